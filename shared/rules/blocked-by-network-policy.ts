import { type InitContainerView, type ResourceSet, rule } from "../engine/rule.ts";
import { at } from "../model/resource.ts";
import type { Probe, Target } from "../script/model.ts";
import { backing, isAddress, isLoopback, podPort, resolve } from "../startup/names.ts";
import { canReach, canResolveNames, type Reach } from "../startup/network.ts";

export default rule({
  id: "blocked-by-network-policy",
  level: "error",
  since: "0.1.0",
  serves: ["caution: network policies", "purpose: dependency checks"],
  summary: "Wait for something that the NetworkPolicies do not let the Pod reach",
  why: `A Pod that an Egress policy selects may talk only to what some policy allows, and name look-ups are traffic too: without a rule for port 53 no
name resolves, however open the database's port is. The same holds for Ingress policies on the other side. Policies speak of the Pods'
own port, the Service's \`targetPort\`, never its \`port\`. The wait then hangs, with nothing in the log but its own dots.

Only what the manifests decide is reported; with hostNetwork, policies of Cilium, Calico and the like, or labels that are not known, nothing is said.
A bare default deny is a warning unless the manifests are declared complete: other policies usually add to it.`,
  fix: `Allow DNS beside the dependency: \`egress: [{to: [{namespaceSelector: {}}], ports: [{port: 53, protocol: UDP}, {port: 53, protocol: TCP}]}]\`,
and the dependency's Pods on their own port.`,
  links: [
    "https://kubernetes.io/docs/concepts/services-networking/network-policies/",
    "https://github.com/DandyDeveloper/charts/issues/151",
  ],

  resources(set, report) {
    if (set.all("NetworkPolicy").length === 0) return;
    set.eachInitContainer((view) => {
      const targets = view.role === "sidecar" ? [] : neededTargets(view);
      const named = targets.find(({ host }) => !isAddress(host) && !isLoopback(host));
      if (named === undefined) return;
      const say = (target: Target, reach: Reach, what: string): void => {
        const name = at(reach.policies[0]?.body, ["metadata", "name"]);
        const related = reach.policies.map((resource) => ({
          place: { resource, path: ["spec"] },
          message: `this policy isolates the ${reach.direction === "egress" ? "waiting" : "other"} Pod`,
        }));
        const level = reach.denyAll && !set.complete ? "warning" : "error";
        report(
          target.place,
          `init container "${view.container.name ?? ""}" needs "${target.shown}" but NetworkPolicy "${name ?? ""}" ${what}`,
          { level, related },
        );
      };
      const dns = canResolveNames(set, view.pod);
      if (dns.verdict === "blocked" && !hasHostAliases(view)) say(named, dns, "lets no name look-up out, so it never succeeds");
      else for (const target of targets) sayBlocked(set, view, target, say);
    });
  },
});

function sayBlocked(
  set: ResourceSet,
  { pod, resource }: InitContainerView,
  target: Target,
  say: (target: Target, reach: Reach, what: string) => void,
): void {
  const service = target.port === null ? undefined : resolve(set, target.host, resource)?.service;
  if (service === undefined || target.port === null) return;
  const reached: (Reach | null)[] = [];
  for (const other of backing(set, service)) {
    const port = other.resource === resource ? null : podPort(service, target.port, other);
    reached.push(port === null ? null : canReach(set, pod, other, port));
  }
  const [first] = reached;
  if (first == null || !reached.every((reach) => reach?.verdict === "blocked")) return;
  say(
    target,
    first,
    first.direction === "egress" ? "does not let that out, so it never succeeds" : "does not let it in, so it never succeeds",
  );
}

/** What has to be reached before the container can end; each target once. */
function neededTargets({ run }: InitContainerView): readonly Target[] {
  const probes = new Set<Probe>([
    ...run.waits.flatMap((wait) => wait.probes),
    ...run.probes.filter(({ command }) => command.fate === "decides"),
  ]);
  const targets = [...probes].flatMap(({ method, targets, command }) =>
    method === "object" || command.elsewhere ? [] : targets,
  );
  return targets.filter(
    ({ host, port }, index) => targets.findIndex((other) => other.host === host && other.port === port) === index,
  );
}

/** Names that stand in the Pod's own /etc/hosts need no server. */
const hasHostAliases = ({ pod, resource }: InitContainerView): boolean =>
  at(resource.body, [...pod.place().path, "hostAliases"]) !== undefined;
