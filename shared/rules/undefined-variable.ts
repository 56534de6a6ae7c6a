import { type InitContainerView, rule } from "../engine/rule.ts";
import { isGivenVariable } from "../knowledge/variables.ts";
import type { Level, Place } from "../model/finding.ts";
import type { Run } from "../script/model.ts";
import { syntaxOf } from "../script/run.ts";
import { type Use, usesIn } from "../script/uses.ts";
import { isBroken } from "../startup/output.ts";

export default rule({
  id: "undefined-variable",
  level: "warning",
  worst: "error",
  since: "0.1.0",
  serves: ["purpose: dependency checks", "purpose: config files"],
  summary: "Variable that is defined on a main container only",
  why: `Each container of a Pod has an environment of its own. A variable that stands under \`env\` of the main container is not there in the init
container: for the shell it is empty, so \`nc -z "$DB_HOST" 5432\` asks nobody and \`rm -rf "$CACHE_DIR/"*\` means the root directory. Under
\`set -u\` the script stops there.

What an image sets itself is not known, so initguard speaks only of names that a main container of the same Pod defines.`,
  fix: "Copy the entry of `env` (or `envFrom`) to the init container; in a template, define the list once and use it in both.",
  links: [
    "https://github.com/elastic/cloud-on-k8s/issues/4436",
    "https://github.com/twosigma/Cook/pull/1504",
    "https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/",
  ],

  initContainer(view, report) {
    const { container, run, pod } = view;
    if (run.form !== "shell" || isBroken(run) || pod.partial || (container.envFrom ?? []).length > 0) return;
    if (!namesForeign(view, run.script?.text ?? "")) return;
    const syntax = syntaxOf(run);
    if (syntax === null || syntax.source.uncertain) return;
    const { uses, set, expected, open } = usesIn(syntax);
    if (open) return;
    const own = new Set([...set.keys(), ...(container.env ?? []).map(({ name }) => name)]);
    const strict = isStrict(run);
    const seen = new Set<string>();
    for (const use of uses) {
      const { name, place } = use;
      if (seen.has(name) || own.has(name) || expected.has(name) || isGivenVariable(name) || (!strict && isMessage(use))) continue;
      const definition = definedBy(view, name);
      if (definition === undefined) continue;
      seen.add(name);
      report(
        place,
        `init container "${container.name ?? ""}" uses "$${name}", which only main container "${definition.container}" defines, so ${strict ? "its shell stops there" : "it is empty"}`,
        {
          level: strict ? "error" : definition.level,
          related: [{ place: definition.place, message: "defined here, for this container" }],
        },
      );
    }
  },
});

/** Cheap: `$NAME` of a main container's entry stands somewhere in the text. */
function namesForeign({ pod, container }: InitContainerView, text: string): boolean {
  if (!text.includes("$")) return false;
  const own = new Set((container.env ?? []).map(({ name }) => name));
  const names = (pod.spec.containers ?? []).flatMap(({ env }) => (env ?? []).map(({ name }) => name));
  return names.some(
    (name) =>
      name !== undefined &&
      name !== "" &&
      !own.has(name) &&
      (text.includes(`$${name}`) || text.includes(`{${name}`) || text.includes(`{#${name}`)),
  );
}

/** A message with a hole in it harms nobody. */
const isMessage = ({ command, logged }: Use): boolean => logged && /^(?:echo|printf)$/.test(command?.name ?? "");

function isStrict({ shell, commands }: Run): boolean {
  const options = commands
    .filter(({ name }) => name === "set")
    .flatMap(({ words }) => words.slice(1).map(({ value }) => value ?? ""));
  if (options.some((option) => /^\+[a-z]*[uo]/.test(option))) return false;
  return shell?.nounset === true || options.some((option) => /^-[a-z]*u|^nounset$/.test(option));
}

const namesFile = /(?:HOST|HOSTNAME|URL|URI|ADDR|ADDRESS|ENDPOINT|SERVER|DIR|DIRECTORY|FILE|FOLDER)$/;

/** The main container that gives the name a value; none when a template fills the value (`value: ${NAME}`) and so the script. */
function definedBy(
  { pod }: InitContainerView,
  name: string,
): { readonly container: string; readonly place: Place; readonly level: Level } | undefined {
  for (const [index, { name: container, env }] of (pod.spec.containers ?? []).entries()) {
    const at = (env ?? []).findIndex((entry) => entry.name === name);
    const entry = env?.[at];
    if (entry === undefined) continue;
    if (/\$\{|\{\{/.test(entry.value ?? "")) return undefined;
    const level = namesFile.test(name) || /^\/\w|:\/\//.test(entry.value ?? "") ? "error" : "warning";
    return { container: container ?? "", place: pod.place("containers", index, "env", at), level };
  }
  return undefined;
}
