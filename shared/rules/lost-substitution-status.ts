import { rule } from "../engine/rule.ts";
import type { ImageFacts } from "../knowledge/image-facts.ts";
import { printsFromElsewhere } from "../knowledge/pipes.ts";
import { type Checks, checksIn } from "../script/checks.ts";
import { readsDocument } from "../script/downloads.ts";
import type { Command } from "../script/model.ts";
import { type Discarded, discardedIn } from "../script/substitutions.ts";
import { isBroken } from "../startup/output.ts";

export default rule({
  id: "lost-substitution-status",
  level: "warning",
  since: "0.1.0",
  serves: ["practice: error handling"],
  summary: "Failure inside `$( )` that nobody sees",
  why: `\`export TOKEN=$(vault read …)\` has the status of \`export\`, \`echo "$(kubectl get …)" > file\` that of \`echo\`, and \`for x in $(…)\` none at all:
when the command inside fails, the value is empty, the file is empty, the loop does nothing, and the script goes on, with \`set -e\` too.
Only an assignment alone (\`TOKEN=$(vault read …)\`) has the status of what it runs.`,
  fix: `Under \`set -e\` assign first, then use: \`TOKEN=$(vault read …); export TOKEN\`, \`names=$(kubectl get …); for x in $names\`. Or say that it must not be empty: \`"\${TOKEN:?}"\`.`,
  links: [
    "https://github.com/koalaman/shellcheck/issues/262",
    "https://github.com/koalaman/shellcheck/issues/1733",
    "https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_09_01",
  ],

  initContainer({ container, image, role, run }, report) {
    if (run.form !== "shell" || role === "sidecar" || !/\$\(|`/.test(run.script?.text ?? "") || isBroken(run)) return;
    for (const one of discardedIn(run)) {
      const source = one.commands.find((command) => mayFail(command, image));
      if (source === undefined || !isUsed(one, checksIn(run))) continue;
      const where = one.by === "list" ? "for" : (one.outer?.name ?? "");
      report(
        (source.words[0] ?? source).place,
        `init container "${container.name ?? ""}" runs "${source.name ?? ""}" in a word of "${where}", so its failure is lost and the value is empty`,
      );
    }
  },
});

/** A command that gets its output from elsewhere; a tool that the image lacks is missing-tool's. */
function mayFail(command: Command, image: ImageFacts | null): boolean {
  const { name, words, redirects, elsewhere } = command;
  if (name === null || elsewhere || redirects.some(({ descriptor }) => descriptor === 2) || image?.tools?.has(name) === false)
    return false;
  return (
    readsDocument(command) ||
    printsFromElsewhere(
      name,
      words.slice(1).map(({ value }) => value),
    )
  );
}

/** True where an empty value makes a difference and no test looks at it. */
function isUsed({ by, variable, outer }: Discarded, checks: Checks): boolean {
  if (by === "list") return true;
  if (outer === null || outer.fate === "tested") return false;
  if (by === "text") return writes(outer);
  if (by === "declaration" && variable !== null) {
    return !checks.testsVariable(variable) && (outer.name === "export" || checks.usesVariable(variable));
  }
  const values = outer.words.slice(1).map(({ value }) => value ?? "");
  switch (outer.name) {
    case "echo":
    case "printf":
    case "cat":
      return writes(outer);
    case "sed":
      return writes(outer) || values.some((value) => /^-[a-zA-Z]*i/.test(value));
    case "git":
      return values.includes("config");
    case "kubectl":
      return values.some((value) => /^(?:annotate|create|label|patch|set)$/.test(value));
    default:
      return false;
  }
}

const writes = ({ redirects }: Command): boolean =>
  redirects.some(
    ({ operator, descriptor, target }) =>
      operator.startsWith(">") && descriptor === 1 && !/^(?:\d|\/dev\/(?:null|stdout|stderr))$/.test(target?.value ?? ""),
  );
