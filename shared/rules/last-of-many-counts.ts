import { rule } from "../engine/rule.ts";
import { isCritical } from "../knowledge/critical.ts";
import { carelessCurl } from "../script/downloads.ts";
import type { Command, Run } from "../script/model.ts";
import { isWithin } from "../script/paths.ts";
import { isQuiet } from "../script/reactions.ts";
import { swallowedIn } from "../script/swallowed.ts";
import { isBroken } from "../startup/output.ts";

/** So many steps of one kind are a list, of which each entry counts as much as the last. */
const many = 3;

/** Changes of the node or a volume that are often written as a list, besides the critical programs. */
const changes = /^(?:insmod|ip|ip6tables|iptables|ln|modprobe|mount|curl|wget)$/;

export default rule({
  id: "last-of-many-counts",
  level: "warning",
  since: "0.1.0",
  serves: ["practice: error handling"],
  summary: "List of steps of which only the last one can fail the init container",
  why: `A script without \`set -e\` has the status of its last command. Of several \`cp\`, \`sysctl -w\` or \`modprobe\` in a row all but the last may fail
without a trace: the main containers start with some of the files or some of the settings.`,
  fix: "Start the script with `set -eu`, or join the steps with `&&`. Write `|| true` behind a step that may fail.",
  links: [
    "https://github.com/jfrog/charts/issues/511",
    "https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#set",
  ],

  initContainer({ container, role, run }, report) {
    if (run.form !== "shell" || role === "sidecar" || isBroken(run) || swallowedIn(run) !== null) return;
    const last = run.commands.filter(({ words }) => words.length > 0).at(-1);
    if (last?.name == null || last.fate !== "decides" || last.conditional || last.inLoop || !isStep(last)) return;
    const others = run.commands.filter((one) => one !== last && one.name === last.name && isStep(one));
    const lost = others.filter((one) => one.fate === "lost" && !one.conditional && !one.inLoop && !isQuiet(one));
    const [first] = lost;
    if (first === undefined || lost.length !== others.length || others.length < many - 1) return;
    if (areMadeFor(run, new Set(lost), last)) return;
    report(
      (first.words[0] ?? first).place,
      `init container "${container.name ?? ""}" calls "${last.name}" ${others.length + 1} times without "set -e", so only the last one can fail it`,
      { related: [{ place: last.place, message: "this decides the exit status" }] },
    );
  },
});

function isStep(command: Command): boolean {
  const { name, words, elsewhere } = command;
  if (name === null || elsewhere || carelessCurl(command) !== null) return false;
  return (
    changes.test(name) ||
    isCritical(
      name,
      words.slice(1).map(({ value }) => value),
    )
  );
}

/** True when the last step reads what one of the others makes, so that it fails too. */
function areMadeFor(run: Run, steps: ReadonlySet<Command>, last: Command): boolean {
  const reads = run.effects.filter(({ command, kind }) => command === last && kind === "read");
  return run.effects.some(
    ({ command, kind, path }) => kind !== "read" && steps.has(command) && reads.some((one) => isWithin(one.path, path)),
  );
}
