/** Lengths of time as tools read them. */
import type { Command, Word } from "./model.ts";

const units: Readonly<Record<string, number>> = { ns: 1e-9, us: 1e-6, µs: 1e-6, ms: 1e-3, "": 1, s: 1, m: 60, h: 3600, d: 86400 };

/** Seconds of `30`, `1.5`, `2m`, `500ms`, `1m30s`; null for anything else. */
export function seconds(text: string): number | null {
  if (text.length > 40 || !/^(?:\d+(?:\.\d*)?|\.\d+)(?:[nuµm]?s|[mhd])?(?:\d+(?:\.\d*)?(?:[nuµm]?s|[mhd]))*$/.test(text))
    return null;
  let total = 0;
  for (const [, amount = "0", unit = ""] of text.matchAll(/(\d+(?:\.\d*)?|\.\d+)([nuµm]?s|[mhd])?/g)) {
    total += Number(amount) * (units[unit] ?? 1);
  }
  return total;
}

/** Seconds of a word; null for no word or one that is not a length of time. */
export const secondsOf = (word: Word | null | undefined): number | null => (word?.value == null ? null : seconds(word.value));

/** All of them together; null when one is not known. */
export const sumOf = (lengths: readonly (number | null)[]): number | null =>
  lengths.reduce<number | null>((sum, one) => (sum === null || one === null ? null : sum + one), 0);

/**
 * Seconds that a `sleep` command takes; infinite for `sleep infinity` (coreutils, busybox 1.33 on). null when an argument is not known
 * or no duration. Several arguments add up.
 */
export function sleepSeconds({ name, words }: Command): number | null {
  const given = words.slice(1);
  if (name !== "sleep" || given.length === 0) return null;
  return sumOf(given.map((word) => (/^inf(?:inity)?$/i.test(word.value ?? "") ? Number.POSITIVE_INFINITY : secondsOf(word))));
}
