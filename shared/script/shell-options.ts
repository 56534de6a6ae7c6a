/** errexit and pipefail, the two options that decide which failures count. */
import type { Word } from "./model.ts";

/** Null when it is not certain. */
export type Switch = boolean | null;

/** Which of the two are on at one point of a script. */
export interface Options {
  readonly errexit: Switch;
  readonly pipefail: Switch;
}

/** Behind something that may change them. */
export const uncertain: Options = { errexit: null, pipefail: null };

/** What is certain when either can be the case. */
export const either = (a: Options, b: Options): Options => ({
  errexit: a.errexit === b.errexit ? a.errexit : null,
  pipefail: a.pipefail === b.pipefail ? a.pipefail : null,
});

/** The options after any number of rounds, so also of rounds that begin with what the one before left behind. */
export function afterRounds(round: (before: Options) => Options, options: Options): Options {
  const after = either(options, round(options));
  const changed = after.errexit !== options.errexit || after.pipefail !== options.pipefail;
  return changed ? either(after, round(after)) : after;
}

/** The options after a command `set …`; words[0] is `set`. */
export function afterSet(options: Options, words: readonly Word[]): Options {
  let { errexit, pipefail } = options;
  for (let index = 1; index < words.length; index++) {
    const value = words[index]?.value;
    if (value == null) return uncertain;
    if (value === "--" || value === "-" || !/^[-+]./.test(value)) break;
    const on = value.startsWith("-");
    for (const letter of value.slice(1)) {
      const name = letter === "o" ? words[++index]?.value : letter === "e" ? "errexit" : "";
      if (name === null) return uncertain;
      if (name === "errexit") errexit = on;
      if (name === "pipefail") pipefail = on;
    }
  }
  return { errexit, pipefail };
}
