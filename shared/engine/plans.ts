import { deadlineSeconds } from "../startup/deadline.ts";
import { type Known, planOf } from "../startup/plan.ts";
import { startOrder } from "../startup/sidecars.ts";
import { original } from "./readable.ts";
import type { PodPlan } from "./report.ts";
import type { PodView } from "./rule.ts";
import type { Watch } from "./watch.ts";

/** The start of every pod with init containers, on the newest of the configured versions. */
export function plansOf(pods: readonly PodView[], watch: Watch): readonly PodPlan[] {
  /** null for a part that read what is not known, or could not be computed: the rules that met the same say so. */
  const known: Known = (compute) => {
    watch.touched = false;
    try {
      const value = compute();
      return watch.touched ? null : value;
    } catch {
      return null;
    }
  };
  return pods.flatMap((pod) => {
    const cluster = pod.clusters.at(-1);
    const views = pod.initContainers;
    if (cluster === undefined || views.length === 0) return [];
    const runs = new Map(views.map((view) => [view.index, () => view.run]));
    const whole = known(() => startOrder(pod.spec));
    const subject = {
      spec: pod.spec,
      order: whole ?? startOrder(pod.spec),
      cluster,
      runOf: (index: number) => runs.get(index),
      deadline: () => deadlineSeconds(pod),
    };
    const plan = planOf(subject, known);
    const place = { ...pod.place("initContainers"), resource: original(pod.resource) };
    return [{ ...plan, place, minor: cluster.minor, partial: pod.partial || whole === null }];
  });
}
