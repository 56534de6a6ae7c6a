/** Splits the words of a command into options and operands, by the syntax of its tool. */
import type { ToolSyntax } from "../knowledge/tools.ts";
import type { Word } from "./model.ts";

interface Option {
  /** Without its dashes: `m` or `max-time`. */
  readonly name: string;
  /** null when the option takes none here; a value cut out of a word keeps the word's place. */
  readonly value: Word | null;
}

/** The arguments of a command, split. */
export interface Options {
  readonly options: readonly Option[];
  readonly operands: readonly Word[];
  /** False when a word is not known that could be an option. */
  readonly certain: boolean;
}

/** Options with values are read as the tool does: `-w2`, `-w 2`, `-zw 2`, `--max-time 2`, `--max-time=2`. Linear. */
export function readOptions(
  args: readonly Word[],
  syntax: Pick<ToolSyntax, "valued" | "attached" | "long" | "oneDash" | "stopsAtOperand">,
): Options {
  const options: Option[] = [];
  const operands: Word[] = [];
  const long = new Set(syntax.long);
  let certain = true;
  let onlyOperands = false;
  for (let index = 0; index < args.length; index++) {
    const word = args[index];
    if (word === undefined) break;
    const shape = word.value ?? word.text.replace(/^["']/, "");
    if (!onlyOperands && word.value === null && /^(?:-|\$|`)/.test(shape)) certain = false;
    if (onlyOperands || !/^-./.test(shape)) {
      operands.push(word);
      onlyOperands ||= syntax.stopsAtOperand === true;
    } else if (shape === "--") {
      onlyOperands = true;
    } else {
      const isLong = shape.startsWith("--") || syntax.oneDash === true;
      const takesNext = isLong ? readLong(word, shape, long, options) : readShort(word, shape, syntax, options);
      if (takesNext !== null) options.push({ name: takesNext, value: args[++index] ?? null });
    }
  }
  return { options, operands, certain };
}

/** The name of an option whose value is the next word, else null. */
function readLong(word: Word, shape: string, long: ReadonlySet<string>, options: Option[]): string | null {
  const body = shape.replace(/^--?/, "");
  const equals = body.indexOf("=");
  const name = equals < 0 ? body : body.slice(0, equals);
  if (equals < 0 && long.has(name)) return name;
  options.push({ name, value: equals < 0 ? null : cut(word, shape.length - body.length + equals + 1) });
  return null;
}

function readShort(
  word: Word,
  shape: string,
  { valued, attached = "" }: Pick<ToolSyntax, "valued" | "attached">,
  options: Option[],
): string | null {
  for (let at = 1; at < shape.length; at++) {
    const name = shape[at] ?? "";
    if (attached.includes(name)) {
      options.push({ name, value: cut(word, at + 1) });
      return null;
    }
    if (valued.includes(name)) {
      if (at === shape.length - 1) return name;
      options.push({ name, value: cut(word, at + 1) });
      return null;
    }
    options.push({ name, value: null });
  }
  return null;
}

/** The rest of a word from an offset of its value. */
const cut = (word: Word, from: number): Word => ({ ...word, value: word.value === null ? null : word.value.slice(from) });

/** The last value of any of the options, which is the one that counts; undefined when none is given. */
export function optionValue({ options }: Options, ...names: readonly string[]): Word | undefined {
  return [...options].reverse().find(({ name, value }) => value !== null && names.includes(name))?.value ?? undefined;
}

/** True when any of the options is given, with a value or without. */
export const hasOption = ({ options }: Options, ...names: readonly string[]): boolean =>
  options.some(({ name }) => names.includes(name));
