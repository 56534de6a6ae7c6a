import type { Resource } from "../model/resource.ts";
import { isKnownWorkload } from "../model/workload.ts";
import { podViews } from "./pod-view.ts";
import { isHidden, original, readable } from "./readable.ts";
import type { PodView, ResourceSet } from "./rule.ts";
import type { Settings } from "./settings.ts";
import { lazily, type Watch } from "./watch.ts";

/** The set as the engine uses it. */
export interface EngineSet extends ResourceSet {
  /** The pod templates of some of the given resources. */
  podsOf(resources: readonly Resource[]): readonly PodView[];
}

/** The set of one run. `eachInitContainer` is the engine's, which knows the rule that calls it. */
export function resourceSet(
  resources: readonly Resource[],
  settings: Settings,
  watch: Watch,
  eachInitContainer: ResourceSet["eachInitContainer"],
): EngineSet {
  const readAs = new Map(resources.map((resource) => [resource, readable(resource, watch)]));
  const seen = [...readAs.values()];
  const byPlace = groupBy(seen, (resource) => placeOf(resource.kind, original(resource).namespace));
  const byKind = groupBy(seen, (resource) => resource.kind);
  const views = new Map<Resource, readonly PodView[]>();
  const viewsOf = (resource: Resource): readonly PodView[] => {
    let known = views.get(resource);
    if (known === undefined) {
      known = podViews(resource, settings, watch, set);
      views.set(resource, known);
    }
    return known;
  };
  /** Notes that nobody knows which pods a workload has: a part above its pod template is not known. */
  const noteHidden = (resource: Resource): void => {
    const { unknown } = original(resource);
    if (viewsOf(resource).length === 0 && unknown.some(([first]) => first === "spec" || first === "template"))
      watch.touched = true;
  };
  const workloads = seen.filter(
    (resource) => resource.mayHoldInitContainers || isKnownWorkload(resource.apiVersion, resource.kind),
  );
  const workloadsIn = groupBy(workloads, (resource) => original(resource).namespace);
  const pods = lazily(watch, () => {
    workloads.forEach(noteHidden);
    return workloads.flatMap(viewsOf);
  });
  /** Reading a name or namespace that is not known is noted by the resource itself. */
  const hiddenNames = groupBy(
    seen.filter(
      (resource) => isHidden(original(resource), ["metadata", "name"]) || isHidden(original(resource), ["metadata", "namespace"]),
    ),
    (resource) => resource.kind,
  );
  const all = (kind: string, namespace?: string | null): readonly Resource[] => {
    for (const { namespace: read } of hiddenNames.get(kind) ?? []) void read;
    return (namespace === undefined ? byKind.get(kind) : byPlace.get(placeOf(kind, namespace))) ?? [];
  };

  const set: EngineSet = {
    complete: settings.complete,
    get pods() {
      return pods();
    },
    all,
    find(kind, namespace, name, from) {
      if (name === "") return undefined;
      return nearest(
        all(kind, namespace).filter((resource) => resource.name === name),
        from,
        watch,
      );
    },
    selectedBy(labels, namespace, from) {
      const values = Object.values(labels);
      const entries = Object.entries(labels);
      if (entries.length === 0) return [];
      const candidates = (workloadsIn.get(namespace) ?? []).filter(
        (resource) => resource.unknown.length > 0 || values.every((value) => resource.mentions(value)),
      );
      candidates.forEach(noteHidden);
      const selected = candidates
        .flatMap(viewsOf)
        .filter((view) => entries.every(([key, value]) => view.metadata.labels?.[key] === value));
      const sameName = groupBy(selected, (view) => `${view.resource.kind}/${view.resource.name}`);
      return [...sameName.values()].flatMap((twins) => {
        const one = nearest([...new Set(twins.map((view) => view.resource))], from, watch);
        return twins.filter((view) => view.resource === one);
      });
    },
    eachInitContainer,
    podsOf: (given) => given.flatMap((resource) => viewsOf(readAs.get(resource) ?? resource)),
  };
  return set;
}

/**
 * Of several resources of one name, the one that `from` means: in its file, else in its directory, else below the nearest
 * common folder. When two are equally near, which one is meant is not known.
 */
function nearest(candidates: readonly Resource[], from: Resource, watch: Watch): Resource | undefined {
  if (candidates.length <= 1) return candidates[0];
  const ranked = candidates.map((resource) => ({ resource, rank: nearness(resource.file, from.file) }));
  const best = Math.max(...ranked.map(({ rank }) => rank));
  const first = ranked.filter(({ rank }) => rank === best);
  if (first.length === 1) return first[0]?.resource;
  watch.touched = true;
  return undefined;
}

function nearness(file: string | null, from: string | null): number {
  if (file === null || from === null) return 0;
  if (file === from) return Number.POSITIVE_INFINITY;
  const folders = file.split("/").slice(0, -1);
  const own = from.split("/").slice(0, -1);
  let common = 0;
  while (common < own.length && folders[common] === own[common]) common++;
  const sameFolder = common === own.length && common === folders.length;
  return sameFolder ? Number.MAX_SAFE_INTEGER : common;
}

/** A key that no two places share: kinds and namespaces hold no space. */
const placeOf = (kind: string, namespace: string | null): string => (namespace === null ? kind : `${kind} ${namespace}`);

function groupBy<K, V>(values: readonly V[], keyOf: (value: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}
