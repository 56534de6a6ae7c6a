import { type InitContainerView, rule } from "../engine/rule.ts";
import { isSecretVariable, isStandIn } from "../knowledge/credentials.ts";
import { anyForm, placesOfSecrets, tokenForms } from "../knowledge/secret-forms.ts";
import type { Place } from "../model/finding.ts";
import { initTitle } from "../model/pod.ts";
import { printPath, resourceId } from "../model/resource.ts";
import { type Secret, secretsIn } from "../script/secrets.ts";

export default rule({
  id: "literal-secret",
  level: "error",
  since: "0.1.0",
  serves: ["purpose: certificates and secrets"],
  summary: "Secret written into the command, the script or the environment of an init container",
  why: `Whoever may read the Pod, or the repository, reads the secret: it is in \`kubectl get pod -o yaml\`, in the history of git, in the audit
log, and a command line also in the process list of the node. It cannot be changed without a rollout. initguard names the place and
the kind of secret; its value never appears in a message.`,
  fix: "Keep it in a Secret and hand it over with `valueFrom.secretKeyRef`, or mount the Secret as a file and let the program read it (`PGPASSFILE`, `--defaults-extra-file`, `curl --netrc-file`). What was committed once counts as known: replace it.",
  links: [
    "https://kubernetes.io/docs/concepts/configuration/secret/#using-secrets-as-environment-variables",
    "https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html",
  ],
  initContainer(view, report) {
    const who = initTitle(view.container);
    const said = new Map<string, Place[]>();
    for (const { what, place } of [...inTexts(view), ...inEnvironment(view), ...view.run.commands.flatMap(secretsIn)]) {
      const key = `${resourceId(place.resource)} ${printPath(place.path)}`;
      const before = said.get(key) ?? [];
      if (before.some((other) => overlap(place, other))) continue;
      before.push(place);
      said.set(key, before);
      report(place, `${who} has ${what} in plain text, so everyone who may read the manifest knows it`, { cause: what });
    }
  },
});

/** A token inside of a URL is one secret. */
const overlap = ({ span: one }: Place, { span: other }: Place): boolean =>
  one === undefined || other === undefined || (one.start < other.end && other.start < one.end);

/** Secrets that their form gives away, as written: the place of a match, not of what an expansion made of it. */
function inTexts({ container, run, place }: InitContainerView): readonly Secret[] {
  const written = (["command", "args"] as const).flatMap((key) =>
    (container[key] ?? []).map((text, index) => ({
      text,
      at: (start: number, end: number) => ({ ...place(key, index), span: { start, end } }),
    })),
  );
  const values = (container.env ?? []).flatMap(({ value }, index) =>
    value === undefined ? [] : [{ text: value, at: () => place("env", index, "value") }],
  );
  const file = run.script?.from === "file" ? [{ text: run.script.text, at: run.script.place }] : [];
  return [...written, ...values, ...file].flatMap(({ text, at }) => {
    if (!anyForm.test(text)) return [];
    const find = (pattern: RegExp, what: string): readonly Secret[] =>
      [...text.matchAll(pattern)]
        .filter(([all, group]) => !isStandIn(group ?? all))
        .map(({ 0: all, index }) => ({ what, place: at(index, index + all.length) }));
    return [...tokenForms, ...placesOfSecrets].flatMap(({ what, pattern }) => find(pattern, what));
  });
}

const inEnvironment = ({ container, place }: InitContainerView): readonly Secret[] =>
  (container.env ?? []).flatMap(({ name, value }, index) =>
    name !== undefined && value !== undefined && isSecretVariable(name, value)
      ? [{ what: `the value of "${name}"`, place: place("env", index, "value") }]
      : [],
  );
