/** Line ends of a script. */

/** What a carriage return at the end of its line does not harm: a comment, a blank line, a message. */
const harmless = /^[ \t]*(?:#|(?:echo|printf)[ \t]|$)/;

/**
 * The offset of the first line end of a script with the line ends of Windows that does harm; null when one line ends in LF alone
 * (then the others are meant) and when no command gets a carriage return. Linear; UTF-16 units.
 */
export function windowsLineEnd(text: string): number | null {
  let first: number | null = null;
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf("\n", start);
    if (end === -1) break;
    if (text[end - 1] !== "\r") return null;
    const line = text.slice(start, Math.min(end - 1, start + 200));
    if (first === null && !harmless.test(line)) first = end - 1;
    start = end + 1;
  }
  return first;
}
