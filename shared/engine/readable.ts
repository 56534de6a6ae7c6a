import type { Path, Resource } from "../model/resource.ts";
import { lazily, type Watch, watched } from "./watch.ts";

const originals = new WeakMap<Resource, Resource>();

/** The resource that a front end gave, behind the watched one that rules see. */
export const original = (resource: Resource): Resource => originals.get(resource) ?? resource;

/** The resource as rules see it: reading a value that is not known is noted. */
export function readable(resource: Resource, watch: Watch): Resource {
  if (resource.unknown.length === 0) return resource;
  const body = lazily(watch, () => watched(resource.body, resource.unknown, watch));
  const field = (name: "name" | "namespace"): PropertyDescriptor => ({
    get: () => {
      if (isHidden(resource, ["metadata", name])) watch.touched = true;
      return resource[name];
    },
    enumerable: true,
  });
  const view: Resource = Object.create(resource, {
    body: { get: body, enumerable: true },
    name: field("name"),
    namespace: field("namespace"),
  });
  originals.set(view, resource);
  return view;
}

/** True when the value at `path`, or one that it stands in, is not known. */
export const isHidden = ({ unknown }: Resource, path: Path): boolean =>
  unknown.some((hidden) => hidden.length <= path.length && hidden.every((key, i) => String(key) === String(path[i])));
