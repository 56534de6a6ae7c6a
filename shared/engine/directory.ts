import type { Resource } from "../model/resource.ts";
import { isHidden, original } from "./readable.ts";

/** Resources by kind, namespace and name; each kind is sorted when it is first asked for. */
interface Directory {
  /** As `ResourceSet.all`. */
  all(kind: string, namespace?: string | null): readonly Resource[];
  named(kind: string, namespace: string | null, name: string): readonly Resource[];
}

interface Shelf {
  readonly resources: readonly Resource[];
  readonly byNamespace: ReadonlyMap<string | null, readonly Resource[]>;
  readonly byName: ReadonlyMap<string, readonly Resource[]>;
  /** Whose name or namespace is not known: each may be the one that is asked for. */
  readonly hidden: readonly Resource[];
}

export function directory(resources: readonly Resource[]): Directory {
  const byKind = groupBy(resources, (resource) => resource.kind);
  const shelves = new Map<string, Shelf>();
  const shelf = (kind: string): Shelf => {
    let known = shelves.get(kind);
    if (known === undefined) {
      known = shelve(byKind.get(kind) ?? []);
      shelves.set(kind, known);
    }
    // Reading a name that is not known notes that it was asked for.
    for (const { name, namespace } of known.hidden) void [name, namespace];
    return known;
  };
  return {
    all(kind, namespace) {
      const { resources, byNamespace } = shelf(kind);
      return (namespace === undefined ? resources : byNamespace.get(namespace)) ?? [];
    },
    named: (kind, namespace, name) => (shelf(kind).byName.get(name) ?? []).filter((resource) => resource.namespace === namespace),
  };
}

function shelve(resources: readonly Resource[]): Shelf {
  return {
    resources,
    byNamespace: groupBy(resources, (resource) => original(resource).namespace),
    byName: groupBy(resources, (resource) => original(resource).name),
    hidden: resources.filter(
      (resource) => resource.unknown.length > 0 && ["name", "namespace"].some((key) => isHidden(resource, ["metadata", key])),
    ),
  };
}

export function groupBy<K, V>(values: readonly V[], keyOf: (value: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}
