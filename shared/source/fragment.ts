import { at, isDictionary, type Resource } from "../model/resource.ts";
import { isBuiltInWorkload, podTemplates } from "../model/workload.ts";

const directives = /\$(?:patch|retainKeys|setElementOrder|deleteFromPrimitiveList)\b/;
const needsSelector = new Set(["Deployment", "ReplicaSet", "StatefulSet", "DaemonSet"]);

/**
 * True for what cannot be a whole object: a strategic-merge patch or an overlay. A built-in workload needs a pod template with
 * containers that each have an image, and in apps/v1 a selector (k8s.io/kubernetes, pkg/apis/{core,apps}/validation).
 */
export function isFragment(resource: Pick<Resource, "apiVersion" | "kind" | "body">, text: string): boolean {
  const { apiVersion, kind, body } = resource;
  if (directives.test(text)) return true;
  if (!isBuiltInWorkload(apiVersion, kind)) return false;
  if (apiVersion === "apps/v1" && needsSelector.has(kind) && !isDictionary(at(body, ["spec", "selector"]))) return true;
  const templates = podTemplates(resource);
  return templates.length === 0 || templates.some(({ spec }) => !hasWholeContainers(at(body, spec)));
}

function hasWholeContainers(spec: unknown): boolean {
  const containers = at(spec, ["containers"]);
  const inits = at(spec, ["initContainers"]) ?? [];
  if (!Array.isArray(containers) || containers.length === 0 || !Array.isArray(inits)) return false;
  return [...containers, ...inits].every((each) => isDictionary(each) && each.image !== undefined && each.image !== null);
}
