/** How a shell is called: which options it gets, and where its script is. */
import type { Shell, Word } from "./model.ts";
import { programName } from "./wrappers.ts";

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
  if (name === null) return null;
  const set = new Set<string>();
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
    const on = value.startsWith("-");
    for (const letter of value.slice(1)) {
      if (letter === "c") command = true;
      const option = letter === "o" || letter === "O" ? words[++index]?.value : letterNames[letter];
      if (option != null && on) set.add(option);
      if (option != null && !on) set.delete(option);
    }
  }
  const rest = words.slice(index);
  return {
    name,
    errexit: set.has("errexit"),
    nounset: set.has("nounset"),
    pipefail: set.has("pipefail"),
    script: command ? (rest[0] ?? null) : null,
    file: command || set.has("stdin") ? null : (rest[0] ?? null),
    parameters: command ? rest.slice(2) : rest.slice(1),
  };
}

const letterNames: Readonly<Record<string, string>> = { e: "errexit", u: "nounset", s: "stdin" };

/** What parses a shell's script; `behindSh` is the image's shell behind the name sh. */
export function dialectOf(name: string, behindSh: string | null): Shell["dialect"] {
  if (name === "bash" || name === "ash" || name === "dash") return name;
  if (name !== "sh") return "other";
  return behindSh === "bash" || behindSh === "ash" || behindSh === "dash" ? behindSh : "sh";
}
