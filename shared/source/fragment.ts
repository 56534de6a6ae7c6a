import { at, isDictionary, type Resource } from "../model/resource.ts";
import { isBuiltInWorkload, podTemplates } from "../model/workload.ts";

const directives = /\$(?:patch|retainKeys|setElementOrder|deleteFromPrimitiveList)\b/;
const needsSelector = new Set(["Deployment", "ReplicaSet", "StatefulSet", "DaemonSet"]);

/**
 * True for what cannot be a whole object: a strategic-merge patch or an overlay. A built-in workload needs a pod template with
 * containers that each have an image, and in apps/v1 a selector (k8s.io/kubernetes, pkg/apis/{core,apps}/validation). An init
 * container without an image in such a whole is a mistake, unless a Job lacks its restart policy too.
 */
export function isFragment(resource: Pick<Resource, "apiVersion" | "kind" | "body">, text: string): boolean {
  const { apiVersion, kind, body } = resource;
  if (directives.test(text)) return true;
  if (!isBuiltInWorkload(apiVersion, kind)) return false;
  if (apiVersion === "apps/v1" && needsSelector.has(kind) && !isDictionary(at(body, ["spec", "selector"]))) return true;
  const templates = podTemplates(resource);
  const isJob = kind === "Job" || kind === "CronJob";
  return templates.length === 0 || templates.some(({ spec }) => !isWhole(at(body, spec), isJob));
}

function isWhole(spec: unknown, isJob: boolean): boolean {
  const containers = at(spec, ["containers"]);
  const inits = at(spec, ["initContainers"]) ?? [];
  if (!Array.isArray(containers) || containers.length === 0 || !containers.every(hasImage)) return false;
  return !isJob || at(spec, ["restartPolicy"]) !== undefined || (Array.isArray(inits) && inits.every(hasImage));
}

const hasImage = (container: unknown): boolean =>
  isDictionary(container) && container.image !== undefined && container.image !== null;
