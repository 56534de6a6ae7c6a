/** The fields of a pod that initguard reads are the ones of the API, with the same types. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { containerShape, podSpecShape } from "../../shared/model/pod.ts";
import type { Shape } from "../../shared/model/shape.ts";

/** By the name of a Go type, then of a field; see api-server/schema.go. */
type Real = string | { readonly list: Real } | { readonly map: Real };
const types: Readonly<Record<string, Readonly<Record<string, Real>>>> = JSON.parse(
  readFileSync(new URL("./verdicts/schema.json", import.meta.url), "utf8"),
);

/** What a shape says otherwise than the API, as paths; with `complete`, also what it does not know. */
function differences(shape: Shape, real: Real | undefined, complete: boolean, path: string): readonly string[] {
  if (real === undefined) return [`${path} does not exist`];
  const kind = `${path} is ${JSON.stringify(real)}`;
  if (shape === "object") return typeof real === "string" && types[real] === undefined ? [kind] : [];
  if (typeof shape === "string") return shape === real ? [] : [kind];
  if ("list" in shape) return isList(real) ? differences(shape.list, real.list, complete, `${path}[]`) : [kind];
  if ("map" in shape) return isMap(real) ? differences(shape.map, real.map, complete, `${path}.*`) : [kind];
  const fields = typeof real === "string" ? types[real] : undefined;
  if (fields === undefined) return [kind];
  return [
    ...Object.entries(shape.fields).flatMap(([name, below]) => differences(below, fields[name], complete, `${path}.${name}`)),
    ...(complete ? Object.keys(fields).filter((name) => !Object.hasOwn(shape.fields, name)) : []).map(
      (name) => `${path}.${name} is missing`,
    ),
  ];
}

const isList = (real: Real): real is { readonly list: Real } => typeof real === "object" && "list" in real;
const isMap = (real: Real): real is { readonly map: Real } => typeof real === "object" && "map" in real;

test("every field of a pod is one of the API", () => expect(differences(podSpecShape, "PodSpec", false, "spec")).toEqual([]));

test("no field of a container is missing", () => expect(differences(containerShape, "Container", true, "container")).toEqual([]));

test("a wrong type, a field that is none and one that is missing are noticed", () => {
  const wrong: Shape = { fields: { name: "int32", imag: "string", args: "string", env: { map: "string" } } };
  const found = differences(wrong, "Container", true, "c");
  expect(found).toEqual(expect.arrayContaining(['c.name is "string"', "c.imag does not exist", "c.image is missing"]));
  expect(found.filter((each) => /^c\.(args|env) is \{/.test(each))).toHaveLength(2);
});
