import { nearestName } from "../shared/text.ts";

/** `; did you mean x?` or nothing. */
export function hint(word: string, candidates: readonly string[], prefix = ""): string {
  const near = nearestName(word, candidates);
  return near === undefined ? "" : `; did you mean ${prefix}${near}?`;
}
