import { describe, expect, test } from "vitest";
import type { PodSpec } from "../../../shared/model/pod.ts";
import { counts, hardOf } from "../../../shared/startup/quotas.ts";
import type { QosClass } from "../../../shared/startup/resources.ts";
import { resource } from "./set.ts";

const quota = (spec: object, apiVersion = "v1") => resource(apiVersion, "ResourceQuota", { name: "compute" }, spec);

test("cpu and memory are what containers have to say, by either name", () => {
  const hard = hardOf(
    quota({
      hard: { "requests.cpu": 4, memory: "8Gi", "limits.memory": "9Gi", pods: 10, "requests.storage": "1Ti", cpu: "lots" },
    }),
  );
  expect(hard.map(({ name, side, resource }) => [name, side, resource])).toEqual([
    ["limits.memory", "limits", "memory"],
    ["memory", "requests", "memory"],
    ["requests.cpu", "requests", "cpu"],
  ]);
  expect(hardOf(quota({ hard: { cpu: 1 } }, "quota.openshift.io/v1"))).toEqual([]);
  expect([undefined, [], "x", { cpu: null }].map((hard) => hardOf(quota({ hard })))).toEqual([[], [], [], []]);
});

describe("a scope", () => {
  const scope = (scopeName: string, operator?: string, values?: unknown) => ({
    scopeSelector: { matchExpressions: [{ scopeName, operator, values }] },
  });
  const urgent: PodSpec = { priorityClassName: "urgent" };

  test.each<[string, object, PodSpec, QosClass, boolean]>([
    ["none counts all", {}, {}, "BestEffort", true],
    ["a deadline", { scopes: ["Terminating"] }, { activeDeadlineSeconds: 0 }, "Burstable", true],
    ["no deadline", { scopes: ["Terminating"] }, {}, "Burstable", false],
    ["no deadline, asked for", { scopes: ["NotTerminating"] }, {}, "Burstable", true],
    ["BestEffort", { scopes: ["BestEffort"] }, {}, "BestEffort", true],
    ["not BestEffort", { scopes: ["NotBestEffort"] }, {}, "BestEffort", false],
    ["all have to hold", { scopes: ["NotBestEffort", "Terminating"] }, {}, "Burstable", false],
    ["a class", { scopes: ["PriorityClass"] }, urgent, "Burstable", true],
    ["no class written, so it may be the default", scope("PriorityClass", "NotIn", ["urgent"]), {}, "Burstable", false],
    ["In", scope("PriorityClass", "In", ["urgent"]), urgent, "Burstable", true],
    ["In others", scope("PriorityClass", "In", ["idle"]), urgent, "Burstable", false],
    ["NotIn", scope("PriorityClass", "NotIn", ["idle"]), urgent, "Burstable", true],
    ["DoesNotExist", scope("PriorityClass", "DoesNotExist"), urgent, "Burstable", false],
    ["values of a wrong type", scope("PriorityClass", "NotIn", "idle"), urgent, "Burstable", false],
    ["an unknown one", { scopes: ["CrossNamespacePodAffinity"] }, {}, "Burstable", false],
    ["scopes of a wrong type", { scopes: "Terminating" }, {}, "Burstable", false],
    ["no scope at all", { scopes: [null, 1] }, {}, "Burstable", false],
  ])("%s", (_, spec, pod, qos, expected) => {
    expect(counts(quota(spec), pod, qos)).toBe(expected);
  });
});
