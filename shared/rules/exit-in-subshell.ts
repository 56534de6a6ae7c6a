import { rule } from "../engine/rule.ts";
import { checksIn } from "../script/checks.ts";
import { innerExitsIn } from "../script/subshells.ts";
import { isBroken } from "../startup/output.ts";

export default rule({
  id: "exit-in-subshell",
  level: "error",
  since: "0.1.0",
  serves: ["practice: error handling"],
  summary: "`exit` that leaves only a subshell",
  why: `Parentheses, \`$( )\` and each part of a pipeline are shells of their own, and \`exit\` ends the shell that it stands in: after
\`… || (echo "no database"; exit 1)\`, \`X=$(curl … || exit 1)\` and \`… | while read l; do … exit 1; done\` the script goes on with its next line.
Without \`set -e\` nobody looks at the status that is left behind, so the init container succeeds although the script said \`exit 1\`.`,
  fix: 'Use braces, which are no shell of their own (`… || { echo "no database"; exit 1; }`), write the `exit` behind the substitution (`X=$(curl …) || exit 1`), read the loop from a file or a here-document, or run the script with `set -e`.',
  links: [
    "https://github.com/perftool-incubator/crucible/issues/647",
    "https://github.com/canonical/lxd/pull/13552",
    "https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_13",
  ],

  initContainer({ container, role, run }, report) {
    if (run.form !== "shell" || role === "sidecar" || !run.script?.text.includes("exit") || isBroken(run)) return;
    for (const { command, within, variable } of innerExitsIn(run)) {
      if (command.fate !== "lost" || command.elsewhere) continue;
      if (variable !== null && checksIn(run).testsVariable(variable)) continue;
      report(
        (command.words[0] ?? command).place,
        `init container "${container.name ?? ""}" calls "exit" in ${within}, so only that part ends and the script goes on`,
      );
    }
  },
});
