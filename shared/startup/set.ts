/** What the startup graph asks of the resources of a run. The engine's `ResourceSet` and `PodView` satisfy it. */
import type { Metadata, PodSpec } from "../model/pod.ts";
import type { Resource } from "../model/resource.ts";

/** One pod template. */
export interface PodLike {
  readonly resource: Resource;
  readonly spec: PodSpec;
  /** Of the pods: their labels are what selectors see. */
  readonly metadata: Metadata;
  /** True when something may be added before it runs: absence proves nothing. */
  readonly partial: boolean;
}

/** Look-ups as `ResourceSet` in engine/rule defines them. */
export interface Lookup {
  readonly complete: boolean;
  readonly pods: readonly PodLike[];
  all(kind: string, namespace: string | null): readonly Resource[];
  find(kind: string, namespace: string | null, name: string, from: Resource): Resource | undefined;
  selectedBy(labels: Readonly<Record<string, string>>, namespace: string | null, from: Resource): readonly PodLike[];
}
