/** A tree → the plain data that the API server would see, and the way back from a key to its node. */
import { type Alias, isAlias, isCollection, isMap, isScalar, isSeq, type Node, type Pair, type Scalar, type YAMLMap } from "yaml";
import type { Tree, Unreadable } from "./parse.ts";
import { keyOf, plainValue, taggedValue } from "./scalar.ts";

/** Thrown inside this file only. */
class Refusal extends Error {
  readonly node: Node | null;
  constructor(node: Node | null, reason: string) {
    super(reason);
    this.node = node;
  }
}

/** What a document says. */
export interface Content {
  /** Aliases share one value, so it is a graph without cycles. */
  readonly data: unknown;
  /** Maps of `data` in which a key is written more than once, with these keys: the last one holds, as in kubectl. */
  readonly repeated: ReadonlyMap<object, ReadonlySet<string>>;
}

/** The data of a tree, or why the server would not read it. */
export function toData(tree: Tree): Content | Unreadable {
  try {
    const builder = new Builder(tree);
    return { data: builder.build(tree.root), repeated: builder.repeated };
  } catch (error) {
    if (error instanceof Refusal) return { offset: error.node?.range?.[0] ?? 0, reason: error.message };
    throw error;
  }
}

class Builder {
  readonly tree: Tree;
  /** Values of anchored nodes with their sizes: an alias costs nothing, and still counts as much as it stands for. */
  readonly known = new Map<Node, { readonly value: unknown; readonly size: number }>();
  readonly open = new Set<Node>();
  readonly repeated = new Map<object, Set<string>>();
  /** Nodes decoded so far, and how many of them through aliases. */
  size = 0;
  aliased = 0;
  aliasDepth = 0;

  constructor(tree: Tree) {
    this.tree = tree;
  }

  build(node: Node | null): unknown {
    this.size++;
    if (node === null) return null;
    if (isAlias(node)) return this.alias(node);
    if (isScalar(node)) return this.anchored(node, () => scalarValue(node));
    if (isSeq(node)) return this.anchored(node, () => node.items.map((item) => this.build(asNode(item))));
    return this.anchored(node, () => this.map(node as YAMLMap));
  }

  anchored(node: Node, value: () => unknown): unknown {
    if (node.anchor === undefined) return value();
    const before = this.size;
    this.open.add(node);
    const result = { value: value(), size: this.size - before + 1 };
    this.open.delete(node);
    this.known.set(node, result);
    return result.value;
  }

  alias(node: Alias): unknown {
    const target = this.tree.targets.get(node);
    const known = target && this.known.get(target);
    if (known === undefined) throw new Refusal(node, "YAML is broken: an anchor's value contains itself");
    this.size += known.size;
    this.aliased += known.size;
    if (this.aliased > 100 && this.size > 1000 && this.aliased / this.size > allowedAliases(this.size)) {
      throw new Refusal(node, "YAML is a bomb: almost all of it comes from aliases, which the API server refuses");
    }
    return known.value;
  }

  map(node: YAMLMap): Record<string, unknown> {
    const result: Record<string, unknown> = {};
    let merged = false;
    for (const pair of node.items) {
      const value = asNode(pair.value);
      if (isMerge(pair)) {
        this.merge(value, result);
        merged = true;
        continue;
      }
      const key = this.key(pair);
      // What a merge brought in is there to be overridden.
      if (!merged && Object.hasOwn(result, key)) this.repeated.set(result, (this.repeated.get(result) ?? new Set()).add(key));
      set(result, key, this.build(value));
    }
    return result;
  }

  key(pair: Pair): string {
    const node = asNode(pair.key);
    this.size++;
    const key = keyText(pair, this.tree);
    if (isScalar(node) && node.anchor !== undefined) this.known.set(node, { value: key, size: 1 });
    if (key === undefined) throw new Refusal(node, "a key is null, a list or a map, which the API server refuses");
    return key;
  }

  /** go-yaml merges where the merge key stands: it overrides the keys before it and is overridden by those after it. */
  merge(value: Node | null, into: Record<string, unknown>): void {
    for (const source of mergeSources(value, this.tree)) {
      const data = isMap(source.map) ? this.build(source.node) : undefined;
      if (data === undefined) throw new Refusal(value, "YAML is broken: a merge key needs a map or a list of maps");
      for (const [key, each] of Object.entries(data as object)) set(into, key, each);
    }
  }
}

/** What go-yaml v2 tolerates (decode.go): 99 % up to 400,000 nodes, less for larger documents. */
const allowedAliases = (size: number): number => {
  const [low, high] = [400_000, 4_000_000];
  return size <= low ? 0.99 : size >= high ? 0.1 : 0.99 - (0.89 * (size - low)) / (high - low);
};

/** An ordinary assignment to this key would change the prototype. */
function set(object: Record<string, unknown>, key: string, value: unknown): void {
  if (key !== "__proto__") object[key] = value;
  else Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
}

const asNode = (value: unknown): Node | null => (isScalar(value) || isCollection(value) || isAlias(value) ? value : null);

function scalarValue(node: Scalar): unknown {
  const text = typeof node.value === "string" ? node.value : "";
  const plain = node.type === undefined || node.type === "PLAIN";
  if (node.tag === undefined) {
    const value = plain ? plainValue(text) : text;
    if (typeof value !== "number" || Number.isFinite(value)) return value;
    throw new Refusal(node, "a number is not finite, which JSON cannot hold");
  }
  const tagged = taggedValue(text, node.tag);
  if (tagged === undefined) throw new Refusal(node, "a value does not fit its tag");
  return tagged.value;
}

/** undefined for a key that the server refuses. */
function keyText(pair: Pair, tree: Tree): string | undefined {
  const node = resolved(asNode(pair.key), tree);
  if (!isScalar(node)) return undefined;
  const text = typeof node.value === "string" ? node.value : "";
  const plain = node.type === undefined || node.type === "PLAIN";
  if (node.tag !== undefined) return keyOf(taggedValue(text, node.tag)?.value, text);
  return plain ? keyOf(plainValue(text), text) : text;
}

/** The node that an alias stands for; any other node itself. */
export const resolved = (node: Node | null, tree: Tree): Node | null => (isAlias(node) ? (tree.targets.get(node) ?? null) : node);

function isMerge({ key }: Pair): boolean {
  if (!isScalar(key) || key.value !== "<<") return false;
  return key.tag === undefined ? key.type === "PLAIN" : key.tag === "tag:yaml.org,2002:merge";
}

/** The maps that a merge key brings in, the one with the last word last. `map` is null for anything that is none. */
function mergeSources(value: Node | null, tree: Tree): readonly { readonly node: Node | null; readonly map: YAMLMap | null }[] {
  const items = isSeq(value) ? value.items.map(asNode).reverse() : [value];
  return items.map((node) => {
    const target = resolved(node, tree);
    return { node, map: isMap(target) ? target : null };
  });
}

/** A pair of a map by its key, as `toData` decides between several: undefined when there is none. */
export function lookUp(map: YAMLMap, key: string, tree: Tree): Pair | undefined {
  let found: Pair | undefined;
  for (const pair of map.items) {
    if (isMerge(pair)) {
      for (const source of mergeSources(asNode(pair.value), tree)) {
        found = (source.map && lookUp(source.map, key, tree)) ?? found;
      }
    } else if (keyText(pair, tree) === key) found = pair;
  }
  return found;
}
