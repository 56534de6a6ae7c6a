/** Calls of busybox's applets with what that busybox refuses, and how `timeout` is called. */
import { type Applets, appletSyntax, findRefuses, isForeignDate, sleepsForever } from "../knowledge/applet-options.ts";
import type { Command, Run, Word } from "./model.ts";
import { readOptions } from "./options.ts";
import { stripWrappers } from "./wrappers.ts";

/** A call that ends with a usage message or an error before it does anything. */
export interface RefusedCall {
  readonly command: Command;
  readonly tool: string;
  /** The option as a message may quote it (`-P`); null when the value is what is refused. */
  readonly option: string | null;
  readonly word: Word;
}

/** Every such call; at most one for each command. */
export function refusedCalls(run: Run, applets: Applets): readonly RefusedCall[] {
  return run.commands.flatMap((command) => {
    if (command.builtin || command.elsewhere) return [];
    const lines = [...command.wrappers.map(({ words }) => words), command.words];
    const found = lines.map((words) => refusedIn(command, words, applets)).find((call) => call !== null);
    return found ? [found] : [];
  });
}

function refusedIn(command: Command, words: readonly Word[], applets: Applets): RefusedCall | null {
  const [program, ...args] = words;
  const tool = program?.value?.slice(program.value.lastIndexOf("/") + 1);
  if (tool === undefined || args.length === 0) return null;
  const refused = (word: Word | undefined, option: string | null): RefusedCall | null =>
    word === undefined ? null : { command, tool, option, word };
  if (tool === "find") {
    const word = findWords(args).find(({ value }) => value !== null && findRefuses(value, applets));
    return refused(word, word?.value ?? null);
  }
  if (tool === "sleep") {
    const word = args.find(({ value }) => value === "infinity" || value === "inf");
    return sleepsForever(applets) ? null : refused(word, null);
  }
  const syntax = appletSyntax(tool, applets);
  if (syntax === null) return null;
  const { options, certain } = readOptions(ownArguments(tool, args), syntax);
  if (!certain) return null;
  const asks = args.length === 1 ? /^(?:h|help|version)$/ : /^(?:help|version)$/;
  const other = options.find(({ name }) => !syntax.takes(name) && !asks.test(name));
  if (other !== undefined) return refused(wordOf(other.name, args), `${other.name.length > 1 ? "--" : "-"}${other.name}`);
  if (tool !== "date" || options.some(({ name }) => name === "D")) return null;
  const date = options.find(({ name, value }) => (name === "d" || name === "date") && isForeignDate(value?.value ?? ""));
  return refused(date?.value ?? undefined, null);
}

/** `nc -e PROGRAM ARGUMENTS`: what follows is the program's. */
function ownArguments(tool: string, args: readonly Word[]): readonly Word[] {
  const end = tool === "nc" ? args.findIndex(({ value }) => value !== null && /^-[a-z]*e/.test(value)) : -1;
  return end < 0 ? args : args.slice(0, end);
}

/** The words of `find` without those of the commands that it runs. */
function findWords(args: readonly Word[]): readonly Word[] {
  const own: Word[] = [];
  let inCommand = false;
  for (const word of args) {
    if (!inCommand) own.push(word);
    inCommand = inCommand ? word.value !== ";" && word.value !== "+" : /^-(?:exec|ok)(?:dir)?$/.test(word.value ?? "");
  }
  return own;
}

const wordOf = (option: string, args: readonly Word[]): Word | undefined =>
  args.find(({ value }) =>
    option.length > 1 ? value?.startsWith(`--${option}`) : value !== null && /^-[^-]/.test(value) && value.includes(option),
  );

/** One `timeout` with a program behind it. */
export interface TimeoutCall {
  /** `-t 5` or `5`. */
  readonly limit: "-t" | "operand";
  /** The option, or the operand. */
  readonly word: Word;
}

/** Every call of `timeout` whose limit is known, of the container's command line and of its script. */
export function timeoutCalls(run: Run): readonly TimeoutCall[] {
  const outer = run.form === "shell" ? stripWrappers(run.argv).wrappers : [];
  const wrappers = [...outer, ...run.commands.filter(({ elsewhere }) => !elsewhere).flatMap((command) => command.wrappers)];
  return wrappers.flatMap(({ name, words }): readonly TimeoutCall[] => {
    if (name !== "timeout") return [];
    const option = words.find(({ value }) => value !== null && /^-t\d*$/.test(value));
    if (option !== undefined) return [{ limit: "-t", word: option }];
    const last = words.at(-1);
    return last?.value != null && /^\d+(?:\.\d+)?[smhd]?$/.test(last.value) ? [{ limit: "operand", word: last }] : [];
  });
}
