import { rule } from "../engine/rule.ts";

const fields = ["livenessProbe", "readinessProbe", "startupProbe", "lifecycle"] as const;

export default rule({
  id: "probe-on-run-once",
  level: "error",
  since: "0.1.0",
  serves: ["concept: one after another, each must complete", "caution: order dependency"],
  summary: "Probe or lifecycle hook on an init container that runs once",
  why: `An init container that runs once is ready when it has ended, so there is nothing to probe: the API server refuses \`livenessProbe\`,
\`readinessProbe\`, \`startupProbe\` and \`lifecycle\` on it (\`may not be set for init containers without restartPolicy=Always\`).
Only a sidecar, an init container with \`restartPolicy: Always\`, may have them.`,
  fix: `Remove the field: the exit status of the container is its check. When the container is meant to keep running beside the app, make it a
sidecar with \`restartPolicy: Always\` (Kubernetes 1.29 and later).`,
  links: [
    "https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#differences-from-regular-containers",
    "https://github.com/stackrox/kube-linter/issues/261",
    "https://github.com/FairwindsOps/polaris/issues/112",
  ],
  initContainer({ container, role, place, pod }, report) {
    if (role === "sidecar") return;
    for (const field of fields) {
      if (container[field] === undefined) continue;
      // A lifecycle of a stop signal alone vanishes with the signal where the gate is off: invalid-init-field says so.
      const { postStart, preStop, stopSignal } = container.lifecycle ?? {};
      const isSignal = field === "lifecycle" && stopSignal !== undefined && postStart === undefined && preStop === undefined;
      if (isSignal && !pod.clusters.some((cluster) => cluster.isOn("ContainerStopSignals"))) continue;
      report(
        place(field),
        `init container "${container.name ?? ""}" has a ${field} but runs once, so the API server refuses the Pod`,
        { cause: field, edits: [{ place: place(field), value: undefined }] },
      );
    }
  },
});
