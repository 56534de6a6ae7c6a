/** A pod in each kind of workload that the API server knows. */
import type { Fields } from "./rows/row.ts";

export const kinds = [
  "Pod",
  "Deployment",
  "ReplicaSet",
  "StatefulSet",
  "DaemonSet",
  "Job",
  "CronJob",
  "ReplicationController",
  "PodTemplate",
] as const;
export type Kind = (typeof kinds)[number];

const labels = { app: "shop" };
const named = (apiVersion: string, kind: Kind, more: Fields): Fields => ({
  apiVersion,
  kind,
  metadata: { name: "shop", ...(kind === "Pod" ? {} : { labels }) },
  ...more,
});
const apps = (kind: Kind, template: Fields, more: Fields = {}): Fields =>
  named("apps/v1", kind, { spec: { selector: { matchLabels: labels }, template, ...more } });

/** The manifest of a workload with this pod. A job's pod restarts on failure when it does not say otherwise. */
export function workload(kind: Kind, spec: Fields, metadata: Fields = {}, job: Fields = {}): Fields {
  const template = { metadata: { labels, ...metadata }, spec };
  const jobSpec = { ...job, template: { ...template, spec: { restartPolicy: "OnFailure", ...spec } } };
  switch (kind) {
    case "Pod":
      return named("v1", kind, { metadata: { name: "shop", labels, ...metadata }, spec });
    case "PodTemplate":
      return named("v1", kind, { template });
    case "ReplicationController":
      return named("v1", kind, { spec: { selector: labels, template } });
    case "StatefulSet":
      return apps(kind, template, { serviceName: "shop", volumeClaimTemplates: [claim] });
    case "Job":
      return named("batch/v1", kind, { spec: jobSpec });
    case "CronJob":
      return named("batch/v1", kind, { spec: { schedule: "0 3 * * *", jobTemplate: { spec: jobSpec } } });
    default:
      return apps(kind, template);
  }
}

const claim = {
  metadata: { name: "data" },
  spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } },
};
