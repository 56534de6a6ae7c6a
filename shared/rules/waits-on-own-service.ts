import { type InitContainerView, type ResourceSet, rule } from "../engine/rule.ts";
import { blockingTargets } from "../startup/blocking.ts";
import { backing, resolve, type ServiceFacts } from "../startup/names.ts";

export default rule({
  id: "waits-on-own-service",
  level: "error",
  since: "0.1.0",
  serves: ["concept: run before the app", "purpose: dependency checks"],
  summary: "Wait for a Service that only the waiting workload itself serves",
  why: `A Pod gets traffic from a Service when it is ready, and it is ready only after its init containers have ended. When no other workload stands
behind the Service, a connection to it needs a Pod that has already passed this very wait: the first Pod never starts. Rolling updates hide
it, since the old Pods still answer; it shows on the first install and after every full outage.

An error when the manifests are declared complete, else a warning: another workload may stand behind the Service.`,
  fix: "Remove the wait. To keep traffic away until the app answers, use a `readinessProbe`; to give it time to start, a `startupProbe`.",
  links: [
    "https://github.com/kubernetes/kubernetes/issues/66234",
    "https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#detailed-behavior",
  ],

  resources(set, report) {
    set.eachInitContainer((view) => {
      if (view.role === "sidecar") return;
      for (const target of blockingTargets(view.run)) {
        const service = resolve(set, target.host, view.resource);
        if (service === undefined || service.pod !== null || !isOnlyServedBy(set, service.service, view)) continue;
        const { resource } = service.service;
        report(
          target.place,
          `init container "${view.container.name ?? ""}" waits for Service "${resource.name}" of its own Pods, so the first one never starts`,
          {
            level: set.complete ? "error" : "warning",
            related: [{ place: { resource, path: ["spec", "selector"] }, message: "this selects the waiting Pods" }],
          },
        );
      }
    });
  },
});

function isOnlyServedBy(set: ResourceSet, service: ServiceFacts, { pod, resource, index }: InitContainerView): boolean {
  const labels = pod.metadata.labels ?? {};
  // Most Services are somebody else's, and their text says so without being parsed.
  if (!Object.values(labels).some((value) => service.resource.mentions(value))) return false;
  const { selector } = service;
  if (selector === undefined || service.external || service.resource.namespace !== resource.namespace) return false;
  if (!Object.entries(selector).every(([key, value]) => labels[key] === value)) return false;
  const isSidecarBefore = pod.initContainers.slice(0, index).some(({ role }) => role === "sidecar");
  if (service.publishesNotReady && isSidecarBefore) return false;
  return backing(set, service).every((other) => other.resource === resource);
}
