import { type InitContainerView, rule } from "../engine/rule.ts";
import { at } from "../model/resource.ts";
import { hasDeadline } from "../startup/deadline.ts";

export default rule({
  id: "blocked-cron-job",
  level: "warning",
  since: "0.1.0",
  serves: ["practice: timeouts", "concept: one after another, each must complete"],
  summary: "CronJob that starts no run beside another, and whose run can wait for ever",
  why: `With \`concurrencyPolicy: Forbid\` a CronJob skips its time while the last run is still there. An init container that waits without a limit keeps
its run there for ever: nothing fails, so nothing is tried again and nothing is reported, and the schedule has ended without a word (often seen
weeks later, when the backups are missed). With \`Replace\` the next run takes the place of the one that waits, so no run that needs
longer than one interval comes to its work.`,
  fix: "Give the Job a deadline, `spec.jobTemplate.spec.activeDeadlineSeconds`, shorter than the interval, or bound the wait itself so that it fails.",
  links: [
    "https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#concurrency-policy",
    "https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-termination-and-cleanup",
  ],
  initContainer(view, report) {
    const { container, role, run, pod, resource } = view;
    if (resource.kind !== "CronJob" || !resource.apiVersion.startsWith("batch/") || role === "sidecar") return;
    const policy = policyOf(view);
    if (policy === undefined || hasDeadline(pod)) return;
    const wait = run.waits.find(({ bound, probes }) => bound.kind === "none" && probes.length > 0);
    if (wait === undefined) return;
    report(
      { resource, path: ["spec", "concurrencyPolicy"] },
      `init container "${container.name ?? ""}" waits without a limit, so with concurrencyPolicy ${policy} ${consequences[policy]}`,
      { level: policy === "Forbid" ? "warning" : "notice", related: [{ place: wait.place, message: "this wait" }] },
    );
  },
});

const consequences = {
  Forbid: "one run that hangs ends the schedule",
  Replace: "each run gives way to one that waits again",
} as const;

/** The policy under which a run in the way matters; undefined for `Allow`, the default, and for a CronJob that nobody starts. */
function policyOf({ resource: { body } }: InitContainerView): keyof typeof consequences | undefined {
  const policy = at(body, ["spec", "concurrencyPolicy"]);
  if ((policy !== "Forbid" && policy !== "Replace") || at(body, ["spec", "suspend"]) === true) return undefined;
  return policy;
}
