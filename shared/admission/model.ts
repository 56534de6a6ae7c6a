/** What the API server does with an init container when a pod, or a workload with a pod template, is created. */
import type { Cluster } from "../model/gates.ts";
import type { Container, PodSpec, Role } from "../model/pod.ts";
import type { Path } from "../model/resource.ts";

/** Kinds of refusal in the server's own words (k8s.io/apimachinery pkg/util/validation/field, ErrorType.String), and those of its decoder. */
type RefusalType =
  | "Required value"
  | "Invalid value"
  | "Unsupported value"
  | "Duplicate value"
  | "Forbidden"
  | "Not found"
  | "Too long"
  | "unknown field"
  | "wrong type";

/** One field error of the API server. */
export interface Refusal {
  readonly type: RefusalType;
  /** Where it stands, below the init container. */
  readonly path: Path;
  /** The server's text behind type and value; "" when it says no more. Of the manifest it quotes words that are chosen from a list, and names. */
  readonly detail: string;
  /** True for what only the Pod is refused for, when a controller makes it of a template that was accepted. */
  readonly later?: true;
  /** True when what stands beside it decides, which need not be in a patch. */
  readonly beside?: true;
  /** The server's path below the init container, printed, where it names another place (it leaves out an index, say). */
  readonly serverPath?: string;
}

/** An init container as the server's checks see it. */
export interface Subject {
  readonly container: Container;
  readonly role: Role;
  readonly spec: PodSpec;
  /** True for a Pod itself: some checks and defaults wait until a controller makes one of a template. */
  readonly isPod: boolean;
  /** Of the pod. */
  readonly annotations: Readonly<Record<string, string>>;
  /** A StatefulSet's volumeClaimTemplates by name: they are volumes too. */
  readonly claims: readonly string[];
  readonly cluster: Cluster;
}

export type Refuse = (refusal: Refusal) => void;

/** A group of the server's checks. Pure; reads only what it decides on, for what it reads may be unknown. */
export interface Check {
  /** The part of the container that it reads: names the group. */
  readonly of: string;
  /** True when versions or feature gates change its answer. */
  readonly byVersion?: true;
  check(subject: Subject, refuse: Refuse): void;
}

/** The server's errors, each at a path below the init container. */
export const required = (path: Path, detail = ""): Refusal => ({ type: "Required value", path, detail });
export const invalid = (path: Path, detail: string): Refusal => ({ type: "Invalid value", path, detail });
export const forbidden = (path: Path, detail: string): Refusal => ({ type: "Forbidden", path, detail });
export const notFound = (path: Path, name: string, detail = ""): Refusal => ({
  type: "Not found",
  path,
  detail: `"${name}"${detail === "" ? "" : `: ${detail}`}`,
});
export const duplicate = (path: Path, value: string): Refusal => ({ type: "Duplicate value", path, detail: `"${value}"` });
/** `supported` in the server's order, which is alphabetical where it keeps a set. */
export const unsupported = (path: Path, value: string, supported: readonly string[]): Refusal => ({
  type: "Unsupported value",
  path,
  detail: `"${value}": supported values: ${supported.map((one) => `"${one}"`).join(", ")}`,
});

/** The error, which for a template comes with its first Pod. */
export const onPod = ({ isPod }: Subject, refusal: Refusal): Refusal => (isPod ? refusal : { ...refusal, later: true });

/** The error of a field that would be right beside another one. */
export const beside = (refusal: Refusal): Refusal => ({ ...refusal, beside: true });

/** The error at the place where the server names `serverPath`. */
export const knownAs = (serverPath: string, refusal: Refusal): Refusal => ({ ...refusal, serverPath });
