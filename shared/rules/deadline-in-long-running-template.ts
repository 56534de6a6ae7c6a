import { rule } from "../engine/rule.ts";
import { isBuiltInWorkload } from "../model/workload.ts";
import { keepsRunning } from "../startup/deadline.ts";

export default rule({
  id: "deadline-in-long-running-template",
  level: "error",
  since: "0.1.0",
  serves: ["practice: timeouts"],
  summary: "activeDeadlineSeconds in the template of a workload that keeps its Pods running",
  why: `\`activeDeadlineSeconds\` ends a Pod, its init containers and its app alike, once it has been there for that long. A Deployment, ReplicaSet,
StatefulSet, DaemonSet or ReplicationController would only start the next one, so the API server refuses the field in their templates
(\`activeDeadlineSeconds in ReplicaSet is not Supported\`). The usual advice against an init container that hangs, "set a deadline", holds for
a Pod and a Job alone.`,
  fix: "Remove the field and bound the init container itself: `timeout 300 sh -c 'until …; do sleep 2; done'`, or a loop that counts. For a Deployment, `progressDeadlineSeconds` reports a rollout that hangs.",
  links: [
    "https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#detailed-behavior",
    "https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/apis/apps/validation/validation.go",
  ],
  pod({ resource, spec, place, initContainers }, report) {
    const { apiVersion, kind, name } = resource;
    if (!keepsRunning(kind) || !isBuiltInWorkload(apiVersion, kind) || initContainers.length === 0) return;
    if (spec.activeDeadlineSeconds === undefined) return;
    report(
      place("activeDeadlineSeconds"),
      `template of ${kind} "${name}" has activeDeadlineSeconds, so the API server refuses it`,
      { edits: [{ place: place("activeDeadlineSeconds"), value: undefined }] },
    );
  },
});
