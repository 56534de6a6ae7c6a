import { rule } from "../engine/rule.ts";
import type { Wait } from "../script/model.ts";
import { hasDeadline } from "../startup/deadline.ts";

export default rule({
  id: "unbounded-wait",
  level: "warning",
  since: "0.1.0",
  serves: ["practice: timeouts", "purpose: dependency checks"],
  summary: "Wait for another process that never gives up",
  why: `The loop goes on until the dependency answers. When it never does (a wrong name, a wrong port, a network policy), the Pod stays in
\`Init:0/1\` for ever: no restart, no event, no failed status. For a Deployment only \`progressDeadlineSeconds\` (600 by default) marks the
rollout as not progressing; a StatefulSet and a DaemonSet have nothing like it.

A limit on one attempt (\`nc -w 2\`, \`curl --max-time 1\`, \`timeout 2 nc\`) is no limit on the loop.`,
  fix: `Bound the whole wait and fail: \`timeout 300 sh -c 'until nc -z -w 2 db 5432; do sleep 2; done'\`, or count the rounds. The container then
restarts with growing pauses, and the restarts are seen. For a Job or a Pod, \`activeDeadlineSeconds\` bounds everything.`,
  links: [
    "https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#detailed-behavior",
    "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#failed-deployment",
  ],

  initContainer(view, report) {
    const { container, role, run, pod } = view;
    // A patch may be one of a sidecar: what makes it one stands elsewhere.
    const isPatch = pod.partial && container.image === undefined;
    if (role === "sidecar" || isPatch || hasDeadline(pod)) return;
    for (const wait of run.waits) {
      if (wait.bound.kind !== "none" || wait.probes.length === 0) continue;
      report(
        wait.place,
        `init container "${container.name ?? ""}" waits ${forWhat(wait)} without a limit, so ${consequence(view.resource.kind)}`,
      );
    }
  },
});

function forWhat({ probes }: Wait): string {
  const shown = [...new Set(probes.flatMap(({ targets }) => targets.map((target) => target.shown)))];
  return shown.length > 0 ? `for ${shown.map((target) => `"${target}"`).join(" and ")}` : `by "${probes[0]?.tool ?? ""}"`;
}

function consequence(kind: string): string {
  if (kind === "Deployment") return "only the progress deadline of the rollout tells that it hangs";
  if (kind === "Job") return "the Job can hang for ever";
  if (kind === "CronJob") return "one run can hang for ever";
  return "the Pod can hang in Init for ever";
}
