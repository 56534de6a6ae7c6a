import type { Path } from "../shared/index.ts";

/** What the engine writes for a value that is known only after the deployment, one word for each type (@pulumi/policy, proxy.js). */
const notKnownYet: ReadonlySet<unknown> = new Set([
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7", // boolean
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421", // number
  "04da6b54-80e4-46f7-96ec-b56ff0331ba9", // string
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2", // array
  "030794c1-ac77-496b-92df-f27374a8bd58", // asset
  "e48ece36-62e2-4504-bad9-02848725956a", // archive
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff", // object
]);

/**
 * A copy of `props` as plain data. The path of every value that is not known yet, or that is no data (an asset), is added to
 * `unknown`, and reads as undefined. Never runs the SDK's proxy, which throws at such a value: it traps `get` alone, so a
 * descriptor gives what lies behind it.
 */
export function plain(value: unknown, path: Path, unknown: Path[]): unknown {
  if (typeof value !== "object" || value === null) {
    if (!notKnownYet.has(value)) return value;
    unknown.push(path);
    return undefined;
  }
  if (Array.isArray(value)) {
    return Object.keys(value).map((key) => plain(behind(value, key), [...path, Number(key)], unknown));
  }
  if (!isData(value)) {
    unknown.push(path);
    return undefined;
  }
  const keys = Object.keys(value).filter((key) => path.length > 0 || !isInternal(key));
  return Object.fromEntries(keys.map((key) => [key, plain(behind(value, key), [...path, key], unknown)]));
}

const behind = (value: object, key: string): unknown => Object.getOwnPropertyDescriptor(value, key)?.value;

/** The provider keeps its own notes beside the fields of the object, such as a second copy of the inputs. */
const isInternal = (key: string): boolean => key.startsWith("__");

function isData(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
