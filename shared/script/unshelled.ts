/** Syntax of the shell in a command line that no shell reads. */
import type { Command, Word } from "./model.ts";

/** A word that only a shell would have made something else of. */
export interface Unread {
  readonly word: Word;
  readonly kind: "operator" | "glob" | "variable";
  /** The operator, or the variable with its dollar sign; "" for a glob. */
  readonly shown: string;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));

const operators = words("| || & && ; > >> < 2> 2>&1 &> >/dev/null 2>/dev/null");

/** Programs for which an operator is an argument like any other, or that hand their arguments to a shell. */
const ownOperators = words("[ [[ awk eval expr find fish jq parallel script ssh su test watch xargs yq");

/** Programs that take the names of existing files. */
const ofFiles = words("cat chgrp chmod chown cp ln ls mv rm touch");

/** Programs that are known to leave `$` in their arguments as it is. */
const literal = words(
  "aws cat chgrp chmod chown cp createdb curl dig echo gcloud git gsutil kubectl ln ls mc mkdir mv mysql mysqladmin nc nslookup openssl pg_isready ping psql redis-cli rm sleep sysctl tar test touch wget",
);

/** Options whose next word is a program text or data. */
const beforeText = /^(?:-[a-z]*[ced]|--(?:command|data(?:-[a-z]+)?|eval|execute|patch|template))$/;

/** What a command line without a shell has of a shell's syntax: the first word of the worst kind. */
export function unreadSyntax({ name, words: [, ...args] }: Command): Unread | null {
  // A script may do anything with its arguments.
  if (name === null || /\.\w+$|entrypoint/.test(name)) return null;
  const operator = ownOperators.has(name) ? undefined : args.find(({ value }) => value !== null && operators.has(value));
  if (operator !== undefined) return { word: operator, kind: "operator", shown: operator.value ?? "" };
  const glob = ofFiles.has(name) ? args.find(({ value }) => value !== null && isGlob(value)) : undefined;
  if (glob !== undefined) return { word: glob, kind: "glob", shown: "" };
  if (!literal.has(name)) return null;
  for (const [index, word] of args.entries()) {
    // `$$` was written by somebody who wants a dollar sign.
    const isMeant = word.fromEnv || word.text.includes("$$");
    const variable = isMeant || beforeText.test(args[index - 1]?.value ?? "") ? null : variableIn(word.value ?? "");
    if (variable !== null) return { word, kind: "variable", shown: variable };
  }
  return null;
}

/** `*` alone or as a part of a path; not a pattern in a text. */
const isGlob = (value: string): boolean => /^[^\s'"`{}()$]*\*[^\s'"`{}()$]*$/.test(value.slice(0, 1024));

/** The first `$NAME` or `${NAME}`; lower case may be anything else. */
const variableIn = (value: string): string | null =>
  /(?<![\\$])\$(?:[A-Z_][A-Z0-9_]*(?![A-Za-z0-9_$])|\{[A-Z_][A-Z0-9_]*(?::?[-+?=][^{}]*)?\})/.exec(value)?.[0] ?? null;

/** True for a text of several commands in its first 4096 units: what a shell gets behind `-c`. */
export const isScriptText = (text: string): boolean => /\s(?:&&|\|\|?)\s|;\s|\n|\b(?:do|then)\s/.test(text.slice(0, 4096).trim());

/** True when a script reads the words behind it: `$0`, `$1`, `$@`, and what moves or hands them on. Linear; in doubt true. */
export const readsParameters = (script: string): boolean =>
  /\$\{?[#!]?[0-9@*#]|\bshift\b|\bgetopts\b|\beval\b|(?:^|[\s;&|(])(?:\.|source)\s|\bfor\s+\w+\s*(?:;|\n|do\b)|\{\{/.test(script);
