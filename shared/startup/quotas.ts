/**
 * Which pods a ResourceQuota counts and what it demands of their containers. Sources: pkg/quota/v1/evaluator/core/pods.go and
 * k8s.io/apiserver pkg/quota/v1/generic (Matches) of Kubernetes 1.37.2.
 */
import type { PodSpec } from "../model/pod.ts";
import { at, isDictionary, type Resource } from "../model/resource.ts";
import { type Amount, readAmounts, type Sides } from "./amounts.ts";
import type { QosClass } from "./resources.ts";

/** What a quota allows of one resource in all. */
interface Hard {
  /** As the quota names it: `cpu` and `requests.cpu` are the same. */
  readonly name: string;
  readonly side: keyof Sides;
  readonly resource: "cpu" | "memory";
  readonly most: Amount;
}

/** The amounts of cpu and memory that a quota limits, by name: each container has to have them (pods.go, validationSet). */
export function hardOf({ apiVersion, body }: Resource): readonly Hard[] {
  const hard = at(body, ["spec", "hard"]);
  if (apiVersion !== "v1" || !isDictionary(hard)) return [];
  return Object.keys(hard)
    .sort()
    .flatMap((name) => {
      const written = hard[name];
      const match = /^(?:(requests|limits)\.)?(cpu|memory)$/.exec(name);
      if (match === null || (typeof written !== "string" && typeof written !== "number")) return [];
      const most = readAmounts({ [name]: written })?.get(name);
      const side = match[1] === "limits" ? "limits" : "requests";
      return most === undefined ? [] : [{ name, side, resource: match[2] === "cpu" ? "cpu" : "memory", most }];
    });
}

/** True when all scopes of the quota certainly hold for a pod. */
export function counts({ body }: Resource, spec: PodSpec, qos: QosClass): boolean {
  const scopes = at(body, ["spec", "scopes"]) ?? [];
  const expressions = at(body, ["spec", "scopeSelector", "matchExpressions"]) ?? [];
  if (!Array.isArray(scopes) || !Array.isArray(expressions)) return false;
  const all = [...scopes.map((scopeName: unknown): unknown => ({ scopeName, operator: "Exists" })), ...expressions];
  return all.every((scope) => holds(scope, spec, qos));
}

function holds(scope: unknown, spec: PodSpec, qos: QosClass): boolean {
  const isTerminating = (): boolean => spec.activeDeadlineSeconds !== undefined && spec.activeDeadlineSeconds >= 0;
  switch (at(scope, ["scopeName"])) {
    case "Terminating":
      return isTerminating();
    case "NotTerminating":
      return !isTerminating();
    case "BestEffort":
      return qos === "BestEffort";
    case "NotBestEffort":
      return qos !== "BestEffort";
    case "PriorityClass":
      return isOfClass(scope, spec.priorityClassName);
    default:
      return false;
  }
}

/** A pod that names no class may get a default one, so nothing is certain about it. */
function isOfClass(scope: unknown, name = ""): boolean {
  const values = at(scope, ["values"]);
  if (name === "") return false;
  const isListed = Array.isArray(values) && values.includes(name);
  switch (at(scope, ["operator"])) {
    case "Exists":
      return true;
    case "In":
      return isListed;
    case "NotIn":
      return Array.isArray(values) && !isListed;
    default:
      return false;
  }
}
