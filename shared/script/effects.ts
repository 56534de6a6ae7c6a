/** What commands do to files. */

import { directories, type Structure } from "./directories.ts";
import type { Doing } from "./doing.ts";
import { programs } from "./file-programs.ts";
import type { Command, Effect, Redirect, Word } from "./model.ts";
import { pathOf } from "./paths.ts";

/**
 * What `commands` do to files with literal paths, in source order. Relative paths are resolved from `workingDir` and a
 * straight-line `cd`; in a glob the last literal directory stands for what is below it. What another system's tools do
 * (`elsewhere`) is left out, what a pipe or an unknown word hides is not there.
 */
export function readEffects(
  commands: readonly Command[],
  workingDir: string | null,
  structure: Structure | null = null,
): readonly Effect[] {
  const where = directories(commands, workingDir, structure);
  return commands.flatMap((command, index) => (command.elsewhere ? [] : effectsOf(command, where[index] ?? null)));
}

function effectsOf(command: Command, directory: string | null): readonly Effect[] {
  const { name, words, redirects } = command;
  const program = name !== null && Object.hasOwn(programs, name) ? programs[name] : undefined;
  const doings = program === undefined ? [] : program(words.slice(1), words);
  return [...doings, ...redirects.flatMap(redirected)].flatMap((doing) => effectOf(doing, command, directory));
}

function effectOf(
  { kind, word, below, recursive, detail }: Doing,
  command: Command,
  directory: string | null,
): readonly Effect[] {
  const inside = pathOf(word, directory);
  const found =
    below === undefined || inside === null || inside.glob
      ? inside
      : pathOf({ ...word, value: `${inside.path}/${below}`, glob: false }, null);
  if (found === null) return [];
  return [
    { kind, path: found.path, recursive: recursive === true || found.glob, detail: detail ?? "", command, place: word.place },
  ];
}

function redirected({ operator, target }: Redirect): readonly Doing[] {
  if (target === null || isDescriptor(target) || /^\/dev\/(?:tcp|udp)\//.test(target.value ?? "")) return [];
  switch (operator) {
    case ">":
    case ">|":
    case "&>":
      return [{ kind: "write", word: target }];
    case ">>":
    case "&>>":
      return [{ kind: "append", word: target }];
    case "<":
      return [{ kind: "read", word: target }];
    case "<>":
      return [
        { kind: "read", word: target },
        { kind: "append", word: target },
      ];
    case ">&":
      return [{ kind: "write", word: target }];
    default:
      return [];
  }
}

/** `2>&1` and `>&-` are no files. */
const isDescriptor = ({ value }: Word): boolean => value !== null && /^(?:\d+-?|-)$/.test(value);
