import { type InitContainerView, onVersions, type ResourceSet, rule } from "../engine/rule.ts";
import type { Cluster } from "../model/gates.ts";
import type { Resource } from "../model/resource.ts";
import { metricsOf, scales, type UtilizationMetric } from "../startup/autoscalers.ts";
import { limitsFor, withDefaults } from "../startup/limit-ranges.ts";
import { hasPodLevel } from "../startup/pod-resources.ts";
import { effectiveResources } from "../startup/resources.ts";

export default rule({
  id: "hpa-broken-by-sidecar",
  level: "error",
  since: "0.1.0",
  serves: ["caution: effective requests", "purpose: sidecars"],
  summary: "Sidecar without the request that a HorizontalPodAutoscaler needs",
  why: `Utilization is usage divided by the requests of all containers that run beside each other, sidecars included. One of them without a request, and
the autoscaler says \`FailedGetResourceMetric: missing request for cpu in container …\` and does nothing by this metric. Init containers that
run once do not count. A request that comes from a limit, from a LimitRange, or from resources of the Pod itself (1.34) is good enough.`,
  fix: "Give the sidecar a request for the resource, or let the autoscaler watch the app's container alone (`type: ContainerResource`).",
  links: [
    "https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#support-for-resource-metrics",
    "https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#container-resource-metrics",
  ],
  resources(set, report) {
    if (set.all("HorizontalPodAutoscaler").length === 0) return;
    set.eachInitContainer((view) => {
      const { pod, role, container, place } = view;
      if (role !== "sidecar" || pod.partial) return;
      const asking = set.all("HorizontalPodAutoscaler", view.resource.namespace);
      for (const autoscaler of asking.filter((each) => scales(set, each, view.resource)))
        for (const metric of metricsOf(autoscaler)) {
          const lacking = pod.clusters.flatMap((cluster) => lacks(set, view, metric, cluster) ?? []);
          const level = lacking.some(({ isAlone }) => isAlone) || set.complete ? "error" : "warning";
          const said = onVersions(
            pod.clusters,
            lacking.map(({ minor }) => minor),
            level,
          );
          if (said === undefined) continue;
          const so = `so HorizontalPodAutoscaler "${autoscaler.name}" cannot compute the utilization${said.on}`;
          report(
            container.resources === undefined ? place() : place("resources"),
            `sidecar "${container.name ?? ""}" has no ${metric.resource} request, ${so}`,
            { level: said.level, related: [related(autoscaler)] },
          );
        }
    });
  },
});

const related = (resource: Resource) => ({ place: { resource, path: ["spec"] }, message: "this autoscaler needs the request" });

interface Lacking {
  readonly minor: number;
  /** False when a main container lacks it too: something that is not here may fill them in. */
  readonly isAlone: boolean;
}

function lacks(set: ResourceSet, view: InitContainerView, metric: UtilizationMetric, cluster: Cluster): Lacking | undefined {
  const { spec } = view.pod;
  const { items, complete } = limitsFor(set, view.resource);
  if (!complete || (metric.container === null && hasPodLevel(spec, cluster))) return undefined;
  if (metric.container !== null && metric.container !== view.container.name) return undefined;
  const running = (effectiveResources(spec, cluster, withDefaults(items))?.containers ?? []).filter(({ runsOn }) => runsOn);
  const own = running.find(({ one }) => one.list === "initContainers" && one.index === view.index);
  if (own === undefined || own.requests.has(metric.resource)) return undefined;
  const isAlone = running.every(({ one, requests }) => one.list !== "containers" || requests.has(metric.resource));
  return { minor: cluster.minor, isAlone };
}
