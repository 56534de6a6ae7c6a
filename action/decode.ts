import { isUtf8 } from "node:buffer";

/** The text of some bytes, or why they hold none that Kubernetes could read. `line` is 1-based. */
type Decoded =
  | { readonly text: string; readonly reason?: never; readonly line?: never }
  | { readonly reason: string; readonly line: number | null; readonly text?: never };

/** Reads UTF-8, with or without a byte-order mark. */
export function decode(bytes: Buffer): Decoded {
  const wide = wideEncoding(bytes);
  if (wide !== undefined)
    return { line: null, reason: `file is ${wide} text, which Kubernetes tools do not read: save it as UTF-8` };
  const nul = bytes.indexOf(0);
  if (nul >= 0) return { line: lineAt(bytes, nul), reason: "file holds a NUL byte, so it is binary data and not YAML" };
  if (!isUtf8(bytes)) return { line: firstBadLine(bytes), reason: "line is not UTF-8 text, so Kubernetes tools refuse the file" };
  return { text: withoutMark(bytes.toString("utf8")) };
}

export const withoutMark = (text: string): string => (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);

/** By the byte-order mark; without one by the NUL that each ASCII character has beside it. */
function wideEncoding(bytes: Buffer): string | undefined {
  const start = bytes.subarray(0, 4).toString("hex");
  if (start === "fffe0000" || start === "0000feff") return "UTF-32";
  if (start.startsWith("fffe") || start.startsWith("feff")) return "UTF-16";
  const isText = (byte: number | undefined): boolean => byte !== undefined && byte >= 9 && byte < 127;
  const pairs = [...bytes.subarray(0, 64)];
  if (pairs.length < 4) return undefined;
  const little = pairs.every((byte, i) => (i % 2 === 0 ? isText(byte) : byte === 0));
  const big = pairs.every((byte, i) => (i % 2 === 1 ? isText(byte) : byte === 0));
  return little || big ? "UTF-16" : undefined;
}

const newline = 10;

function lineAt(bytes: Buffer, offset: number): number {
  let line = 1;
  for (let at = bytes.indexOf(newline); at >= 0 && at < offset; at = bytes.indexOf(newline, at + 1)) line++;
  return line;
}

function firstBadLine(bytes: Buffer): number {
  let line = 1;
  let start = 0;
  for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, start)) {
    if (!isUtf8(bytes.subarray(start, end))) return line;
    start = end + 1;
    line++;
  }
  return line;
}
