/** How a scalar's value is spelt in the text: which characters of the text stand for which of the value. */
import type { Scalar } from "yaml";

/** `length` UTF-16 units of the value from `at`, spelt by `width` units of the text from `source`. Equal lengths: one by one. */
interface Run {
  readonly at: number;
  readonly length: number;
  readonly source: number;
  readonly width: number;
}

/** Half open, in UTF-16 offsets. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * Where a part of a scalar's value stands in the text. undefined when the value cannot be retraced, so that a place is never wrong.
 * Offsets of the scalar and of the answer count from the start of `text`.
 */
export function stretchOf(scalar: Scalar, text: string, span: Stretch): Stretch | undefined {
  const value = typeof scalar.value === "string" ? scalar.value : undefined;
  if (value === undefined || !scalar.range || span.start < 0 || span.start > span.end || span.end > value.length)
    return undefined;
  const [start, end] = scalar.range;
  for (const spelling of spellings(scalar, text, start, end)) {
    if (spelling.spells(value)) return spelling.stretch(span);
  }
  return undefined;
}

/** Several only where the text does not say how far a block is indented. */
function* spellings(scalar: Scalar, text: string, start: number, end: number): Generator<Spelling> {
  switch (scalar.type) {
    case "QUOTE_DOUBLE":
      yield doubleQuoted(text, start + 1, end - 1);
      break;
    case "QUOTE_SINGLE":
      yield folded(text, start + 1, end - 1, true);
      break;
    case "PLAIN":
      yield folded(text, start, end, false);
      break;
    case "BLOCK_LITERAL":
    case "BLOCK_FOLDED": {
      const lines = blockLines(text, start, end);
      const spell = scalar.type === "BLOCK_LITERAL" ? literalBlock : foldedBlock;
      for (const indent of indentations(text, start, lines)) yield spell(text, lines, indent);
    }
  }
}

class Spelling {
  readonly text: string;
  readonly runs: Run[] = [];
  value = "";

  constructor(text: string) {
    this.text = text;
  }

  /** The text stands for itself. */
  copy(from: number, to: number): void {
    if (to > from) this.put(this.text.slice(from, to), from, to);
  }

  /** The text from `from` to `to` stands for `value`. */
  put(value: string, from: number, to: number): void {
    this.runs.push({ at: this.value.length, length: value.length, source: from, width: to - from });
    this.value += value;
  }

  /** Line breaks at the end are chomped in ways that move nothing before them. */
  spells(value: string): boolean {
    return this.value === value || withoutEnd(this.value) === withoutEnd(value);
  }

  stretch({ start, end }: Stretch): Stretch | undefined {
    const first = this.runAt(start) ?? this.runs.at(-1);
    if (first === undefined) return undefined;
    const from = isExact(first)
      ? first.source + start - first.at
      : start < first.at + first.length
        ? first.source
        : sourceEnd(first);
    if (end === start) return { start: from, end: from };
    const last = this.runAt(end - 1) ?? this.runs.at(-1) ?? first;
    const to = isExact(last) ? last.source + Math.min(end - last.at, last.width) : sourceEnd(last);
    return { start: from, end: Math.max(from, to) };
  }

  private runAt(offset: number): Run | undefined {
    let low = 0;
    let high = this.runs.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const run = this.runs[middle];
      if (run === undefined) return undefined;
      if (offset < run.at) high = middle - 1;
      else if (offset >= run.at + run.length) low = middle + 1;
      else return run;
    }
    return undefined;
  }
}

const isExact = (run: Run): boolean => run.length === run.width;
const sourceEnd = (run: Run): number => run.source + run.width;
const withoutEnd = (value: string): string => {
  let end = value.length;
  while (value[end - 1] === "\n") end--;
  return value.slice(0, end);
};

interface Line {
  readonly start: number;
  /** Before the line break, CR included in it. */
  readonly end: number;
}

function linesOf(text: string, from: number, to: number): readonly Line[] {
  const lines: Line[] = [];
  for (let start = from; ; ) {
    const found = text.indexOf("\n", start);
    const end = found < 0 || found >= to ? to : found;
    lines.push({ start, end: end > start && end < to && text[end - 1] === "\r" ? end - 1 : end });
    if (end === to) return lines;
    start = end + 1;
  }
}

const isSpace = (character: string | undefined): boolean => character === " " || character === "\t";

