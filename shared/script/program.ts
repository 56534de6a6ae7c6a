/** Who runs what: the program behind a container's command line, and the script that a shell gets. */
import type { Place } from "../model/finding.ts";
import type { Argv } from "./argv.ts";
import { unexpanded } from "./expand.ts";
import { interpreterCalled } from "./interpreters.ts";
import { dialectOf, type Invocation, readInvocation, shellName } from "./invocation.ts";
import type { Script, Shell, Word } from "./model.ts";
import { absoluteIn } from "./paths.ts";
import { shebangOf } from "./shebang.ts";
import { type Source, sourceOf } from "./source.ts";
import { programName, type Stripped, stripWrappers } from "./wrappers.ts";

/** What a container runs behind its wrappers. */
export interface Program {
  readonly stripped: Stripped;
  readonly shell: Shell | null;
  /** The script that the shell reads; null for a program that is no shell and for a script that is not known. */
  readonly source: Source | null;
  readonly from: Script["from"];
  /** `$1` and up. */
  readonly parameters: readonly Word[];
  /** The interpreter of a text in the manifest that is no shell script; null without one. */
  readonly interpreter: string | null;
}

interface Surroundings {
  readonly image: { readonly shell: string | null; readonly passes?: true } | null;
  fileAt(path: string): { readonly text: string; readonly place: Place } | null;
}

/** Finds the program of a command line, through wrappers, `sh -c`, mounted scripts and their first line. */
export function findProgram(argv: Argv, surroundings: Surroundings, workingDir: string | null): Program {
  const stripped = stripWrappers(withoutPassThrough(argv, surroundings.image?.passes === true));
  const called = stripped.words[0];
  const none: Program = { stripped, shell: null, source: null, from: "inline", parameters: [], interpreter: null };
  if (called === undefined) return none;
  const { image, fileAt } = surroundings;
  const behindSh = stripped.elsewhere ? null : stripped.wrappers.some(({ name }) => name === "busybox") ? "ash" : image?.shell;
  const invocation = readInvocation(stripped.words);
  if (invocation !== null) {
    const shell = shellFrom(invocation, behindSh ?? null, called.place);
    const { script, file, parameters } = invocation;
    if (script !== null) {
      const expanded = argv.expandedOf(script);
      return { ...none, shell, parameters, source: expanded === undefined ? null : sourceOf(expanded, script.place) };
    }
    const text = file === null || stripped.elsewhere ? null : read(file, workingDir, fileAt);
    if (text === null) return { ...none, shell, parameters };
    return { ...none, shell, parameters, from: "file", source: sourceOf(unexpanded(text.text), text.place) };
  }
  if (shellName(called) !== null || stripped.elsewhere) return none;
  const text = called.value?.includes("/") ? read(called, workingDir, fileAt) : null;
  if (text === null) {
    const isThere = (word: Word): boolean => read(word, workingDir, fileAt) !== null;
    return { ...none, interpreter: interpreterCalled(stripped.words, isThere) };
  }
  const line = interpreterLine(text.text, called);
  const interpreter = line === null ? null : readInvocation(line);
  if (interpreter === null) return { ...none, interpreter: programName(line?.[0]) };
  const shell = shellFrom(interpreter, image?.shell ?? null, called.place);
  const source = sourceOf(unexpanded(text.text), text.place);
  return { ...none, shell, source, from: "file", parameters: stripped.words.slice(1) };
}

/** The entrypoint script of the official images runs its arguments when they begin with a program; so do others, by the table. */
function withoutPassThrough({ words, fromImage }: Argv, passes: boolean): readonly Word[] {
  const isScript = fromImage > 0 && (passes || programName(words[0]) === "docker-entrypoint.sh");
  return isScript && shellName(words[fromImage]) !== null ? words.slice(fromImage) : words;
}

function shellFrom({ name, errexit, nounset, pipefail }: Invocation, behindSh: string | null, place: Place): Shell {
  return { name, dialect: dialectOf(name, behindSh), errexit, nounset, pipefail, place };
}

function read(word: Word, workingDir: string | null, fileAt: Surroundings["fileAt"]): ReturnType<Surroundings["fileAt"]> {
  const path = word.value === null ? null : absoluteIn(word.value, workingDir);
  return path === null ? null : fileAt(path);
}

/** The command line that a `#!` line makes. */
function interpreterLine(text: string, called: Word): readonly Word[] | null {
  const line = shebangOf(text);
  if (line === null) return null;
  const word = (value: string): Word => ({ ...called, value, text: value });
  const argument = line.argument.trimEnd();
  const split = /^(-S|--split-string=?)\s*/.exec(argument);
  const given = split === null ? [argument] : argument.slice(split[0].length).split(/[ \t]+/);
  const words = [line.interpreter, ...given.filter((value) => value !== "")].map(word);
  return stripWrappers([...words, called]).words;
}
