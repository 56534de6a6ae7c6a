/** How a shell is called: which options it gets, and where its script is. */
import type { Shell, Word } from "./model.ts";
import { programName } from "./wrappers.ts";

/** A shell as it is called. The options are those of the command line; the script can change them. */
export interface Invocation {
  readonly name: string;
  readonly errexit: boolean;
  readonly nounset: boolean;
  readonly pipefail: boolean;
  /** The text after `-c`. */
  readonly script: Word | null;
  /** The file that it reads; null with `-c` or from standard input. */
  readonly file: Word | null;
  /** `$1` and up. */
  readonly parameters: readonly Word[];
}

const shells: ReadonlySet<string> = new Set(["sh", "bash", "ash", "dash", "zsh", "ksh"]);

/** The shell's name when `word` calls one. */
export const shellName = (word: Word | undefined): string | null => {
  const name = programName(word);
  return name !== null && shells.has(name) ? name : null;
};

/** Long options of bash that take the next word. */
const valuedLong = new Set(["--rcfile", "--init-file"]);

/** Reads `sh -ec 'script' name args…`; null when words[0] is no shell or an option is not known. */
export function readInvocation(words: readonly Word[]): Invocation | null {
  const name = shellName(words[0]);
  const given = name === null ? null : readShellOptions(words);
  if (name === null || given === null) return null;
  const { on, command, rest } = given;
  return {
    name,
    errexit: on.has("errexit"),
    nounset: on.has("nounset"),
    pipefail: on.has("pipefail"),
    script: command ? (rest[0] ?? null) : null,
    file: command || on.has("stdin") ? null : (rest[0] ?? null),
    parameters: command ? rest.slice(2) : rest.slice(1),
  };
}

/** The options that are on, whether `-c` is among them, and the words behind; null when a word is not known that may be an option. */
function readShellOptions(
  words: readonly Word[],
): { readonly on: ReadonlySet<string>; readonly command: boolean; readonly rest: readonly Word[] } | null {
  const on = new Set<string>();
  let command = false;
  let index = 1;
  for (; index < words.length; index++) {
    const value = words[index]?.value;
    // An unknown word behind -c is the script; before it, it can be anything.
    if (value == null) {
      if (command) break;
      return null;
    }
    if (value === "--" || value === "-") {
      index++;
      break;
    }
    if (!/^[-+]./.test(value)) break;
    if (value.startsWith("--")) {
      if (valuedLong.has(value)) index++;
      continue;
    }
    for (const letter of value.slice(1)) {
      if (letter === "c") command = true;
      const option = letter === "o" || letter === "O" ? words[++index]?.value : letterNames[letter];
      if (option == null) continue;
      if (value.startsWith("-")) on.add(option);
      else on.delete(option);
    }
  }
  return { on, command, rest: words.slice(index) };
}

const letterNames: Readonly<Record<string, string>> = { e: "errexit", u: "nounset", s: "stdin" };

/** What parses a shell's script; `behindSh` is the image's shell behind the name sh. */
export function dialectOf(name: string, behindSh: string | null): Shell["dialect"] {
  if (name === "bash" || name === "ash" || name === "dash") return name;
  if (name !== "sh") return "other";
  return behindSh === "bash" || behindSh === "ash" || behindSh === "dash" ? behindSh : "sh";
}
