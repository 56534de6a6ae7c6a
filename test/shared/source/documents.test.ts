import { expect, test } from "vitest";
import { at } from "../../../shared/model/resource.ts";
import { readFile } from "../../../shared/source/documents.ts";

const read = (text: string) => readFile({ path: "dir/a.yaml", text });
const only = (text: string) => {
  const [resource, ...others] = read(text).resources;
  if (resource === undefined || others.length > 0) throw new Error("not one resource");
  return resource;
};
const workload = (rest: string, kind = "apps/v1\nkind: Deployment"): string =>
  `apiVersion: ${kind}\nmetadata:\n  name: a\n${rest}`;
const template =
  "  template:\n    spec:\n      initContainers:\n      - {name: i, image: x}\n      containers:\n      - {name: c, image: y}\n";

test("a resource has what its text says", () => {
  const resource = only("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  namespace: b\ndata: {c: d}\n");
  expect(resource).toMatchObject({ apiVersion: "v1", kind: "ConfigMap", name: "a", namespace: "b", file: "dir/a.yaml" });
  expect(resource).toMatchObject({ mayHoldInitContainers: false, partial: false, unknown: [] });
  expect(at(resource.body, ["data", "c"])).toBe("d");
  expect(resource.body).toBe(resource.body);
});

test("what has no kind and apiVersion is no resource", () => {
  const { resources, documents, notAnalysed } = read(
    "replicas: 1\ninitContainers: []\n---\nkind: x\n---\napiVersion: v1\nkind: 5\n---\n- a\n",
  );
  expect({ resources, documents, notAnalysed }).toEqual({ resources: [], documents: 4, notAnalysed: [] });
});

test.each<readonly [string, string]>([
  ["JSON", '{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a", "namespace": "b"}}'],
  ["braces", "{apiVersion: v1, kind: Pod, metadata: {name: a, namespace: b}}"],
  ["quoted keys", '"apiVersion": v1\n"kind": Pod\n"metadata":\n  "name": a\n  "namespace": b\n'],
  ["anchors and merge keys", "x: &m {name: a, namespace: b}\napiVersion: v1\nkind: Pod\nmetadata:\n  <<: *m\n"],
  ["content on the marker's line", "--- {apiVersion: v1, kind: Pod, metadata: {name: a, namespace: b}}\n"],
  ["indented", "  apiVersion: v1\n  kind: Pod\n  metadata: {name: a, namespace: b}\n"],
])("identity in %s", (_, text) => expect(only(text)).toMatchObject({ kind: "Pod", apiVersion: "v1", name: "a", namespace: "b" }));

test.each<readonly [string, boolean]>([
  ["initContainers: []", true],
  ["x: init-containers", true],
  ["x: INIT_CONTAINERS", true],
  ["x: InitContainer", true],
  ['"\\x69nitContainers": []', true],
  ['"init\\u0043ontainers": []', true],
  ["containers: []", false],
])("%j may hold init containers: %s", (line, may) => {
  expect(only(`apiVersion: v1\nkind: Pod\n${line}\n`).mayHoldInitContainers).toBe(may);
});

test("a document is not parsed for its names", () => {
  const broken = only("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata: {{ not yaml\n");
  expect(broken).toMatchObject({ name: "a", partial: true, body: undefined });
});

test("mentions is false only when a word certainly is not there", () => {
  const resource = only("apiVersion: v1\nkind: ConfigMap\ndata: {c: some-word}\n");
  expect(resource.mentions("some-word")).toBe(true);
  expect(resource.mentions("other-word")).toBe(false);
  expect(resource.mentions("folded words")).toBe(true);
  expect(resource.mentions("it's")).toBe(true);
  expect(only('apiVersion: v1\nkind: ConfigMap\ndata: {c: "\\x6fther"}\n').mentions("other")).toBe(true);
  expect(only('apiVersion: v1\nkind: ConfigMap\ndata: {c: "ot\\\n  her"}\n').mentions("other")).toBe(true);
});

test("lists are their items, also lists in lists and typed lists", () => {
  const text = `apiVersion: v1
kind: List
items:
- {apiVersion: v1, kind: Pod, metadata: {name: a}}
- null
- {apiVersion: v1}
- apiVersion: v1
  kind: ConfigMapList
  items:
  - {metadata: {name: b}}
  - {apiVersion: v2, kind: Other, metadata: {name: c}}
`;
  const { resources, documents } = read(text);
  expect(documents).toBe(1);
  expect(resources.map(({ apiVersion, kind, name, root }) => [apiVersion, kind, name, root])).toEqual([
    ["v1", "Pod", "a", ["items", 0]],
    ["v1", "ConfigMap", "b", ["items", 3, "items", 0]],
    ["v2", "Other", "c", ["items", 3, "items", 1]],
  ]);
  expect(at(resources[1]?.body, ["metadata", "name"])).toBe("b");
});

test("a kind that only sounds like a list is itself", () => {
  expect(only("apiVersion: x/v1\nkind: AllowList\nspec: {}\nitems: [{apiVersion: v1, kind: Pod}]\n").kind).toBe("AllowList");
  expect(only("apiVersion: x/v1\nkind: AllowList\nrules: []\n").kind).toBe("AllowList");
});

test.each<readonly [string, string, boolean]>([
  ["a whole workload", workload(`spec:\n  selector: {}\n${template}`), false],
  ["no selector", workload(`spec:\n${template}`), true],
  ["no selector where it has a default", workload(`spec:\n${template}`, "apps/v1beta1\nkind: Deployment"), false],
  ["no selector where there is none", workload(`spec:\n${template}`, "batch/v1\nkind: Job"), false],
  ["no image", workload(`spec:\n  selector: {}\n${template.replace(", image: y", "")}`), true],
  ["no image of an init container alone", workload(`spec:\n  selector: {}\n${template.replace(", image: x", "")}`), false],
  [
    "a Job without that and without a policy",
    workload(`spec:\n${template.replace(", image: x", "")}`, "batch/v1\nkind: Job"),
    true,
  ],
  ["no containers", workload("spec:\n  selector: {}\n  template: {spec: {initContainers: [{name: i, image: x}]}}\n"), true],
  ["no template", workload("spec:\n  selector: {}\n  replicas: 2\n"), true],
  ["a directive", workload(`spec:\n  $patch: delete\n  selector: {}\n${template}`), true],
  ["another kind", "apiVersion: v1\nkind: Service\nspec: {}\n", false],
  ["a custom resource", "apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nspec: {}\n", false],
])("partial: %s", (_, text, partial) => expect(only(text).partial).toBe(partial));

test("a view made from a resource reads like it", () => {
  const resource = only("apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n");
  const view: typeof resource = Object.create(resource, { body: { value: 1 } });
  expect([view.name, view.file, view.partial, view.mentions("Pod"), view.body]).toEqual(["a", "dir/a.yaml", true, true, 1]);
});

test("keys that stand more than once in one map, of which the last one holds", () => {
  const text = `apiVersion: v1
kind: Pod
spec:
  initContainers:
    - &one
      name: a
      args: [x]
      "args": [y]
      args: [z]
    - <<: *one
      name: b
    - *one
`;
  const [pod] = readFile({ path: "pod.yaml", text }).resources;
  expect(pod?.repeatedKeys).toEqual([
    ["spec", "initContainers", 0, "args"],
    ["spec", "initContainers", 2, "args"],
  ]);
  expect(at(pod?.body, ["spec", "initContainers", 0, "args"])).toEqual(["z"]);
  expect(at(pod?.body, ["spec", "initContainers", 1, "name"])).toEqual("b");
});
