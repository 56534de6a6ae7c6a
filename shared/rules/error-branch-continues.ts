import { rule } from "../engine/rule.ts";
import { isCritical } from "../knowledge/critical.ts";
import { findMigration } from "../knowledge/migrations.ts";
import { type Excuse, excusesIn } from "../script/branches.ts";
import type { Command, Run } from "../script/model.ts";
import { failsLater, isErrorMessage, tellsOfFailure, toleratesFailure } from "../script/reactions.ts";
import { isBroken } from "../startup/output.ts";

export default rule({
  id: "error-branch-continues",
  level: "warning",
  since: "0.1.0",
  serves: ["practice: error handling"],
  summary: "Error branch that prints a message and goes on",
  why: `\`cp … || echo "copy failed"\` and \`else echo "ERROR: …"; fi\` turn a failure into a success: \`echo\` ends with 0, so the script goes on as if
the step had worked, with \`set -e\` too. The message is in the log of an init container that "completed", where nobody looks.`,
  fix: 'End the branch with `exit 1`: `|| { echo "copy failed" >&2; exit 1; }`. Where the failure is allowed, let the message say what happens instead (`using the default`).',
  links: [
    "https://github.com/contiv/install/issues/50",
    "https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_09_03",
  ],

  initContainer({ container, role, run }, report) {
    if (run.form !== "shell" || role === "sidecar" || !/\|\||\bif\b/.test(run.script?.text ?? "") || isBroken(run)) return;
    for (const excuse of excusesIn(run)) {
      const failed = excuse.repeated ? undefined : failedIn(excuse, run);
      const message = excuse.prints.find(({ name }) => name === "echo" || name === "printf");
      if (failed === undefined || message === undefined || failsLater(run, message)) continue;
      const what = failed.name === "[" || failed.name === "test" ? "a test" : `"${failed.name ?? ""}"`;
      report(
        (message.words[0] ?? message).place,
        `init container "${container.name ?? ""}" prints an error when ${what} fails and goes on, so it succeeds all the same`,
        { related: [{ place: failed.place, message: "this failed" }] },
      );
    }
  },
});

/** The command whose failure is only printed. */
function failedIn({ failing, prints }: Excuse, run: Run): Command | undefined {
  if (prints.some(toleratesFailure) || !prints.some(tellsOfFailure)) return undefined;
  const said = prints.some(isErrorMessage);
  return failing
    .filter((command) => matters(command, run) || (said && /^(?:\[|test|cp|mv|chown)$/.test(command.name ?? "")))
    .at(-1);
}

/** Work that the containers after it count on, or a connection that they need. */
function matters(command: Command, run: Run): boolean {
  const { name, words, elsewhere } = command;
  if (name === null || elsewhere || /^(?:chown|chgrp|cp|mv|sysctl)$/.test(name)) return false;
  if (name === "curl" || name === "wget") return true;
  const values = words.map(({ value }) => value);
  if (isCritical(name, values.slice(1)) || findMigration(values) !== null) return true;
  return run.probes.some((probe) => probe.command === command && probe.method === "connect");
}
