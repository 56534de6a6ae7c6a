import { summaryOf } from "../admission/verdicts.ts";
import { rule } from "../engine/rule.ts";

/** The first version that knows the field on such a container, behind a gate (KEP-5307). */
const firstToKnow = 34;

export default rule({
  id: "restart-policy-on-app-container",
  level: "error",
  since: "0.1.0",
  serves: ["practice: long-running work to sidecars", "caution: order dependency"],
  summary: "Container beside the init containers has a restartPolicy of its own, which the cluster does not know",
  why: `\`restartPolicy: Always\` makes a sidecar of an init container. On an entry of \`containers\` it does not: up to Kubernetes 1.33 the API
server refuses the Pod, 1.34 drops the field without a word, and from 1.35 on it decides about this container's own restarts.
In none of them does it start before the app or leave a Job free to end, which is what a sidecar is for.`,
  fix: "Move a sidecar to `initContainers`, before the init containers that need it. Otherwise remove the field: the Pod's `restartPolicy` holds for all containers.",
  links: [
    "https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/",
    "https://github.com/kubernetes/enhancements/tree/master/keps/sig-node/5307-container-restart-policy",
    "https://github.com/RedHatInsights/clowder/issues/1783",
  ],
  pod({ spec, clusters, place, initContainers }, report) {
    const summary = summaryOf(clusters, "it", ({ minor, isOn }) =>
      minor < firstToKnow ? "refuses" : isOn("ContainerRestartRules") ? "accepts" : "drops",
    );
    // Without init containers the Pod is none of initguard's business, and not every front end hands it over.
    if (summary === undefined || initContainers.length === 0) return;
    for (const [index, container] of (spec.containers ?? []).entries()) {
      if (container.restartPolicy === undefined) continue;
      report(
        place("containers", index, "restartPolicy"),
        `container "${container.name ?? ""}" has a restartPolicy, so ${summary.so}`,
        { level: summary.level },
      );
    }
  },
});
