import type { Resource } from "../model/resource.ts";
import { isKnownWorkload } from "../model/workload.ts";
import { directory, groupBy } from "./directory.ts";
import { podViews } from "./pod-view.ts";
import { original, readable } from "./readable.ts";
import type { PodView, ResourceSet } from "./rule.ts";
import type { Settings } from "./settings.ts";
import { lazily, type Watch } from "./watch.ts";

/** The set as the engine uses it. */
interface EngineSet extends ResourceSet {
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
  const { all, named } = directory(seen);
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
  const workloads = lazily(watch, () =>
    seen.filter((resource) => resource.mayHoldInitContainers || isKnownWorkload(resource.apiVersion, resource.kind)),
  );
  const workloadsIn = lazily(watch, () => groupBy(workloads(), (resource) => original(resource).namespace));
  const pods = lazily(watch, () => {
    workloads().forEach(noteHidden);
    return workloads().flatMap(viewsOf);
  });

  const set: EngineSet = {
    complete: settings.complete,
    get pods() {
      return pods();
    },
    all,
    named,
    find(kind, namespace, name, from) {
      if (name === "") return undefined;
      return nearest(named(kind, namespace, name), from, watch);
    },
    selectedBy(labels, namespace, from) {
      const entries = Object.entries(labels);
      if (entries.length === 0) return [];
      const candidates = (workloadsIn().get(namespace) ?? []).filter(
        (resource) => resource.unknown.length > 0 || entries.every(([, value]) => resource.mentions(value)),
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
