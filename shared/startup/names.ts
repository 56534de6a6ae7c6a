/**
 * What a host name means inside a cluster: the pod itself, a Service, a pod of a StatefulSet, or something outside.
 * Facts: the DNS specification of Kubernetes (kubernetes/dns, docs/specification.md) and the search list `<ns>.svc.<zone> svc.<zone> <zone>`.
 */
import { at, isDictionary, type Resource } from "../model/resource.ts";
import type { Lookup, PodLike } from "./set.ts";

/** The Service that a name of the cluster would mean. */
interface ClusterName {
  readonly service: string;
  /** null: the namespace of the pod that asks. */
  readonly namespace: string | null;
  /** The first label of `pod.service…`: a pod with a stable name; null for the Service itself. */
  readonly pod: string | null;
  /** False for two or three bare labels (`db.prod`, `db-0.db.prod`), which may as well be a name outside the cluster. */
  readonly certain: boolean;
}

/** A Service's fields that decide what its name leads to. */
export interface ServiceFacts {
  readonly resource: Resource;
  /** undefined: endpoints are made by hand or by a controller. */
  readonly selector: Readonly<Record<string, string>> | undefined;
  readonly headless: boolean;
  /** `type: ExternalName`: the name is an alias of a host elsewhere. */
  readonly external: boolean;
  readonly publishesNotReady: boolean;
  readonly ports: readonly ServicePort[];
}

interface ServicePort {
  readonly name: string | null;
  readonly port: number;
  /** A number, or the name of a container port; the API's default is `port`. */
  readonly targetPort: number | string;
  readonly protocol: string;
}

/** What a host resolves to. */
interface Resolved {
  readonly service: ServiceFacts;
  /** As in `ClusterName`. */
  readonly pod: string | null;
}

const label = /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/;
const ipv4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;

/** Lower case, without the dot that ends an absolute name. */
const plain = (host: string): string => host.toLowerCase().replace(/\.$/, "");

/** True for the names and addresses of the pod itself: loopback, whatever its spelling. */
export const isLoopback = (host: string): boolean =>
  /^(?:localhost|localhost\.localdomain|ip6-localhost|127(?:\.\d{1,3}){1,3}|0\.0\.0\.0|\[?::1\]?)$/.test(plain(host));

/** True for an IP address, for which no name is looked up. */
export const isAddress = (host: string): boolean => ipv4.test(host) || host.includes(":");

/**
 * `host` read as a name of the cluster; undefined for loopback, an address, what is no DNS name, and names that have no such form
 * (`db.example.com`). A single label is always read as a Service of the own namespace.
 */
export function clusterHost(host: string): ClusterName | undefined {
  const name = plain(host);
  if (isLoopback(name) || isAddress(name)) return undefined;
  const labels = name.split(".");
  if (!labels.every((part) => label.test(part))) return undefined;
  const [first = "", second, third] = labels;
  if (second === undefined) return { service: first, namespace: null, pod: null, certain: true };
  const zone = labels.indexOf("svc");
  if (zone === 2) return { service: first, namespace: second, pod: null, certain: true };
  if (zone === 3 && third !== undefined) return { service: second, namespace: third, pod: first, certain: true };
  if (labels.length === 2) return { service: first, namespace: second, pod: null, certain: false };
  if (labels.length === 3 && third !== undefined) return { service: second, namespace: third, pod: first, certain: false };
  return undefined;
}

/**
 * The Service of the set that `host` means for a pod of `from`. undefined: outside the cluster, not in the set, or not certain.
 * `a.b` may be Service a in namespace b or pod a of the headless Service b here: it is resolved when exactly one of them is in the set.
 */
