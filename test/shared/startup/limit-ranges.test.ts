import { describe, expect, test } from "vitest";
import { printQuantity } from "../../../shared/model/quantity.ts";
import type { Resource } from "../../../shared/model/resource.ts";
import { readSides, type Sides } from "../../../shared/startup/amounts.ts";
import { breachesOf, type LimitItem, limitsFor, withDefaults } from "../../../shared/startup/limit-ranges.ts";
import type { NamespaceLookup } from "../../../shared/startup/namespaced.ts";
import { resource } from "./set.ts";

const range = (limits: unknown, apiVersion = "v1", name = "limits"): Resource =>
  resource(apiVersion, "LimitRange", { name, namespace: "shop" }, { limits });
const web = resource("v1", "Pod", { name: "web", namespace: "shop" }, {});
const set = (...ranges: readonly Resource[]): NamespaceLookup => ({
  all: (_, namespace) => (namespace === null ? [] : ranges),
  find: (_kind, _namespace, name) => ranges.find((one) => one.name === name),
});
const itemsOf = (...limits: readonly object[]): readonly LimitItem[] => limitsFor(set(range(limits)), web).items;
const first = (limit: object): LimitItem => {
  const [item] = itemsOf(limit);
  if (item === undefined) throw new Error("no item");
  return item;
};
const sides = (requests: Record<string, string>, limits: Record<string, string>): Sides => {
  const read = readSides({ requests, limits });
  if (read === undefined) throw new Error("no quantity");
  return read;
};

describe("the defaults of an item", () => {
  test.each<[string, object, object, object]>([
    ["a limit is the request", { default: { cpu: "1" } }, { cpu: "1" }, { cpu: "1" }],
    ["a maximum is the limit", { max: { cpu: "2" } }, { cpu: "2" }, { cpu: "2" }],
    ["a minimum is the request", { min: { cpu: "50m" } }, {}, { cpu: "50m" }],
    [
      "what is written comes first",
      { min: { cpu: 1 }, max: { cpu: 4 }, default: { cpu: 3 }, defaultRequest: { cpu: 2 } },
      { cpu: 3 },
      { cpu: 2 },
    ],
    ["of another type there are none", { type: "Pod", max: { cpu: 1 }, default: { cpu: 1 } }, {}, {}],
  ])("%s", (_, limit, limits, requests) => {
    const item = first({ type: "Container", ...limit });
    expect([item.default, item.defaultRequest]).toEqual([limits, requests]);
  });

  test("fill in what a container does not say; its own limit is its request first", () => {
    const resourcesOf = withDefaults(
      itemsOf({ type: "Container", default: { cpu: "1", memory: "1Gi" }, defaultRequest: { cpu: "100m", memory: "64Mi" } }),
    );
    expect(resourcesOf({ resources: { limits: { cpu: "2" }, requests: { memory: "32Mi" } } })).toEqual({
      limits: { cpu: "2", memory: "1Gi" },
      requests: { cpu: "2", memory: "32Mi" },
    });
    expect(resourcesOf({})).toEqual({ limits: { cpu: "1", memory: "1Gi" }, requests: { cpu: "100m", memory: "64Mi" } });
    expect(withDefaults([])({})).toEqual({ limits: {}, requests: {} });
  });
});

test("two LimitRanges that give different defaults give nothing certain: the server asks them in no order", () => {
  const completeOf = (...items: readonly object[]): boolean =>
    limitsFor(set(...items.map((item, index) => range([{ type: "Container", ...item }], "v1", `limits-${index}`))), web).complete;
  expect(completeOf({ default: { cpu: "1" } }, { default: { memory: "1Gi" } })).toBe(true);
  expect(completeOf({ default: { cpu: "1" } }, { default: { cpu: "1000m" } })).toBe(true);
  expect(completeOf({ max: { cpu: "1" } }, { type: "Pod", max: { cpu: "4" } })).toBe(true);
  expect(completeOf({ default: { cpu: "1" } }, { default: { cpu: "2" } })).toBe(false);
  expect(completeOf({ default: { cpu: "1" } }, { defaultRequest: { cpu: "100m" } })).toBe(false);
  expect(completeOf({ max: { cpu: "4" } }, { default: { cpu: "1" } })).toBe(false);
});

test("of two LimitRanges the first that has a default gives it", () => {
  const [one, two] = [{ cpu: "1" }, { cpu: "2", memory: "1Gi" }].map((limits) => range([{ type: "Container", default: limits }]));
  const all = [one, two].flatMap((each) => (each === undefined ? [] : limitsFor(set(each), web).items));
  expect(withDefaults(all)({}).limits).toEqual({ cpu: "1", memory: "1Gi" });
});

test.each([undefined, null, "x", {}, [null], ["x"], [{ type: { toString: 1 }, max: "x", min: [1], default: { cpu: null } }]])(
  "limits of a wrong type say nothing: %j",
  (limits) => {
    for (const item of limitsFor(set(range(limits)), web).items) expect(breachesOf(item, sides({}, {}))).toEqual([]);
  },
);

test("a LimitRange of another API group is none", () => {
  expect(limitsFor(set(range([{ type: "Container" }], "example.com/v1")), web).items).toEqual([]);
});

describe("what an item does not allow", () => {
  const said = (limit: object, requests: Record<string, string>, limits: Record<string, string>): readonly string[] =>
    breachesOf(first(limit), sides(requests, limits)).map(
      ({ kind, resource, side, amount, allowed }) =>
        `${kind} ${resource} ${side} ${amount === undefined ? "none" : printQuantity(amount.amount, amount.notation)} ${printQuantity(allowed.amount, allowed.notation)}`,
    );

  test.each<[object, Record<string, string>, Record<string, string>, readonly string[]]>([
    [{ min: { cpu: "50m" } }, { cpu: "50m" }, {}, []],
    [{ min: { cpu: "50m" } }, { cpu: "49m" }, { cpu: "1" }, ["min cpu requests 49m 50m"]],
    [{ min: { cpu: "50m" } }, {}, { cpu: "1" }, ["min cpu requests none 50m"]],
    [{ min: { cpu: "50m" } }, { cpu: "60m" }, { cpu: "40m" }, ["min cpu limits 40m 50m"]],
    [{ max: { memory: "1Gi" } }, { memory: "1Gi" }, { memory: "1024Mi" }, []],
    [{ max: { memory: "1Gi" } }, { memory: "2Gi" }, { memory: "2Gi" }, ["max memory limits 2Gi 1Gi"]],
    [{ max: { memory: "1Gi" } }, { memory: "2Gi" }, { memory: "1Gi" }, ["max memory requests 2Gi 1Gi"]],
    [{ max: { memory: "1Gi" } }, {}, {}, ["max memory limits none 1Gi"]],
    [{ maxLimitRequestRatio: { cpu: "2.5" } }, { cpu: "400m" }, { cpu: "1" }, []],
    [{ maxLimitRequestRatio: { cpu: "2.5" } }, { cpu: "399m" }, { cpu: "1" }, ["maxLimitRequestRatio cpu limits 1 2500m"]],
    [{ maxLimitRequestRatio: { cpu: "4" } }, { cpu: "0" }, { cpu: "1" }, ["maxLimitRequestRatio cpu requests 0 4"]],
    [{ maxLimitRequestRatio: { cpu: "4" } }, { cpu: "1" }, {}, ["maxLimitRequestRatio cpu limits none 4"]],
  ])("%j for %j and %j", (limit, requests, limits, expected) => {
    expect(said({ type: "Pod", ...limit }, requests, limits)).toEqual(expected);
  });
});
