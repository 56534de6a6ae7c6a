/** Secrets on command lines. */
import {
  fromLiteral,
  isSecretVariable,
  isStandIn,
  secretOperand,
  secretOption,
  secretOptions,
  takesOperand,
} from "../knowledge/credentials.ts";
import type { Place } from "../model/finding.ts";
import type { Command, Word } from "./model.ts";
import { readOptions } from "./options.ts";

/** A secret in plain text. */
export interface Secret {
  /** What it is, for a message; never its value. */
  readonly what: string;
  readonly place: Place;
}

/** The secrets that stand where a program takes one, or a variable: written here, neither from the environment nor from a substitution. */
export function secretsIn({ name, words, assignments }: Command): readonly Secret[] {
  const variables = [...assignments, ...(name !== null && exporting.has(name) ? words.slice(1).flatMap(assigned) : [])]
    .filter(({ name: variable, value }) => isKnown(value) && isSecretVariable(variable, value.value ?? ""))
    .map(({ name: variable, value }) => ({ what: `the value of "${variable}"`, place: value.place }));
  if (name === null) return variables;
  const given = words.flatMap((word, index) => {
    const secret = index > 0 && isGiven(name, word, words[index - 1]);
    return secret ? [{ what: `a password for "${name}"`, place: word.place }] : [];
  });
  return [...variables, ...given, ...inOperands(name, words)];
}

const exporting = new Set(["export", "declare", "local", "readonly", "typeset"]);

/** The `NAME=value` that `export` gets as a word. */
function assigned(word: Word): readonly { readonly name: string; readonly value: Word }[] {
  const match = /^([A-Za-z_][A-Za-z0-9_]{0,255})=/.exec(word.value ?? "");
  return match === null ? [] : [{ name: match[1] ?? "", value: { ...word, value: (word.value ?? "").slice(match[0].length) } }];
}

function inOperands(program: string, words: readonly Word[]): readonly Secret[] {
  if (!takesOperand.has(program)) return [];
  const { options, operands } = readOptions(words.slice(1), { valued: "", long: [] });
  const flags = options.map(({ name }) => name).join("");
  const index = secretOperand(
    program,
    operands.map(({ value }) => value ?? ""),
    flags,
  );
  const word = index === null ? undefined : operands[index];
  return word !== undefined && isLiteral(word) ? [{ what: `a password for "${program}"`, place: word.place }] : [];
}

function isGiven(program: string, word: Word, before: Word | undefined): boolean {
  const { next, attached, userinfo } = secretOptions(program);
  const value = word.value ?? "";
  if (!isKnown(word)) return false;
  const option = before?.value ?? "";
  if (next.includes(option)) return !value.startsWith("-") && !isStandIn(value);
  if (userinfo.includes(option)) return /^[^:]+:./.test(value) && !isStandIn(value.slice(value.indexOf(":") + 1));
  const long = secretOption.exec(value)?.[1] ?? (program === "kubectl" ? fromLiteral.exec(value)?.[1] : undefined);
  if (long !== undefined) return !isStandIn(long);
  return attached.some(
    (prefix) => value.length > prefix.length && value.startsWith(prefix) && !isStandIn(value.slice(prefix.length)),
  );
}

/** Written here, without a variable: neither from the environment nor from a substitution. */
const isKnown = ({ value, text, fromEnv }: Word): boolean => value !== null && !fromEnv && !text.includes("$");
const isLiteral = (word: Word): boolean => isKnown(word) && !isStandIn(word.value ?? "");
