import { type InitContainerView, onVersions, type ResourceSet, rule } from "../engine/rule.ts";
import type { Cluster } from "../model/gates.ts";
import { initTitle } from "../model/pod.ts";
import { printQuantity } from "../model/quantity.ts";
import type { Path, Resource } from "../model/resource.ts";
import { limitsFor, withDefaults } from "../startup/limit-ranges.ts";
import { governing } from "../startup/namespaced.ts";
import { hasPodLevel } from "../startup/pod-resources.ts";
import { counts, hardOf } from "../startup/quotas.ts";
import { effectiveResources } from "../startup/resources.ts";
import { byVersion } from "../startup/versions.ts";

export default rule({
  id: "quota-rejection",
  level: "error",
  since: "0.1.0",
  serves: ["practice: requests and limits", "caution: a failing step keeps the Pod from starting"],
  summary: "ResourceQuota of the namespace that refuses the Pod because of an init container",
  why: `A quota for \`requests.memory\`, \`limits.cpu\` and the like demands that every container says the amount, init containers too; one without it and the
Pod is refused. Deployments and Jobs are accepted all the same: the events of their ReplicaSet or Job alone say \`forbidden: failed quota\`.
A step also counts with its whole request, so one step above the quota keeps the Pod out for good.

The defaults of LimitRanges and the scopes of the quota are reckoned with. From 1.34 on resources of the Pod itself satisfy it.
Where main containers lack the same amounts, a LimitRange that is not here may fill them in: that is a warning.`,
  fix: "Give the init container the requests and limits that the quota names, from the main container for example; they cost nothing as long as they stay below its own. Or put a LimitRange with defaults beside the quota.",
  links: ["https://kubernetes.io/docs/concepts/policy/resource-quotas/", "https://github.com/apache/solr-operator/issues/448"],
  resources(set, report) {
    if (set.all("ResourceQuota").length === 0) return;
    set.eachInitContainer((view) => {
      if (view.pod.partial) return;
      const { clusters } = view.pod;
      for (const quota of governing(set, "ResourceQuota", view.resource).certain)
        for (const { at, level, message, minors } of byVersion(clusters, (cluster) => refusalsOf(set, view, quota, cluster))) {
          const said = onVersions(clusters, minors, level);
          if (said !== undefined) report(view.place(...at), `${message}, so no Pod is created${said.on}`, { level: said.level });
        }
    });
  },
});

interface Refusal {
  readonly at: Path;
  readonly level: "error" | "warning";
  readonly message: string;
}

function refusalsOf(set: ResourceSet, view: InitContainerView, quota: Resource, cluster: Cluster): readonly Refusal[] {
  const { pod, container, index } = view;
  const { items, complete } = limitsFor(set, view.resource);
  const found = effectiveResources(pod.spec, cluster, withDefaults(items));
  const own = found?.containers.find(({ one }) => one.list === "initContainers" && one.index === index);
  if (found === undefined || own === undefined || !complete || !counts(quota, pod.spec, found.qos.class)) return [];
  const who = initTitle(container);
  const of = `ResourceQuota "${quota.name}"`;
  const tooMuch = hardOf(quota).flatMap(({ side, resource, most }): readonly Refusal[] => {
    const total = found[side].get(resource);
    if (total?.because.kind !== "step" || total.because.init.index !== index || total.amount <= most.amount) return [];
    const amounts = [total, most].map(({ amount, notation }) => printQuantity(amount, notation));
    const what = `makes ${amounts[0]} the Pod's ${resource} ${side.slice(0, -1)}, more than the ${amounts[1]} of ${of}`;
    return [{ at: container.resources === undefined ? [] : ["resources"], level: "error", message: `${who} ${what}` }];
  });
  const missing = hasPodLevel(pod.spec, cluster) ? [] : hardOf(quota).filter(({ side, resource }) => !own[side].has(resource));
  const [first, ...others] = missing;
  if (first === undefined) return tooMuch;
  const mains = found.containers.filter(({ one }) => one.list === "containers");
  const isAlone = mains.every((main) => missing.every(({ side, resource }) => main[side].has(resource)));
  const names = others.length > 1 ? `${first.name} and ${others.length} more` : missing.map(({ name }) => name).join(" and ");
  const level = isAlone || set.complete ? "error" : "warning";
  const message = `${who} lacks ${names}, which ${of} demands of each container`;
  return [...tooMuch, { at: container.resources === undefined ? [] : ["resources"], level, message }];
}
