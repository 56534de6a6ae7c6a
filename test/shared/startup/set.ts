import { isDictionary, type Resource } from "../../../shared/model/resource.ts";
import type { Lookup, PodLike } from "../../../shared/startup/set.ts";
import { resource as resourceOf } from "../../support/resources.ts";

/** A resource of one file, unless `file` says otherwise. */
export const resource = (apiVersion: string, kind: string, metadata: object, spec: object, file = "all.yaml"): Resource =>
  resourceOf({ apiVersion, kind, metadata, spec }, { file, mayHoldInitContainers: false });

export const podLike = (
  namespace: string | null,
  labels: Readonly<Record<string, string>>,
  spec: PodLike["spec"] = {},
  extra: Partial<PodLike> = {},
): PodLike => ({
  resource: resource("v1", "Pod", { name: Object.values(labels).join("-"), ...(namespace === null ? {} : { namespace }) }, {}),
  spec,
  metadata: { labels },
  partial: false,
  ...extra,
});

/** A look-up that knows nothing of files: the first of a name is meant. */
export function lookup(resources: readonly Resource[], pods: readonly PodLike[] = [], complete = false): Lookup {
  const all: Lookup["all"] = (kind, namespace) =>
    resources.filter((one) => one.kind === kind && one.namespace === namespace && isDictionary(one.body));
  return {
    complete,
    pods,
    all,
    find: (kind, namespace, name) => all(kind, namespace).find((one) => one.name === name),
    selectedBy: (labels, namespace) =>
      pods.filter(
        ({ resource, metadata }) =>
          resource.namespace === namespace && Object.entries(labels).every(([key, value]) => metadata.labels?.[key] === value),
      ),
  };
}
