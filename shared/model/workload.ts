import { at, type Dictionary, isDictionary, type Path, type Resource } from "./resource.ts";

/** Where one pod template stands inside a resource. */
export interface PodTemplate {
  /** Path of the pod spec: the object that holds `initContainers`. */
  readonly spec: Path;
  /** Path of the metadata that the pods get (labels); null where the kind has none there. */
  readonly metadata: Path | null;
  /** True when an operator or a controller adds containers, images or volumes to it: absence proves nothing. */
  readonly filledByOperator: boolean;
}

interface Row {
  readonly at: readonly string[];
  /** Path below `at` of the spec and of the metadata. */
  readonly spec: readonly string[];
  readonly metadata: readonly string[] | null;
  readonly filledByOperator: boolean;
}

/** A row from a path text; `[]` after a key means each item of that list. */
const template = (path: string, filledByOperator = false): Row => ({
  at: path.split("."),
  spec: ["spec"],
  metadata: ["metadata"],
  filledByOperator,
});
const pod: Row = { at: [], spec: ["spec"], metadata: ["metadata"], filledByOperator: false };
const argoTemplate = (path: string): Row => ({ at: path.split("."), spec: [], metadata: ["metadata"], filledByOperator: true });
const rayTemplates = (path: string): readonly Row[] => [
  template(`${path}.headGroupSpec.template`, true),
  template(`${path}.workerGroupSpecs[].template`, true),
];

const inSpec = [template("spec.template")];
const podTemplateOfEck = [template("spec.podTemplate", true)];
const runnerOfEck = [
  template("spec.daemonSet.podTemplate", true),
  template("spec.deployment.podTemplate", true),
  template("spec.statefulSet.podTemplate", true),
];

/**
 * Kinds that carry pod templates, by API group. Built-in kinds: k8s.io/api (core/v1, apps, extensions, batch), every version.
 * Custom kinds: the CustomResourceDefinitions of Argo, Knative, JobSet, KubeRay, Tekton Triggers and Elastic Cloud on Kubernetes.
 */
const table: Readonly<Record<string, Readonly<Record<string, readonly Row[]>>>> = {
  "": { Pod: [pod], PodTemplate: [template("template")], ReplicationController: inSpec },
  apps: { Deployment: inSpec, ReplicaSet: inSpec, StatefulSet: inSpec, DaemonSet: inSpec },
  extensions: { Deployment: inSpec, ReplicaSet: inSpec, DaemonSet: inSpec },
  batch: { Job: inSpec, CronJob: [template("spec.jobTemplate.spec.template")] },
  "argoproj.io": {
    Rollout: inSpec,
    Workflow: [argoTemplate("spec.templates[]")],
    WorkflowTemplate: [argoTemplate("spec.templates[]")],
    ClusterWorkflowTemplate: [argoTemplate("spec.templates[]")],
    CronWorkflow: [argoTemplate("spec.workflowSpec.templates[]")],
  },
  "serving.knative.dev": {
    Service: [template("spec.template", true)],
    Configuration: [template("spec.template", true)],
    Revision: [{ ...pod, filledByOperator: true }],
  },
  "jobset.x-k8s.io": { JobSet: [template("spec.replicatedJobs[].template.spec.template")] },
  "ray.io": {
    RayCluster: rayTemplates("spec"),
    RayJob: [...rayTemplates("spec.rayClusterSpec"), template("spec.submitterPodTemplate", true)],
    RayService: rayTemplates("spec.rayClusterConfig"),
  },
  "triggers.tekton.dev": { EventListener: [template("spec.resources.kubernetesResource.spec.template", true)] },
  "elasticsearch.k8s.elastic.co": { Elasticsearch: [template("spec.nodeSets[].podTemplate", true)] },
  "kibana.k8s.elastic.co": { Kibana: podTemplateOfEck },
  "apm.k8s.elastic.co": { ApmServer: podTemplateOfEck },
  "logstash.k8s.elastic.co": { Logstash: podTemplateOfEck },
  "enterprisesearch.k8s.elastic.co": { EnterpriseSearch: podTemplateOfEck },
  "maps.k8s.elastic.co": { ElasticMapsServer: podTemplateOfEck },
  "beat.k8s.elastic.co": { Beat: runnerOfEck },
  "agent.k8s.elastic.co": { Agent: runnerOfEck },
};

