/** What ends a Pod that takes too long, whatever runs in it. */
import type { Place } from "../model/finding.ts";
import { at, type Resource } from "../model/resource.ts";

/** A pod template as far as deadlines need it; the engine's `PodView` is one. */
interface Template {
  readonly resource: Pick<Resource, "kind" | "body">;
  readonly partial: boolean;
  place(): Place;
}

const longRunning = new Set(["Deployment", "ReplicaSet", "StatefulSet", "DaemonSet", "ReplicationController"]);

/**
 * True for the kinds that keep their Pods running: the API server refuses an `activeDeadlineSeconds` in their template
 * (pkg/apis/apps/validation; for a ReplicationController pkg/apis/core/validation).
 */
export const keepsRunning = (kind: string): boolean => longRunning.has(kind);

/** `activeDeadlineSeconds` of the pod or of whatever owns it on the way there; for a fragment of a Job it may stand elsewhere. */
export function hasDeadline({ resource, partial, place }: Template): boolean {
  if (keepsRunning(resource.kind)) return false;
  if (partial && /Job$/.test(resource.kind)) return true;
  return deadlines({ resource, place }).length > 0;
}

/** Seconds after which the pod or its Job is ended; null where nothing says so, or something that is no number of seconds. */
export function deadlineSeconds({ resource, place }: Omit<Template, "partial">): number | null {
  const written = keepsRunning(resource.kind) ? [] : deadlines({ resource, place });
  const known = written.filter((value): value is number => Number.isInteger(value) && Number(value) > 0);
  return written.length === 0 || known.length < written.length ? null : Math.min(...known);
}

function deadlines({ resource, place }: Omit<Template, "partial">): readonly unknown[] {
  const spec = place().path;
  const owners = [...spec.keys(), spec.length].map((end) => spec.slice(0, end));
  return owners.map((owner) => at(resource.body, [...owner, "activeDeadlineSeconds"])).filter((value) => value !== undefined);
}
