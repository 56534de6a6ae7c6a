import { onVersions, type PodView, rule } from "../engine/rule.ts";
import { parseQuantity, printQuantity, type Quantity } from "../model/quantity.ts";
import type { Path } from "../model/resource.ts";
import { type EffectiveResources, resourcesOnEach } from "../startup/resources.ts";
import { byVersion } from "../startup/versions.ts";

export default rule({
  id: "init-sets-pod-size",
  level: "warning",
  since: "0.1.0",
  serves: ["caution: effective requests", "practice: requests and limits"],
  summary: "Init container that makes the Pod larger than everything that runs after it",
  why: `The scheduler reserves for a Pod the larger of two sums: main containers and sidecars together, or the greediest step before them with the
sidecars that run already. The reservation is kept for the whole life of the Pod, so what only a step of a minute needs stays blocked on
the node, in every replica. An init container with limits and no requests asks for its limits. Reported from 1.25 times the later sum and
100m of CPU or 128Mi of memory on, when every main container says what it needs.`,
  fix: "Lower the init container's request to what the Pod needs later anyway: a CPU request is no limit, so the step may still use what is free on the node. Where it has only limits, write requests beside them. Work that really needs more belongs into a Job.",
  links: [
    "https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#resource-sharing-within-containers",
    "https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#resource-sharing-within-containers",
    "https://github.com/kubernetes/kubernetes/issues/124282",
  ],
  pod(view, report) {
    if (view.partial) return;
    const resourcesOn = resourcesOnEach(view.spec);
    for (const { at, message, minors } of byVersion(view.clusters, (cluster) => wastesOf(view, resourcesOn(cluster)))) {
      const said = onVersions(view.clusters, minors, "warning");
      if (said !== undefined) report(view.place(...at), `${message}${said.on}`, { level: said.level });
    }
  },
});

const least: Readonly<Record<string, Quantity>> = { cpu: parseQuantity("100m") ?? 0n, memory: parseQuantity("128Mi") ?? 0n };

/** What a step needs of each resource and nothing uses later. */
function wastesOf(
  { replicas }: PodView,
  found: EffectiveResources | undefined,
): readonly { readonly at: Path; readonly message: string }[] {
  if (found === undefined) return [];
  return Object.entries(least).flatMap(([name, threshold]) => {
    const total = found.requests.get(name);
    const running = found.containers.filter(({ runsOn }) => runsOn);
    const isMeasured = running.every(({ one, requests }) => one.list === "initContainers" || requests.has(name));
    if (total?.because.kind !== "step" || !isMeasured) return [];
    const { index, container } = total.because.init;
    const later = running.reduce((sum, { requests }) => sum + (requests.get(name)?.amount ?? 0n), 0n);
    const step = total.amount - total.overhead;
    if (step - later < threshold || step * 100n < later * 125n) return [];
    const [from, to, idle] = [later, step, step - later].map((amount) => printQuantity(amount, total.notation));
    const pods = replicas.count !== null && replicas.count > 1 ? `each of ${replicas.count} Pods` : "each Pod";
    const side = container.resources?.requests?.[name] === undefined ? "limits" : "requests";
    return [
      {
        at: ["initContainers", index, "resources", side, name],
        message: `init container "${container.name ?? ""}" raises the Pod's ${name} request from ${from} to ${to}, so ${idle} stay unused in ${pods}`,
      },
    ];
  });
}
