/**
 * What the API server's decoder refuses before any check: values of another type, fields that do not exist, quantities that are none.
 * Source: sigs.k8s.io/json in strict mode, as kubectl asks for, and resource.Quantity.UnmarshalJSON (k8s.io/apimachinery v0.37.2).
 */
import { nearestName } from "../model/nearest-name.ts";
import { containerShape } from "../model/pod.ts";
import { parseQuantity } from "../model/quantity.ts";
import { isDictionary, type Path } from "../model/resource.ts";
import { fits, isUnexpanded, type Shape } from "../model/shape.ts";
import type { Minor } from "../model/version.ts";
import type { Refusal } from "./model.ts";

/** A refusal of a decoder, and the first minor version that takes the field; undefined when none does. */
export interface DecodeRefusal extends Refusal {
  readonly since?: Minor;
}

/**
 * Fields of a container by the minor version that first knew them, where that is one of those initguard speaks of: an older one
 * does not decode them. `restartPolicy`, `restartPolicyRules` and `fileKeyRef` have rules of their own.
 */
const since: Readonly<Record<string, Minor>> = {
  "volumeMounts.recursiveReadOnly": 30,
  "volumeMounts.bindMountOptions": 37,
  "securityContext.appArmorProfile": 30,
  "resources.claims.request": 31,
  "lifecycle.stopSignal": 33,
  "lifecycle.postStart.sleep": 29,
  "lifecycle.preStop.sleep": 29,
  "lifecycle.postStart.httpGet.protocol": 37,
  "lifecycle.preStop.httpGet.protocol": 37,
  "livenessProbe.httpGet.protocol": 37,
  "readinessProbe.httpGet.protocol": 37,
  "startupProbe.httpGet.protocol": 37,
  "livenessProbe.grpc.mode": 37,
  "readinessProbe.grpc.mode": 37,
  "startupProbe.grpc.mode": 37,
};

/** A key that belongs elsewhere is misplaced-init-containers' to name; a directive of a strategic-merge patch is no field. */
const noField = /init[_-]?containers?|^\$/i;

/**
 * Everything in one entry of `initContainers`, as it was written, that a decoder refuses.
 * Nothing is said of what is not known: the paths of `unknown`, relative to the container, and text with unexpanded templating.
 */
export function decode(container: unknown, unknown: readonly Path[]): readonly DecodeRefusal[] {
  const refusals: DecodeRefusal[] = [];
  const hidden = new Set(unknown.map((path) => JSON.stringify(path)));
  walk(container, containerShape, [], "", hidden, refusals);
  return refusals;
}

/** `name`: the path without indices. */
function walk(
  value: unknown,
  shape: Shape,
  path: Path,
  name: string,
  hidden: ReadonlySet<string>,
  refusals: DecodeRefusal[],
): void {
  if (value === null || value === undefined) return;
  if (typeof value === "string" && isUnexpanded(value)) return;
  if (typeof shape === "string") {
    if (!fits(value, shape)) refusals.push(wrongType(path, value, shape));
    else if (shape === "quantity" && parseQuantity(value as string | number) === undefined)
      refusals.push({ type: "Invalid value", path, detail: quantityText });
  } else if ("list" in shape) {
    if (!Array.isArray(value)) refusals.push(wrongType(path, value, "list"));
    else
      for (let index = 0; index < value.length; index++) {
        const below = [...path, index];
        if (!isIn(hidden, below)) walk(value[index], shape.list, below, name, hidden, refusals);
      }
  } else if (!isDictionary(value)) refusals.push(wrongType(path, value, "map"));
  // What is not known must not be read, and a list of entries reads them all.
  else
    for (const key of Reflect.ownKeys(value)) {
      const below = [...path, String(key)];
      if (isIn(hidden, below)) continue;
      if ("map" in shape) walk(value[String(key)], shape.map, below, name, hidden, refusals);
      else walkField(value[String(key)], shape.fields, below, name, hidden, refusals);
    }
}

const isIn = (hidden: ReadonlySet<string>, path: Path): boolean => hidden.size > 0 && hidden.has(JSON.stringify(path));

function walkField(
  value: unknown,
  fields: Readonly<Record<string, Shape>>,
  path: Path,
  name: string,
  hidden: ReadonlySet<string>,
  refusals: DecodeRefusal[],
): void {
  const key = String(path.at(-1));
  const known = Object.hasOwn(fields, key) ? fields[key] : undefined;
  if (known === undefined) {
    if (!noField.test(key) && !isUnexpanded(key)) refusals.push(unknownField(path, Object.keys(fields)));
    return;
  }
  const below = name === "" ? key : `${name}.${key}`;
  const first = value === null || !Object.hasOwn(since, below) ? undefined : since[below];
  if (first !== undefined) refusals.push({ ...unknownField(path, []), since: first });
  walk(value, known, path, below, hidden, refusals);
}

function unknownField(path: Path, known: readonly string[]): Refusal {
  const near = nearestName(String(path.at(-1)), known);
  return { type: "unknown field", path, detail: near === undefined ? "" : `the nearest is "${near}"` };
}

const goTypes: Readonly<Record<string, string>> = {
  boolean: "bool",
  int32: "int32",
  int64: "int64",
  string: "string",
  quantity: "quantity",
  intOrString: "int32 or string",
  list: "list",
  map: "map",
  object: "map",
};

function wrongType(path: Path, value: unknown, wanted: string): Refusal {
  const given = Array.isArray(value) ? "array" : typeof value === "boolean" ? "bool" : typeof value;
  return { type: "wrong type", path, detail: `cannot unmarshal ${given} into a field of type ${goTypes[wanted] ?? wanted}` };
}

const quantityText = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
