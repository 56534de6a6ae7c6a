/** Which errors of the parser are certainly errors of the shell. */
import type { Shell } from "./model.ts";
import type { Parsed, ParseError } from "./parse.ts";
import type { Source } from "./source.ts";

/**
 * The errors that every shell which may run the script reports too. The parser reads bash; where dash and busybox read a
 * text in another way (`[[` is a command like any other there), its errors count for bash only.
 */
export function certainErrors(parsed: Parsed | null, source: Source, dialect: Shell["dialect"]): readonly ParseError[] {
  if (parsed === null || source.uncertain || dialect === "other") return [];
  // bash 5.3 has a command substitution `${ …; }`; for every other shell it is an error only when it is expanded.
  if (/\$\{[ \t\n|]/.test(source.parsable)) return [];
  if (dialect === "bash") return parsed.errors;
  if (quoteInsideBraces(source.parsable) || /(^|[\s;&|(!])(\[\[|\]\])(?=[\s;&|)]|$)/.test(source.parsable)) return [];
  // A function's body can be a simple command in dash, and `a[` is a word.
  return parsed.errors.filter(({ message }) => !message.includes("function body") && !message.includes("array subscript"));
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
