/**
 * Text from a manifest, safe to print on one line of a terminal or a log: control characters, line ends, direction marks and lone
 * surrogates become visible escapes.
 */
export const visible = (text: string): string => (plain.test(text) ? text : text.replace(hidden, escaped));

/** The zero-width joiner stays: it holds emoji together. */
const hidden = /(?!\u200d)[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;
const plain = /^[\x20-\x7e]*$/;

function escaped(character: string): string {
  const short = { "\n": "\\n", "\r": "\\r", "\t": "\\t" }[character];
  if (short !== undefined) return short;
  const code = character.codePointAt(0) ?? 0;
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, "0")}` : `\\u{${code.toString(16)}}`;
}

/**
 * A line that the GitHub runner reads as text and never as a command: it takes `::name::` at the start, after blanks, and
 * `##[name]` anywhere (actions/runner, ActionCommand.cs).
 */
export const harmless = (line: string): string => line.replaceAll("##[", "# #[").replace(/^(\s*):(?=:)/, "$1: ");

/** `1 error`, `2 errors`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;
