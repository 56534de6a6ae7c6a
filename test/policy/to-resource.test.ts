import { createRequire } from "node:module";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plain } from "../../policy/plain.ts";
import { isNameless, isOpaqueRelease, toResources } from "../../policy/to-resource.ts";
import { type Json, unknownText, urnOf } from "../support/pulumi.ts";

const require = createRequire(import.meta.url);
/** The SDK's own wrapper around what a policy gets: reading a value that is not known throws. */
const { unknownCheckingProxy } = require("@pulumi/policy/proxy.js") as {
  unknownCheckingProxy: <T extends object>(value: T) => T;
};

const convert = (type: string, props: object) => toResources({ type, urn: urnOf(type, "x"), props: unknownCheckingProxy(props) });

const pod = { initContainers: [{ name: "a", image: "busybox" }], containers: [{ name: "b", image: "nginx" }] };

/** The 20 built-in kinds that hold a pod template, by the version in the token (types/input.d.ts of @pulumi/kubernetes 4.34). */
const bases: Readonly<Record<string, readonly string[]>> = {
  "core/v1": ["Pod", "PodTemplate", "ReplicationController"],
  "apps/v1": ["DaemonSet", "Deployment", "ReplicaSet", "StatefulSet"],
  "apps/v1beta1": ["Deployment", "StatefulSet"],
  "apps/v1beta2": ["DaemonSet", "Deployment", "ReplicaSet", "StatefulSet"],
  "extensions/v1beta1": ["DaemonSet", "Deployment", "ReplicaSet"],
  "batch/v1": ["Job", "CronJob"],
  "batch/v1beta1": ["CronJob"],
  "batch/v2alpha1": ["CronJob"],
};

describe("type tokens", () => {
  for (const [version, kinds] of Object.entries(bases)) {
    for (const kind of kinds) {
      const apiVersion = version.replace("core/", "");
      test(`${version}:${kind}, its patch and its list`, () => {
        const [whole] = convert(`kubernetes:${version}:${kind}`, { apiVersion, kind, metadata: { name: "x" } });
        expect(whole?.resource).toMatchObject({ apiVersion, kind, name: "x", partial: false });
        const [patch] = convert(`kubernetes:${version}:${kind}Patch`, { apiVersion, kind, metadata: { name: "x" } });
        expect(patch?.resource).toMatchObject({ apiVersion, kind, name: "x", partial: true });
        const list = convert(`kubernetes:${version}:${kind}List`, {
          apiVersion,
          kind: `${kind}List`,
          items: [{ metadata: { name: "x" } }, { apiVersion, kind, metadata: { name: "y" } }],
        });
        expect(list.map(({ resource, prefix }) => [resource.apiVersion, resource.kind, resource.name, prefix])).toEqual([
          [apiVersion, kind, "x", ["items", 0]],
          [apiVersion, kind, "y", ["items", 1]],
        ]);
      });
    }
  }

  test("what the properties leave open stands in the token", () => {
    expect(convert("kubernetes:core/v1:Pod", {})[0]?.resource).toMatchObject({ apiVersion: "v1", kind: "Pod" });
    expect(convert("kubernetes:apps/v1:DeploymentPatch", {})[0]?.resource).toMatchObject({ kind: "Deployment", partial: true });
  });

  test("custom resources", () => {
    const props = { apiVersion: "argoproj.io/v1alpha1", kind: "Rollout", spec: { template: { spec: pod } } };
    expect(convert("kubernetes:argoproj.io/v1alpha1:Rollout", props)[0]?.resource).toMatchObject({
      kind: "Rollout",
      partial: false,
    });
    expect(convert("kubernetes:argoproj.io/v1alpha1:RolloutPatch", props)[0]?.resource.partial).toBe(true);
    const patch = { ...props, kind: "NodePatch" };
    expect(convert("kubernetes:example.com/v1:NodePatch", patch)[0]?.resource).toMatchObject({
      kind: "NodePatch",
      partial: false,
    });
  });

  test.each([
    "pulumi:pulumi:Stack",
    "pulumi:providers:kubernetes",
    "kubernetes:yaml:ConfigGroup",
    "kubernetes:yaml/v2:ConfigGroup",
    "kubernetes:kustomize:Directory",
    "kubernetes:kustomize/v2:Directory",
    "kubernetes:helm.sh/v3:Chart",
    "kubernetes:helm.sh/v4:Chart",
    "kubernetes:helm.sh/v3:Release",
    "aws:ecs/taskDefinition:TaskDefinition",
  ])("%s is no object", (type) => {
    expect(convert(type, { apiVersion: "apps/v1", kind: "Deployment", spec: { template: { spec: pod } } })).toEqual([]);
    expect(isOpaqueRelease(type)).toBe(type === "kubernetes:helm.sh/v3:Release");
  });
});

