import type { Range } from "../shared/text.ts";
import { visible } from "./visible.ts";

/** Texts of files by line. Findings come file by file, so only the last file's index is kept. */
export function lineReader(reread: (path: string) => string | undefined): (file: string, line: number) => string | undefined {
  let current: { readonly file: string; readonly text: string; readonly starts: readonly number[] } | undefined;
  return (file, line) => {
    if (current?.file !== file) {
      const text = reread(file);
      if (text === undefined) return undefined;
      current = { file, text, starts: lineStarts(text) };
    }
    const start = current.starts[line - 1];
    if (start === undefined) return undefined;
    const end = current.starts[line] ?? current.text.length + 1;
    const content = current.text.slice(start, end - 1);
    return content.endsWith("\r") ? content.slice(0, -1) : content;
  };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

/** One line of source and the marks to be printed below it, both at most `columns` wide. */
interface Excerpt {
  readonly source: string;
  readonly marks: string;
}

/** The line with carets under the range, or under its first line's part, without indentation; a long line is cut around them. */
export function excerpt(line: string, range: Omit<Range, "file">, columns: number): Excerpt {
  const from = Math.min(range.column - 1, line.length);
  const to = range.endLine > range.line ? line.length : Math.min(Math.max(range.endColumn - 1, from + 1), line.length);
  // A line of a megabyte is cut before it is measured.
  const indentation = Math.min(line.search(/\S|$/), from);
  const left = Math.max(indentation, from - columns);
  const right = Math.min(line.length, from + columns);
  const before = cells(line.slice(left, from), 0);
  const inside = cells(line.slice(from, Math.min(to, right)), widthOf(before));
  const after = cells(line.slice(Math.min(to, right), right), widthOf(before) + widthOf(inside));

  const kept = { before: [...before], inside: [...inside], after: [...after] };
  let cutLeft = left > indentation;
  let cutRight = right < line.length;
  const width = (): number => widthOf([...kept.before, ...kept.inside, ...kept.after]) + (cutLeft ? 1 : 0) + (cutRight ? 1 : 0);
  // What stands right of the range goes first, then what stands left of it, then the range's own end.
  const context = Math.min(20, Math.floor(columns / 4));
  while (width() > columns && kept.after.length > context) cutRight = kept.after.pop() !== undefined;
  while (width() > columns && kept.before.length > 0) cutLeft = kept.before.shift() !== undefined;
  while (width() > columns && kept.after.length > 0) cutRight = kept.after.pop() !== undefined;
  while (width() > columns && kept.inside.length > 1) cutRight = kept.inside.pop() !== undefined;

  const text = (part: readonly Cell[]): string => part.map((cell) => cell.text).join("");
  const indent = widthOf(kept.before) + (cutLeft ? 1 : 0);
  return {
    source: `${cutLeft ? "…" : ""}${text(kept.before)}${text(kept.inside)}${text(kept.after)}${cutRight ? "…" : ""}`,
    marks: " ".repeat(indent) + "^".repeat(Math.max(1, widthOf(kept.inside))),
  };
}

/** What one character shows as, and the terminal columns that it takes. */
interface Cell {
  readonly text: string;
  readonly width: number;
}

const tabStop = 4;

function cells(text: string, startColumn: number): readonly Cell[] {
  let column = startColumn;
  return [...text].map((character) => {
    const shown = character === "\t" ? " ".repeat(tabStop - (column % tabStop)) : visible(character);
    const width = shown === character ? characterWidth(character) : shown.length;
    column += width;
    return { text: shown, width };
  });
}

const widthOf = (row: readonly Cell[]): number => row.reduce((sum, { width }) => sum + width, 0);

function characterWidth(character: string): number {
  if (character <= "\u02ff") return 1;
  if (/^[\p{Mn}\p{Me}\p{Cf}]/u.test(character)) return 0;
  return /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}\p{Emoji_Presentation}]/u.test(
    character,
  )
    ? 2
    : 1;
}
