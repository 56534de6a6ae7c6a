/** Lengths of time as tools read them. */
import type { Word } from "./model.ts";

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

/** null for no word or one that is not a length of time. */
export const secondsOf = (word: Word | null | undefined): number | null => (word?.value == null ? null : seconds(word.value));
