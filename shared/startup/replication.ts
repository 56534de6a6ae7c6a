/** How many Pods of one template there are at the same time. Defaults of Deployment: pkg/apis/apps/v1/defaults.go. */
import { at, type Resource } from "../model/resource.ts";
import type { Replicas } from "../model/workload.ts";

/** Kinds that keep several Pods of one template. */
const replicated = new Set(["Deployment", "ReplicaSet", "StatefulSet", "DaemonSet", "ReplicationController", "Rollout"]);

/** Several Pods of one workload. */
export interface Pods {
  /** For a message: `each replica`. */
  readonly shown: string;
  /** False: one after another, with a short time side by side. */
  readonly atOnce: boolean;
}

interface Workload {
  readonly resource: Resource;
  readonly pod: { readonly replicas: Replicas; readonly partial: boolean };
}

type Autoscalers = { all(kind: string, namespace: string | null): readonly Resource[] };

/** undefined: never two Pods at once, or not known. */
export function podsOf(set: Autoscalers, { resource, pod }: Workload): Pods | undefined {
  if (!replicated.has(resource.kind)) return undefined;
  if (resource.kind === "DaemonSet") return { shown: "every Pod of a DaemonSet", atOnce: true };
  const scaled = isScaled(set, resource);
  if (scaled) return { shown: "each replica of an autoscaled workload", atOnce: true };
  const { count } = pod.replicas;
  if (count !== null && count > 1) return { shown: "each replica", atOnce: true };
  if (scaled === null || count !== 1 || resource.kind !== "Deployment" || pod.partial || !surges(resource)) return undefined;
  return { shown: "the one replica of a Deployment", atOnce: false };
}

/** Whether a HorizontalPodAutoscaler may run more than one Pod of it; null when one without a namespace might be meant for it. */
function isScaled(set: Autoscalers, resource: Resource): boolean | null {
  const name = at(resource.body, ["metadata", "name"]);
  const namespace = at(resource.body, ["metadata", "namespace"]) ?? null;
  const targets = (autoscaler: Resource): boolean =>
    at(autoscaler.body, ["spec", "scaleTargetRef", "kind"]) === resource.kind &&
    at(autoscaler.body, ["spec", "scaleTargetRef", "name"]) === name &&
    Number(at(autoscaler.body, ["spec", "maxReplicas"])) > 1;
  if (set.all("HorizontalPodAutoscaler", resource.namespace).some(targets)) return true;
  return namespace !== null && set.all("HorizontalPodAutoscaler", null).some(targets) ? null : false;
}

/** A rolling update starts the new Pod beside the old one: `maxSurge` is 25 %, rounded up, unless it is written as none. */
function surges({ body }: Resource): boolean {
  const strategy = ["spec", "strategy"];
  if (at(body, [...strategy, "type"]) === "Recreate") return false;
  const maxSurge = at(body, [...strategy, "rollingUpdate", "maxSurge"]);
  return maxSurge !== 0 && maxSurge !== "0" && maxSurge !== "0%";
}
