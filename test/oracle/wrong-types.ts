/** The cases with a field of another type: each scalar of an init container, and some elsewhere, replaced by what does not belong there. */
import { type Path, printPath } from "../../shared/model/resource.ts";
import { keyOf } from "./store.ts";
import type { Made } from "./validity.ts";

/** What a scalar becomes, by the word for it. */
export const replacements: Readonly<Record<string, unknown>> = {
  "a list": ["x"],
  "a map": { a: "x" },
  null: null,
  "a number": 7,
  "a boolean": true,
  "an empty string": "",
};

export interface Wrong extends Made {
  /** Where the value is wrong. */
  readonly place: string;
}

/** One of so many scalars outside of init containers is tried. */
const elsewhere = 7;
/** One of so many of them all has its verdict kept. */
const kept = 12;

/** Every manifest with every wrong value in turn. */
export const wrongManifests = (made: readonly Made[]): readonly Wrong[] =>
  made.flatMap((each) =>
    triedIn(each.manifest).flatMap((path) =>
      Object.entries(replacements).map(([what, value]) => ({
        ...each,
        title: `${each.title}, ${printPath(path)} is ${what}`,
        place: printPath(path),
        manifest: replaced(each.manifest, path, value) as Made["manifest"],
      })),
    ),
  );

/** The part of them whose verdict is kept. Which ones does not depend on the others. */
export const keptOf = (wrong: readonly Wrong[]): readonly Wrong[] =>
  wrong.filter(({ title, isPart }) => isPart !== true && oneIn(kept, title));

/** Paths of the scalars that are tried. */
export const triedIn = (manifest: unknown): readonly Path[] =>
  scalarsIn(manifest).filter(
    (path) => path.length > 1 && (path.includes("initContainers") || oneIn(elsewhere, printPath(path) + keyOf(manifest))),
  );

/** True for one of `count` texts, always the same ones. */
const oneIn = (count: number, text: string): boolean => Buffer.from(keyOf(text), "base64url").readUInt32BE(0) % count === 0;

function scalarsIn(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== "object" || value === null) return [path];
  return Array.isArray(value)
    ? value.flatMap((item, index) => scalarsIn(item, [...path, index]))
    : Object.entries(value).flatMap(([key, item]) => scalarsIn(item, [...path, key]));
}

/** A copy with another value at the path. */
export function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value)) return value.map((item, index) => (index === key ? replaced(item, rest, by) : item));
  return { ...(value as object), [key]: replaced((value as Record<string, unknown>)[key], rest, by) };
}
