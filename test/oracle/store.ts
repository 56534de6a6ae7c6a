/** The committed answers: for each input, known by a hash of its text, what the oracle said. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** By key. */
export type Answers<A> = ReadonlyMap<string, A>;

/** The name of an input in a file of answers. */
export const keyOf = (input: unknown): string =>
  createHash("sha256").update(JSON.stringify(input)).digest("base64url").slice(0, 9);

const fileOf = (name: string): string => fileURLToPath(new URL(`./verdicts/${name}.json`, import.meta.url));

export function readAnswers<A>(name: string): Answers<A> {
  if (!existsSync(fileOf(name))) return new Map();
  return new Map(Object.entries(JSON.parse(readFileSync(fileOf(name), "utf8")) as Record<string, A>));
}

/** One line for each answer, in the order of the keys: two runs that agree write the same file. */
export function writeAnswers<A>(name: string, answers: Answers<A>): void {
  mkdirSync(fileURLToPath(new URL("./verdicts/", import.meta.url)), { recursive: true });
  writeFileSync(fileOf(name), printAnswers(answers));
}

export function printAnswers<A>(answers: Answers<A>): string {
  const lines = [...answers]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, each]) => `${JSON.stringify(key)}: ${JSON.stringify(each)}`);
  return `{\n${lines.join(",\n")}\n}\n`;
}

/** Thrown when an input has no committed answer, which happens when a case or a generator changed. */
export class MissingAnswer extends Error {
  constructor(name: string, title: string) {
    super(`no answer in test/oracle/verdicts/${name}.json for ${title}: run \`npm run oracle\` (it needs Go)`);
  }
}

/** The answer to an input. */
export function answerTo<A>(answers: Answers<A>, name: string, input: unknown, title: string): A {
  const answer = answers.get(keyOf(input));
  if (answer === undefined) throw new MissingAnswer(name, title);
  return answer;
}

/** A value for each minor version of Kubernetes, where it changes: one for all of them, or by the first version that has it. */
export type ByMinor<V> = V | { readonly from: Readonly<Record<string, V>> };

export function byMinor<V>(values: readonly (readonly [minor: number, value: V])[]): ByMinor<V> {
  const from: Record<string, V> = {};
  let last: string | undefined;
  for (const [minor, value] of values) {
    const text = JSON.stringify(value);
    if (text !== last) from[minor] = value;
    last = text;
  }
  const all = Object.values(from);
  return all.length === 1 ? (all[0] as V) : { from };
}

/** The value of a minor version. */
export function atMinor<V extends readonly unknown[]>(values: ByMinor<V>, minor: number): V {
  if (!("from" in values)) return values;
  const since = Object.keys(values.from)
    .map(Number)
    .filter((from) => from <= minor);
  return values.from[Math.max(...since)] as V;
}
