/**
 * The resources of the pod itself (KEP-2837) with what they are given by default. Sources: pkg/apis/core/v1/defaults.go of Kubernetes 1.34
 * (defaultHugePagePodLimits, defaultPodRequests) and pkg/api/pod/util.go of 1.37.2 (DefaultPodLevelResources).
 */
import type { Cluster } from "../model/gates.ts";
import type { PodSpec } from "../model/pod.ts";
import type { Amount, Sides } from "./amounts.ts";

const isHugePages = (name: string): boolean => name.startsWith("hugepages-");

/** True for what a pod can have of its own: cpu, memory and huge pages. */
export const isOfPod = (name: string): boolean => name === "cpu" || name === "memory" || isHugePages(name);

type List = ReadonlyMap<string, Pick<Amount, "amount" | "notation">>;

/** `written` with its defaults. `sums` are the effective amounts of `containers`, all containers of the pod. */
export function podLevelResources(
  written: Sides,
  sums: { readonly requests: List; readonly limits: List },
  containers: readonly Sides[],
  cluster: Cluster,
): Sides {
  const requests = new Map(written.requests);
  const limits = new Map(written.limits);
  if (requests.size + limits.size === 0) return written;
  const fill = (list: Map<string, Amount>, from: List, wanted: (name: string) => boolean): void => {
    for (const [name, { amount, notation }] of from) if (wanted(name) && !list.has(name)) list.set(name, { amount, notation });
  };
  fill(limits, sums.limits, (name) => isHugePages(name) && !requests.has(name));
  const fixed = cluster.isOn("PodLevelResourcesFixDefaulting");
  if (!fixed && limits.size === 0) return { requests, limits };
  fill(requests, sums.requests, (name) => name === "cpu" || name === "memory");
  fill(requests, limits, isOfPod);
  if (!fixed) return { requests, limits };
  for (const [name, request] of requests) {
    const limit = sums.limits.get(name);
    // Only what limits every single container can limit the pod.
    if (!isOfPod(name) || limits.has(name) || limit === undefined || !containers.every((each) => each.limits.has(name))) continue;
    limits.set(name, request.amount > limit.amount ? request : { amount: limit.amount, notation: limit.notation });
  }
  return { requests, limits };
}

/** True when the pod itself has requests or limits that count on this API server (IsPodLevelResourcesSet). */
export function hasPodLevel(
  { resources }: PodSpec,
  cluster: Cluster,
  sides: readonly (keyof Sides)[] = ["requests", "limits"],
): boolean {
  return cluster.isOn("PodLevelResources") && sides.some((side) => Object.keys(resources?.[side] ?? {}).some(isOfPod));
}
