import { onVersions, type PodView, rule } from "../engine/rule.ts";
import type { Cluster } from "../model/gates.ts";
import { printQuantity } from "../model/quantity.ts";
import { effectiveResources } from "../startup/resources.ts";
import { byVersion } from "../startup/versions.ts";

export default rule({
  id: "init-only-device",
  level: "warning",
  optIn: true,
  since: "0.1.0",
  serves: ["caution: effective requests", "practice: requests and limits"],
  summary: "Init container with more devices than anything that runs after it",
  why: `Devices such as \`nvidia.com/gpu\` are given out whole and belong to the Pod for its whole life: what only an init container asks for is reserved on
the node, and paid for, while the app runs without it. An app that needs none may wait for days for a node with a free one.`,
  fix: "Do the work that needs the device in a Job of its own, or let the app have the device too when it needs it.",
  links: [
    "https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#resource-sharing-within-containers",
    "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#extended-resources",
  ],
  pod(view, report) {
    if (view.partial) return;
    for (const { index, message, minors } of byVersion(view.clusters, (cluster) => devicesOf(view, cluster))) {
      const said = onVersions(view.clusters, minors, "warning");
      if (said === undefined) continue;
      report(view.place("initContainers", index, "resources"), `${message}${said.on}`, { level: said.level });
    }
  },
});

const isDevice = (name: string): boolean => name.includes("/") && !name.includes("kubernetes.io/");

function devicesOf({ spec }: PodView, cluster: Cluster): readonly { readonly index: number; readonly message: string }[] {
  const found = effectiveResources(spec, cluster);
  const names = [...(found?.requests.keys() ?? [])].filter(isDevice).sort();
  return names.flatMap((name) => {
    const total = found?.requests.get(name);
    if (found === undefined || total?.because.kind !== "step") return [];
    const { index, container } = total.because.init;
    const running = found.containers.filter(({ runsOn }) => runsOn);
    const later = running.reduce((sum, { requests }) => sum + (requests.get(name)?.amount ?? 0n), 0n);
    const amounts = [total.amount, later].map((amount) => printQuantity(amount));
    const message = `init container "${container.name ?? ""}" takes ${amounts[0]} "${name}" and what runs later ${amounts[1]}, so each Pod keeps devices that it does not use`;
    return [{ index, message }];
  });
}
