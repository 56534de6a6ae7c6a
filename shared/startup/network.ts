/**
 * What NetworkPolicies of the set let a pod reach. Facts: k8s.io/api/networking/v1 types.go and pkg/apis/networking/v1/defaults.go.
 * Policies only add up, so one that cannot be evaluated can only make the answer unknown, never blocked.
 */
import { at, isDictionary, type Resource } from "../model/resource.ts";
import { groupOf } from "../model/workload.ts";
import { type Answer, every, type Labels, selects, some } from "./labels.ts";
import { portNamed } from "./names.ts";
import type { Lookup, PodLike } from "./set.ts";

export interface Reach {
  readonly verdict: "allowed" | "blocked" | "unknown";
  /** The policies that isolate the pod, when blocked. */
  readonly policies: readonly Resource[];
  /** Which side blocks. */
  readonly direction: "egress" | "ingress";
  /** True when no rule at all lets anything through in that direction: a default deny, to which others usually add. */
  readonly denyAll: boolean;
}

/** Other kinds of policy that may apply to a pod: their rules and order are another system's. */
const foreignPolicies = [
  "CiliumNetworkPolicy",
  "CiliumClusterwideNetworkPolicy",
  "GlobalNetworkPolicy",
  "AdminNetworkPolicy",
  "BaselineAdminNetworkPolicy",
  "ClusterNetworkPolicy",
];

type Direction = Reach["direction"];

const open = (direction: Direction, verdict: "allowed" | "unknown"): Reach => ({
  verdict,
  policies: [],
  direction,
  denyAll: false,
});

/**
 * Whether `from` can open a TCP connection to `port` of the pods of `to`. Blocked means that the policies of one side certainly
 * allow none of it; unknown where a selector, a namespace's labels or a peer cannot be evaluated, and for hostNetwork.
 */
export function canReach(set: Lookup, from: PodLike, to: PodLike, port: number): Reach {
  if (from.spec.hostNetwork === true || to.spec.hostNetwork === true) return open("egress", "unknown");
  const egress = evaluate(set, from, "egress", (rule) =>
    every([peersMatch(set, rule, "to", from, to), portsMatch(rule, to, port)]),
  );
  if (egress.verdict === "blocked") return egress;
  const ingress = evaluate(set, to, "ingress", (rule) =>
    every([peersMatch(set, rule, "from", to, from), portsMatch(rule, to, port)]),
  );
  if (ingress.verdict === "blocked") return ingress;
  return egress.verdict === "unknown" ? egress : ingress;
}

/**
 * Whether `from` can ask a DNS server: a rule counts when it opens port 53, or 5353 where OpenShift's DNS pods listen, over UDP or
 * TCP to whatever target, or every port to something that may be a DNS server.
 */
export function canResolveNames(set: Lookup, from: PodLike): Reach {
  if (from.spec.hostNetwork === true) return open("egress", "unknown");
  return evaluate(set, from, "egress", (rule) => {
    const ports = list(rule.ports);
    if (ports === null) return null;
    if (ports.length === 0) return mayBeDns(rule.to, from);
    return some(ports.map((port) => some(dnsPorts.map((number) => portMatches(port, number, null, null)))));
  });
}

const dnsPorts = [53, 5353];

/** Peers of a rule without ports: another namespace, an address block or all may hold the DNS server, chosen pods of the own one do not. */
function mayBeDns(peers: unknown, { resource }: PodLike): Answer {
  const entries = list(peers);
  if (entries === null) return null;
  if (entries.length === 0) return true;
  if (/^(?:kube-system|openshift-dns)$/.test(resource.namespace ?? "")) return null;
  const ownPods = (peer: unknown): boolean =>
    isDictionary(peer) && isDictionary(peer.podSelector) && Object.keys(peer).length === 1 && !/dns/i.test(printed(peer));
  return entries.every(ownPods) ? false : null;
}

const printed = (peer: unknown): string =>
  JSON.stringify([at(peer, ["podSelector", "matchLabels"]), at(peer, ["podSelector", "matchExpressions"])]);

type Rule = Readonly<Record<string, unknown>>;

/** The verdict of the policies that select `pod`, in one direction. */
function evaluate(set: Lookup, pod: PodLike, direction: Direction, allows: (rule: Rule) => Answer): Reach {
  const { resource } = pod;
  // Reading the field itself lets the engine see where the namespace is not known.
  at(resource.body, ["metadata", "namespace"]);
  const inReach = (kind: string): boolean => [resource.namespace, null].some((namespace) => set.all(kind, namespace).length > 0);
  if (foreignPolicies.some(inReach)) return open(direction, "unknown");
  const applying = policiesFor(set, pod, direction);
  if (applying === null) return open(direction, "unknown");
  const certain = applying.filter(({ applies }) => applies === true);
  if (certain.length === 0) return open(direction, applying.length === 0 ? "allowed" : "unknown");
  const rules = applying.map(({ policy, applies }) => ({ applies, rules: list(at(policy.body, ["spec", direction])) }));
  const verdict = some(
    rules.map(({ applies, rules }) =>
      rules === null ? null : every([applies, some(rules.map((rule) => (isDictionary(rule) ? allows(rule) : null)))]),
    ),
  );
  if (verdict !== false) return open(direction, verdict === true ? "allowed" : "unknown");
  const denyAll = rules.every(({ rules }) => rules !== null && rules.length === 0);
  return { verdict: "blocked", policies: certain.map(({ policy }) => policy), direction, denyAll };
}

