/** The objects of a case, as a front end without text hands them to door 1. */
import { parseAllDocuments } from "yaml";
import { type Dictionary, isDictionary, type Path, type Resource } from "../../shared/model/resource.ts";
import type { SourceFile } from "../../shared/text.ts";

export interface CaseObject {
  readonly file: string;
  readonly body: Dictionary;
}

/** Every object of a case; documents that cannot be read are left out, lists are taken apart. */
export function objectsOf({ files }: { readonly files: readonly SourceFile[] }): readonly CaseObject[] {
  return files.flatMap(({ path, text }) =>
    parseAllDocuments(text, { version: "1.1", uniqueKeys: false })
      .filter((document) => document.errors.length === 0)
      .flatMap((document) => items(document.toJS({ maxAliasCount: 1000 })))
      .map((body) => ({ file: path, body })),
  );
}

function items(body: unknown): readonly Dictionary[] {
  if (!isDictionary(body)) return [];
  if (typeof body.kind === "string" && body.kind.endsWith("List") && Array.isArray(body.items)) return body.items.flatMap(items);
  return [body];
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** A whole resource; the values at the paths of `unknown` are taken out of its body, as in a Pulumi preview. */
export function toResource({ file, body }: CaseObject, unknown: readonly Path[] = []): Resource {
  const known = unknown.reduce<unknown>(without, body);
  const metadata = isDictionary(known) && isDictionary(known.metadata) ? known.metadata : {};
  return {
    apiVersion: text(body.apiVersion),
    kind: text(body.kind),
    name: text(metadata.name),
    namespace: typeof metadata.namespace === "string" ? metadata.namespace : null,
    body: known,
    file,
    mayHoldInitContainers: true,
    partial: false,
    unknown,
    mentions: () => true,
  };
}

function without(value: unknown, path: Path): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return undefined;
  if (Array.isArray(value)) return value.map((item, index) => (index === key ? without(item, rest) : item));
  return isDictionary(value) ? { ...value, [key]: without(value[key], rest) } : value;
}

/** Every path below `value`, parents first, without the two fields that say what an object is. */
export function pathsOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== "object" || value === null) return [];
  const keys: readonly (string | number)[] = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return keys
    .filter((key) => path.length > 0 || (key !== "apiVersion" && key !== "kind"))
    .flatMap((key) => {
      const below = [...path, key];
      return [below, ...pathsOf((value as Record<string | number, unknown>)[key], below)];
    });
}
