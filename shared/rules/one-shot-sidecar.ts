import { rule } from "../engine/rule.ts";
import { lastStep } from "../startup/ending.ts";

export default rule({
  id: "one-shot-sidecar",
  level: "warning",
  since: "0.1.0",
  serves: ["practice: long-running work to sidecars", "practice: clear purpose"],
  summary: "Sidecar whose work is done once, so that it ends and is started again for ever",
  why: `\`restartPolicy: Always\` makes a sidecar of an init container: the kubelet starts the next container as soon as this one's process runs, and
starts it again whenever it ends. A copy, a \`chown\` or a migration ends at once. So the containers after it do not wait for its result,
and it does its work again and again, with pauses that grow to five minutes, as \`CrashLoopBackOff\` beside a running app.`,
  fix: "Remove `restartPolicy`: an init container that runs once is started again only when it fails, and the next one waits for its end. What is to be repeated needs a loop with a pause.",
  links: [
    "https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/",
    "https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#detailed-behavior",
  ],

  initContainer({ container, role, run, pod, place }, report) {
    if (role === "run-once" || (pod.partial && container.image === undefined)) return;
    const step = lastStep(run);
    if (step === undefined) return;
    const { startupProbe, readinessProbe, livenessProbe, lifecycle } = container;
    const probed = [startupProbe, readinessProbe, livenessProbe, lifecycle].some((field) => field !== undefined);
    report(
      place("restartPolicy"),
      `sidecar "${container.name ?? ""}" ends after "${step.name ?? ""}", so it is started again for ever and nothing waits for its work`,
      {
        related: [{ place: step.place, message: "this is the last thing it does" }],
        // Without the field, the API server refuses probes and hooks.
        edits: probed ? [] : [{ place: place("restartPolicy"), value: undefined }],
      },
    );
  },
});
