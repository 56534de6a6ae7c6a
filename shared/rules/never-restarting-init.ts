import { onVersions, rule } from "../engine/rule.ts";
import { keepsRunning } from "../startup/deadline.ts";

export default rule({
  id: "never-restarting-init",
  level: "warning",
  since: "0.1.0",
  serves: ["concept: a failure restarts, by the restart policy", "practice: error handling"],
  summary: "Init container with restartPolicy Never in a workload that replaces its Pods",
  why: `From Kubernetes 1.35 on an init container may have a \`restartPolicy\` of its own. With \`Never\` its first failure ends the whole Pod, whatever the
Pod's policy says. A Deployment, StatefulSet or DaemonSet then makes another Pod: instead of the same container trying again after a pause that grows,
there is a new Pod each time, with a new place to be found, images to be pulled and volumes to be attached. Those of a ReplicaSet stay behind as
\`Init:Error\`, one after another without a pause, until the garbage collector counts 12,500 of them.`,
  fix: "Remove the field, or say `OnFailure`: the container is then tried again in the same Pod. `Never` is for Jobs, and for a step whose exit codes `restartPolicyRules` tell apart.",
  links: [
    "https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-restart-rules",
    "https://github.com/kubernetes/enhancements/tree/master/keps/sig-node/5307-container-restart-policy",
    "https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-garbage-collection",
  ],
  initContainer({ container, pod, resource, place }, report) {
    if (container.restartPolicy !== "Never" || !keepsRunning(resource.kind)) return;
    // Rules that start it again after some exit codes say that the others were thought of.
    if ((container.restartPolicyRules ?? []).length > 0) return;
    const known = pod.clusters.filter(({ isOn }) => isOn("ContainerRestartRules")).map(({ minor }) => minor);
    const held = onVersions(pod.clusters, known, "warning");
    if (held === undefined) return;
    const spot = place("restartPolicy");
    report(
      spot,
      `init container "${container.name ?? ""}" never restarts${held.on}, so each failure ${consequence(resource.kind)}`,
      {
        level: held.level,
        edits: [{ place: spot, value: undefined }],
      },
    );
  },
});

/** Failed Pods of a StatefulSet or DaemonSet are deleted by their controller; a ReplicaSet looks at active ones alone. */
const consequence = (kind: string): string =>
  kind === "StatefulSet" || kind === "DaemonSet"
    ? "costs the whole Pod and makes a new one"
    : "leaves a failed Pod behind and makes a new one";
