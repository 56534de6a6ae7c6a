/** The common ground of what programs do to files. */
import type { Effect, Word } from "./model.ts";
import { hasOption, type Options, readOptions } from "./options.ts";

/** One effect before its path is resolved. */
export interface Doing {
  readonly kind: Effect["kind"];
  readonly word: Word;
  /** A name below the directory that `word` means. */
  readonly below?: string;
  readonly recursive?: boolean;
  readonly detail?: string;
}

/** `args` without the program, `words` with it. */
export type Program = (args: readonly Word[], words: readonly Word[]) => readonly Doing[];

type Read = (options: Options) => readonly Doing[];

/** A program that reads its arguments as its syntax says, and does nothing with `--help` and `--version`. */
export const program =
  (syntax: { readonly valued?: string; readonly long?: readonly string[]; readonly oneDash?: true }, read: Read): Program =>
  (args) => {
    const options = readOptions(args, { valued: "", long: [], ...syntax });
    return hasOption(options, "help", "version") ? [] : read(options);
  };

/** The same to each of the words. */
export const each = (kind: Effect["kind"], words: readonly Word[], more: Partial<Doing> = {}): readonly Doing[] =>
  words.map((word) => ({ kind, word, ...more }));

/** The same to one word, if it is given. */
export const given = (kind: Effect["kind"], word: Word | undefined, more: Partial<Doing> = {}): readonly Doing[] =>
  word === undefined ? [] : [{ kind, word, ...more }];

/** `-r` and its synonyms. */
export const isRecursive = (options: Options): boolean => hasOption(options, "r", "R", "a", "recursive", "archive");

/** Writes `sources` to `target`: a copy into `dir/`, or one of several names, is `dir/name`. */
export function intoTarget(sources: readonly Word[], target: Word, isDirectory: boolean, recursive: boolean): readonly Doing[] {
  const [only] = sources;
  const many = sources.length > 1 || only?.glob === true || isDirectory || /\/\.?$/.test(target.value ?? "");
  const base = only?.value == null || only.glob ? null : baseName(only.value);
  if (many && sources.length === 1 && base !== null && !target.glob)
    return [{ kind: "write", word: target, below: base, recursive }];
  return [{ kind: "write", word: target, recursive: recursive || many }];
}

/** null for a name whose contents are copied (`dir/.`). */
function baseName(path: string): string | null {
  const name = path.replace(/\/+$/, "").split("/").at(-1) ?? "";
  return name === "" || name === "." || name === ".." ? null : name;
}