interface Applying {
  readonly policy: Resource;
  readonly applies: true | null;
}

/** Policies that select the pod, certainly or perhaps; null when a policy of another system applies in its namespace. */
function policiesFor(set: Lookup, pod: PodLike, direction: Direction): readonly Applying[] | null {
  const own = set.all("NetworkPolicy", pod.resource.namespace);
  const unplaced = pod.resource.namespace === null ? [] : set.all("NetworkPolicy", null);
  if ([...own, ...unplaced].some(({ apiVersion }) => !/^(?:networking\.k8s\.io|extensions)$/.test(groupOf(apiVersion))))
    return null;
  const labels = labelsOf(pod);
  const judge = (policy: Resource, placed: boolean): readonly Applying[] => {
    const spec = at(policy.body, ["spec"]);
    if (!isDictionary(spec)) return [{ policy, applies: null }];
    const types = policyTypes(spec);
    const applies = every([types?.includes(direction) ?? null, selects(spec.podSelector, labels)]);
    if (applies === false) return [];
    return [{ policy, applies: applies && placed && !policy.partial && sameRelease(policy, pod.resource) ? true : null }];
  };
  return [...own.flatMap((policy) => judge(policy, true)), ...unplaced.flatMap((policy) => judge(policy, false))];
}

/** Without a written namespace a policy is taken to meet a workload only when one's directory holds the other. */
function sameRelease(policy: Resource, workload: Resource): boolean {
  if (workload.namespace !== null || policy.file === null || workload.file === null) return true;
  const [a, b] = [policy.file, workload.file].map((file) => file.slice(0, file.lastIndexOf("/") + 1));
  return a !== undefined && b !== undefined && (a.startsWith(b) || b.startsWith(a));
}

/** As the API defaults them: Ingress always, Egress when there are egress rules. null when they cannot be read. */
function policyTypes(spec: Rule): readonly Direction[] | null {
  const written = list(spec.policyTypes);
  const egress = list(spec.egress);
  if (written === null || egress === null) return null;
  if (written.length === 0) return egress.length > 0 ? ["ingress", "egress"] : ["ingress"];
  return (["ingress", "egress"] as const).filter((direction) =>
    written.some((type) => typeof type === "string" && type.toLowerCase() === direction),
  );
}

const labelsOf = ({ metadata, partial }: PodLike): Labels => ({ known: metadata.labels ?? {}, complete: !partial });

/** Whether `other` is among the peers of a rule of a policy that lives in `pod`'s namespace. */
function peersMatch(set: Lookup, rule: Rule, key: "to" | "from", pod: PodLike, other: PodLike): Answer {
  const peers = list(rule[key]);
  if (peers === null) return null;
  if (peers.length === 0) return true;
  return some(peers.map((peer) => (isDictionary(peer) ? peerMatches(set, peer, pod, other) : null)));
}

function peerMatches(set: Lookup, peer: Rule, pod: PodLike, other: PodLike): Answer {
  // An address block that covers a pod is decided by the network plugin, and pod addresses are not known.
  if (peer.ipBlock !== undefined && peer.ipBlock !== null) return null;
  const { podSelector, namespaceSelector } = peer;
  if (podSelector === undefined && namespaceSelector === undefined) return null;
  const inNamespace =
    namespaceSelector === undefined || namespaceSelector === null
      ? sameNamespace(pod.resource, other.resource)
      : selects(namespaceSelector, namespaceLabels(set, other.resource));
  return every([inNamespace, selects(podSelector, labelsOf(other))]);
}

const sameNamespace = (a: Resource, b: Resource): Answer =>
  a.namespace === b.namespace ? true : a.namespace === null || b.namespace === null ? null : false;

/** Every namespace carries its name as a label (1.22 on); the others are known only from its manifest. */
function namespaceLabels(set: Lookup, from: Resource): Labels {
  const { namespace } = from;
  if (namespace === null) return { known: {}, complete: false };
  const found = set.find("Namespace", null, namespace, from);
  const written = at(found?.body, ["metadata", "labels"]);
  const known: Record<string, string> = { "kubernetes.io/metadata.name": namespace };
  if (isDictionary(written))
    for (const [key, value] of Object.entries(written)) if (typeof value === "string") known[key] = value;
  return { known, complete: found !== undefined && set.complete };
}

function portsMatch(rule: Rule, to: PodLike, port: number): Answer {
  const ports = list(rule.ports);
  if (ports === null) return null;
  return ports.length === 0 ? true : some(ports.map((entry) => portMatches(entry, port, "TCP", to)));
}

/** `protocol` null: either of UDP and TCP. `pod` null: a name cannot be looked up. */
function portMatches(entry: unknown, port: number, protocol: "TCP" | null, pod: PodLike | null): Answer {
  if (!isDictionary(entry)) return null;
  const written = entry.protocol ?? "TCP";
  if (protocol === null ? written !== "UDP" && written !== "TCP" : written !== protocol) return false;
  const from = entry.port;
  if (from === undefined || from === null) return true;
  if (typeof from === "string") return pod === null || pod.partial ? null : portNamed(pod, from, "TCP") === port;
  if (typeof from !== "number") return null;
  const end = typeof entry.endPort === "number" ? entry.endPort : from;
  return from <= port && port <= end;
}

/** Absent as an empty list; null for something that is no list. */
const list = (value: unknown): readonly unknown[] | null =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : null;
