import { expect, test } from "vitest";
import { sleepSeconds } from "../../../shared/script/durations.ts";
import type { Command, Word } from "../../../shared/script/model.ts";

const word = (value: string | null) => ({ value }) as Word;
const command = (...values: readonly (string | null)[]) =>
  ({ name: values[0] ?? null, words: values.map(word) }) as unknown as Command;

test.each<[readonly (string | null)[], number | null]>([
  [["sleep", "5"], 5],
  [["sleep", "5s"], 5],
  [["sleep", "1.5m"], 90],
  [["sleep", "2h"], 7200],
  [["sleep", "1d"], 86_400],
  [["sleep", "1m", "30"], 90],
  [["sleep", "infinity"], Number.POSITIVE_INFINITY],
  [["sleep", "inf"], Number.POSITIVE_INFINITY],
  [["sleep", "1w"], null],
  [["sleep", "-5"], null],
  [["sleep", "5", null], null],
  [["sleep"], null],
  [["usleep", "5"], null],
])("%j takes %s seconds", (words, expected) => expect(sleepSeconds(command(...words))).toBe(expected));
