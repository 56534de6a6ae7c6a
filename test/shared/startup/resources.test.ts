import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clustersOf, type GateSettings } from "../../../shared/model/gates.ts";
import type { PodSpec } from "../../../shared/model/pod.ts";
import { printQuantity, type Quantity } from "../../../shared/model/quantity.ts";
import { readAmounts } from "../../../shared/startup/amounts.ts";
import { type EffectiveResources, effectiveResources, resourcesOnEach } from "../../../shared/startup/resources.ts";

type Container = NonNullable<PodSpec["containers"]>[number];

function effective(spec: PodSpec, minor = 37, gates: GateSettings = {}): EffectiveResources {
  const [cluster] = clustersOf({ min: minor, max: minor }, gates);
  const found = cluster && effectiveResources(spec, cluster);
  if (found === undefined) throw new Error("not a quantity");
  return found;
}

const shown = (list: EffectiveResources["requests"]): Readonly<Record<string, string>> =>
  Object.fromEntries([...list].map(([name, { amount, notation }]) => [name, printQuantity(amount, notation)]));

const once = (name: string, requests: Record<string, string>): Container => ({ name, resources: { requests } });
const sidecar = (name: string, requests: Record<string, string>): Container => ({
  ...once(name, requests),
  restartPolicy: "Always",
});

describe("the term that decides", () => {
  const app = once("app", { cpu: "200m", memory: "64Mi" });

  test("is the containers' where the pod is given what they come to, and the pod's where it says so", () => {
    const { requests } = effective({ resources: { requests: { cpu: "500m" } }, containers: [app] });
    expect(shown(requests)).toEqual({ cpu: "500m", memory: "64Mi" });
    expect([requests.get("cpu")?.because, requests.get("memory")?.because]).toEqual([{ kind: "pod" }, { kind: "sum" }]);
  });

  test("is the sum of main containers and sidecars when no step needs more", () => {
    const { requests } = effective({
      initContainers: [sidecar("proxy", { cpu: "100m" }), once("copy", { cpu: "150m" })],
      containers: [app, app],
    });
    expect(shown(requests)).toEqual({ cpu: "500m", memory: "128Mi" });
    expect(requests.get("cpu")?.because).toEqual({ kind: "sum" });
  });

  test("is a step with the sidecars before it, and no others", () => {
    const { requests } = effective({
      initContainers: [sidecar("proxy", { cpu: "100m" }), once("migrate", { cpu: "900m" }), sidecar("log", { cpu: "50m" })],
      containers: [app],
    });
    expect(shown(requests)).toEqual({ cpu: "1", memory: "64Mi" });
    expect(requests.get("cpu")?.because).toMatchObject({
      kind: "step",
      init: { index: 1 },
      sidecars: [{ container: { name: "proxy" } }],
    });
  });

  test("is the first of two equal steps, and never a step that equals the sum", () => {
    const { requests } = effective({
      initContainers: [once("a", { cpu: "1", memory: "64Mi" }), once("b", { cpu: "1" })],
      containers: [app],
    });
    expect(requests.get("cpu")?.because).toMatchObject({ init: { index: 0 } });
    expect(requests.get("memory")?.because).toEqual({ kind: "sum" });
  });

  test("is the pod where it says so, for what a pod can have", () => {
    const { requests } = effective({
      initContainers: [once("migrate", { cpu: "4", "ephemeral-storage": "1Gi" })],
      containers: [app],
      resources: { requests: { cpu: "1" } },
    });
    expect(shown(requests)).toEqual({ cpu: "1", memory: "64Mi", "ephemeral-storage": "1Gi" });
    expect(requests.get("cpu")?.because).toEqual({ kind: "pod" });
    expect(requests.get("ephemeral-storage")?.because.kind).toBe("step");
  });
});

test("a missing request is the limit, also of an init container", () => {
  const { requests, limits } = effective({
    initContainers: [{ name: "copy", resources: { limits: { cpu: "1", memory: "1Gi" }, requests: { memory: "16Mi" } } }],
    containers: [{ name: "app" }],
  });
  expect([shown(requests), shown(limits)]).toEqual([
    { cpu: "1", memory: "16Mi" },
    { cpu: "1", memory: "1Gi" },
  ]);
});

