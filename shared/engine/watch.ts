import type { Path } from "../model/resource.ts";

/** Notes whether a value that is not known was read. One per run; the engine resets it around each unit of work. */
export interface Watch {
  touched: boolean;
}

/**
 * A view of `value` in which every path of `unknown` reads as undefined and is noted in `watch`.
 * Branches without unknown values are returned as they are, so known data costs nothing.
 */
export function watched<T>(value: T, unknown: readonly Path[], watch: Watch): T {
  if (typeof value !== "object" || value === null || unknown.length === 0) return value;
  const touch = (): undefined => {
    watch.touched = true;
    return undefined;
  };
  const below = (key: PropertyKey): readonly Path[] =>
    unknown.filter((path) => String(path[0]) === key).map((path) => path.slice(1));
  const view = new Map<PropertyKey, unknown>();
  return new Proxy(value, {
    get(target, key) {
      if (typeof key === "symbol") return Reflect.get(target, key);
      const paths = below(key);
      if (paths.some((path) => path.length === 0)) return touch();
      if (paths.length === 0) return Reflect.get(target, key);
      if (!view.has(key)) view.set(key, watched(Reflect.get(target, key), paths, watch));
      return view.get(key);
    },
    getOwnPropertyDescriptor(target, key) {
      const descriptor = Reflect.getOwnPropertyDescriptor(target, key);
      if (descriptor === undefined || typeof key === "symbol") return descriptor;
      const paths = below(key);
      if (paths.length === 0) return descriptor;
      return {
        ...descriptor,
        value: paths.some((path) => path.length === 0) ? touch() : watched(Reflect.get(target, key), paths, watch),
      };
    },
  });
}

/** An object of which nothing is known: whatever is read of it is noted. */
export function hidden<T extends object>(watch: Watch): T {
  const touch = (): undefined => {
    watch.touched = true;
    return undefined;
  };
  return new Proxy({} as T, {
    get: touch,
    has: () => {
      touch();
      return false;
    },
    ownKeys: () => {
      touch();
      return [];
    },
    getOwnPropertyDescriptor: touch,
  });
}

/** A value computed once, on first use. Whoever uses it later has touched what the computation touched. */
export function lazily<T>(watch: Watch, compute: () => T): () => T {
  let result: { readonly value: T; readonly touched: boolean } | undefined;
  return () => {
    if (result === undefined) {
      const before = watch.touched;
      watch.touched = false;
      const value = compute();
      result = { value, touched: watch.touched };
      watch.touched = before;
    }
    if (result.touched) watch.touched = true;
    return result.value;
  };
}
