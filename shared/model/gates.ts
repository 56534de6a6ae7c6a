import type { Minor, VersionRange } from "./version.ts";

/** How a feature gate came to be: the minor version from which its field is known, and the ones that switched it on or locked it. */
interface History {
  /** Before this minor version the fields behind the gate do not exist, so a strict decoder refuses them. */
  readonly since: Minor;
  /** From this minor version on it is on by default; absent for a gate that is still off. */
  readonly on?: Minor;
  /** From this minor version on it is always on. */
  readonly locked?: Minor;
}

/**
 * The feature gates that change what the API server does with an init container.
 * Source: pkg/features/kube_features.go of Kubernetes 1.37.2 (gates that it no longer has: 1.29 to 1.34).
 */
export const gates = {
  ContainerRestartRules: { since: 34, on: 35 },
  ContainerStopSignals: { since: 33 },
  DynamicResourceAllocation: { since: 26, on: 34, locked: 35 },
  EnvFiles: { since: 34, on: 35 },
  GRPCContainerProbeTLS: { since: 37 },
  H2CContainerProbe: { since: 37 },
  ImageVolume: { since: 31, on: 35, locked: 36 },
  InPlacePodVerticalScaling: { since: 27, on: 33, locked: 35 },
  PodLevelResources: { since: 32, on: 34 },
  PodLevelResourcesFixDefaulting: { since: 37, on: 37 },
  PodLifecycleSleepAction: { since: 29, on: 30, locked: 34 },
  PodLifecycleSleepActionAllowZero: { since: 32, on: 33, locked: 34 },
  ProcMountType: { since: 12, on: 33, locked: 36 },
  RecursiveReadOnlyMounts: { since: 30, on: 31, locked: 33 },
  RelaxedEnvironmentVariableValidation: { since: 30, on: 32, locked: 34 },
  RestartAllContainersOnContainerExits: { since: 35, on: 36 },
  SidecarContainers: { since: 28, on: 29, locked: 33 },
  UserNamespacesHostNetworkSupport: { since: 35 },
  UserNamespacesSupport: { since: 25, on: 33, locked: 36 },
  VolumeBindMountOptions: { since: 37 },
} as const satisfies Readonly<Record<string, History>>;

export type Gate = keyof typeof gates;

/** What a user says about gates of the cluster, by name. */
export type GateSettings = Readonly<Partial<Record<Gate, boolean>>>;

/** The API server of one minor version. */
export interface Cluster {
  readonly minor: Minor;
  /** A gate that does not exist yet is off, a locked one on, whatever the settings say. */
  isOn(gate: Gate): boolean;
}

/** The cluster of every minor version in `range`, the oldest first. */
export const clustersOf = ({ min, max }: VersionRange, settings: GateSettings = {}): readonly Cluster[] =>
  Array.from({ length: max - min + 1 }, (_, index) => cluster(min + index, settings));

function cluster(minor: Minor, settings: GateSettings): Cluster {
  return {
    minor,
    isOn(gate) {
      const { since, on = Number.POSITIVE_INFINITY, locked = Number.POSITIVE_INFINITY }: History = gates[gate];
      if (minor < since) return false;
      return minor >= locked || (settings[gate] ?? minor >= on);
    },
  };
}
