import { type InitContainerView, rule } from "../engine/rule.ts";
import type { Resources } from "../model/pod.ts";
import { at } from "../model/resource.ts";

/** Pod-level resources are beta and on from this minor version (KEP-2837). */
const podLevelFrom = 34;

export default rule({
  id: "missing-resources",
  level: "notice",
  since: "0.1.0",
  serves: ["practice: requests and limits", "caution: images stay on the node, resources"],
  summary: "Init container that runs once has neither a memory request nor a memory limit",
  why: `Nothing bounds the memory of such a step but a LimitRange of its namespace: it can take what its neighbours on the node need, and is the
first that the kernel kills. A namespace with a ResourceQuota for memory refuses the Pod outright, and one init container without
resources turns an otherwise Guaranteed Pod into a Burstable one. CPU is another matter: a step without a CPU limit is only done sooner.`,
  fix: "Set `resources.requests.memory` and `resources.limits.memory` to what the step needs: a wait gets along with `16Mi` and `64Mi`, a copy or a migration needs what the app's own tools need. It costs nothing as long as it stays below the sum of the app containers.",
  links: [
    "https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#resource-sharing-within-containers",
    "https://kubernetes.io/docs/concepts/policy/resource-quotas/",
    "https://github.com/apache/solr-operator/issues/448",
  ],
  initContainer(view, report) {
    const { container, pod, role, place } = view;
    if (role === "sidecar" || pod.partial || hasMemory(container.resources)) return;
    if (view.kubernetes.min >= podLevelFrom && hasMemory(pod.spec.resources)) return;
    if (isDefaulted(view)) return;
    report(
      container.resources === undefined ? place() : place("resources"),
      `init container "${container.name ?? ""}" has no memory request or limit, so only a LimitRange can bound what it takes`,
    );
  },
});

const hasMemory = (resources: Resources | undefined): boolean =>
  resources?.requests?.memory !== undefined || resources?.limits?.memory !== undefined;

/** A LimitRange of the namespace that gives every container without resources a memory limit or request. */
const isDefaulted = ({ set, resource }: InitContainerView): boolean =>
  set
    .all("LimitRange", resource.namespace)
    .some(({ body }) =>
      [at(body, ["spec", "limits"])]
        .flat()
        .some(
          (limit) =>
            at(limit, ["type"]) === "Container" &&
            ["default", "defaultRequest", "max"].some((field) => at(limit, [field, "memory"]) !== undefined),
        ),
    );
