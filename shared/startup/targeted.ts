/** Services that find their port in a pod by its name (FindPort of k8s.io/endpointslice 0.37). */
import type { Place } from "../model/finding.ts";
import type { Resource } from "../model/resource.ts";
import { backing, readService } from "./names.ts";
import type { Lookup, PodLike } from "./set.ts";

interface Targeting {
  readonly service: Resource;
  /** The ports of the Service. */
  readonly place: Place;
  /** Every pod template that the Service selects, this one among them. */
  readonly pods: readonly PodLike[];
}

/** The Services in the pod's namespace that select it and target the port of this name and protocol. */
export function servicesTargeting(set: Lookup, pod: PodLike, name: string, protocol: string): readonly Targeting[] {
  const { resource } = pod;
  return set.all("Service", resource.namespace).flatMap((candidate) => {
    if (!candidate.mentions(name)) return [];
    const service = readService(candidate);
    if (service?.ports.some((port) => port.targetPort === name && port.protocol === protocol) !== true) return [];
    const pods = backing(set, service);
    if (!pods.some((one) => one.resource === resource)) return [];
    if (set.find("Service", resource.namespace, candidate.name, resource) !== candidate) return [];
    return [{ service: candidate, place: { resource: candidate, path: ["spec", "ports"] }, pods }];
  });
}
