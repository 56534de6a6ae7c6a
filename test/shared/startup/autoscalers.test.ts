import { describe, expect, test } from "vitest";
import { metricsOf, scales } from "../../../shared/startup/autoscalers.ts";
import type { NamespaceLookup } from "../../../shared/startup/namespaced.ts";
import { resource } from "./set.ts";

const autoscaler = (spec: object, version = "v2", metadata: object = {}) =>
  resource(`autoscaling/${version}`, "HorizontalPodAutoscaler", { name: "web", ...metadata }, spec);
const web = resource("apps/v1", "Deployment", { name: "web" }, {});
const twin = resource("apps/v1", "Deployment", { name: "web" }, {}, "other.yaml");
const set: NamespaceLookup = {
  all: () => [web],
  find: (kind, _, name) => (kind === "Deployment" && name === "web" ? web : undefined),
};

test("the workload is meant by kind and name, and of twins the nearest", () => {
  const target = (kind: string, name: unknown) => autoscaler({ scaleTargetRef: { kind, name } });
  expect(scales(set, target("Deployment", "web"), web)).toBe(true);
  expect(scales(set, target("Deployment", "web"), twin)).toBe(false);
  expect(scales(set, target("StatefulSet", "web"), web)).toBe(false);
  expect(scales(set, target("Deployment", "db"), web)).toBe(false);
  expect(scales(set, autoscaler({}), web)).toBe(false);
  const foreign = resource(
    "example.com/v1",
    "HorizontalPodAutoscaler",
    { name: "web" },
    { scaleTargetRef: { kind: "Deployment", name: "web" } },
  );
  expect(scales(set, foreign, web)).toBe(false);
});

describe("metrics that need requests", () => {
  const cpu = { resource: "cpu", container: null };
  const utilization = { target: { type: "Utilization", averageUtilization: 70 } };

  test.each<[string, object, string, readonly object[]]>([
    ["the CPU by default", {}, "v2", [cpu]],
    ["the CPU for an empty list", { metrics: [] }, "v2", [cpu]],
    ["the CPU in v1", { targetCPUUtilizationPercentage: 50 }, "v1", [cpu]],
    [
      "a resource",
      { metrics: [{ type: "Resource", resource: { name: "memory", ...utilization } }] },
      "v2",
      [{ resource: "memory", container: null }],
    ],
    [
      "a resource in v2beta1",
      { metrics: [{ type: "Resource", resource: { name: "cpu", targetAverageUtilization: 70 } }] },
      "v2beta1",
      [cpu],
    ],
    [
      "a container's",
      { metrics: [{ type: "ContainerResource", containerResource: { name: "cpu", container: "web", ...utilization } }] },
      "v2",
      [{ resource: "cpu", container: "web" }],
    ],
    ["no average value", { metrics: [{ type: "Resource", resource: { name: "cpu", target: { averageValue: "1" } } }] }, "v2", []],
    ["no other metric", { metrics: [{ type: "Pods", pods: {} }, null, 1, { type: "Resource" }] }, "v2", []],
    ["nothing of a wrong type", { metrics: "cpu" }, "v2", []],
  ])("%s", (_, spec, version, expected) => {
    expect(metricsOf(autoscaler(spec, version))).toEqual(expected);
  });

  test("v1 has its other metrics in an annotation", () => {
    const annotations = { "autoscaling.alpha.kubernetes.io/metrics": "[]" };
    expect(metricsOf(autoscaler({}, "v1", { annotations }))).toEqual([]);
  });
});
