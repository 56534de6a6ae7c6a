/**
 * What stands between a sidecar and the containers after it: its ports, and what the kubelet waits for before it starts the next one.
 * Facts: KEP-753 and pkg/kubelet/kuberuntime (computeInitContainerActions, startContainer) of Kubernetes 1.29 to 1.37.
 */
import { defaultPortsOf } from "../knowledge/companions.ts";
import { type Container, type ContainerPort, type Hook, type PodSpec, type Probe, roleOf } from "../model/pod.ts";

/** A container with its 0-based position in the list it stands in. */
export interface Positioned {
  readonly list: "initContainers" | "containers";
  readonly index: number;
  readonly container: Container;
}

const isSidecar = ({ list, container }: Positioned): boolean => list === "initContainers" && roleOf(container) === "sidecar";

/** All containers of a pod in the order in which they start; an item that is not known is none. */
export const startOrder = (spec: PodSpec): readonly Positioned[] =>
  (["initContainers", "containers"] as const).flatMap((list) =>
    (spec[list] ?? []).flatMap((container: Container | undefined, index) =>
      container === undefined ? [] : [{ list, index, container }],
    ),
  );

/** True for the containers that keep running beside others: sidecars and main containers. */
export const runsOn = (one: Positioned): boolean => one.list === "containers" || isSidecar(one);

/** The sidecars that are started before the init container at `index`. */
export const sidecarsBefore = (spec: PodSpec, index: number): readonly Positioned[] =>
  startOrder(spec).filter((one) => isSidecar(one) && one.index < index);

/** The sidecars that are started only after the init container at `index` has ended. */
export const sidecarsAfter = (spec: PodSpec, index: number): readonly Positioned[] =>
  startOrder(spec).filter((one) => isSidecar(one) && one.index > index);

/** `sidecar "proxy"`, `container "app"`, `init container "copy"`. */
export const titleOf = (one: Positioned): string =>
  `${one.list === "containers" ? "container" : isSidecar(one) ? "sidecar" : "init container"} "${one.container.name ?? ""}"`;

/**
 * What the kubelet waits for, besides the start of the process, before it starts what comes after a sidecar: its startup probe, or
 * its `postStart` hook, which runs inside the start. Liveness and readiness probes hold up nobody.
 */
export const startGate = ({ startupProbe, lifecycle }: Container): "startupProbe" | "postStart" | null =>
  startupProbe !== undefined ? "startupProbe" : lifecycle?.postStart !== undefined ? "postStart" : null;

export const protocolOf = ({ protocol }: ContainerPort): string => protocol ?? "TCP";

/** True when the container declares a port of this number. Ports are a declaration: a process can listen without one. */
export const declares = ({ ports = [] }: Container, port: number, protocol = "TCP"): boolean =>
  ports.some((one) => one.containerPort === port && protocolOf(one) === protocol);

/**
 * The port that a probe or hook asks over the network, by its number or name; null for another kind of handler and for one that
 * asks another host than the pod.
 */
export function askedPort(handler: Probe | Hook): number | string | null {
  const network = handler.httpGet ?? handler.tcpSocket;
  if (network !== undefined) return network.host === undefined || network.host === "" ? (network.port ?? null) : null;
  return ("grpc" in handler ? handler.grpc?.port : undefined) ?? null;
}

/** True when the container has a port of this name. */
export const namesPort = ({ ports = [] }: Container, name: string): boolean => ports.some((one) => one.name === name);

/** Options that say where a server listens. */
const listening = /^--?(?:http-|listen-|bind-)?(?:port|listen|bind|listen-address|bind-address)(?:=|$)/;

/** A client is told where to connect with two options, and a server can be told so where to listen. */
const hostOption = /^--?(?:[\w-]{0,40}-)?host(?:=|$)/;

/** The same settings of the Cloud SQL and AlloyDB proxies, by environment. */
const portSetting = /^(?:CSQL|ALLOYDB)_PROXY_PORT$/;

/** In the instances of the Cloud SQL and AlloyDB proxies: `=tcp:5432`, `?port=5432`. */
const listeningInstance = /(?:=tcp:(?:[\d.]{7,15}:)?|[?&]port=)(\d{1,5})(?=$|[,&])/g;

/**
 * True when the container declares this TCP port, one of its options names it as the place where it listens, or its image listens
 * there and no option says otherwise.
 */
export function listensOn(container: Container, port: number): boolean {
  if (declares(container, port)) return true;
  const { image = "", command = [], args = [], env = [] } = container;
  const words = [...command, ...args].filter((word: unknown) => typeof word === "string");
  const settings = env.filter((entry: unknown) => entry !== undefined);
  const options = [
    ...portOptions(words),
    ...settings.filter(({ name = "" }) => portSetting.test(name)).map(({ value }) => Number(value)),
  ];
  // Another program of the image, or a socket in the file system.
  const isOther =
    command.length > 0 ||
    words.some((word) => word.includes("unix")) ||
    settings.some(({ name }) => name?.endsWith("_UNIX_SOCKET") === true);
  return options.includes(port) || (options.length === 0 && !isOther && defaultPortsOf(image).includes(port));
}

/** True when something says that the container serves this TCP port: what `listensOn` knows, or a probe of its own. */
export function servesPort(container: Container, port: number): boolean {
  const { startupProbe, readinessProbe, livenessProbe } = container;
  const asked = [startupProbe, readinessProbe, livenessProbe].map((probe) => probe && askedPort(probe));
  return asked.includes(port) || listensOn(container, port);
}

function portOptions(words: readonly string[]): readonly number[] {
  if (words.some((word) => hostOption.test(word))) return [];
  return words.flatMap((word, index) => {
    if (word.length > 1000 || word.includes("://")) return [];
    if (!listening.test(word)) return [...word.matchAll(listeningInstance)].map(([, port]) => Number(port));
    const value = word.includes("=") ? word.slice(word.indexOf("=") + 1) : (words[index + 1] ?? "");
    const port = /(?:^|:)(\d{1,5})$/.exec(value)?.[1];
    return port === undefined ? [] : [Number(port)];
  });
}

/** Seconds that a startup probe allows for a start, with the defaults of SetDefaults_Probe: a zero counts as not set. */
export const probeBudget = ({ initialDelaySeconds, periodSeconds, failureThreshold }: Probe): number =>
  (initialDelaySeconds ?? 0) + (periodSeconds || 10) * (failureThreshold || 3);
