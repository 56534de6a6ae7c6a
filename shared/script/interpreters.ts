/** Interpreters that are no shells: what they run is named, and not read. */
import type { Word } from "./model.ts";
import { programName } from "./wrappers.ts";

/** Options whose next word, or the rest of whose own, is a program text. From python(1), node(1), perlrun(1), ruby(1), php(1) and lua(1). */
const textOptions: Readonly<Record<string, RegExp>> = {
  python: /^-[A-Za-z]*c/,
  node: /^(?:-[ep]+|--eval|--print)(?:=|$)/,
  perl: /^-[A-Za-z]*[eE]/,
  ruby: /^-[A-Za-z]*e/,
  php: /^-[r]/,
  lua: /^-e/,
};

/**
 * The name as called (`python3`) of an interpreter that gets a text of the manifest: as an argument, or as a file that `isThere`
 * knows; null when the words call none, and when what it runs stands in the image.
 */
export function interpreterCalled(words: readonly Word[], isThere: (word: Word) => boolean): string | null {
  const name = programName(words[0]);
  const language = /^([a-z]+?)[\d.]*$/.exec(name ?? "")?.[1] ?? "";
  const option = Object.hasOwn(textOptions, language) ? textOptions[language] : undefined;
  if (option === undefined) return null;
  for (const word of words.slice(1)) {
    if (word.value === null) return null;
    if (option.test(word.value)) return name;
    if (!word.value.startsWith("-")) return isThere(word) ? name : null;
  }
  return null;
}