export function resolve(set: Lookup, host: string, from: Resource): Resolved | undefined {
  const name = clusterHost(host);
  if (name === undefined) return undefined;
  // Reading the field itself lets the engine see where the namespace is not known.
  at(from.body, ["metadata", "namespace"]);
  const found = [name, podHere(host)].flatMap((candidate) => {
    if (candidate === undefined) return [];
    const resource = set.find("Service", candidate.namespace ?? from.namespace, candidate.service, from);
    const service = resource && readService(resource);
    return service === undefined ? [] : [{ service, pod: candidate.pod }];
  });
  return found.length === 1 ? found[0] : undefined;
}

/** `web-0.web`, read as pod web-0 of the Service web in the own namespace. */
function podHere(host: string): ClusterName | undefined {
  const [pod, service, ...rest] = plain(host).split(".");
  if (pod === undefined || service === undefined || rest.length > 0) return undefined;
  return /-\d+$/.test(pod) && label.test(service) ? { service, namespace: null, pod, certain: false } : undefined;
}

/** undefined for a `Service` of another API group (Knative's). The object is read when a fact is asked for. */
export function readService(resource: Resource): ServiceFacts | undefined {
  if (resource.kind !== "Service" || resource.apiVersion.includes("/")) return undefined;
  const field = (name: string): unknown => at(resource.body, ["spec", name]);
  return {
    resource,
    get selector() {
      const selector = field("selector");
      return isSelector(selector) ? selector : undefined;
    },
    get headless() {
      return field("clusterIP") === "None";
    },
    get external() {
      return field("type") === "ExternalName";
    },
    get publishesNotReady() {
      return field("publishNotReadyAddresses") === true;
    },
    get ports() {
      const ports = field("ports");
      return Array.isArray(ports) ? ports.flatMap((port: unknown) => readPort(port)) : [];
    },
  };
}

const isSelector = (value: unknown): value is Readonly<Record<string, string>> =>
  isDictionary(value) && Object.keys(value).length > 0 && Object.values(value).every((wanted) => typeof wanted === "string");

function readPort(value: unknown): readonly ServicePort[] {
  const port = at(value, ["port"]);
  if (typeof port !== "number") return [];
  const target = at(value, ["targetPort"]);
  const name = at(value, ["name"]);
  const protocol = at(value, ["protocol"]);
  return [
    {
      name: typeof name === "string" ? name : null,
      port,
      targetPort: typeof target === "number" || (typeof target === "string" && target !== "") ? target : port,
      protocol: typeof protocol === "string" ? protocol : "TCP",
    },
  ];
}

/**
 * The pod templates that may stand behind a Service: those of its namespace that its selector matches, and those without a
 * written namespace; none without a selector.
 */
export function backing(set: Lookup, { selector, external, resource }: ServiceFacts): readonly PodLike[] {
  const { namespace } = resource;
  if (selector === undefined || external) return [];
  const unplaced = namespace === null ? [] : set.selectedBy(selector, null, resource);
  return [...set.selectedBy(selector, namespace, resource), ...unplaced];
}

/**
 * The pod's port behind `port` of a Service: the same one for a headless Service (the client reaches the pod itself), else its
 * targetPort, a name being looked up in the main containers and then the sidecars (FindPort, k8s.io/endpointslice). null when not known.
 */
export function podPort(service: ServiceFacts, port: number, pod: PodLike): number | null {
  if (service.headless) return port;
  const entry = service.ports.find((candidate) => candidate.port === port && candidate.protocol === "TCP");
  if (entry === undefined) return null;
  return typeof entry.targetPort === "number" ? entry.targetPort : portNamed(pod, entry.targetPort, "TCP");
}

/** The number of a named container port: main containers first, then sidecars; run-once init containers never. */
export function portNamed({ spec }: Pick<PodLike, "spec">, name: string, protocol: string): number | null {
  const sidecars = (spec.initContainers ?? []).filter(({ restartPolicy }) => restartPolicy === "Always");
  for (const { ports = [] } of [...(spec.containers ?? []), ...sidecars])
    for (const port of ports)
      if (port.name === name && (port.protocol ?? "TCP") === protocol && port.containerPort !== undefined)
        return port.containerPort;
  return null;
}
