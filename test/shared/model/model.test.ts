import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseImage } from "../../../shared/model/image.ts";
import { podSpecShape } from "../../../shared/model/pod.ts";
import { at, below, printPath } from "../../../shared/model/resource.ts";
import { conform } from "../../../shared/model/shape.ts";
import { parseRange, printRange, within } from "../../../shared/model/version.ts";

describe("image references", () => {
  test.each([
    ["busybox", "docker.io", "library/busybox", null],
    ["busybox:1.28", "docker.io", "library/busybox", "1.28"],
    ["index.docker.io/bitnami/git:2", "docker.io", "bitnami/git", "2"],
    ["localhost/app", "localhost", "app", null],
    ["registry.example.com:5000/team/app:v1", "registry.example.com:5000", "team/app", "v1"],
    ["quay.io/org/sub/app", "quay.io", "org/sub/app", null],
    ["a__b/c-d.e", "docker.io", "a__b/c-d.e", null],
  ])("%s", (text, registry, repository, tag) => {
    expect(parseImage(text)).toEqual({ registry, repository, tag, digest: null });
  });

  test("a digest, with or without a tag", () => {
    const digest = `sha256:${"0a".repeat(32)}`;
    expect(parseImage(`nginx@${digest}`)).toMatchObject({ tag: null, digest });
    expect(parseImage(`nginx:1@${digest}`)).toMatchObject({ tag: "1", digest });
  });

  test.each([
    "",
    "FILLED BY THE OPERATOR",
    "$(IMAGE)",
    "{{ .Values.image }}",
    "Nginx",
    "app:",
    "app:tag:tag",
    "/app",
    "a".repeat(600),
  ])("%j is none", (text) => {
    expect(parseImage(text)).toBeUndefined();
  });

  test("a hostile text of any length is read in linear time", () => {
    expect(parseImage(`${"a-".repeat(250)}!`)).toBeUndefined();
    expect(parseImage(`${"a".repeat(500)}!`)).toBeUndefined();
  });
});

describe("versions", () => {
  test("read as a version or a range, and print as they were read", () => {
    expect(parseRange("1.34-1.37")).toEqual({ min: 34, max: 37 });
    expect(parseRange("v1.30")).toEqual({ min: 30, max: 30 });
    for (const wrong of ["", "1.26", "1.38", "1.37-1.34", "2.34", "1.34.1", "1.34-", "latest"])
      expect(parseRange(wrong)).toBeUndefined();
    fc.assert(
      fc.property(fc.integer({ min: 27, max: 37 }), fc.integer({ min: 27, max: 37 }), (a, b) => {
        const range = { min: Math.min(a, b), max: Math.max(a, b) };
        expect(parseRange(printRange(range))).toEqual(range);
      }),
    );
  });

  test("the part of a range in which a fact holds", () => {
    expect(within({ min: 32, max: 36 }, 35)).toEqual({ min: 35, max: 36 });
    expect(within({ min: 32, max: 36 }, 27, 35)).toEqual({ min: 32, max: 34 });
    expect(within({ min: 32, max: 34 }, 35)).toBeUndefined();
  });
});

describe("paths", () => {
  test("print as the API server writes them", () => {
    expect(printPath(["spec", "template", "spec", "initContainers", 0, "image"])).toBe(
      "spec.template.spec.initContainers[0].image",
    );
    expect(printPath(["metadata", "annotations", "initguard.dev/allow-x"])).toBe("metadata.annotations[initguard.dev/allow-x]");
    expect(printPath([])).toBe("");
  });

  test("reading never leaves the data, not even into prototypes", () => {
    expect(at({ a: [1] }, ["a", 0])).toBe(1);
    for (const path of [["a", "length", "x"], ["constructor"], ["a", "map"], ["__proto__"], ["b", "c"]])
      expect(at({ a: [1] }, path)).toBeUndefined();
  });
});

describe("conform", () => {
  const read = (spec: unknown) => {
    const unknown: (readonly (string | number)[])[] = [];
    return { value: conform(spec, podSpecShape, [], unknown), unknown: unknown.map(printPath) };
  };

  test("data of the right types is returned as it is, without a copy", () => {
    const spec = { initContainers: [{ name: "a", command: ["x"], livenessProbe: {}, other: 5 }], hostNetwork: true };
    expect(read(spec).value).toBe(spec);
  });

  test("null counts as absent, a null item as an empty object, and indices stay", () => {
    expect(read({ initContainers: [null, { name: "b", image: null }], volumes: null })).toEqual({
      value: { initContainers: [{}, { name: "b" }] },
      unknown: [],
    });
  });

  test("wrong types and unexpanded templating are listed by path", () => {
    const { unknown } = read({
      initContainers: [
        { name: 1, image: "{{ .Values.image }}", command: "sh", args: ["a", 2], resources: { limits: { cpu: 1, memory: true } } },
        "x",
      ],
      hostNetwork: "yes",
    });
    expect(unknown).toEqual([
      "initContainers[0].name",
      "initContainers[0].image",
      "initContainers[0].command",
      "initContainers[0].args[1]",
      "initContainers[0].resources.limits.memory",
      "initContainers[1]",
      "hostNetwork",
    ]);
  });

  test("property: never throws, and a second reading changes nothing", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const spec = { initContainers: [value, { env: value, volumeMounts: [value] }], volumes: value };
        const once = read(spec);
        expect(read(once.value)).toEqual({ value: once.value, unknown: once.unknown });
      }),
    );
  });
});

test("paths at or below another one, relative to it", () => {
  const paths = [["spec"], ["spec", "initContainers", 0], ["spec", "initContainers", 0, "name"], ["spec", "initContainers", 10]];
  expect(below(paths, ["spec", "initContainers", "0"])).toEqual([[], ["name"]]);
  expect(below(paths, ["spec"])).toHaveLength(4);
  expect(below(paths, ["status"])).toEqual([]);
});
