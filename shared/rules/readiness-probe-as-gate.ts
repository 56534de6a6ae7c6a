import { rule } from "../engine/rule.ts";
import { earlyUses } from "../startup/early-use.ts";
import { startGate, titleOf } from "../startup/sidecars.ts";

export default rule({
  id: "readiness-probe-as-gate",
  level: "warning",
  since: "0.1.0",
  serves: ["caution: order dependency", "practice: long-running work to sidecars"],
  summary: "Sidecar with a readinessProbe, which holds up none of the containers that use it",
  why: `A sidecar's \`readinessProbe\` decides whether the Pod gets traffic from its Services. It does not decide when the next container starts: that
one is started as soon as the sidecar's process runs, or, with a \`startupProbe\`, when that has succeeded. So whoever connects to the
sidecar over \`localhost\` at its start can be refused, although the probe looks like a gate.`,
  fix: "Add a `startupProbe` with the same check, short `periodSeconds` and a `failureThreshold` for the longest start. Keep the `readinessProbe` when Services are to notice a failure later.",
  links: [
    "https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#sidecar-containers-and-pod-lifecycle",
    "https://github.com/kubernetes/website/pull/41802",
  ],

  initContainer({ container, role, pod, index, place }, report) {
    const { readinessProbe } = container;
    if (role === "run-once" || pod.partial || startGate(container) !== null || readinessProbe === undefined) return;
    const uses = earlyUses(pod, index);
    const [first] = uses;
    if (first === undefined) return;
    const { successThreshold: _, ...check } = readinessProbe;
    report(
      place("readinessProbe"),
      `the readinessProbe of sidecar "${container.name ?? ""}" holds up nothing, so ${titleOf(first.by)} can use port ${first.port} before it listens`,
      {
        cause: "",
        related: uses.map((use) => ({ place: use.place, message: `port ${use.port} is used here` })),
        edits: [{ place: place("startupProbe"), value: check }],
      },
    );
  },
});
