import { rule } from "../engine/rule.ts";
import { earlyUses } from "../startup/early-use.ts";
import { startGate, titleOf } from "../startup/sidecars.ts";

export default rule({
  id: "sidecar-used-before-ready",
  level: "warning",
  since: "0.1.0",
  serves: ["caution: order dependency", "practice: long-running work to sidecars"],
  summary: "Sidecar whose port later containers use, but that nothing waits for",
  why: `The kubelet starts the container after a sidecar as soon as the sidecar's process runs, not when it listens. Without a \`startupProbe\` the two race:
the first connection to \`localhost\` is refused on some starts, and an init container or an app that does not try again fails, restarts and
succeeds later, when nobody looks.

Quiet when something waits: a \`startupProbe\`, a \`postStart\` hook, or a loop in the container that connects. Addresses for logs, traces
and metrics are left out, since such clients go on without an answer.`,
  fix: `Give the sidecar a \`startupProbe\` that succeeds when it listens. A probe over the network comes from the node and asks the Pod's address: for a
server that listens on 127.0.0.1 only, use an \`exec\` probe.`,
  links: [
    "https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#sidecar-containers-and-pod-lifecycle",
    "https://github.com/kubernetes/kubernetes/issues/125880",
    "https://github.com/cterence/homelab-gitops/pull/684",
  ],

  initContainer({ container, role, pod, index, place }, report) {
    if (role === "run-once" || pod.partial || startGate(container) !== null || container.readinessProbe !== undefined) return;
    const uses = earlyUses(pod, index);
    const [first] = uses;
    if (first === undefined) return;
    report(
      place("startupProbe"),
      `sidecar "${container.name ?? ""}" has no startupProbe, so ${titleOf(first.by)} can use port ${first.port} before it listens`,
      { cause: "", related: uses.map((use) => ({ place: use.place, message: `port ${use.port} is used here` })) },
    );
  },
});
