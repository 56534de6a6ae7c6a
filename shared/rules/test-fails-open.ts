import { rule } from "../engine/rule.ts";
import { openTestsIn } from "../script/open-tests.ts";
import { syntaxOf } from "../script/run.ts";
import { isBroken } from "../startup/output.ts";

export default rule({
  id: "test-fails-open",
  level: "error",
  since: "0.1.0",
  serves: ["practice: error handling", "purpose: dependency checks"],
  summary: "Check that passes when it gets no answer",
  why: `When the program in \`$(…)\` fails, its answer is empty. \`[ $STATUS -ne 200 ]\` then has no left side: the shell complains ("unexpected
operator", "unknown operand", "integer expression expected") and the test is not true, so the branch with \`exit 1\` is left out and the
script goes on as if all were well. A loop \`while [ $STATE != ready ]\` ends at the first failed attempt. The other way round, \`[ -n $ANSWER ]\`
and \`[ -f $FILE ]\` without quotes are true of nothing.

\`set -e\` does not help: a test in \`if\`, \`while\` or before \`&&\` is allowed to fail, and in a pipeline only the last program counts.`,
  fix: `Ask for success and fail otherwise, with quotes: \`if [ "$STATUS" = 200 ]; then … else exit 1; fi\`, or \`[ "\${STATUS:-0}" -eq 200 ] || exit 1\`. A wait is \`until [ "$(…)" = ready ]; do sleep 2; done\`.`,
  links: [
    "https://github.com/hayorov/helm-gcs/pull/98",
    "https://github.com/alphagov/gsp/pull/776",
    "https://pubs.opengroup.org/onlinepubs/9799919799/utilities/test.html",
  ],

  initContainer({ container, role, run }, report) {
    const text = run.script?.text ?? "";
    if (role === "sidecar" || !/\$\(|`/.test(text) || !/\[|\btest\b/.test(text) || !/\b(?:exit|until|while)\b/.test(text)) return;
    if (run.form !== "shell" || isBroken(run)) return;
    const syntax = syntaxOf(run);
    if (syntax === null || syntax.source.uncertain) return;
    for (const { program, kind, place } of openTestsIn(syntax, run.shell?.dialect ?? "other")) {
      report(
        place,
        `init container "${container.name ?? ""}" tests an answer of "${program}" that may be empty, so without one ${kind === "wait" ? "its wait ends" : "the check passes"}`,
      );
    }
  },
});
