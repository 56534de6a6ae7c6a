import { type InitContainerView, rule } from "../engine/rule.ts";
import {
  anyForm,
  authorization,
  isStandIn,
  secretOption,
  secretOptions,
  secretVariables,
  tokenForms,
  urlWithPassword,
} from "../knowledge/credentials.ts";
import type { Place } from "../model/finding.ts";
import type { Command, Word } from "../script/model.ts";

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
    const who = `${view.role === "sidecar" ? "sidecar" : "init container"} "${view.container.name ?? ""}"`;
    const said = new Set<string>();
    for (const { what, place } of [...inTexts(view), ...inEnvironment(view), ...view.run.commands.flatMap(inCommand)]) {
      const key = JSON.stringify([place.path, place.span]);
      if (said.has(key)) continue;
      said.add(key);
      report(place, `${who} has ${what} in plain text, so everyone who may read the manifest knows it`, { cause: what });
    }
  },
});

interface Secret {
  readonly what: string;
  readonly place: Place;
}

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
    return [
      ...tokenForms.flatMap(({ what, pattern }) => find(pattern, what)),
      ...find(urlWithPassword, "a password in a URL"),
      ...find(authorization, "an Authorization header"),
    ];
  });
}

const inEnvironment = ({ container, place }: InitContainerView): readonly Secret[] =>
  (container.env ?? []).flatMap(({ name, value }, index) =>
    name !== undefined && secretVariables.has(name) && value !== undefined && !isStandIn(value)
      ? [{ what: `the value of "${name}"`, place: place("env", index, "value") }]
      : [],
  );

/** Secrets that stand where a program takes one. */
function inCommand({ name, words, assignments }: Command): readonly Secret[] {
  const variables = assignments
    .filter((assignment) => secretVariables.has(assignment.name) && isLiteral(assignment.value))
    .map(({ name: variable, value }) => ({ what: `the value of "${variable}"`, place: value.place }));
  if (name === null) return variables;
  const given = words.flatMap((word, index) => {
    const secret = index > 0 && isGiven(name, word, words[index - 1]);
    return secret ? [{ what: `a password for "${name}"`, place: word.place }] : [];
  });
  return [...variables, ...given];
}

function isGiven(program: string, word: Word, before: Word | undefined): boolean {
  const { next, attached, userinfo } = secretOptions(program);
  const value = word.value ?? "";
  if (!isKnown(word)) return false;
  const option = before?.value ?? "";
  if (next.includes(option)) return !value.startsWith("-") && !isStandIn(value);
  if (userinfo.includes(option)) return /^[^:]+:./.test(value) && !isStandIn(value.slice(value.indexOf(":") + 1));
  const long = secretOption.exec(value)?.[1];
  if (long !== undefined) return !isStandIn(long);
  return attached.some(
    (prefix) => value.length > prefix.length && value.startsWith(prefix) && !isStandIn(value.slice(prefix.length)),
  );
}

/** Written here, without a variable: neither from the environment nor from a substitution. */
const isKnown = ({ value, text, fromEnv }: Word): boolean => value !== null && !fromEnv && !text.includes("$");
const isLiteral = (word: Word): boolean => isKnown(word) && !isStandIn(word.value ?? "");
