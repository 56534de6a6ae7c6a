import { type InitContainerView, rule } from "../engine/rule.ts";
import { type Misreading, misreading, shownAs } from "../knowledge/bashisms.ts";
import { type BashismUse, bashismsIn } from "../script/dialects.ts";
import { syntaxOf } from "../script/run.ts";
import { isBroken } from "../startup/output.ts";

export default rule({
  id: "bashism-in-sh",
  level: "error",
  since: "0.1.0",
  serves: ["practice: light images", "practice: error handling"],
  summary: "Bash syntax in a script that dash or busybox reads",
  why: `\`sh\` is another shell in each image: dash in Debian and Ubuntu, busybox's ash in busybox and Alpine, bash in those of Red Hat. Arrays,
\`\${x^^}\` and \`((…))\` are bash alone; \`[[ ]]\`, \`source\`, \`\${x:0:2}\` and \`set -o pipefail\` work in ash and not in dash. dash stops at a bad
substitution with status 2, and at \`[[\` it says \`[[: not found\` and goes on: the condition is false for ever, so a wait never ends and
a check never finds anything.

The image decides: where its shell is not known there is no finding.`,
  fix: "Call the script with `bash` in an image that has it, or write what every shell reads: `[ a = b ]`, `. file`, `x=$((x + 1))`, `printf` for `echo -e`.",
  links: [
    "https://github.com/Kong/kubernetes-ingress-controller/issues/2918",
    "https://github.com/Keyfactor/ejbca-ce/pull/1060",
    "https://github.com/airbytehq/airbyte/pull/4220",
    "https://wiki.ubuntu.com/DashAsBinSh",
  ],

  initContainer(view, report) {
    const { container, run } = view;
    if (run.form !== "shell" || !/^(?:ash|dash)$/.test(run.shell?.dialect ?? "") || isBroken(run)) return;
    const syntax = syntaxOf(run);
    // A script that asks which shell reads it knows what it does.
    if (syntax === null || run.script?.text.includes("BASH_VERSION")) return;
    const seen = new Set<string>();
    for (const use of bashismsIn(syntax, run.shell?.dialect ?? "other")) {
      const result = whatHappens(use, view);
      const what = use.shown || shownAs(use.bashism);
      if (result === null || seen.has(what)) continue;
      seen.add(what);
      report(
        use.place,
        `init container "${container.name ?? ""}" uses "${what}", but the shell of "${container.image ?? ""}" is ${use.dialect}, so ${consequence(result)}`,
        { level: typeof result === "string" ? "error" : "warning" },
      );
    }
  },
});

function whatHappens({ bashism, dialect }: BashismUse, { image }: InitContainerView): Misreading | null {
  return dialect === "ash" || dialect === "dash" ? misreading(bashism, dialect, image?.applets?.minor ?? null) : null;
}

function consequence(result: Misreading): string {
  if (result === "stops") return "the script ends here with status 2";
  return result === "fails" ? "this command fails" : result.instead;
}
