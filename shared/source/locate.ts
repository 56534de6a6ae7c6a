/** Paths → places in the text. */
import { isMap, isNode, isScalar, isSeq, type Node, type Pair, type Scalar } from "yaml";
import type { Range } from "../engine/report.ts";
import type { Place, Span } from "../model/finding.ts";
import type { Path, Resource } from "../model/resource.ts";
import { lookUp, resolved } from "./data.ts";
import { SourceDocument } from "./document.ts";
import type { SourceResource } from "./documents.ts";
import { isUnreadable, type Tree } from "./parse.ts";
import { type Stretch, stretchOf } from "./spelling.ts";

/**
 * Where a place stands in its file.
 * - A scalar: its own text, quotes and block header included; with a `span` the part of it, however it is spelt.
 * - A map or a list: its key; as an item of a list, its first key, or its first line when it has none.
 * - A field that does not exist: the nearest ancestor that does.
 * - Through an alias or a merge key: where the value is written, at the anchor.
 * A resource that did not come from a text is at the start of its file.
 */
export function locate({ resource, path, span }: Place): Range {
  if (!isSourceResource(resource)) return { file: resource.file ?? "", line: 1, column: 1, endLine: 1, endColumn: 1 };
  const { document, root } = resource;
  const { start, end } = stretchIn(document, [...root, ...path], span);
  const from = document.positionOf(start);
  const to = document.positionOf(end);
  return { file: resource.file, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}

export const isSourceResource = (resource: Resource): resource is SourceResource =>
  "document" in resource && resource.document instanceof SourceDocument;

function stretchIn(document: SourceDocument, path: Path, span: Span | undefined): Stretch {
  const { tree, text } = document;
  const nothingBetter = firstLine(text, document.extent.content - document.extent.start);
  if (isUnreadable(tree) || tree.root === null) return nothingBetter;
  const { node, pair, whole } = walk(tree, path);
  if (isScalar(node) && (isWritten(node, text) || pair === undefined)) {
    return (whole && span !== undefined && stretchOf(node, text, span)) || (ownStretch(node, text) ?? nothingBetter);
  }
  const key = pair === undefined ? firstKey(node) : pair.key;
  return ownStretch(key, text) ?? (node?.range ? firstLine(text, node.range[0]) : nothingBetter);
}

/** The line on which what stands at a path begins; undefined when nothing does. */
export function lineAt(document: SourceDocument, path: Path): number | undefined {
  if (isUnreadable(document.tree) || !walk(document.tree, path).whole) return undefined;
  return document.positionOf(stretchIn(document, path, undefined).start).line;
}

interface Reached {
  /** Behind aliases. */
  readonly node: Node | null;
  /** The pair that holds it; undefined for an item of a list and for the root. */
  readonly pair: Pair | undefined;
  /** False when the path goes on where the text ends. */
  readonly whole: boolean;
}

function walk(tree: Tree, path: Path): Reached {
  let node = resolved(tree.root, tree);
  let pair: Pair | undefined;
  for (const step of path) {
    if (isMap(node)) {
      const next = lookUp(node, String(step), tree);
      if (next === undefined) return { node, pair, whole: false };
      pair = next;
      node = resolved(next.value as Node | null, tree);
    } else if (isSeq(node) && typeof step === "number" && step < node.items.length) {
      pair = undefined;
      node = resolved(node.items[step] as Node | null, tree);
    } else return { node, pair, whole: false };
  }
  return { node, pair, whole: true };
}

/** `key:` without a value has a scalar of no text. */
const isWritten = ({ range }: Scalar, text: string): boolean => !!range && text.slice(range[0], range[1]).trim() !== "";

const firstKey = (node: Node | null): unknown => (isMap(node) ? node.items[0]?.key : undefined);

/** A node without the blank lines that a block scalar ends with. */
function ownStretch(node: unknown, text: string): Stretch | undefined {
  if (!isNode(node) || !node.range) return undefined;
  const [start, end] = node.range;
  return { start, end: start + text.slice(start, end).trimEnd().length };
}

function firstLine(text: string, start: number): Stretch {
  const found = text.indexOf("\n", start);
  return { start, end: start + text.slice(start, found < 0 ? text.length : found).trimEnd().length };
}
