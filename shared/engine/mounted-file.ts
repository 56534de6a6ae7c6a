import type { Place } from "../model/finding.ts";
import type { Container } from "../model/pod.ts";
import { at } from "../model/resource.ts";
import { fileAt } from "../startup/volumes.ts";
import type { PodView } from "./rule.ts";

/** The text of a ConfigMap key that is mounted at an absolute path of a container; null when the set does not tell. */
export function mountedFile(
  path: string,
  container: Container,
  pod: PodView,
): { readonly text: string; readonly place: Place } | null {
  const file = fileAt(pod, container, path);
  if (file === undefined || file.kind !== "ConfigMap") return null;
  const configMap = pod.set.find("ConfigMap", pod.resource.namespace, file.name, pod.resource);
  if (configMap === undefined) return null;
  const where = ["data", file.key];
  const text = at(configMap.body, where);
  return typeof text === "string" ? { text, place: { resource: configMap, path: where } } : null;
}
