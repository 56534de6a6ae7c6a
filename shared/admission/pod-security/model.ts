/** What a check of the Pod Security Standards is (k8s.io/pod-security-admission v0.37.2, policy/). */
import type { Cluster } from "../../model/gates.ts";
import type { Container, Metadata, PodSpec } from "../../model/pod.ts";
import type { Path } from "../../model/resource.ts";
import type { Minor } from "../../model/version.ts";

/** The levels that forbid something. */
export type StandardLevel = "baseline" | "restricted";

/** What a namespace enforces. */
export interface Policy {
  readonly level: StandardLevel;
  /** Of the standards; a server takes a version that is newer than itself for its own. */
  readonly version: Minor | "latest";
}

/** A Pod, or what a controller makes one of, as it is written. */
export interface Subject {
  readonly spec: PodSpec;
  readonly metadata: Metadata;
  readonly cluster: Cluster;
  /** A StatefulSet's volumeClaimTemplates by name: they take the place of volumes. */
  readonly claims: readonly string[];
}

/** One container and its place, from the Pod: `["spec", "initContainers", 0]`. */
export interface Holder {
  readonly container: Container;
  readonly path: Path;
}

/** One thing that a check forbids. */
export interface Fault {
  /** From the Pod: begins with `spec` or `metadata`. */
  readonly path: Path;
  /** What the container does, behind its name: `is privileged`, `adds`. */
  readonly what: string;
  /** The word that the server lists, and that stands quoted behind `what`. Never the value of an annotation. */
  readonly value?: string;
  /** True when something is missing. */
  readonly absent?: true;
  /** True when the container has it only because of a field of the Pod. */
  readonly implied?: true;
  /** What the server quotes where that is not `value`. */
  readonly quoted?: string;
}

/** A fault and who has it; null stands for the Pod. */
export interface Found extends Fault {
  readonly holder: Holder | null;
}

export interface Words {
  readonly reason: string;
  readonly detail: string;
}

/** A check as it is from one version of the standards on. Pure; reads only what it decides on, for what it reads may be unknown. */
export interface Revision {
  readonly from: Minor;
  /** What the Pod does, whatever is in its containers. */
  pod?(subject: Subject): readonly Fault[];
  container?(holder: Holder, subject: Subject): readonly Fault[];
  /** A fault of the Pod as one of this container, which inherits or uses it; null when it does not. */
  reach?(holder: Holder, fault: Fault): Fault | null;
  /** The server's words for all faults of a Pod: there is at least one. */
  words(found: readonly Found[]): Words;
}

export interface Check {
  /** As in the source of the server. */
  readonly id: string;
  readonly level: StandardLevel;
  /** The check of the level baseline that is skipped where this one is in force. */
  readonly overrides?: string;
  /** The oldest first. */
  readonly revisions: readonly Revision[];
}

/** The same revision from another version on, where some pods are exempt. */
export const exempting = (isExempt: (subject: Subject) => boolean, from: Minor, revision: Revision): Revision => ({
  ...revision,
  from,
  pod: (subject) => (isExempt(subject) ? [] : (revision.pod?.(subject) ?? [])),
  container: (holder, subject) => (isExempt(subject) ? [] : (revision.container?.(holder, subject) ?? [])),
});

/** The API server refuses these fields in a Pod of Windows. */
export const isWindows = ({ spec }: Subject): boolean => spec.os?.name === "windows";

export const isInUserNamespace = ({ spec, cluster }: Subject): boolean =>
  spec.hostUsers === false && cluster.isOn("UserNamespacesSupport");
