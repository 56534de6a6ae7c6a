import { describe, expect, test } from "vitest";
import { printPath } from "../../../shared/model/resource.ts";
import { podTemplates, replicasOf } from "../../../shared/model/workload.ts";

const inits = { initContainers: [{ name: "init", image: "a" }], containers: [{ name: "app", image: "b" }] };
const paths = (apiVersion: string, kind: string, body: object) =>
  podTemplates({ apiVersion, kind, body }).map(({ spec }) => printPath(spec));

describe("podTemplates", () => {
  const template = { metadata: {}, spec: inits };
  const specTemplate = { spec: { template } };

  test.each<readonly [string, string, object, string]>([
    ["v1", "Pod", { spec: inits }, "spec"],
    ["v1", "PodTemplate", { template }, "template.spec"],
    ["v1", "ReplicationController", specTemplate, "spec.template.spec"],
    ...["apps/v1", "apps/v1beta2", "extensions/v1beta1"].flatMap((version) =>
      ["Deployment", "ReplicaSet", "DaemonSet"].map((kind) => [version, kind, specTemplate, "spec.template.spec"] as const),
    ),
    ["apps/v1", "StatefulSet", specTemplate, "spec.template.spec"],
    ["apps/v1beta1", "Deployment", specTemplate, "spec.template.spec"],
    ["batch/v1", "Job", specTemplate, "spec.template.spec"],
    ["batch/v1", "CronJob", { spec: { jobTemplate: specTemplate } }, "spec.jobTemplate.spec.template.spec"],
    ["batch/v1beta1", "CronJob", { spec: { jobTemplate: specTemplate } }, "spec.jobTemplate.spec.template.spec"],
    ["argoproj.io/v1alpha1", "Rollout", specTemplate, "spec.template.spec"],
    ["serving.knative.dev/v1", "Service", specTemplate, "spec.template.spec"],
    [
      "triggers.tekton.dev/v1beta1",
      "EventListener",
      { spec: { resources: { kubernetesResource: specTemplate } } },
      "spec.resources.kubernetesResource.spec.template.spec",
    ],
    ["kibana.k8s.elastic.co/v1", "Kibana", { spec: { podTemplate: template } }, "spec.podTemplate.spec"],
  ])("%s %s", (apiVersion, kind, body, path) => {
    expect(paths(apiVersion, kind, body)).toEqual([path]);
  });

  test("kinds with several templates give each", () => {
    expect(
      paths("argoproj.io/v1alpha1", "Workflow", { spec: { templates: [{ initContainers: [], container: {} }, { steps: [] }] } }),
    ).toEqual(["spec.templates[0]", "spec.templates[1]"]);
    expect(paths("argoproj.io/v1alpha1", "CronWorkflow", { spec: { workflowSpec: { templates: [{}] } } })).toEqual([
      "spec.workflowSpec.templates[0]",
    ]);
    expect(
      paths("jobset.x-k8s.io/v1alpha2", "JobSet", {
        spec: { replicatedJobs: [{ template: specTemplate }, { template: specTemplate }] },
      }),
    ).toEqual(["spec.replicatedJobs[0].template.spec.template.spec", "spec.replicatedJobs[1].template.spec.template.spec"]);
    expect(
      paths("ray.io/v1", "RayJob", {
        spec: { rayClusterSpec: { headGroupSpec: { template }, workerGroupSpecs: [{ template }] } },
      }),
    ).toEqual(["spec.rayClusterSpec.headGroupSpec.template.spec", "spec.rayClusterSpec.workerGroupSpecs[0].template.spec"]);
    expect(
      paths("elasticsearch.k8s.elastic.co/v1", "Elasticsearch", { spec: { nodeSets: [{}, { podTemplate: template }] } }),
    ).toEqual(["spec.nodeSets[1].podTemplate.spec"]);
  });

  test("an unknown kind is recognised by structure only", () => {
    expect(paths("example.com/v1", "Thing", { spec: { deep: [{ pod: inits }] } })).toEqual(["spec.deep[0].pod"]);
    expect(paths("example.com/v1", "Thing", { spec: { initContainers: inits.initContainers } })).toEqual([]);
    expect(paths("example.com/v1", "Thing", { spec: { initContainers: "3", containers: "4" } })).toEqual([]);
    expect(paths("example.com/v1", "Deployment", specTemplate)).toEqual(["spec.template.spec"]);
  });

  test("policies and schemas describe pods and are none", () => {
    for (const group of [
      "kyverno.io/v1",
      "policies.kyverno.io/v1",
      "constraints.gatekeeper.sh/v1beta1",
      "apiextensions.k8s.io/v1",
    ]) {
      expect(paths(group, "Any", { spec: { rule: inits } })).toEqual([]);
    }
  });

  test("other shapes give nothing and never throw", () => {
    for (const body of [
      null,
      undefined,
      1,
      "x",
      [],
      { spec: null },
      { spec: { template: [] } },
      { spec: { template: { spec: "x" } } },
    ]) {
      expect(paths("apps/v1", "Deployment", body as object)).toEqual([]);
      expect(paths("other/v1", "Deployment", body as object)).toEqual([]);
    }
  });
});

describe("replicasOf", () => {
  test("reads the field as the controller defaults it", () => {
    expect(replicasOf({ kind: "Deployment", body: { spec: {} } })).toEqual({ count: 1 });
    expect(replicasOf({ kind: "StatefulSet", body: { spec: { replicas: 3 } } })).toEqual({ count: 3 });
    expect(replicasOf({ kind: "CronJob", body: { spec: { jobTemplate: { spec: { parallelism: 4 } } } } })).toEqual({ count: 4 });
    expect(replicasOf({ kind: "DaemonSet", body: {} })).toEqual({ count: null, reason: "one per node" });
    expect(replicasOf({ kind: "Deployment", body: { spec: { replicas: "{{ .Values.n }}" } } })).toEqual({
      count: null,
      reason: "not known",
    });
  });
});
