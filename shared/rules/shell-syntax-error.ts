import { rule } from "../engine/rule.ts";
import { windowsLineEnd } from "../script/line-ends.ts";

export default rule({
  id: "shell-syntax-error",
  level: "error",
  since: "0.1.0",
  serves: ["practice: error handling", "purpose: preparation"],
  summary: "Script of an init container that no shell can parse",
  why: `A shell reads a whole command, up to the matching \`done\`, \`fi\` or quote, before it runs any of it. At a syntax error it exits
with status 2, so the init container fails at each start and the main containers never run.

A common source is YAML: a folded scalar (\`>\`) joins the lines of a script with spaces, so \`for i in 1 2 3\` and \`do\` end up on one line
without the \`;\` between them, and a comment swallows the rest of the script.`,
  fix: "Correct the script at the marked place. Write scripts of several lines as a literal block scalar (`|`), which keeps its lines; `sh -n` checks one without running it.",
  links: [
    "https://github.com/kubernetes/website/issues/32466",
    "https://github.com/robjuz/helm-charts/issues/152",
    "https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_08_01",
  ],

  initContainer({ container, run: { script } }, report) {
    const error = script?.errors[0];
    // crlf-script speaks of a script that carriage returns broke.
    if (error === undefined || windowsLineEnd(script?.text ?? "") !== null) return;
    report(
      error.place,
      `init container "${container.name ?? ""}" has a script with a syntax error, so its shell exits with status 2 at each start`,
    );
  },
});
