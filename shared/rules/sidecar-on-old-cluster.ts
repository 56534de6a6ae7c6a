import { onVersions, rule } from "../engine/rule.ts";
import type { Container } from "../model/pod.ts";
import { type Minor, printMinors } from "../model/version.ts";
import { lastStep } from "../startup/ending.ts";

/** The first minor version whose API has the field, behind the gate SidecarContainers (KEP-753). */
const known = 28;

export default rule({
  id: "sidecar-on-old-cluster",
  level: "error",
  since: "0.1.0",
  serves: ["practice: long-running work to sidecars", "concept: one after another, each must complete"],
  summary: "Sidecar on a Kubernetes version that takes it for an init container that never ends",
  why: `\`restartPolicy: Always\` makes a sidecar of an init container from Kubernetes 1.29 on. Up to 1.27 the field is not known: kubectl, whose
validation is strict, refuses the manifest, and a client with loose validation has the field removed. 1.28 has the feature gate
\`SidecarContainers\` off and drops the field without a word. Without it, the container is one that runs once: it never ends, so the app
never starts, and its probes and hooks are refused.`,
  fix: "Upgrade the cluster, or raise `kubernetes` in initguard's settings when it is newer already. On an old one, the container belongs among the main containers. When 1.28 has the gate switched on, say so in the settings: `gates: {SidecarContainers: true}`.",
  links: [
    "https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/",
    "https://github.com/kubernetes/enhancements/tree/master/keps/sig-node/753-sidecar-containers",
    "https://github.com/argoproj/argo-rollouts/issues/3366",
  ],

  initContainer({ container, role, run, pod, place }, report) {
    if (role === "run-once") return;
    // A version that drops the field runs it once: for work that ends, the app starts all the same.
    const ends = !isProbed(container) && lastStep(run) !== undefined;
    const off = pod.clusters
      .filter((cluster) => !cluster.isOn("SidecarContainers") && !(ends && cluster.minor >= known))
      .map(({ minor }) => minor);
    const holds = onVersions(pod.clusters, off);
    if (holds === undefined) return;
    report(place("restartPolicy"), `sidecar "${container.name ?? ""}" is none on Kubernetes ${outcome(off, container)}`, {
      level: holds.level,
      cause: "",
    });
  },
});

/** What becomes of it: `1.27, which does not know its restartPolicy, so …`. */
function outcome(off: readonly Minor[], container: Container): string {
  const refused = off.filter((minor) => minor < known);
  const dropped = off.filter((minor) => minor >= known);
  const waits = isProbed(container) ? "its probes and hooks are refused" : "the app waits for its end";
  if (refused.length === 0) return `${printMinors(dropped)}, where restartPolicy is dropped, so ${waits}`;
  if (dropped.length === 0) return `${printMinors(refused)}, where restartPolicy is an unknown field, so kubectl refuses it`;
  return `${printMinors(refused)}, where kubectl refuses restartPolicy, and ${printMinors(dropped)}, where it is dropped`;
}

const isProbed = ({ startupProbe, readinessProbe, livenessProbe, lifecycle }: Container): boolean =>
  [startupProbe, readinessProbe, livenessProbe, lifecycle].some((field) => field !== undefined);
