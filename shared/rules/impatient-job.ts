import { type InitContainerView, rule } from "../engine/rule.ts";
import { at } from "../model/resource.ts";
import { clusterHost } from "../startup/names.ts";

/** The first pause after a failure, in seconds, of the Job controller and of the kubelet; each further one is twice as long. */
const firstPause = 10;

export default rule({
  id: "impatient-job",
  level: "warning",
  since: "0.1.0",
  serves: ["practice: timeouts", "concept: a failure restarts, by the restart policy"],
  summary: "Job that gives up before what it waits for can have started",
  why: `A wait that fails at its limit is right where somebody tries again. A Job tries \`backoffLimit\` more times, 6 by default, and then it has failed
for good: nobody starts it again. With \`backoffLimit: 0\` or 1 and a short limit, all its patience is over before a database that starts beside it
takes its first connection. With \`restartPolicy: OnFailure\` each restart of an init container counts.`,
  fix: "Let the wait go on for as long as the dependency may need to start (minutes: images are pulled, volumes attached, data recovered), or raise `backoffLimit`. `activeDeadlineSeconds` bounds the whole Job.",
  links: [
    "https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-backoff-failure-policy",
    "https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/controller/job/job_controller.go",
  ],
  options: {
    seconds: {
      type: "integer",
      minimum: 1,
      default: 60,
      description: "how long something that a Job waits for may take to start",
    },
  },
  initContainer(view, report, { seconds }) {
    const { container, role, run, pod, index, resource } = view;
    const job = role === "sidecar" || pod.partial ? undefined : trying(view);
    // What waits before it is time that the dependency has, too.
    const [wait] = run.waits;
    if (job === undefined || wait === undefined || pod.initContainers.slice(0, index).some((other) => other.run.waits.length > 0))
      return;
    const limit = "seconds" in wait.bound ? wait.bound.seconds : null;
    const target = wait.probes.flatMap(({ targets }) => targets).find(({ host }) => clusterHost(host)?.certain === true);
    if (limit === null || limit === 0 || wait.afterwards !== "fails" || target === undefined) return;
    const patience = job.tries * limit + job.pauses;
    if (patience >= Number(seconds)) return;
    report(
      wait.place,
      `init container "${container.name ?? ""}" gives "${target.shown}" ${patience} s in all, so Job "${resource.name}" fails for good when it starts slower`,
    );
  },
});

interface Trying {
  readonly tries: number;
  /** Seconds between the tries, together. */
  readonly pauses: number;
}

/**
 * How often a Job starts an init container that fails: backoffLimit + 1 Pods under `Never`; under `OnFailure` the Pod is stopped as soon as it
 * counts backoffLimit restarts, the first of which comes without a pause (pastBackoffLimitOnFailure). undefined where something else decides.
 */
function trying({ container, pod, resource }: InitContainerView): Trying | undefined {
  const { apiVersion, kind, body } = resource;
  if (kind !== "Job" || !apiVersion.startsWith("batch/") || container.restartPolicy !== undefined) return undefined;
  const spec = (name: string): unknown => at(body, ["spec", name]);
  if ([spec("podFailurePolicy"), spec("backoffLimitPerIndex")].some((value) => value !== undefined)) return undefined;
  // A hook runs when the release, or a part of it, is up already.
  const annotations = at(body, ["metadata", "annotations"]);
  if (at(annotations, ["helm.sh/hook"]) !== undefined || at(annotations, ["argocd.argoproj.io/hook"]) !== undefined)
    return undefined;
  const limit = spec("backoffLimit") ?? 6;
  if (typeof limit !== "number" || limit < 0 || (spec("parallelism") ?? 1) !== 1) return undefined;
  if (pod.spec.restartPolicy === "Never") return { tries: limit + 1, pauses: firstPause * (2 ** limit - 1) };
  if (pod.spec.restartPolicy !== "OnFailure") return undefined;
  const tries = Math.max(1, limit);
  return { tries, pauses: tries < 2 ? 0 : firstPause * (2 ** (tries - 2) - 1) };
}
