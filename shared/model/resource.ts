/** A location inside one resource: keys and 0-based indices from its root. Never a line number. */
export type Path = readonly (string | number)[];

/** One Kubernetes object, wherever it came from. */
export interface Resource {
  /** As written, "" when absent. */
  readonly apiVersion: string;
  readonly kind: string;
  /** metadata.name as written; "" when absent or not known yet. */
  readonly name: string;
  /** metadata.namespace as written; null when absent. */
  readonly namespace: string | null;
  /** The whole object as plain data. May be read lazily, so ask for it only when it is needed. */
  readonly body: unknown;
  /** The file it was read from, workspace-relative with "/" separators; null outside text (Pulumi). */
  readonly file: string | null;
  /** False when the text proves that no init container is inside. */
  readonly mayHoldInitContainers: boolean;
  /** True for a patch or fragment: a field that is absent here may exist elsewhere, so absence proves nothing. */
  readonly partial: boolean;
  /** Paths of keys that the text has more than once in one map, of which the last one holds; absent outside text. */
  readonly repeatedKeys?: readonly Path[];
  /** Paths whose value is not known: Pulumi outputs in a preview, unexpanded templating. */
  readonly unknown: readonly Path[];
  /** False only when this word certainly does not occur in the object: a cheap test before `body`. */
  mentions(word: string): boolean;
}

export type Dictionary = Readonly<Record<string, unknown>>;

export const isDictionary = (value: unknown): value is Dictionary =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The value at `path`, or undefined where the path leaves the data. Never throws. */
export function at(value: unknown, path: Path): unknown {
  let current = value;
  for (const key of path) {
    if (typeof current !== "object" || current === null) return undefined;
    if (!Object.hasOwn(current, key)) return undefined;
    current = (current as Record<string | number, unknown>)[key];
  }
  return current;
}

/** The paths that lie at or below `prefix`, relative to it. */
export const below = (paths: readonly Path[], prefix: Path): Path[] =>
  paths
    .filter((path) => path.length >= prefix.length && prefix.every((key, i) => String(path[i]) === String(key)))
    .map((path) => path.slice(prefix.length));

/** A path as the API server writes it: `spec.template.spec.initContainers[0].image`, with `[key]` for keys that hold a dot or slash. */
export function printPath(path: Path): string {
  let text = "";
  for (const part of path) {
    if (typeof part === "number") text += `[${part}]`;
    else if (/[./]/.test(part)) text += `[${part}]`;
    else text += text === "" ? part : `.${part}`;
  }
  return text;
}

/** `Deployment/shop/web`, or `Deployment/web` without a namespace: how a resource is named to people and in exceptions. */
export const resourceId = ({ kind, namespace, name }: Pick<Resource, "kind" | "namespace" | "name">): string =>
  namespace === null ? `${kind}/${name}` : `${kind}/${namespace}/${name}`;
