/** The first line of a file that is run as a program. */

/** Its interpreter as written, and all that follows as one text (the kernel splits no further, execve(2)); null without `#!`. */
export function shebangOf(text: string): { readonly interpreter: string; readonly argument: string } | null {
  const line = /^#![ \t]*([^ \t\r\n]+)[ \t]*([^\r\n]*)/.exec(text.slice(0, 4096));
  return line === null ? null : { interpreter: line[1] ?? "", argument: line[2] ?? "" };
}
