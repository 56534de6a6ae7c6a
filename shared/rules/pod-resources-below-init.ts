import { onVersions, type PodView, rule } from "../engine/rule.ts";
import type { Place } from "../model/finding.ts";
import type { Cluster } from "../model/gates.ts";
import { printQuantity } from "../model/quantity.ts";
import type { Path } from "../model/resource.ts";
import { type Amount, readSides } from "../startup/amounts.ts";
import { podLevelResources } from "../startup/pod-resources.ts";
import { type Decided, effectiveResources } from "../startup/resources.ts";
import { titleOf } from "../startup/sidecars.ts";

export default rule({
  id: "pod-resources-below-init",
  level: "error",
  since: "0.1.0",
  serves: ["practice: requests and limits"],
  summary: "Resources of the Pod are less than its init containers take",
  why: `\`spec.resources\` (Kubernetes 1.34 and later) is what the whole Pod may take, init containers included. It may not ask for less than its containers
do: neither than the main containers and sidecars together, nor than a single init container with the sidecars before it. The API server refuses
such a Pod (\`must be greater than or equal to aggregate container requests\`). A Pod whose \`spec.resources\` has limits alone asks for what its
containers do, so then the limit is too low. It is measured by the app, and the one heavy step before it is forgotten.`,
  fix: "Raise the Pod's request (and limit) to what the step takes, or let the init container ask for less. Where the Pod has resources of its own, its containers need none.",
  links: [
    "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#pod-level-resource-specification",
    "https://github.com/kubernetes/enhancements/tree/master/keps/sig-node/2837-pod-level-resource-spec",
    "https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/apis/core/validation/validation.go",
  ],
  pod(view, report) {
    const { spec, clusters, partial, initContainers, place } = view;
    if (spec.resources === undefined || partial || initContainers.length === 0) return;
    const checking = clusters.filter(({ isOn }) => isOn("PodLevelResources"));
    const found = checking.map((cluster) => ({ minor: cluster.minor, shortfalls: shortfallsOn(cluster, view) }));
    const shortfalls = new Map(found.flatMap((each) => each.shortfalls).map((shortfall) => [shortfall.what, shortfall]));
    for (const { path, what, step } of shortfalls.values()) {
      const minors = found.flatMap((each) => (each.shortfalls.some((other) => other.what === what) ? [each.minor] : []));
      const held = onVersions(clusters, minors);
      if (held === undefined) continue;
      report(place("resources", ...path), `${what}, so the Pod is refused${held.on}`, {
        level: held.level,
        related: step === null ? [] : [{ place: step, message: "takes the most" }],
      });
    }
  },
});

interface Shortfall {
  /** Below the `resources` of the pod. */
  readonly path: Path;
  readonly what: string;
  /** The init container that decides, null where all containers together do. */
  readonly step: Place | null;
}

/** As validatePodResourceConsistency and validateResourceRequirements find them, after defaulting. */
function shortfallsOn(cluster: Cluster, { spec, place }: PodView): readonly Shortfall[] {
  const containers = { initContainers: spec.initContainers ?? [], containers: spec.containers ?? [] };
  const sums = effectiveResources(containers, cluster);
  const written = readSides(spec.resources ?? {});
  if (sums === undefined || written === undefined) return [];
  const { requests, limits } = podLevelResources(written, sums, sums.containers, cluster);
  const found: Shortfall[] = [];
  const below = (path: Path, side: string, name: string, own: Amount, needed: Decided): void => {
    const step = needed.because.kind === "step" ? place("initContainers", needed.because.init.index, "resources") : null;
    const what = `${side} of ${print(own)} "${name}" of the Pod is below the ${print(needed)} of ${takers(needed)}`;
    found.push({ path, what, step });
  };
  for (const [name, request] of requests) {
    const [needed, limit, isWritten] = [sums.requests.get(name), limits.get(name), written.requests.has(name)];
    if (needed !== undefined && needed.amount > request.amount)
      below([isWritten ? "requests" : "limits", name], isWritten ? "request" : "limit", name, request, needed);
    if (limit === undefined || request.amount <= limit.amount || name.startsWith("hugepages-")) continue;
    const above = `request of ${print(request)} "${name}" of the Pod is above its limit of ${print(limit)}`;
    if (isWritten) found.push({ path: ["requests"], what: above, step: null });
    else if (needed !== undefined) below(["requests"], "limit", name, limit, needed);
  }
  for (const [name, limit] of limits) {
    const needed = sums.limits.get(name);
    if (name.startsWith("hugepages-") && needed !== undefined && needed.amount > limit.amount)
      below(["limits", name], "limit", name, limit, needed);
  }
  return found;
}

const print = ({ amount, notation }: Amount): string => printQuantity(amount, notation);

function takers({ because }: Decided): string {
  if (because.kind !== "step") return "its containers together";
  return `${titleOf(because.init)}${because.sidecars.length > 0 ? " and earlier sidecars" : ""}`;
}
