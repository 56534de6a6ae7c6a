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

/** A value for each of a row of names: one for all of them, or by the first name from which on it holds. */
export type Steps<V> = V | { readonly from: Readonly<Record<string, V>> };

export function inSteps<V>(names: readonly string[], values: readonly V[]): Steps<V> {
  const from: Record<string, V> = {};
  let last: string | undefined;
  for (const [index, name] of names.entries()) {
    const value = values[index] as V;
    const text = JSON.stringify(value);
    if (text !== last) from[name] = value;
    last = text;
  }
  const all = Object.values(from);
  return all.length === 1 ? (all[0] as V) : { from };
}

/** The value that holds for `name`. */
export function atStep<V extends readonly unknown[]>(steps: Steps<V>, names: readonly string[], name: string): V {
  if (!("from" in steps)) return steps;
  const first = names.slice(0, names.indexOf(name) + 1).findLast((each) => Object.hasOwn(steps.from, each));
  return steps.from[first ?? ""] as V;
}
