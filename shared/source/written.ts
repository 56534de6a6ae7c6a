/** A settings file as data in which every value knows its place. YAML 1.2 as editors read it: `off` is a word, not false. */
import { isAlias, isMap, isScalar, isSeq, type Node, type Scalar } from "yaml";
import type { Tree } from "./parse.ts";

/** A value with the offset at which it is written. */
export interface Written {
  readonly value: string | number | boolean | null | readonly Written[] | ReadonlyMap<string, WrittenPair>;
  readonly start: number;
  readonly end: number;
}

export interface WrittenPair {
  readonly key: { readonly start: number; readonly end: number };
  readonly value: Written;
}

export interface Mistake {
  readonly start: number;
  readonly message: string;
}

/** Reads a tree; what settings must not hold is noted in `mistakes`. */
export function written(tree: Tree, mistakes: Mistake[]): Written {
  const read = (node: Node | null): Written => {
    const [start, end] = node?.range ?? [0, 0];
    const at = { start, end };
    if (node?.anchor !== undefined || isAlias(node)) {
      mistakes.push({ start, message: "settings hold an anchor or an alias, which are not supported there" });
      return { value: null, ...at };
    }
    if (isSeq(node)) return { value: node.items.map((item) => read(item as Node | null)), ...at };
    if (!isMap(node)) return { value: isScalar(node) ? coreValue(node) : null, ...at };
    const pairs = new Map<string, WrittenPair>();
    for (const pair of node.items) {
      const key = isScalar(pair.key) ? pair.key : undefined;
      const [keyStart, keyEnd] = key?.range ?? [start, start];
      const name = String(key?.value ?? "");
      if (pairs.has(name))
        mistakes.push({ start: keyStart, message: `key "${name}" stands twice, so it is not clear which one holds` });
      pairs.set(name, { key: { start: keyStart, end: keyEnd }, value: read(pair.value as Node | null) });
    }
    return { value: pairs, ...at };
  };
  return read(tree.root);
}

/** YAML 1.2 core schema, chapter 10.3. */
function coreValue({ value, type }: Scalar): string | number | boolean | null {
  const text = typeof value === "string" ? value : "";
  if (type !== undefined && type !== "PLAIN") return text;
  if (/^(?:|~|null|Null|NULL)$/.test(text)) return null;
  if (/^(?:true|True|TRUE)$/.test(text)) return true;
  if (/^(?:false|False|FALSE)$/.test(text)) return false;
  const number = /^(?:[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|0o[0-7]+|0x[\da-fA-F]+)$/;
  if (number.test(text)) return Number(text);
  return text;
}

/** The value without its places. */
export function plain({ value }: Written): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, pair]) => [key, plain(pair.value)]));
  return value;
}
