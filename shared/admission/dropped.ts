/**
 * Fields that an API server removes without a word when their feature gate is off: the pod is created and does something else.
 * Source: pkg/api/pod/util.go, dropDisabledFields and what it calls (Kubernetes 1.37.2). Restart rules and files of variables have
 * rules of their own.
 */
import type { Cluster, Gate } from "../model/gates.ts";
import type { Container, PodSpec } from "../model/pod.ts";
import type { Path } from "../model/resource.ts";
import type { Minor } from "../model/version.ts";

interface Row {
  readonly gate: Gate;
  /** The first minor version whose decoder knows the field: an older one refuses it. */
  readonly since: Minor;
  /** Where it is written; empty when it is not. */
  places(container: Container, spec: PodSpec): readonly Path[];
}

const each = <T>(items: readonly T[] | undefined, path: (item: T, index: number) => Path | undefined): readonly Path[] =>
  (items ?? []).flatMap((item, index) => {
    const found = path(item, index);
    return found === undefined ? [] : [found];
  });

const probes = ["livenessProbe", "readinessProbe", "startupProbe"] as const;
const hooks = ["postStart", "preStop"] as const;

const rows: readonly Row[] = [
  {
    gate: "InPlacePodVerticalScaling",
    since: 27,
    places: ({ resizePolicy = [] }) => (resizePolicy.length > 0 ? [["resizePolicy"]] : []),
  },
  {
    gate: "RecursiveReadOnlyMounts",
    since: 30,
    places: ({ volumeMounts }) =>
      each(volumeMounts, ({ recursiveReadOnly }, index) =>
        recursiveReadOnly === undefined ? undefined : ["volumeMounts", index, "recursiveReadOnly"],
      ),
  },
  {
    // The volume goes, and with it every mount of it (dropImageVolumes).
    gate: "ImageVolume",
    since: 31,
    places: ({ volumeMounts }, { volumes }) =>
      each(volumeMounts, ({ name }, index) =>
        volumes?.some((volume) => volume.name === name && volume.image !== undefined) ? ["volumeMounts", index] : undefined,
      ),
  },
  {
    gate: "VolumeBindMountOptions",
    since: 37,
    places: ({ volumeMounts }) =>
      each(volumeMounts, ({ bindMountOptions = [] }, index) =>
        bindMountOptions.length === 0 ? undefined : ["volumeMounts", index, "bindMountOptions"],
      ),
  },
  {
    gate: "DynamicResourceAllocation",
    since: 26,
    places: ({ resources }) => ((resources?.claims ?? []).length > 0 ? [["resources", "claims"]] : []),
  },
  {
    gate: "ProcMountType",
    since: 12,
    places: ({ securityContext }) =>
      securityContext?.procMount === undefined || securityContext.procMount === "Default"
        ? []
        : [["securityContext", "procMount"]],
  },
  {
    // 1.29 drops it and then refuses the empty hook.
    gate: "PodLifecycleSleepAction",
    since: 30,
    places: ({ lifecycle }) =>
      each(hooks, (hook) => (lifecycle?.[hook]?.sleep === undefined ? undefined : ["lifecycle", hook, "sleep"])),
  },
  {
    gate: "ContainerStopSignals",
    since: 33,
    places: ({ lifecycle }) => (lifecycle?.stopSignal === undefined ? [] : [["lifecycle", "stopSignal"]]),
  },
  {
    gate: "H2CContainerProbe",
    since: 37,
    places: (container) => [
      ...each(probes, (probe) =>
        container[probe]?.httpGet?.protocol === undefined ? undefined : [probe, "httpGet", "protocol"],
      ),
      ...each(hooks, (hook) =>
        container.lifecycle?.[hook]?.httpGet?.protocol === undefined ? undefined : ["lifecycle", hook, "httpGet", "protocol"],
      ),
    ],
  },
  {
    gate: "GRPCContainerProbeTLS",
    since: 37,
    places: (container) =>
      each(probes, (probe) => (container[probe]?.grpc?.mode === undefined ? undefined : [probe, "grpc", "mode"])),
  },
];

/** A field that some clusters drop. */
export interface Dropped {
  readonly path: Path;
  readonly gate: Gate;
  readonly minors: readonly Minor[];
}

/** What of a container some of the clusters drop. Reads a field only where a cluster could drop it. */
export function droppedFields(container: Container, clusters: readonly Cluster[], spec: PodSpec): readonly Dropped[] {
  return rows.flatMap(({ gate, since, places }) => {
    const minors = clusters.filter((cluster) => cluster.minor >= since && !cluster.isOn(gate)).map(({ minor }) => minor);
    return minors.length === 0 ? [] : places(container, spec).map((path) => ({ path, gate, minors }));
  });
}