test("overhead is on top of every request, and of limits that are there and not zero", () => {
  const { requests, limits } = effective({
    containers: [{ name: "app", resources: { requests: { cpu: "0" }, limits: { cpu: "0", memory: "1Gi" } } }],
    overhead: { cpu: "250m", memory: "120Mi", "ephemeral-storage": "1M" },
  });
  expect(shown(requests)).toEqual({ cpu: "250m", memory: "1144Mi", "ephemeral-storage": "1M" });
  expect(shown(limits)).toEqual({ cpu: "0", memory: "1144Mi" });
  expect(printQuantity(requests.get("memory")?.overhead ?? 0n, "binary")).toBe("120Mi");
});

describe("by version", () => {
  const spec: PodSpec = {
    initContainers: [sidecar("proxy", { cpu: "1" })],
    containers: [once("app", { cpu: "1" })],
    resources: { limits: { cpu: "3" } },
  };

  test("1.28 knows no sidecars and 1.33 no resources of the pod", () => {
    expect([28, 33, 34].map((minor) => shown(effective(spec, minor).requests).cpu)).toEqual(["1", "2", "2"]);
    expect([33, 34].map((minor) => effective(spec, minor).limits.get("cpu")?.because.kind)).toEqual([undefined, "pod"]);
  });

  test.each([
    ["with resources of the pod", spec],
    ["without", { ...spec, resources: undefined } as unknown as PodSpec],
    ["with empty ones", { ...spec, resources: {} }],
  ])("asked for all versions at once, the answer is the same: %s", (_, one) => {
    const clusters = clustersOf({ min: 27, max: 37 });
    const onEach = resourcesOnEach(one);
    for (const cluster of clusters) expect(onEach(cluster), `1.${cluster.minor}`).toEqual(effectiveResources(one, cluster));
  });

  test("limits of all containers limit the pod from 1.37 on", () => {
    const limited: PodSpec = {
      containers: [{ name: "app", resources: { limits: { cpu: "1", memory: "1Gi" } } }],
      resources: { requests: { cpu: "2" } },
    };
    expect([36, 37].map((minor) => shown(effective(limited, minor).limits))).toEqual([
      { cpu: "1", memory: "1Gi" },
      { cpu: "2", memory: "1Gi" },
    ]);
    expect([36, 37].map((minor) => effective(limited, minor).qos.class)).toEqual(["Burstable", "Guaranteed"]);
    expect(effective(limited, 37, { PodLevelResourcesFixDefaulting: false }).qos.class).toBe("Burstable");
  });

  test("resources of the pod without any make it BestEffort before 1.37", () => {
    const empty: PodSpec = { containers: [once("app", { cpu: "1" })], resources: {} };
    expect([33, 36, 37].map((minor) => effective(empty, minor).qos)).toMatchObject([
      { class: "Burstable", because: { index: 0 } },
      { class: "BestEffort", because: "pod" },
      { class: "Burstable", because: { index: 0 } },
    ]);
  });
});

test("an amount is rounded to thousandths, away from zero", () => {
  const amounts = readAmounts({ a: "0.0001", b: "-0.0001", c: "1.0001", d: "1" });
  expect([...(amounts ?? [])].map(([, { amount }]) => printQuantity(amount))).toEqual(["1m", "-1m", "1001m", "1"]);
});

describe("resources of the pod", () => {
  const pages: Container = { name: "app", resources: { limits: { cpu: "1", "hugepages-2Mi": "4Mi" } } };

  test("have the huge pages of the containers as their limit, unless they ask for some", () => {
    const of = (requests: Record<string, string>) =>
      shown(effective({ containers: [pages], resources: { requests } }, 36).limits);
    expect(of({ cpu: "2" })).toEqual({ cpu: "1", "hugepages-2Mi": "4Mi" });
    const asked = effective({ containers: [pages], resources: { requests: { "hugepages-2Mi": "8Mi" } } }, 36);
    expect(asked.limits.get("hugepages-2Mi")?.because).toEqual({ kind: "sum" });
    expect(asked.requests.get("hugepages-2Mi")?.because).toEqual({ kind: "pod" });
  });

  test("have no limit when one container has none", () => {
    const { limits } = effective({ containers: [pages, { name: "other" }], resources: { requests: { cpu: "4" } } });
    expect(shown(limits).cpu).toBe("1");
    expect(limits.get("cpu")?.because).toEqual({ kind: "sum" });
  });
});

