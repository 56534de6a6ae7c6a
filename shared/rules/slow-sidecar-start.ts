import { rule } from "../engine/rule.ts";
import { at } from "../model/resource.ts";
import { probeBudget } from "../startup/sidecars.ts";

/** Seconds, where a Deployment says nothing (SetDefaults_Deployment, apps/v1). */
const defaultDeadline = 600;

export default rule({
  id: "slow-sidecar-start",
  level: "warning",
  since: "0.1.0",
  serves: ["practice: timeouts", "caution: order dependency"],
  summary: "Sidecar that may take longer to start than its Deployment waits for progress",
  why: `The main containers start when a sidecar's \`startupProbe\` has succeeded, which may take \`initialDelaySeconds\` and \`failureThreshold\` times
\`periodSeconds\`. A Deployment that makes no progress for \`progressDeadlineSeconds\` (600 by default) is reported as failed:
\`kubectl rollout status\`, Helm and Pulumi give up while the probe still has tries left, and before the sidecar has been restarted once.`,
  fix: "Lower `failureThreshold` or `periodSeconds` to what a start really takes, so that a broken sidecar is restarted early, or raise `progressDeadlineSeconds` above it.",
  links: [
    "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#progress-deadline-seconds",
    "https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-startup-probes",
  ],

  initContainer({ container, role, pod, resource, place }, report) {
    const { startupProbe } = container;
    if (role === "run-once" || startupProbe === undefined || resource.kind !== "Deployment" || pod.partial) return;
    const deadline = at(resource.body, ["spec", "progressDeadlineSeconds"]) ?? defaultDeadline;
    const budget = probeBudget(startupProbe);
    if (typeof deadline !== "number" || budget <= deadline) return;
    report(
      place("startupProbe", startupProbe.failureThreshold === undefined ? "periodSeconds" : "failureThreshold"),
      `sidecar "${container.name ?? ""}" may take ${budget} s to start, so the rollout is given up before that, after ${deadline} s`,
      { cause: "" },
    );
  },
});
