import { summaryOf, type Verdict } from "../admission/verdicts.ts";
import { type InitContainerView, rule } from "../engine/rule.ts";
import type { Cluster } from "../model/gates.ts";
import { keepsRunning } from "../startup/deadline.ts";

/** Of a container, with the gate ContainerRestartRules. */
const policies = ["Always", "Never", "OnFailure"];

/** Before this version a server does not know that there are other values than `Always`, so it refuses them instead of dropping them. */
const firstToKnow = 34;
/** Before this version a container has no restartPolicy at all. */
const firstToHave = 28;

export default rule({
  id: "invalid-init-restart-policy",
  level: "error",
  since: "0.1.0",
  serves: ["concept: a failure restarts, by the restart policy", "practice: long-running work to sidecars"],
  summary: "restartPolicy of an init container has a value that the cluster does not take",
  why: `Up to Kubernetes 1.33 the only value is \`Always\`, which makes a sidecar, and any other is refused. From 1.35 on \`Never\` and \`OnFailure\`
decide about the container's own restarts. In between, 1.34 knows them but has them behind a gate that is off, so it drops every other value than
\`Always\` without a word: the init container then follows the Pod's policy, and a misspelt sidecar becomes an init container that has to end.`,
  fix: "Write `Always` for a sidecar, exactly so. Otherwise remove the field, so that the Pod's own `restartPolicy` holds, or set `kubernetes` to the versions that you run.",
  links: [
    "https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/",
    "https://github.com/kubernetes/enhancements/tree/master/keps/sig-node/5307-container-restart-policy",
    "https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/apis/core/validation/validation.go",
  ],
  initContainer(view, report) {
    const { container, pod, place } = view;
    const value = container.restartPolicy;
    if (value === undefined || value === "Always") return;
    const summary = summaryOf(pod.clusters, "it", (cluster) => {
      const verdict = verdictOn(cluster, value);
      return verdict === "drops" && isSameWithout(view, value) ? "accepts" : verdict;
    });
    if (summary === undefined) return;
    const meant = policies.find((policy) => policy.toLowerCase() === value.toLowerCase() && policy !== value);
    report(place("restartPolicy"), `init container "${container.name ?? ""}" has restartPolicy "${value}", so ${summary.so}`, {
      level: summary.level,
      edits: meant === undefined ? [] : [{ place: place("restartPolicy"), value: meant }],
    });
  },
});

function verdictOn({ minor, isOn }: Cluster, value: string): Verdict {
  if (minor < firstToHave) return "refuses";
  if (!isOn("SidecarContainers")) return "drops";
  if (minor < firstToKnow) return "refuses";
  if (!isOn("ContainerRestartRules")) return "drops";
  return policies.includes(value) ? "accepts" : "refuses";
}

/** Without the field the Pod's policy holds, which may say the same. What becomes of restart rules is a finding about them. */
function isSameWithout({ container, pod }: InitContainerView, value: string): boolean {
  if (!policies.includes(value)) return false;
  if ((container.restartPolicyRules ?? []).length > 0) return true;
  const ofPod = pod.spec.restartPolicy ?? (pod.partial && !keepsRunning(pod.resource.kind) ? value : "Always");
  return (ofPod === "Never") === (value === "Never");
}
