import { rule } from "../engine/rule.ts";
import { printRange, type VersionRange, within } from "../model/version.ts";

/** Container restart rules: alpha and off in 1.34, where the field is dropped, beta and on in 1.35 (KEP-5307). */
const dropped = 34;
const allowed = 35;

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
  pod({ spec, kubernetes, place, initContainers }, report) {
    const affected = within(kubernetes, 0, allowed);
    // Without init containers the Pod is none of initguard's business, and not every front end hands it over.
    if (affected === undefined || initContainers.length === 0) return;
    for (const [index, container] of (spec.containers ?? []).entries()) {
      if (container.restartPolicy === undefined) continue;
      report(
        place("containers", index, "restartPolicy"),
        `container "${container.name ?? ""}" has a restartPolicy, so Kubernetes ${consequence(affected)}`,
        { level: affected.max === kubernetes.max ? "error" : "warning" },
      );
    }
  },
});

function consequence(affected: VersionRange): string {
  const refused = within(affected, 0, dropped);
  if (refused === undefined) return `1.${dropped} drops it silently`;
  const refuses = `${printRange(refused)} refuses the Pod`;
  return refused.max === affected.max ? refuses : `${refuses} and 1.${dropped} drops it silently`;
}
