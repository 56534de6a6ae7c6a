import { type Content, toData } from "./data.ts";
import { isUnreadable, longestDocument, parseTree, type Tree, type Unreadable } from "./parse.ts";
import { beginning, type Extent } from "./scan.ts";

/** 1-based; the column in UTF-16 units. */
interface Position {
  readonly line: number;
  readonly column: number;
}

/** A file's text, with its lines counted when a place is asked for. */
export class TextFile {
  readonly path: string;
  readonly text: string;
  private starts: readonly number[] | undefined;

  constructor(path: string, text: string) {
    this.path = path;
    this.text = text;
  }

  /** Offsets of the lines' first characters; a byte-order mark is none. */
  get lineStarts(): readonly number[] {
    this.starts ??= lineStartsOf(this.text);
    return this.starts;
  }

  positionOf(offset: number): Position {
    const starts = this.lineStarts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: Math.max(0, offset - (starts[low] ?? 0)) + 1 };
  }
}

function lineStartsOf(text: string): readonly number[] {
  const starts = [beginning(text)];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

/**
 * How many characters of YAML may keep their nodes once they are read. Nodes need twenty times the memory of their text;
 * a document beyond that is read again when a place in it is asked for.
 */
export interface Memory {
  characters: number;
}

/** One document of a file, read on demand: its data for rules, its nodes for places. */
export class SourceDocument {
  readonly file: TextFile;
  readonly extent: Extent;
  /** Offsets of nodes count from its start. */
  readonly text: string;
  private read: Content | Unreadable | undefined;
  private nodes: Tree | Unreadable | undefined;
  private escapes: boolean | undefined;

  private readonly memory: Memory;

  constructor(file: TextFile, extent: Extent, memory: Memory) {
    this.file = file;
    this.extent = extent;
    this.memory = memory;
    this.text = file.text.slice(extent.start, extent.end);
  }

  get content(): Content | Unreadable {
    this.read ??= fromJson(this.text, this.extent.content - this.extent.start) ?? this.fromYaml();
    return this.read;
  }

  get tree(): Tree | Unreadable {
    this.nodes ??= parseTree(this.text);
    return this.nodes;
  }

  private fromYaml(): Content | Unreadable {
    const tree = this.nodes ?? parseTree(this.text);
    if (this.memory.characters >= this.text.length) {
      this.memory.characters -= this.text.length;
      this.nodes = tree;
    }
    return isUnreadable(tree) ? tree : toData(tree);
  }

  /** True when a word may be spelt with escapes in it, as in "\x69nit". */
  get hasEscapes(): boolean {
    this.escapes ??= /\\(?:[xuU]|\r?\n)/.test(this.text);
    return this.escapes;
  }

  /** False only when `word` certainly is in no key and no value. */
  mentions(word: string): boolean {
    return this.text.includes(word) || this.hasEscapes || !/^[\w.:-]*$/.test(word);
  }

  /** Of an offset into the document. */
  positionOf(offset: number): Position {
    return this.file.positionOf(this.extent.start + offset);
  }
}

const nothingRepeated: Content["repeated"] = new Map();

/** JSON is read as such by kubectl and the API server, and fifty times faster; undefined when it is none. Its repeated keys are lost. */
function fromJson(text: string, content: number): Content | undefined {
  if (text[content] !== "{" || /[{%]/.test(text[content + 1] ?? "") || text.length > longestDocument) return undefined;
  try {
    const data: unknown = JSON.parse(text.slice(content));
    return isShallow(data, jsonDepth) ? { data, repeated: nothingRepeated } : undefined;
  } catch {
    return undefined;
  }
}

/** Deeper JSON is left to the parser, which says so. */
const jsonDepth = 100;

const isShallow = (value: unknown, levels: number): boolean =>
  typeof value !== "object" ||
  value === null ||
  (levels > 0 && Object.values(value).every((below) => isShallow(below, levels - 1)));
