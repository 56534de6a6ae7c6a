/** The parts that compare: what they hold for equal, and what not. */
import { expect, test } from "vitest";
import { differences, type Said } from "./agreement.ts";
import { corrected } from "./history.ts";
import { isAt, written, writtenInPod } from "./paths.ts";
import { merged } from "./rows/row.ts";
import { atStep, inSteps, keyOf } from "./store.ts";
import { parseVerdict, printVerdict, type Reason, type Verdict } from "./verdict.ts";

const reason = (path: string, detail = "", type = "Invalid value"): Reason => ({ type, path, detail });
const verdict = (...refusals: readonly Reason[]): Verdict => ({ refusals, dropped: [], podRefusals: [] });
const said = (place: string, more: Partial<Said> = {}): Said => ({
  rule: "r",
  place,
  message: "m",
  drops: false,
  quoted: null,
  later: false,
  ...more,
});
const compare = (all: readonly Said[], server: Verdict): readonly string[] =>
  differences(all, server, {}, () => true).map((each) => each.split(":")[0] ?? "");

const image = "spec.initContainers[0].image";

test("a refusal must be said, where it is and in its words, and nothing else", () => {
  expect(compare([said(image)], verdict(reason(image)))).toEqual([]);
  expect(compare([], verdict(reason(image)))).toEqual(["not said"]);
  expect(compare([said(image)], verdict())).toEqual(["not so"]);
  expect(compare([said("spec.initContainers[1].image")], verdict(reason(image)))).toEqual(["not said", "not so"]);
  const quoted = `${image}: Invalid value: must not have 'a'`;
  expect(compare([said(image, { quoted })], verdict(reason(image, 'must not have "a"')))).toEqual([]);
  expect(compare([said(image, { quoted })], verdict(reason(image, "must be b")))).toEqual(["not in these words"]);
  expect(compare([said(image, { quoted })], verdict(reason(image, "must not", "Forbidden")))).toEqual(["not in these words"]);
});

test("what is dropped is not refused, and the other way round", () => {
  const dropped: Verdict = { refusals: [], dropped: [image], podRefusals: [] };
  expect(compare([said(image, { drops: true })], dropped)).toEqual([]);
  expect(compare([said(image)], dropped)).toEqual(["not so", "not said to be dropped"]);
  expect(compare([said("spec.initContainers[0].images", { drops: true })], dropped)).toEqual([
    "not dropped",
    "not said to be dropped",
  ]);
  const hook: Verdict = { refusals: [], dropped: ["spec.initContainers[0].lifecycle"], podRefusals: [] };
  expect(compare([said("spec.initContainers[0].lifecycle.stopSignal", { drops: true })], hook)).toEqual([]);
  expect(compare([said(image, { drops: true })], verdict(reason(image)))).toEqual(["not said", "not dropped"]);
});

test("of a template that is taken, the refusal of its pods is said as such", () => {
  const later: Verdict = { refusals: [], dropped: [], podRefusals: [reason(image)] };
  const place = "spec.template.spec.initContainers[0].image";
  const quoted = `${place}: Invalid value`;
  expect(compare([said(place, { quoted, later: true })], later)).toEqual([]);
  expect(compare([said(place, { quoted })], later)).toEqual(["not said of the pods", "not so"]);
  expect(compare([], later)).toEqual(["not said of the pods"]);
});

test("a decoder stops at the first wrong type and names no index", () => {
  const server = verdict(reason("spec.initContainers.image", "", "wrong type"));
  expect(compare([said(image), said("spec.initContainers[0].name")], server)).toEqual([]);
  expect(compare([said("spec.initContainers[0].name")], server)).toEqual(["not said"]);
});