/** Plain and single-quoted: one line break is a space, more are one less; blanks around breaks do not count. */
function folded(text: string, from: number, to: number, quoted: boolean): Spelling {
  const spelling = new Spelling(text);
  const lines = linesOf(text, from, to);
  let previous = from;
  let blanks = 0;
  for (const [index, line] of lines.entries()) {
    const last = index === lines.length - 1;
    let { start, end } = line;
    if (index > 0) while (start < end && isSpace(text[start])) start++;
    if (!last) while (end > start && isSpace(text[end - 1])) end--;
    if (index > 0 && start === end && !last) {
      blanks++;
      continue;
    }
    if (index > 0) spelling.put(blanks === 0 ? " " : "\n".repeat(blanks), previous, start);
    blanks = 0;
    if (quoted) copyUndoubled(spelling, start, end);
    else spelling.copy(start, end);
    previous = end;
  }
  return spelling;
}

/** `''` stands for one quote. */
function copyUndoubled(spelling: Spelling, start: number, end: number): void {
  let from = start;
  for (let at = spelling.text.indexOf("''", from); at >= 0 && at < end; at = spelling.text.indexOf("''", from)) {
    spelling.copy(from, at);
    spelling.put("'", at, at + 2);
    from = at + 2;
  }
  spelling.copy(from, end);
}

const escapes: Readonly<Record<string, string>> = {
  "0": "\0",
  a: "\x07",
  b: "\b",
  e: "\x1b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  N: "\x85",
  _: "\xa0",
  L: "\u2028",
  P: "\u2029",
};
const plainStretch = /[^\\\r\n \t]+|\r(?!\n)/y;
const blanks = /[ \t]*(?:\r?\n[ \t]*)*/y;
const escaped = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|\r?\n[ \t]*|[\s\S])/y;

function doubleQuoted(text: string, from: number, to: number): Spelling {
  const spelling = new Spelling(text);
  const next = (pattern: RegExp, at: number): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    return match !== null && at + match[0].length <= to ? match : null;
  };
  for (let at = from; at < to; ) {
    const own = next(plainStretch, at);
    const blank = own ?? next(blanks, at);
    const code = blank === null || blank[0] === "" ? next(escaped, at) : null;
    const end = at + Math.max(1, (code ?? blank)?.[0].length ?? 1);
    const count = own === null && code === null ? text.slice(at, end).split("\n").length - 1 : 0;
    if (code !== null) spelling.put(unescaped(code), at, end);
    else if (count > 0) spelling.put(count === 1 ? " " : "\n".repeat(count - 1), at, end);
    else spelling.copy(at, end);
    at = end;
  }
  return spelling;
}

function unescaped(match: RegExpExecArray): string {
  const code = Number.parseInt(match[1] ?? match[2] ?? match[3] ?? "", 16);
  if (code <= 0x10ffff) return String.fromCodePoint(code);
  const character = match[0].slice(1);
  return /^\r?\n/.test(character) ? "" : (escapes[character] ?? character);
}

/** The lines after a block scalar's header. */
function blockLines(text: string, start: number, end: number): readonly Line[] {
  const header = text.indexOf("\n", start);
  return header < 0 || header >= end ? [] : linesOf(text, header + 1, end);
}

const leading = (text: string, { start, end }: Line): number => {
  let at = start;
  while (at < end && text[at] === " ") at++;
  return at - start;
};

/** How far the block may be indented: as its first line that is not empty, or less where an indicator was written. */
function* indentations(text: string, start: number, lines: readonly Line[]): Generator<number> {
  const first = lines.find((line) => leading(text, line) < line.end - line.start);
  const widest = first === undefined ? 0 : leading(text, first);
  const explicit = /^[|>][-+]?[1-9]/.test(text.slice(start, start + 3));
  yield widest;
  if (explicit) for (let indent = widest - 1; indent > 0; indent--) yield indent;
}

function literalBlock(text: string, lines: readonly Line[], indent: number): Spelling {
  const spelling = new Spelling(text);
  for (const [index, line] of lines.entries()) {
    if (index > 0) spelling.put("\n", lines[index - 1]?.end ?? line.start, line.start);
    spelling.copy(Math.min(line.start + indent, line.end), line.end);
  }
  return spelling;
}

/** As a literal block, but a single break between two lines that are indented alike is a space. */
function foldedBlock(text: string, lines: readonly Line[], indent: number): Spelling {
  const spelling = new Spelling(text);
  let blanks = 0;
  let before: { readonly end: number; readonly deeper: boolean } | undefined;
  for (const line of lines) {
    const start = Math.min(line.start + indent, line.end);
    if (start === line.end) {
      if (before === undefined) spelling.put("\n", line.start, line.end + 1);
      else blanks++;
      continue;
    }
    const deeper = isSpace(text[start]);
    if (before !== undefined) {
      const kept = before.deeper || deeper;
      spelling.put(kept ? "\n".repeat(blanks + 1) : blanks === 0 ? " " : "\n".repeat(blanks), before.end, line.start);
    }
    spelling.copy(start, line.end);
    before = { end: line.end, deeper };
    blanks = 0;
  }
  return spelling;
}
