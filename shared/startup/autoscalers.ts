/**
 * Which workload a HorizontalPodAutoscaler scales and by what. Sources: pkg/apis/autoscaling (defaults, conversion) and
 * pkg/controller/podautoscaler of Kubernetes 1.37.2.
 */
import { at, type Resource } from "../model/resource.ts";
import { groupOf } from "../model/workload.ts";
import type { NamespaceLookup } from "./namespaced.ts";

/** A metric that is divided by requests. */
export interface UtilizationMetric {
  readonly resource: string;
  /** The one container that is looked at; null for all that run beside each other. */
  readonly container: string | null;
}

/** True when the autoscaler scales `workload`, of several of one name the nearest. */
export function scales(set: NamespaceLookup, autoscaler: Resource, workload: Resource): boolean {
  if (groupOf(autoscaler.apiVersion) !== "autoscaling") return false;
  const [kind, name] = ["kind", "name"].map((field) => at(autoscaler.body, ["spec", "scaleTargetRef", field]));
  if (kind !== workload.kind || typeof name !== "string" || name !== workload.name) return false;
  return set.find(workload.kind, autoscaler.namespace, name, autoscaler) === workload;
}

/** The metrics of an autoscaler that need requests; without any metric it watches the CPU. */
export function metricsOf({ apiVersion, body }: Resource): readonly UtilizationMetric[] {
  const cpu = { resource: "cpu", container: null };
  // Other metrics of v1 stand in an annotation.
  if (apiVersion === "autoscaling/v1") return at(body, ["metadata", "annotations", annotation]) === undefined ? [cpu] : [];
  const metrics = at(body, ["spec", "metrics"]);
  if (metrics === undefined || (Array.isArray(metrics) && metrics.length === 0)) return [cpu];
  return Array.isArray(metrics) ? metrics.flatMap(readMetric) : [];
}

const annotation = "autoscaling.alpha.kubernetes.io/metrics";

function readMetric(metric: unknown): readonly UtilizationMetric[] {
  const type = at(metric, ["type"]);
  const field = type === "Resource" ? "resource" : type === "ContainerResource" ? "containerResource" : null;
  if (field === null) return [];
  const [resource, container, utilization, older] = [
    ["name"],
    ["container"],
    ["target", "averageUtilization"],
    ["targetAverageUtilization"],
  ].map((path) => at(metric, [field, ...path]));
  if (typeof resource !== "string" || (utilization === undefined && older === undefined)) return [];
  if (field === "resource") return [{ resource, container: null }];
  return typeof container === "string" ? [{ resource, container }] : [];
}