describe("values that are not known", () => {
  const props = {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "web", namespace: unknownText },
    spec: { template: { spec: { ...pod, initContainers: [{ name: "a", image: unknownText }, unknownText] } } },
  };
  const deployment = "kubernetes:apps/v1:Deployment";

  test("are listed by their path, and nothing else is", () => {
    const [one] = convert(deployment, props);
    expect(one?.resource.unknown).toEqual([
      ["metadata", "namespace"],
      ["spec", "template", "spec", "initContainers", 0, "image"],
      ["spec", "template", "spec", "initContainers", 1],
    ]);
    expect(JSON.stringify(one?.resource.body)).not.toContain(unknownText);
  });

  test("two namespaces that are not known are not the same, nor the default one", () => {
    const [a] = toResources({ type: deployment, urn: urnOf(deployment, "a"), props });
    const [b] = toResources({ type: deployment, urn: urnOf(deployment, "b"), props });
    expect(a?.resource.namespace).not.toBe(b?.resource.namespace);
    expect(a?.resource.namespace).not.toBeNull();
    expect(a && isNameless(a.resource)).toBe(true);
  });

  test("of a list count for their item only", () => {
    const items = [{ metadata: { name: "a" } }, { metadata: { name: unknownText } }];
    const list = convert("kubernetes:core/v1:PodList", { items });
    expect(list.map(({ resource }) => resource.unknown)).toEqual([[], [["metadata", "name"]]]);
    expect(list.map(({ resource }) => isNameless(resource))).toEqual([false, true]);
  });

  test("could be any word", () => {
    const [one] = convert(deployment, { kind: "Deployment", metadata: { name: unknownText } });
    expect(one?.resource.mentions("nc")).toBe(true);
    expect(one?.resource.mayHoldInitContainers).toBe(true);
  });

  test("are found anywhere, without waking the SDK's proxy, and the rest is copied as it is", () => {
    const unknownOf = { boolean: "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7", object: "dd056dcd-154b-4c76-9bd3-c8f88648b5ff" };
    const leaf = fc.oneof(
      fc.string(),
      fc.double({ noNaN: true }),
      fc.boolean(),
      fc.constant(null),
      fc.constantFrom(...Object.values(unknownOf), unknownText),
    );
    const tree = fc.letrec<{ value: Json }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 5 },
        leaf,
        fc.array(tie("value")),
        fc.dictionary(
          fc.string({ minLength: 1 }).filter((key) => !key.startsWith("__")),
          tie("value"),
        ),
      ),
    })).value;
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom("spec", "metadata", "data"), tree), (value) => {
        const unknown: (readonly (string | number)[])[] = [];
        const copy = plain(unknownCheckingProxy(value), [], unknown);
        const sentinels = new Set<unknown>([...Object.values(unknownOf), unknownText]);
        const expected: unknown[] = [];
        const hide = (node: unknown, path: readonly (string | number)[]): unknown => {
          if (sentinels.has(node)) expected.push(path);
          if (sentinels.has(node)) return undefined;
          if (Array.isArray(node)) return node.map((item, index) => hide(item, [...path, index]));
          if (typeof node !== "object" || node === null) return node;
          return Object.fromEntries(Object.entries(node).map(([key, below]) => [key, hide(below, [...path, key])]));
        };
        expect(copy).toEqual(hide(value, []));
        expect(unknown).toEqual(expected);
      }),
    );
  });
});

describe("what holds init containers", () => {
  test("is told by its words", () => {
    const [without] = convert("kubernetes:core/v1:ConfigMap", { kind: "ConfigMap", data: { "a.sh": 'echo "hi"\n' } });
    expect(without?.resource.mayHoldInitContainers).toBe(false);
    expect(without?.resource.mentions("hi")).toBe(true);
    expect(without?.resource.mentions('"hi"\n')).toBe(true);
    expect(without?.resource.mentions("nc")).toBe(false);
    for (const key of ["initContainers", "initContainer", "init_containers", "init-containers", "InitContainers"]) {
      expect(convert("kubernetes:core/v1:Pod", { spec: { [key]: [] } })[0]?.resource.mayHoldInitContainers, key).toBe(true);
    }
  });

  test("the provider's own copy of the inputs is no part of the object", () => {
    const [one] = convert("kubernetes:example.com/v1:App", { kind: "App", __inputs: { spec: pod }, spec: {} });
    expect(one?.resource.body).toEqual({ kind: "App", spec: {} });
    expect(one?.resource.mayHoldInitContainers).toBe(false);
  });

  test("an asset is no data", () => {
    class FileAsset {
      readonly path = Promise.resolve("secret.txt");
    }
    const [one] = convert("kubernetes:core/v1:ConfigMap", { data: new FileAsset() });
    expect(one?.resource.unknown).toEqual([["data"]]);
  });
});
