/** What the API server does with an init container when a pod, or a workload with a pod template, is created. */
import type { Cluster } from "../model/gates.ts";
import type { Container, PodSpec, Role } from "../model/pod.ts";
import type { Path } from "../model/resource.ts";

/** Kinds of refusal in the server's own words (k8s.io/apimachinery pkg/util/validation/field, ErrorType.String), and those of its decoder. */
export type RefusalType =
  | "Required value"
  | "Invalid value"
  | "Unsupported value"
  | "Duplicate value"
  | "Forbidden"
  | "Not found"
  | "Too many"
  | "Too long"
  | "unknown field"
  | "wrong type";

/** One field error of the API server. */
export interface Refusal {
  readonly type: RefusalType;
  /** Where it stands, below the init container, or below the pod spec for a check of the whole pod. */
  readonly path: Path;
  /** The server's text behind type and value; "" when it says no more. Values of the manifest stand in it only where they are names. */
  readonly detail: string;
  /** The value that the server quotes, for the types that say nothing without it ("Unsupported value", "Duplicate value", "Not found"). */
  readonly value?: string;
  /** The server's path from the same root, printed, where it names another place (it leaves out an index, or names a wrong one). */
  readonly serverPath?: string;
}

/** An init container as the server's checks see it: decoded, without the fields that this cluster drops. */
export interface Subject {
  readonly container: Container;
  /** 0-based position in `initContainers`. */
  readonly index: number;
  readonly role: Role;
  readonly spec: PodSpec;
  /** Kind of the resource: a few checks and defaults hold for a Pod and not for a template. */
  readonly kind: string;
  /** Names of the volumes that a mount may name: the pod's, and a StatefulSet's claims. */
  readonly volumeNames: ReadonlySet<string>;
  readonly cluster: Cluster;
}

export type Refuse = (refusal: Refusal) => void;

/** A check of the server: one row of a table. Pure; reads only what it decides on, for what it reads may be unknown. */
export interface Check {
  /** What is checked, in a few words: names the check in tests. */
  readonly id: string;
  check(subject: Subject, refuse: Refuse): void;
}
