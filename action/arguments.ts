import { parseArgs } from "node:util";
import { hint } from "./nearest.ts";
import { type FailOn, failOnChoices } from "./outcome.ts";
import { refusal } from "./refusal.ts";
import type { Request } from "./run.ts";

const formats = ["text", "json", "github", "markdown"] as const;
export type Format = (typeof formats)[number];

interface Command extends Request {
  readonly format: Format;
  readonly failOn: FailOn;
  /** What was asked for instead of a run. */
  readonly show: "help" | "version" | null;
  /** The rule whose page was asked for instead of a run. */
  readonly explain: string | undefined;
}

const takesValue = new Map([
  ["format", true],
  ["config", true],
  ["kubernetes", true],
  ["complete", false],
  ["rule", true],
  ["plan", false],
  ["explain", true],
  ["fail-on", true],
  ["help", false],
  ["version", false],
]);

/** Flags that a later version brings, and what comes near them today. */
const notBuilt: Readonly<Record<string, string>> = {
  fix: "--format text shows the fix of each rule",
};

export const help = `initguard reads what happens before a container starts and says what would go wrong.

Usage: initguard [paths…]          default: the working directory; - reads standard input

  --format <name>       text (default), json, github, markdown
  --config <file>       settings, else initguard.yaml
  --kubernetes <range>  versions that the manifests must run on, such as 1.34 or 1.34-1.37
  --complete            the files are the whole release: what is absent does not exist
  --rule <id>           only this rule, also when it is off; may be repeated
  --plan                instead of findings, how each Pod starts: order, waits, what it takes
  --explain <rule>      instead of a run, the page of a rule: why, the way out, examples
  --fail-on <level>     error (default), warning, notice, never
  --help, --version

Exit code: 0 nothing at or above --fail-on, or --plan; 1 findings; 2 wrong usage, settings or path.
Colour: NO_COLOR switches it off, FORCE_COLOR on.
`;

/** @throws Refusal, in one line, for anything that is not a flag or not a value of one. */
export function parse(args: readonly string[]): Command {
  const values = new Map<string, string[]>();
  const paths: string[] = [];
  const options = Object.fromEntries(
    [...takesValue].map(([name, value]) => [name, { type: value ? "string" : "boolean" } as const]),
  );
  const { tokens } = parseArgs({ args: [...args], options: { ...options, h: { type: "boolean" } }, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind === "positional") paths.push(token.value);
    if (token.kind !== "option") continue;
    const name = token.rawName === "-h" ? "help" : token.name;
    values.set(name, [...(values.get(name) ?? []), checked(name, token.rawName, givenValue(token))]);
  }
  const last = (name: string): string | undefined => values.get(name)?.at(-1);
  const named = values.get("rule")?.flatMap((value) => value.split(",").map((id) => id.trim()));
  return {
    paths: paths.length === 0 ? ["."] : paths,
    config: last("config"),
    kubernetes: last("kubernetes"),
    complete: values.has("complete") ? true : undefined,
    rules: named,
    plan: values.has("plan") ? true : undefined,
    format: formatOf(last("format") ?? "text", values.has("plan")),
    failOn: choice("fail-on", last("fail-on") ?? "error", failOnChoices),
    explain: last("explain"),
    show: values.has("help") ? "help" : values.has("version") ? "version" : null,
  };
}

/** @throws Refusal for a format that cannot show what is asked for. */
function formatOf(written: string, plan: boolean): Format {
  const format = choice("format", written, formats);
  if (plan && format !== "text" && format !== "json") throw refusal(`--plan is shown as text or json, not as ${format}`);
  return format;
}

/** What follows a flag is its value only where it is no flag itself. */
const givenValue = (token: { value?: string | undefined; inlineValue?: boolean | undefined }): string | undefined =>
  token.inlineValue === false && token.value?.startsWith("--") ? undefined : token.value;

function checked(name: string, written: string, value: string | undefined): string {
  const near = notBuilt[name];
  if (near !== undefined && Object.hasOwn(notBuilt, name)) throw refusal(`${written} is not built yet: ${near}`);
  const needsValue = takesValue.get(name);
  if (needsValue === undefined || (written.length === 2 && written !== "-h")) {
    throw refusal(`${written} is no option${hint(name, [...takesValue.keys()], "--") || ": --help lists them"}`);
  }
  if (needsValue && (value === undefined || value === "")) throw refusal(`${written} needs a value`);
  if (!needsValue && value !== undefined) throw refusal(`${written} takes no value`);
  return value ?? "";
}

/** The choice that was written. @throws Refusal for any other word. */
export function choice<T extends string>(name: string, value: string, choices: readonly T[], prefix = "--"): T {
  const found = choices.find((each) => each === value);
  if (found !== undefined) return found;
  if (value === "sarif") throw refusal(`${prefix}${name} sarif is not built yet: ${prefix}${name} json has the same findings`);
  throw refusal(`${prefix}${name} "${value}" is none of ${choices.join(", ")}${hint(value, choices)}`);
}
