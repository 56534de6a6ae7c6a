/** Which errors of the parser are errors of the shell. */
import type { Shell } from "./model.ts";
import type { Parsed, ParseError } from "./parse.ts";
import type { Source } from "./source.ts";

/** The errors that every shell which may run the script certainly reports too. */
export function certainErrors(parsed: Parsed | null, source: Source, dialect: Shell["dialect"]): readonly ParseError[] {
  if (parsed === null || source.uncertain || dialect === "other") return [];
  return parsed.errors;
}
