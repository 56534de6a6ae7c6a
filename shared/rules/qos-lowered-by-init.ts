import { type InitContainerView, onVersions, rule } from "../engine/rule.ts";
import { limitsFor, withDefaults } from "../startup/limit-ranges.ts";
import { classOf, type EffectiveResources, resourcesOnEach } from "../startup/resources.ts";

export default rule({
  id: "qos-lowered-by-init",
  level: "warning",
  since: "0.1.0",
  serves: ["caution: effective requests", "practice: requests and limits"],
  summary: "Init container that makes an otherwise Guaranteed Pod Burstable",
  why: `A Pod is Guaranteed only when every container has CPU and memory limits that equal its requests, and init containers count although they
are long gone when the class begins to matter. One step without them makes the Pod Burstable: it is evicted before Guaranteed ones when
the node runs out of memory, its processes are killed sooner, and the static CPU manager gives it no cores of its own.`,
  fix: "Give the init container CPU and memory limits, and no other requests: `resources: {limits: {cpu: 100m, memory: 64Mi}}` is enough, because a missing request is the limit. Below the sum of the main containers it costs nothing.",
  links: [
    "https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/#guaranteed",
    "https://kubernetes.io/docs/tasks/administer-cluster/cpu-management-policies/#static-policy",
  ],
  resources(set, report) {
    set.eachInitContainer((view) => {
      const { pod, container, place } = view;
      if (pod.partial) return;
      const { items, complete } = limitsFor(set, view.resource);
      if (!complete) return;
      const resourcesOn = resourcesOnEach(pod.spec, withDefaults(items));
      const holds = pod.clusters.filter((cluster) => lowers(view, resourcesOn(cluster))).map(({ minor }) => minor);
      const said = onVersions(pod.clusters, holds, "warning");
      if (said === undefined) return;
      report(
        container.resources === undefined ? place() : place("resources"),
        `init container "${container.name ?? ""}" lacks limits equal to its requests, so the Pod is Burstable, not Guaranteed${said.on}`,
        { level: said.level },
      );
    });
  },
});

function lowers({ index }: InitContainerView, found: EffectiveResources | undefined): boolean {
  if (found === undefined || found.qos.because === "pod") return false;
  const own = found.containers.find(({ one }) => one.list === "initContainers" && one.index === index);
  const running = found.containers.filter(({ runsOn }) => runsOn);
  return own !== undefined && classOf(own) !== "Guaranteed" && running.every((each) => classOf(each) === "Guaranteed");
}