test.each([
  ["spec.initContainers[1].volumeMounts[2].subPath", "spec.initContainers[1].volumeMounts.subPath", true],
  ["spec.initContainers[0].volumeMounts[2].subPath", "spec.initContainers[1].volumeMounts.subPath", false],
  ["spec.initContainers[1].envFrom[0]", "spec.initContainers[1].envFrom", true],
  ["spec.initContainers[1].envFrom[0].prefix", "spec.initContainers[1].envFrom", false],
  ["spec.initContainers[1].ports[1].hostPort", "spec.initContainers[0].ports[1].hostPort", true],
  ["spec.initContainers[1].ports[1].hostPort", "spec.initContainers[0].ports[0].hostPort", false],
  ["spec.initContainers[1].resources.requests.cpu", "spec.initContainers[1].resources.requests", true],
  ["spec.initContainers[1].resources.limits.cpu", "spec.initContainers[1].resources.requests", false],
  ["spec.initContainers[0].resources.limits.cpu", "spec.initContainers[0].resources.limits[cpu]", true],
  ["spec.initContainers[0].resources.limits[a.b/c]", "spec.initContainers[0].resources.limits[a.b/c]", true],
  ["spec.initContainers[0].resources.limits.memory", "spec.initContainers[0].resources.limits[cpu]", false],
])("%s is where %s points: %s", (place, server, expected) => expect(isAt(place, server)).toBe(expected));

test("a request that nobody wrote is the limit", () => {
  const spec = { initContainers: [{ resources: { limits: { cpu: "-1" } } }] };
  const request = "spec.initContainers[0].resources.requests[cpu]";
  const limit = "spec.initContainers[0].resources.limits[cpu]";
  expect(written(request, { spec })).toBe(limit);
  expect(written(request, { spec: { initContainers: [{ resources: { requests: { cpu: "-1" } } }] } })).toBe(request);
  expect(writtenInPod(request, { spec: { template: { spec } } })).toBe(limit);
});

test("a verdict is written and read without loss", () => {
  const full: Verdict = {
    refusals: [reason("a[b: c]", "d: e"), reason("", "", "Forbidden")],
    dropped: ["a.b"],
    podRefusals: [reason("x", "y: z")],
  };
  const read = parseVerdict(printVerdict(full));
  expect(read.dropped).toEqual(full.dropped);
  expect(read.podRefusals).toEqual(full.podRefusals);
  expect(printVerdict(read)).toEqual(printVerdict(full));
});

test("steps keep what changes", () => {
  const names = ["a", "b", "c", "d"];
  for (const values of [
    [["x"], ["x"], ["x"], ["x"]],
    [["x"], ["x"], ["y"], ["x"]],
    [[], ["x"], [], []],
  ]) {
    const steps = inSteps(names, values);
    expect(names.map((name) => atStep(steps, names, name))).toEqual(values);
  }
  expect(inSteps(names, [["x"], ["x"], ["x"], ["x"]])).toEqual(["x"]);
});

test("an older server does not know later fields, and does not refuse what only later ones do", () => {
  const manifest = { spec: { initContainers: [{ volumeMounts: [{ bindMountOptions: ["noexec"] }] }] } };
  const path = "spec.initContainers[0].volumeMounts[0].bindMountOptions";
  const dropped: Verdict = { refusals: [], dropped: [path], podRefusals: [] };
  expect(corrected(dropped, 36, manifest)).toEqual(verdict({ type: "unknown field", path, detail: "" }));
  expect(corrected(dropped, 37, manifest)).toEqual(dropped);
  const resize = verdict(reason("spec.initContainers[0].resizePolicy[0].restartPolicy", "for non-sidecar initContainers"));
  expect(corrected(resize, 35, {}).refusals).toEqual([]);
  expect(corrected(resize, 36, {})).toEqual(resize);
});

test("merging joins lists, merges maps and takes away", () => {
  expect(merged({ a: [1], b: { c: 1, d: 2 }, e: 1 }, { a: [2], b: { c: undefined, f: 3 }, e: 4 })).toEqual({
    a: [1, 2],
    b: { d: 2, f: 3 },
    e: 4,
  });
});

test("a key depends on everything that the manifest says", () => {
  expect(keyOf({ a: 1 })).toBe(keyOf({ a: 1 }));
  expect(keyOf({ a: 1 })).not.toBe(keyOf({ a: 2 }));
});
