import { type PodView, rule } from "../engine/rule.ts";
import { isCompanion } from "../knowledge/companions.ts";
import type { Container } from "../model/pod.ts";

const jobs = new Set(["Job", "CronJob", "JobSet"]);

export default rule({
  id: "legacy-sidecar-in-job",
  level: "warning",
  since: "0.1.0",
  serves: ["practice: long-running work to sidecars"],
  summary: "Proxy or agent among the main containers of a Job, which keeps the Job from completing",
  why: `A Pod of a Job is done when all its main containers have ended. A proxy, a log shipper or a Docker daemon beside the work never does, so the
Job stays active after the work is done, and a CronJob with \`concurrencyPolicy: Forbid\` never starts again. As a native sidecar, an init
container with \`restartPolicy: Always\`, it starts before the work and is ended with it (Kubernetes 1.29 and later).

Which images keep running is read from initguard's table. Quiet when something in the Pod seems to end them: a call of \`/quitquitquit\`,
a \`kill\`, a shared process namespace.`,
  fix: "Move the container to `initContainers`, with `restartPolicy: Always` and a `startupProbe`, before the init containers that need it.",
  links: [
    "https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#jobs-with-sidecar-containers",
    "https://github.com/kubernetes/enhancements/tree/master/keps/sig-node/753-sidecar-containers",
  ],

  pod({ resource, spec, clusters, initContainers, place }, report) {
    // Without init containers the Pod is none of initguard's business, and not every front end hands it over.
    if (!jobs.has(resource.kind) || initContainers.length === 0 || isEnded(spec)) return;
    if (!clusters.every((cluster) => cluster.isOn("SidecarContainers"))) return;
    const containers = spec.containers ?? [];
    const work = containers.find((container) => !keepsRunning(container));
    if (work === undefined) return;
    for (const [index, container] of containers.entries()) {
      if (!keepsRunning(container)) continue;
      report(
        place("containers", index, "image"),
        `container "${container.name ?? ""}" keeps running when "${work.name ?? ""}" has ended, so the ${resource.kind} never completes`,
      );
    }
  },
});

const keepsRunning = ({ image = "", command = [], args = [] }: Container): boolean => isCompanion(image, command, args);

/** Something in the pod may end the companion when the work is done. */
function isEnded({ shareProcessNamespace, containers = [] }: PodView["spec"]): boolean {
  const texts = containers.flatMap(({ command = [], args = [], env = [], lifecycle }) => [
    ...command,
    ...args,
    ...env.flatMap(({ name = "", value = "" }) => [name, value]),
    ...(lifecycle?.preStop?.exec?.command ?? []),
  ]);
  return shareProcessNamespace === true || texts.some((text) => /quit|kill|shutdown|scuttle|envoy_admin_api/i.test(text));
}
