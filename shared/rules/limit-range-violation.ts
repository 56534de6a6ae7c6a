import { type InitContainerView, onVersions, rule } from "../engine/rule.ts";
import type { Cluster } from "../model/gates.ts";
import { initTitle } from "../model/pod.ts";
import { printQuantity } from "../model/quantity.ts";
import type { Amount, Sides } from "../startup/amounts.ts";
import { type Breach, breachesOf, type LimitItem, limitsFor, withDefaults } from "../startup/limit-ranges.ts";
import { decidedBy, effectiveResources } from "../startup/resources.ts";
import { byVersion } from "../startup/versions.ts";

export default rule({
  id: "limit-range-violation",
  level: "error",
  since: "0.1.0",
  serves: ["practice: requests and limits", "caution: a failing step keeps the Pod from starting"],
  summary: "Init container outside of what the LimitRange of the namespace allows",
  why: `Minimum, maximum and ratio of a LimitRange hold for every container, init containers too, and those of type \`Pod\` for the effective amounts,
which one greedy step decides. The Pod is refused; Deployments and Jobs are accepted, and only the events of their ReplicaSet or Job say why.
The same happens to a container that asks for more than the default limit which the LimitRange gives it.`,
  fix: "Bring the init container's requests and limits between `min` and `max`, and write a limit beside every request, so that no default comes in between.",
  links: [
    "https://kubernetes.io/docs/concepts/policy/limit-range/",
    "https://kubernetes.io/docs/tasks/administer-cluster/manage-resources/memory-constraint-namespace/",
  ],
  resources(set, report) {
    if (set.all("LimitRange").length === 0) return;
    set.eachInitContainer((view) => {
      const { pod, resource, container, place } = view;
      const { items, complete } = limitsFor(set, resource);
      if (pod.partial || !complete) return;
      const who = initTitle(container);
      for (const { message, minors } of byVersion(pod.clusters, (cluster) => violationsOf(view, items, cluster))) {
        const said = onVersions(pod.clusters, minors, "error");
        if (said === undefined) continue;
        const where = container.resources === undefined ? place() : place("resources");
        report(where, `${who} ${message}, so no Pod is created${said.on}`, { level: said.level });
      }
    });
  },
});

interface Violation {
  readonly message: string;
}

function violationsOf(view: InitContainerView, items: readonly LimitItem[], cluster: Cluster): readonly Violation[] {
  const found = effectiveResources(view.pod.spec, cluster, withDefaults(items));
  const own = found?.containers.find(({ one }) => one.list === "initContainers" && one.index === view.index);
  if (found === undefined || own === undefined) return [];
  return items
    .flatMap((item) => {
      if (item.type === "Container") return [...breachesOf(item, own).map(shown), ...aboveDefault(view, item, own)];
      return item.type === "Pod" ? breachesOf(item, decidedBy(found, view.index)).flatMap(shownOfPod) : [];
    })
    .map((message) => ({ message }));
}

const print = ({ amount, notation }: Amount): string => printQuantity(amount, notation);
const words = { min: "minimum", max: "maximum", maxLimitRequestRatio: "ratio" } as const;

function shown({ item, kind, resource, side, amount, allowed }: Breach): string {
  const field = `${resource} ${side.slice(0, -1)}`;
  const of = `of LimitRange "${item.range.name}"`;
  if (amount === undefined || amount.amount === 0n) return `has no ${field} for the ${words[kind]} ${of}`;
  if (kind === "maxLimitRequestRatio") return `has a ${field} above ${print(allowed)} times its request, the ratio ${of}`;
  return `has a ${field} of ${print(amount)}, ${kind === "min" ? "less" : "more"} than the ${print(allowed)} ${of}`;
}

/** A step can only raise what the Pod takes. */
function shownOfPod({ item, kind, resource, side, amount, allowed }: Breach): readonly string[] {
  if (kind !== "max" || amount === undefined) return [];
  const total = `the Pod's ${resource} ${side.slice(0, -1)} to ${print(amount)}`;
  return [`raises ${total}, more than the ${print(allowed)} of LimitRange "${item.range.name}"`];
}

/** What asks for more than the limit that it only gets by default. */
function aboveDefault({ container }: InitContainerView, item: LimitItem, own: Sides): readonly string[] {
  return [...own.requests].flatMap(([name, request]) => {
    const limit = item.default[name] === undefined ? undefined : own.limits.get(name);
    if (limit === undefined || container.resources?.limits?.[name] !== undefined || request.amount <= limit.amount) return [];
    const than = `more than the default limit ${print(limit)} of LimitRange "${item.range.name}"`;
    return [`has a ${name} request of ${print(request)}, ${than}`];
  });
}
