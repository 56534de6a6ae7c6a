/** The text of a file on disk. */
import { readFileSync } from "node:fs";
import { decode, withoutMark } from "./decode.ts";
import { reasonOf } from "./refusal.ts";

/** As `decode` gives it; a file that cannot be read has a reason too. Never throws. */
export function readText(absolute: string): ReturnType<typeof decode> {
  try {
    const text = readFileSync(absolute, "utf8");
    // Reading as UTF-8 is the fast way; only what it may have changed is looked at as bytes.
    return text.includes("\uFFFD") || text.includes("\0") ? decode(readFileSync(absolute)) : { text: withoutMark(text) };
  } catch (error) {
    return { line: null, reason: `file ${reasonOf(error)}` };
  }
}
