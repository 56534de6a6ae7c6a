/** Programs that run another program given in their arguments. */
import type { Command, Word, Wrapper } from "./model.ts";

interface Grammar {
  /** Short options that take a value, as letters. */
  readonly valued?: string;
  /** Long options whose value is the next word. */
  readonly long?: readonly string[];
  /** Operands before the program. */
  readonly operands?: number;
  /** NAME=value words may stand before the program. */
  readonly assignments?: true;
  /** What runs does so in another system's files. */
  readonly elsewhere?: true;
  /** Part of the shell, so that builtins can follow. */
  readonly shell?: true;
  /** Options with which it runs nothing. */
  readonly not?: RegExp;
}

/** From the manual pages of coreutils, util-linux, findutils, sudo, busybox, tini, dumb-init, su-exec, gosu and s6. */
const grammars: Readonly<Record<string, Grammar>> = {
  timeout: { valued: "ks", long: ["kill-after", "signal"], operands: 1 },
  exec: { valued: "a", shell: true },
  command: { shell: true, not: /^-[a-zA-Z]*[vV]/ },
  builtin: { shell: true },
  time: { valued: "of", long: ["output", "format"] },
  env: { valued: "uC", long: ["unset", "chdir"], assignments: true, not: /^(-S|--split-string|-[iv0]*S)/ },
  sudo: {
    valued: "ughpCrtTUDR",
    long: ["user", "group", "host", "prompt", "chdir", "chroot", "role", "type"],
    assignments: true,
    not: /^(-[vlksei]+|--edit|--list|--shell|--login|--validate)$/,
  },
  doas: { valued: "uC", not: /^-s$/ },
  nice: { valued: "n", long: ["adjustment"] },
  ionice: { valued: "cnpPu", long: ["class", "classdata"], not: /^-[pPu]/ },
  nohup: {},
  setsid: {},
  stdbuf: { valued: "ioe", long: ["input", "output", "error"] },
  taskset: { operands: 1, not: /^-[a-z]*p/ },
  chrt: { operands: 1, not: /^-[a-z]*p/ },
  flock: { valued: "wE", long: ["timeout", "wait", "conflict-exit-code"], operands: 1 },
  xargs: { valued: "EILPadns", long: ["max-args", "max-procs", "delimiter", "arg-file", "max-chars"] },
  busybox: { not: /^--/ },
  nsenter: { valued: "tSG", long: ["target", "setuid", "setgid"], elsewhere: true },
  chroot: { long: [], operands: 1, elsewhere: true },
  setpriv: {
    long: ["reuid", "regid", "groups", "inh-caps", "ambient-caps", "bounding-set", "securebits", "pdeathsig", "ruid", "euid"],
  },
  "su-exec": { operands: 1 },
  gosu: { operands: 1 },
  "s6-setuidgid": { operands: 1 },
  tini: { valued: "pe" },
  "tini-static": { valued: "pe" },
  "dumb-init": { valued: "r", long: ["rewrite"] },
  catatonit: {},
};

/** A command line without its wrappers. */
export interface Stripped {
  readonly wrappers: readonly Wrapper[];
  /** The program and its arguments. */
  readonly words: readonly Word[];
  /** Of `env` and its like. */
  readonly assignments: Command["assignments"];
  readonly elsewhere: boolean;
  /** False when a program of its own stands before, which cannot run builtins. */
  readonly inShell: boolean;
}

/** A program's name without its directory; null when it is not known. */
export const programName = (word: Word | undefined): string | null =>
  word?.value == null || word.glob ? null : word.value.slice(word.value.lastIndexOf("/") + 1);

const assignment = /^([A-Za-z_][A-Za-z0-9_]*)=/;

/** More than anybody stacks. */
const mostWrappers = 16;

/** Takes the wrappers off a command line. A wrapper without a program to run is the program itself. */
export function stripWrappers(line: readonly Word[]): Stripped {
  const wrappers: Wrapper[] = [];
  const assignments: Command["assignments"][number][] = [];
  let words = line;
  let elsewhere = false;
  let inShell = true;
  while (wrappers.length < mostWrappers) {
    const name = programName(words[0]);
    const grammar = name !== null && Object.hasOwn(grammars, name) ? grammars[name] : undefined;
    if (name === null || grammar === undefined) break;
    const length = lengthOf(name, grammar, words);
    const own = words.slice(0, length ?? words.length);
    elsewhere ||= grammar.elsewhere === true && (length === null || length < words.length);
    if (length === null || length >= words.length) break;
    if (grammar.assignments) assignments.push(...own.slice(1).flatMap(assigned));
    wrappers.push({ name, words: own });
    inShell &&= grammar.shell === true && name !== "exec";
    words = words.slice(length);
  }
  return { wrappers, words, assignments, elsewhere, inShell };
}

function assigned(word: Word): Command["assignments"] {
  const match = assignment.exec(word.value ?? word.text);
  if (match === null) return [];
  const value = word.value === null ? null : word.value.slice(match[0].length);
  return [{ name: match[1] ?? "", value: { ...word, value } }];
}

/** How many words belong to the wrapper; null when it runs nothing. */
function lengthOf(name: string, grammar: Grammar, words: readonly Word[]): number | null {
  let operands = grammar.operands ?? 0;
  let index = 1;
  for (; index < words.length; index++) {
    const value = words[index]?.value ?? "";
    if (grammar.not?.test(value)) return null;
    if (value === "--") {
      index++;
      break;
    }
    if (value.length < 2 || !value.startsWith("-")) break;
    // Before 1.30, busybox had `timeout -t SECONDS PROGRAM`.
    if (name === "timeout" && /^-t\d*$/.test(value)) operands = 0;
    if (takesNext(grammar, name === "timeout" ? "t" : "", value)) index++;
  }
  while (grammar.assignments && assignment.test(words[index]?.value ?? words[index]?.text ?? "")) index++;
  return index + operands;
}

function takesNext(grammar: Grammar, more: string, option: string): boolean {
  if (option.startsWith("--")) return grammar.long?.includes(option.slice(2)) === true;
  for (let at = 1; at < option.length; at++) {
    if (`${grammar.valued ?? ""}${more}`.includes(option[at] ?? "")) return at === option.length - 1;
  }
  return false;
}
