/** Which errors of the parser are certainly errors of the shell. */
import type { Shell } from "./model.ts";
import type { Parsed, ParseError } from "./parse.ts";
import type { Source } from "./source.ts";

/**
 * The errors that every shell which may run the script reports too. The parser reads bash; where dash and busybox take
 * something else for valid, only bash makes it an error.
 */
export function certainErrors(parsed: Parsed | null, source: Source, dialect: Shell["dialect"]): readonly ParseError[] {
  if (parsed === null || source.uncertain || dialect === "other") return [];
  if (dialect === "bash") return parsed.errors;
  if (quoteInsideBraces(source.parsable)) return [];
  return parsed.errors.filter(({ message, offset }) => {
    // In dash a function's body can be a simple command, and `[[` is a command like any other.
    return !message.includes("function body") && !lineAt(source.parsable, offset).includes("[[");
  });
}

function lineAt(text: string, offset: number): string {
  const end = text.indexOf("\n", offset);
  return text.slice(text.lastIndexOf("\n", Math.max(0, offset - 1)) + 1, end === -1 ? text.length : end);
}

/** A single quote in `"${x:-it's}"` opens a string in bash and is a character elsewhere. */
function quoteInsideBraces(text: string): boolean {
  for (let open = text.indexOf("${"); open !== -1; open = text.indexOf("${", open + 2)) {
    const close = text.indexOf("}", open);
    if (close === -1) return text.indexOf("'", open) !== -1;
    if (text.slice(open, close).split("'").length % 2 === 0) return true;
  }
  return false;
}
