import { isDictionary, type Path } from "./resource.ts";

/** The type of a single value in the Kubernetes API. */
type Leaf = "string" | "int32" | "int64" | "boolean" | "quantity" | "intOrString" | "object";

/** The type that a field has in the Kubernetes API, as far as initguard reads it. "object" is any map. */
export type Shape =
  | Leaf
  | { readonly list: Shape }
  | { readonly map: Shape }
  | { readonly fields: Readonly<Record<string, Shape>> };

export const fields = <const F extends Readonly<Record<string, Shape>>>(record: F): { readonly fields: F } => ({
  fields: record,
});
export const list = <const S extends Shape>(of: S): { readonly list: S } => ({ list: of });
export const map = <const S extends Shape>(of: S): { readonly map: S } => ({ map: of });

interface Values {
  readonly string: string;
  readonly int32: number;
  readonly int64: number;
  readonly boolean: boolean;
  readonly quantity: string | number;
  readonly intOrString: string | number;
  readonly object: object;
}

/** What a value of a shape is in TypeScript. Any field may be absent. */
export type Read<S extends Shape> = S extends Leaf
  ? Values[S]
  : S extends { readonly list: infer I extends Shape }
    ? readonly Read<I>[]
    : S extends { readonly map: infer V extends Shape }
      ? Readonly<Record<string, Read<V>>>
      : S extends { readonly fields: infer F extends Readonly<Record<string, Shape>> }
        ? { readonly [K in keyof F]?: Read<F[K]> }
        : never;

/** Text that a template engine has not replaced yet: its value is not known. */
export const isUnexpanded = (text: string): boolean => /\{\{|<%|\$\{\{/.test(text);

/**
 * `value` as `shape` reads it: null counts as absent, as in the API server's decoder, and a null item as the zero value of its type.
 * The path of every value of another type, and of every string with unexpanded templating, is added to `unknown`;
 * whoever reads the result must watch those paths. Unlisted fields pass as they are; nothing is copied without need.
 */
export function conform(value: unknown, shape: Shape, path: Path, unknown: Path[]): unknown {
  if (value === null || value === undefined) return undefined;
  if (typeof shape === "string") {
    if ((typeof value === "string" && isUnexpanded(value)) || !fits(value, shape)) unknown.push(path);
    return value;
  }
  if ("list" in shape) {
    if (!Array.isArray(value)) return foreign(value, path, unknown);
    return copyOnChange(
      value,
      (item, index) => conform(item, shape.list, [...path, index], unknown) ?? (item === null ? zeroOf(shape.list) : item),
    );
  }
  if (!isDictionary(value)) return foreign(value, path, unknown);
  let copy: Record<string, unknown> | undefined;
  for (const [key, field] of Object.entries(value)) {
    const below = "map" in shape ? shape.map : Object.hasOwn(shape.fields, key) ? shape.fields[key] : undefined;
    if (below === undefined) continue;
    const read = field === null && "map" in shape ? zeroOf(below) : conform(field, below, [...path, key], unknown);
    if (read === field) continue;
    copy ??= { ...value };
    if (read === undefined) delete copy[key];
    else copy[key] = read;
  }
  return copy ?? value;
}

/** What the API server's decoder makes of a null where a value of this shape must be. */
function zeroOf(shape: Shape): unknown {
  if (shape === "string") return "";
  if (shape === "boolean") return false;
  return typeof shape === "string" && shape !== "object" ? 0 : {};
}

function foreign(value: unknown, path: Path, unknown: Path[]): unknown {
  unknown.push(path);
  return value;
}

function copyOnChange(values: readonly unknown[], change: (value: unknown, index: number) => unknown): readonly unknown[] {
  let copy: unknown[] | undefined;
  for (const [index, value] of values.entries()) {
    const changed = change(value, index);
    if (changed === value) continue;
    copy ??= [...values];
    copy[index] = changed;
  }
  return copy ?? values;
}

/**
 * True when the API server's decoder takes `value`, which is neither null nor absent, for a single value of this type
 * (encoding/json into Go types). Whether the text of a quantity is one is another question.
 */
export function fits(value: unknown, shape: Leaf): boolean {
  switch (shape) {
    case "object":
      return isDictionary(value);
    case "int32":
      return isInteger(value, 2 ** 31);
    case "int64":
      // The largest, 2⁶³-1, is read as 2⁶³: no number of JavaScript lies between them.
      return isInteger(value, 2 ** 63) || value === 2 ** 63;
    case "intOrString":
      return typeof value === "string" || isInteger(value, 2 ** 31);
    case "quantity":
      return typeof value === "string" || typeof value === "number";
    default:
      return typeof value === shape;
  }
}

const isInteger = (value: unknown, limit: number): boolean =>
  typeof value === "number" && Number.isInteger(value) && value >= -limit && value < limit;
