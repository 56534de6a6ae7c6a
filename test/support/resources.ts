import type { Dictionary, Path, Resource } from "../../shared/index.ts";

/** A resource as a front end would hand it over, from an object; everything may be overridden. */
export function resource(body: Dictionary, extra: Partial<Resource> = {}): Resource {
  const metadata = (body.metadata ?? {}) as Dictionary;
  return {
    apiVersion: String(body.apiVersion ?? ""),
    kind: String(body.kind ?? ""),
    name: String(metadata.name ?? ""),
    namespace: typeof metadata.namespace === "string" ? metadata.namespace : null,
    body,
    file: null,
    mayHoldInitContainers: true,
    partial: false,
    unknown: [] as readonly Path[],
    mentions: (word) => JSON.stringify(body).includes(word),
    ...extra,
  };
}

/** A Pod with these init containers and one main container. */
export const pod = (initContainers: readonly unknown[], extra: Dictionary = {}): Dictionary => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "web" },
  spec: { initContainers, containers: [{ name: "app", image: "example.com/app:1" }] },
  ...extra,
});
