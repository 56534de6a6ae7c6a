/** Objects that hold for all pods of their namespace, such as a LimitRange, and which pods those are. */
import type { Resource } from "../model/resource.ts";

/** The look-ups of `ResourceSet` that this needs. */
export interface NamespaceLookup {
  all(kind: string, namespace?: string | null): readonly Resource[];
  find(kind: string, namespace: string | null, name: string, from: Resource): Resource | undefined;
}

/** Those that hold for a resource, and those that may: one of the two namespaces is not written. */
interface Governing {
  readonly certain: readonly Resource[];
  readonly possible: readonly Resource[];
}

/**
 * The objects of `kind` in the namespace of `resource`. Of twins of one name (`dev/` and `prod/` in one tree) the nearest; where neither
 * namespace is written, only what stands in the same folder certainly goes where the resource goes.
 */
export function governing(set: NamespaceLookup, kind: string, resource: Resource): Governing {
  const own = set.all(kind, resource.namespace);
  const meant = own.filter((each) => own.length === 1 || set.find(kind, resource.namespace, each.name, resource) === each);
  if (resource.namespace !== null) return { certain: meant, possible: set.all(kind, null) };
  const certain = meant.filter(({ file }) => folderOf(file) === folderOf(resource.file));
  return { certain, possible: set.all(kind).filter((each) => !certain.includes(each)) };
}

const folderOf = (file: string | null): string | null => (file === null ? null : file.slice(0, file.lastIndexOf("/") + 1));
