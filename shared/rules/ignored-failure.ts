import { rule } from "../engine/rule.ts";
import { isCritical } from "../knowledge/critical.ts";
import { findMigration } from "../knowledge/migrations.ts";
import { excusesIn } from "../script/branches.ts";
import { makesFile } from "../script/downloads.ts";
import type { Command, Run } from "../script/model.ts";
import { failsLater, isQuiet, tellsOfFailure, toleratesFailure } from "../script/reactions.ts";
import { isBroken } from "../startup/output.ts";

export default rule({
  id: "ignored-failure",
  level: "warning",
  since: "0.1.0",
  serves: ["practice: error handling"],
  summary: "`|| true` behind the step that the init container is for",
  why: `\`git clone … || true\` or \`manage.py migrate || true\` cannot fail: when the network, the database or the disk does, the init container
ends with success and the main containers start without the code, the schema or the data that it was to bring.

For steps that may fail on purpose it is right, so \`chown\`, \`chmod\`, \`cp\`, \`mv\`, \`mkdir\` and \`rm\`, statements such as \`CREATE ROLE\` and what
is told to be quiet (\`2>/dev/null\`) are not reported.`,
  fix: "Let it fail: the kubelet runs the init container again. Allow only what may be the case, and test that instead of hiding everything (`[ -d /work/.git ] || git clone … /work`).",
  links: [
    "https://github.com/TencentBlueKing/bk-lite/issues/4489",
    "https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#detailed-behavior",
  ],

  initContainer({ container, role, run }, report) {
    if (run.form !== "shell" || role === "sidecar" || !run.script?.text.includes("||") || isBroken(run)) return;
    for (const { form, failing, prints, repeated } of excusesIn(run)) {
      if (form !== "or" || repeated || prints.some((one) => tellsOfFailure(one) || toleratesFailure(one))) continue;
      const ignored = failing.filter((command) => isNeeded(run, command)).at(-1);
      if (ignored === undefined || failsLater(run, ignored)) continue;
      const [excuse] = prints;
      report(
        (ignored.words[0] ?? ignored).place,
        `init container "${container.name ?? ""}" ignores the failure of "${ignored.name ?? ""}", so the main containers start without its result`,
        excuse === undefined ? {} : { related: [{ place: excuse.place, message: "this runs instead" }] },
      );
    }
  },
});

/** Of the table of critical programs those that nobody lets fail on purpose. */
function isNeeded(run: Run, command: Command): boolean {
  const { name, words, elsewhere } = command;
  if (name === null || elsewhere || isQuiet(command)) return false;
  const values = words.map(({ value }) => value);
  if (findMigration(values) !== null) return true;
  if (name === "curl" || name === "wget") return makesFile(run, command);
  if (name === "psql" || name === "mysql") return readsFile(command);
  if (name === "git") return values.includes("clone");
  if (name === "kubectl") return values.includes("apply");
  return !mayFail.test(name) && isCritical(name, values.slice(1));
}

/** Owners and files that may not be there, settings that may be fixed, keys that may be in the store already. */
const mayFail = /^(?:cp|mv|chown|chgrp|sysctl|keytool|openssl|php|mc)$/;

/** A file of statements; a single one may be there to be repeated. */
const readsFile = ({ words, redirects }: Command): boolean =>
  redirects.some(({ operator }) => operator === "<") || words.some(({ value }) => /^(?:-f.*|--file(?:=.*)?)$/s.test(value ?? ""));
