/** How long `sleep` sleeps. */
import { secondsOf } from "../script/durations.ts";
import type { Command } from "../script/model.ts";

/**
 * Seconds that a `sleep` command takes; infinite for `sleep infinity` (coreutils, busybox 1.33 on). null when an argument is not known
 * or no duration. Several arguments add up.
 */
export function sleepSeconds({ name, words }: Command): number | null {
  const given = words.slice(1);
  if (name !== "sleep" || given.length === 0) return null;
  const each = given.map((word) => (/^inf(?:inity)?$/i.test(word.value ?? "") ? Number.POSITIVE_INFINITY : secondsOf(word)));
  return each.reduce<number | null>((sum, one) => (sum === null || one === null ? null : sum + one), 0);
}