describe("the QoS class", () => {
  const full: Container = { name: "app", resources: { limits: { cpu: "1", memory: "1Gi" } } };

  test.each([
    ["Guaranteed", null, [full], [full]],
    ["BestEffort", null, [{ name: "wait", resources: { requests: { "ephemeral-storage": "1Gi" } } }], [{ name: "app" }]],
    ["Burstable", "wait", [full, { name: "wait" }], [full]],
    ["Burstable", "wait", [{ name: "wait", resources: { limits: { cpu: "1" } } }], [full]],
    ["Burstable", "app", [{ name: "wait" }], [once("app", { cpu: "1m" })]],
  ] as const)("%s, because of %s", (expected, name, initContainers, containers) => {
    const { qos } = effective({ initContainers, containers });
    const because = qos.because === null || qos.because === "pod" ? qos.because : qos.because.container.name;
    expect([qos.class, because]).toEqual([expected, name]);
  });
});

test("an amount that is no quantity has no answer", () => {
  const [cluster] = clustersOf({ min: 37, max: 37 });
  for (const spec of [
    { containers: [once("app", { cpu: "lots" })] },
    { containers: [], overhead: { cpu: "1 Gi" } },
    { containers: [], resources: { limits: { memory: "1GB" } } },
  ])
    expect(cluster && effectiveResources(spec, cluster)).toBe(undefined);
});

describe("any pod", () => {
  const amounts = fc.record(
    { cpu: fc.constantFrom("0", "100m", "1", "2.5"), memory: fc.constantFrom("1Mi", "1G", "3e6") },
    { requiredKeys: [] },
  );
  const container = fc.record({ sidecar: fc.boolean(), requests: amounts, limits: amounts }).map(
    ({ sidecar, requests, limits }): Container => ({
      resources: { requests, limits },
      ...(sidecar && { restartPolicy: "Always" }),
    }),
  );
  const pods = fc.record({
    initContainers: fc.array(container, { maxLength: 4 }),
    containers: fc.array(
      container.map(({ resources = {} }): Container => ({ resources })),
      { minLength: 1, maxLength: 3 },
    ),
  });
  const of = (list: EffectiveResources["requests"], name: string): Quantity => list.get(name)?.amount ?? 0n;
  const both = ["requests", "limits"] as const;

  test("asks for at least each of its steps, and for exactly what decides", () => {
    fc.assert(
      fc.property(pods, fc.constantFrom("cpu", "memory"), (spec, name) => {
        const found = effective(spec);
        for (const side of both) {
          const amount = of(found[side], name);
          const sum = found.containers
            .filter(({ runsOn }) => runsOn)
            .reduce((total, each) => total + (each[side].get(name)?.amount ?? 0n), 0n);
          const steps = found.steps.map((step) => step[side].get(name)?.amount ?? 0n);
          expect([sum, ...steps].every((term) => term <= amount)).toBe(true);
          const because = found[side].get(name)?.because;
          expect(amount).toBe(because?.kind === "step" ? steps[because.init.index] : sum);
        }
      }),
    );
  });

  test("pays a step that runs once less or as much, the earlier it comes", () => {
    fc.assert(
      fc.property(pods, container, (spec, { resources = {} }) => {
        const step: Container = { resources };
        const first = effective({ ...spec, initContainers: [step, ...spec.initContainers] });
        const last = effective({ ...spec, initContainers: [...spec.initContainers, step] });
        for (const side of both)
          for (const name of ["cpu", "memory"]) expect(of(first[side], name)).toBeLessThanOrEqual(of(last[side], name));
      }),
    );
  });

  test("does not add what runs once before a sidecar to it", () => {
    fc.assert(
      fc.property(amounts, amounts, (step, helper) => {
        const app = once("app", { cpu: "0", memory: "0" });
        const { requests } = effective({ initContainers: [once("step", step), sidecar("helper", helper)], containers: [app] });
        for (const name of ["cpu", "memory"]) {
          const alone = [step, helper].map((list) => of(effective({ containers: [once("c", list)] }).requests, name));
          expect(of(requests, name)).toBe(alone.reduce((a, b) => (a > b ? a : b)));
        }
      }),
    );
  });

  test("with amounts of its own asks for those, whatever its containers say", () => {
    fc.assert(
      fc.property(pods, amounts, (spec, requests) => {
        const found = effective({ ...spec, resources: { requests } });
        const wanted = effective({ containers: [{ resources: { requests } }] });
        for (const name of Object.keys(requests)) expect(of(found.requests, name)).toBe(of(wanted.requests, name));
      }),
    );
  });
});
