/** Holds a settings file to its schema and says what is wrong, where, and what was most likely meant. */
import { nearestName } from "../model/nearest-name.ts";
import type { Schema, Type } from "./settings-schema.ts";
import type { Mistake, Written, WrittenPair } from "./written.ts";

/** Everything about `value` that `schema` does not allow. `name` is its path, "" for the whole file. */
export function mistakesIn(value: Written, schema: Schema, name = ""): readonly Mistake[] {
  const types = schema.anyOf?.flatMap(typesOf) ?? typesOf(schema);
  const type = types.find((each) => isOfType(value, each));
  if (type === undefined) return [{ start: value.start, message: `${named(name)} ${wrongType(value, types)}` }];
  const own = schema.anyOf?.find((branch) => typesOf(branch).includes(type)) ?? schema;
  if (value.value instanceof Map) return mistakesInMap(value, value.value, own, name);
  if (Array.isArray(value.value)) {
    const { items } = own;
    return items === undefined ? [] : value.value.flatMap((item, index) => mistakesIn(item, items, `${name}[${index}]`));
  }
  const wrong = wrongValue(value.value, own);
  return wrong === undefined ? [] : [{ start: value.start, message: `${named(name)} ${wrong}` }];
}

const typesOf = ({ type = [] }: Schema): readonly Type[] => (typeof type === "string" ? [type] : type);

const named = (name: string): string => (name === "" ? "settings file" : `setting "${name}"`);

function isOfType({ value }: Written, type: Type): boolean {
  if (type === "object") return value instanceof Map;
  if (type === "array") return Array.isArray(value);
  if (type === "null") return value === null;
  if (type === "integer") return Number.isInteger(value);
  return typeof value === type;
}

const typeNames: Readonly<Record<Type, string>> = {
  object: "a map",
  array: "a list",
  string: "text",
  integer: "a whole number",
  boolean: "true or false",
  null: "nothing",
};

function wrongType({ value }: Written, types: readonly Type[]): string {
  const wanted = types.filter((type) => type !== "null").map((type) => typeNames[type]);
  const hint = typeof value === "number" && types.includes("string") ? ", so write it in quotes" : "";
  return `is ${typeOf(value)} and not ${wanted.join(" or ")}${hint}`;
}

function typeOf(value: Written["value"]): string {
  if (value === null) return "empty";
  if (typeof value === "object") return Array.isArray(value) ? "a list" : "a map";
  return typeof value === "string" ? "text" : typeof value === "number" ? "a number" : "true or false";
}

function wrongValue(value: unknown, { enum: choices, pattern, minimum, description }: Schema): string | undefined {
  if (typeof value === "string" && choices !== undefined && !choices.includes(value)) {
    return `is "${value}" and not one of ${choices.join(", ")}${meant(value, choices)}`;
  }
  const misses = typeof value === "string" && pattern !== undefined && !new RegExp(pattern, "u").test(value);
  if (misses) return `is "${value}" and not ${description ?? "what it can be"}`;
  if (typeof value === "number" && minimum !== undefined && value < minimum) return `is ${value}, less than ${minimum}`;
  return undefined;
}

function mistakesInMap(
  { start }: Written,
  pairs: ReadonlyMap<string, WrittenPair>,
  { properties = {}, additionalProperties, required = [] }: Schema,
  name: string,
): readonly Mistake[] {
  const missing = required
    .filter((key) => !pairs.has(key))
    .map((key) => ({ start, message: `${named(name)} has no "${key}", so it does not count` }));
  const wrong = [...pairs].flatMap(([key, pair]) => {
    const schema = Object.hasOwn(properties, key) ? properties[key] : additionalProperties;
    if (schema) return mistakesIn(pair.value, schema, name === "" ? key : `${name}.${key}`);
    const known = Object.keys(properties);
    return schema === false
      ? [{ start: pair.key.start, message: `${unknown(key, name)}${meant(key, known)}${all(name, known)}` }]
      : [];
  });
  return [...missing, ...wrong];
}

const unknown = (key: string, name: string): string =>
  name === "rules"
    ? `rule "${key}" does not exist`
    : name === "gates"
      ? `feature gate "${key}" decides nothing that initguard knows`
      : `key "${key}" does not exist in ${name === "" ? "settings" : `"${name}"`}`;

/** Gates are few and no page lists them. */
const all = (name: string, known: readonly string[]): string =>
  name === "gates" ? `; the known ones are ${known.join(", ")}` : "";

function meant(name: string, known: readonly string[]): string {
  const near = nearestName(name, known);
  return near === undefined ? "" : `, the nearest is "${near}"`;
}
