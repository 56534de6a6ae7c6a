import { type InitContainerView, rule } from "../engine/rule.ts";
import type { Place } from "../model/finding.ts";
import type { Command, Run } from "../script/model.ts";
import { syntaxOf } from "../script/run.ts";
import { loggedUses, tracesByOption } from "../script/tracing.ts";
import { usesIn } from "../script/uses.ts";
import { isBroken } from "../startup/output.ts";
import { secretVariables } from "../startup/secret-copies.ts";

export default rule({
  id: "printed-secret",
  level: "warning",
  since: "0.1.0",
  serves: ["purpose: secrets", "practice: logging"],
  summary: "Secret that the script writes to the container's log",
  why: `What an init container prints is kept by the node, shipped to the log store, and read by everybody who may see logs, which are more people
than may read Secrets. \`set -x\` prints each command with its variables filled in, \`env\` and \`printenv\` print all of them, and
\`echo "$PASSWORD"\`, written for a test, stays in the manifest.`,
  fix: `Leave \`set -x\` out, or switch it off around what uses the Secret (\`{ set +x; } 2>/dev/null\`); print that a value is there (\`echo "password: \${PASSWORD:+set}"\`), never the value.`,
  links: [
    "https://github.com/owncloud-docker/base/issues/541",
    "https://github.com/openshift-kni/cnf-features-deploy/pull/1406",
    "https://kubernetes.io/docs/concepts/security/secrets-good-practices/",
  ],

  initContainer(view, report) {
    const { container, run } = view;
    if (run.form === "opaque" || isBroken(run) || !mayPrint(run)) return;
    const secrets = secretsOf(view);
    if (!secrets.all && secrets.names.size === 0) return;
    const syntax = syntaxOf(run);
    if (syntax?.source.uncertain === true) return;
    const uses = syntax === null ? null : usesIn(syntax);
    const say = (place: Place, what: string): void =>
      report(place, `init container "${container.name ?? ""}" ${what}, so it can be read in the log`);
    const environment = run.commands.find((command) => printsAll(command) && (uses === null || uses.logged.has(command)));
    if (environment !== undefined) say(placeOf(environment), "prints its whole environment with what comes from a Secret");
    const [use] = uses === null || redirectsItself(run) ? [] : loggedUses(uses, run, secrets.names);
    if (use !== undefined)
      say(use.place, `${use.traced ? "traces a command with" : "prints"} "$${use.name}", which comes from a Secret`);
  },
});

/** Cheap: the words that one of the three ways needs. */
const mayPrint = ({ script, commands, argv }: Run): boolean =>
  script === null
    ? commands.some(printsAll)
    : /\b(?:env|printenv|echo|printf)\b|\bset -|xtrace/.test(script.text) || argv.some(({ value }) => tracesByOption(value));

/** Variables from Secrets; `all` for the keys of a whole Secret, whose names are not known. */
function secretsOf({ container }: InitContainerView): { readonly names: ReadonlySet<string>; readonly all: boolean } {
  return {
    names: new Set(secretVariables(container)),
    all: (container.envFrom ?? []).some(({ secretRef }) => secretRef !== undefined),
  };
}

/** `env`, `printenv` and `export -p` without a name. */
const printsAll = ({ name, words, elsewhere, assignments }: Command): boolean =>
  !elsewhere &&
  assignments.length === 0 &&
  (name === "env" || name === "printenv" ? words.length === 1 : name === "export" && words[1]?.value === "-p");

const redirectsItself = ({ commands }: Run): boolean =>
  commands.some(({ name, redirects }) => name === "exec" && redirects.length > 0);

const placeOf = ({ words, place }: Command): Place => words[0]?.place ?? place;
