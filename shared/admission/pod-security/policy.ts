/** Which Pod Security level a namespace enforces (k8s.io/pod-security-admission v0.37.2, api/helpers.go and constants.go). */
import { at, type Resource } from "../../model/resource.ts";
import type { Policy } from "./model.ts";

/** What a look-up of the Namespace needs: a pod or an init container with its set. */
interface InNamespace {
  readonly resource: Resource;
  readonly set: { find(kind: string, namespace: null, name: string, from: Resource): Resource | undefined };
}

/** A policy and the Namespace that enforces it. */
export interface Enforced {
  readonly policy: Policy;
  readonly namespace: Resource;
}

/** What the resource's namespace enforces; null when the Namespace is not in the set or nothing can be said of it. */
export function enforcedOn({ resource, set }: InNamespace): Enforced | null {
  if (resource.namespace === null) return null;
  const namespace = set.find("Namespace", null, resource.namespace, resource);
  if (namespace?.apiVersion !== "v1") return null;
  const policy = enforcedBy(at(namespace.body, ["metadata", "labels"]));
  return policy && { policy, namespace };
}

const prefix = "pod-security.kubernetes.io/";
/** The label that names the level. */
export const enforceLabel = `${prefix}enforce`;

/**
 * What labels of a Namespace enforce. null for nothing: no level (a cluster's own default is not known), "privileged", or a label
 * that the server refuses, so that there is no such Namespace.
 */
export function enforcedBy(labels: unknown): Policy | null {
  const label = (name: string): unknown => at(labels, [`${prefix}${name}`]);
  const modes = ["enforce", "audit", "warn"];
  const levels = modes.map(label);
  const versions = modes.map((mode) => versionOf(label(`${mode}-version`)));
  if (levels.some((level) => level !== undefined && !isLevel(level)) || versions.includes(null)) return null;
  const [level] = levels;
  return level === "baseline" || level === "restricted" ? { level, version: versions[0] ?? "latest" } : null;
}

const isLevel = (level: unknown): boolean => level === "privileged" || level === "baseline" || level === "restricted";

/** null for what the server refuses. */
function versionOf(label: unknown): Policy["version"] | null {
  if (label === undefined || label === "latest") return "latest";
  const minor = typeof label === "string" ? /^v1\.(0|[1-9]\d{0,17})$/.exec(label)?.[1] : undefined;
  return minor === undefined ? null : Number(minor);
}

/** As the server prints it: `restricted:v1.30`. */
export const printPolicy = ({ level, version }: Policy): string => `${level}:${version === "latest" ? version : `v1.${version}`}`;