/** Groups whose objects describe pods to match or to check, never pods to run. */
const describesPods =
  /(^|\.)(kyverno\.io|gatekeeper\.sh|auto\.gke\.io|apiextensions\.k8s\.io|admissionregistration\.k8s\.io|kubewarden\.io|chainsaw\.kyverno\.io|kustomize\.config\.k8s\.io)$/;

export const groupOf = (apiVersion: string): string =>
  apiVersion.includes("/") ? apiVersion.slice(0, apiVersion.indexOf("/")) : "";

/** True for the kinds of Kubernetes itself that hold a pod template. */
export const isBuiltInWorkload = (apiVersion: string, kind: string): boolean =>
  ["", "apps", "extensions", "batch"].includes(groupOf(apiVersion)) && Object.hasOwn(table[groupOf(apiVersion)] ?? {}, kind);

/** True when a row of the table names this kind, so that it holds pods whatever its text says. */
export const isKnownWorkload = (apiVersion: string, kind: string): boolean =>
  Object.hasOwn(table[groupOf(apiVersion)] ?? {}, kind);

/**
 * Every pod template of a resource. Unknown kinds are recognised by structure: an object in which a list `containers`
 * stands beside a list `initContainers`.
 */
export function podTemplates(resource: Pick<Resource, "apiVersion" | "kind" | "body">): readonly PodTemplate[] {
  const group = groupOf(resource.apiVersion);
  const kinds = table[group];
  const rows = kinds !== undefined && Object.hasOwn(kinds, resource.kind) ? kinds[resource.kind] : undefined;
  if (rows !== undefined) return rows.flatMap((row) => fromRow(resource.body, row));
  if (describesPods.test(group)) return [];
  return byStructure(resource.body, [], 0);
}

function fromRow(body: unknown, row: Row): readonly PodTemplate[] {
  let paths: Path[] = [[]];
  for (const step of row.at) {
    const each = step.endsWith("[]");
    const key = each ? step.slice(0, -2) : step;
    paths = paths.flatMap((path) => {
      const next = [...path, key];
      if (!each) return [next];
      const items = at(body, next);
      return Array.isArray(items) ? items.map((_, index) => [...next, index]) : [];
    });
  }
  return paths
    .filter((path) => isDictionary(at(body, [...path, ...row.spec])))
    .map((path) => ({
      spec: [...path, ...row.spec],
      metadata: row.metadata && [...path, ...row.metadata],
      filledByOperator: row.filledByOperator,
    }));
}

/** Deeper than any CustomResourceDefinition nests its pod template. */
const deepest = 12;

function byStructure(value: unknown, path: Path, depth: number): readonly PodTemplate[] {
  if (depth > deepest || typeof value !== "object" || value === null) return [];
  if (!Array.isArray(value) && isPodSpec(value as Dictionary)) {
    const inside = path.at(-1) === "spec";
    return [{ spec: path, metadata: inside ? [...path.slice(0, -1), "metadata"] : null, filledByOperator: true }];
  }
  const entries: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  return entries.flatMap(([key, below]) => byStructure(below, [...path, key], depth + 1));
}

const isPodSpec = (value: Dictionary): boolean => isContainerList(value.initContainers) && isContainerList(value.containers);

const isContainerList = (value: unknown): boolean =>
  Array.isArray(value) && value.length > 0 && value.every((item) => isDictionary(item) && typeof item.name === "string");

/** How many pods of a workload start side by side. */
export type Replicas = { readonly count: number } | { readonly count: null; readonly reason: "one per node" | "not known" };

/** `spec.replicas` as the controllers default it: 1 where it is absent (apps defaults.go); a Job's is its parallelism. */
export function replicasOf(resource: Pick<Resource, "kind" | "body">): Replicas {
  if (resource.kind === "DaemonSet") return { count: null, reason: "one per node" };
  if (resource.kind === "Pod") return { count: 1 };
  const path =
    resource.kind === "Job"
      ? ["spec", "parallelism"]
      : resource.kind === "CronJob"
        ? ["spec", "jobTemplate", "spec", "parallelism"]
        : ["spec", "replicas"];
  const count = at(resource.body, path) ?? 1;
  return typeof count === "number" ? { count } : { count: null, reason: "not known" };
}
