import type { Cluster } from "../model/gates.ts";
import type { Minor } from "../model/version.ts";

/** What `find` says, each message once, with the minor versions of the clusters that it is said about. */
export function byVersion<T extends { readonly message: string }>(
  clusters: readonly Cluster[],
  find: (cluster: Cluster) => readonly T[],
): readonly (T & { readonly minors: readonly Minor[] })[] {
  const said = new Map<string, T & { readonly minors: Minor[] }>();
  for (const cluster of clusters)
    for (const each of find(cluster)) {
      const known = said.get(each.message) ?? { ...each, minors: [] };
      known.minors.push(cluster.minor);
      said.set(each.message, known);
    }
  return [...said.values()];
}
