/**
 * What a pod takes from its node: the requests and limits that the scheduler and the kubelet reckon with, and the QoS class.
 * Sources, Kubernetes 1.34 to 1.37.2: k8s.io/component-helpers resource/helpers.go (PodRequests, PodLimits), pkg/apis/core/v1/defaults.go
 * (SetDefaults_Pod, SetDefaults_ResourceList), pkg/api/pod/util.go (DefaultPodLevelResources), pkg/apis/core/v1/helper/qos.
 */
import type { Cluster } from "../model/gates.ts";
import { type Container, type PodSpec, type Resources, roleOf } from "../model/pod.ts";
import type { Quantity } from "../model/quantity.ts";
import { type Amount, type Amounts, added, plus, readAmounts, readSides, type Sides } from "./amounts.ts";
import { isOfPod, podLevelResources } from "./pod-resources.ts";
import { type Positioned, startOrder } from "./sidecars.ts";

/**
 * What decides an effective amount: the sum of main containers and sidecars, which run side by side; the step of one init container
 * (at `init.index`) with the sidecars before it, where that is more; or what the pod itself says or is given by default.
 */
export type Term =
  | { readonly kind: "sum" }
  | { readonly kind: "step"; readonly init: Positioned; readonly sidecars: readonly Positioned[] }
  | { readonly kind: "pod" };

export interface Decided extends Amount {
  readonly because: Term;
  /** The part of the amount that is the pod's overhead. */
  readonly overhead: Quantity;
}

export type QosClass = "Guaranteed" | "Burstable" | "BestEffort";

interface Qos {
  readonly class: QosClass;
  /** The container that makes the pod Burstable, "pod" for resources of the pod itself, null where all containers agree. */
  readonly because: Positioned | "pod" | null;
}

/** A container with what it asks for, requests taken from limits where they are missing. */
interface Asking extends Sides {
  readonly one: Positioned;
  /** False for an init container that ends before what comes after it starts. */
  readonly runsOn: boolean;
}

export interface EffectiveResources {
  readonly requests: ReadonlyMap<string, Decided>;
  readonly limits: ReadonlyMap<string, Decided>;
  readonly qos: Qos;
  /** All containers in the order in which they start. */
  readonly containers: readonly Asking[];
  /** What each init container's step takes: itself and the sidecars before it. In their order. */
  readonly steps: readonly Asking[];
}

/**
 * The effective resources of a pod of this spec on an API server. For a template: of the pod that its controller makes.
 * `resourcesOf` says what a container has when something, a LimitRange, adds to what is written.
 * undefined when an amount is not a quantity, because the API server refuses such a pod.
 */
export function effectiveResources(
  spec: PodSpec,
  cluster: Cluster,
  resourcesOf = (container: Container): Resources | undefined => container.resources,
): EffectiveResources | undefined {
  const containers = askings(spec, cluster, resourcesOf);
  const overhead = readAmounts(spec.overhead);
  const written = cluster.isOn("PodLevelResources") ? spec.resources : undefined;
  const podLevel = written && readSides(written);
  if (containers === undefined || overhead === undefined || (written !== undefined && podLevel === undefined)) return undefined;
  const steps = stepsOf(containers);
  const sums = { requests: decide("requests", containers, steps), limits: decide("limits", containers, steps) };
  const ofPod = podLevel && podLevelResources(podLevel, sums, containers, cluster);
  return {
    requests: withOverhead(replaced(sums.requests, ofPod?.requests, podLevel?.requests), overhead, () => true),
    // A limit that is not there stays away, and a zero is none.
    limits: withOverhead(
      replaced(sums.limits, ofPod?.limits, podLevel?.limits),
      overhead,
      (limit) => limit !== undefined && limit.amount !== 0n,
    ),
    qos: qosOf(ofPod, containers, cluster),
    containers,
    steps,
  };
}

/**
 * The effective resources of one pod on several API servers, reckoned once for those that agree: without resources of the pod itself
 * they differ in sidecars alone.
 */
export function resourcesOnEach(
  spec: PodSpec,
  resourcesOf?: (container: Container) => Resources | undefined,
): (cluster: Cluster) => EffectiveResources | undefined {
  const known = new Map<string, EffectiveResources | undefined>();
  return (cluster) => {
    const key = spec.resources === undefined ? `${cluster.isOn("SidecarContainers")}` : `${cluster.minor}`;
    if (!known.has(key)) known.set(key, effectiveResources(spec, cluster, resourcesOf));
    return known.get(key);
  };
}

function askings(
  spec: PodSpec,
  cluster: Cluster,
  resourcesOf: (container: Container) => Resources | undefined,
): readonly Asking[] | undefined {
  const all: Asking[] = [];
  for (const one of startOrder(spec)) {
    const sides = readSides(resourcesOf(one.container) ?? {});
    if (sides === undefined) return undefined;
    const isSidecar = roleOf(one.container) === "sidecar" && cluster.isOn("SidecarContainers");
    all.push({
      one,
      runsOn: one.list === "containers" || isSidecar,
      requests: new Map([...sides.limits, ...sides.requests]),
      limits: sides.limits,
    });
  }
  return all;
}

function stepsOf(containers: readonly Asking[]): readonly Asking[] {
  let before: Sides = { requests: new Map(), limits: new Map() };
  const steps: Asking[] = [];
  for (const each of containers.filter(({ one }) => one.list === "initContainers")) {
    const [first, second] = each.runsOn ? [before, each] : [each, before];
    const together = { requests: added(first.requests, second.requests), limits: added(first.limits, second.limits) };
    steps.push({ ...each, ...together });
    if (each.runsOn) before = together;
  }
  return steps;
}

type Deciding = ReadonlyMap<string, Decided>;

function decide(side: keyof Sides, containers: readonly Asking[], steps: readonly Asking[]): Deciding {
  const running = containers.filter(({ runsOn }) => runsOn);
  // Main containers first: it is their notation that a sum has.
  const inOrder = [
    ...running.filter(({ one }) => one.list === "containers"),
    ...running.filter(({ one }) => one.list !== "containers"),
  ];
  const sum = inOrder.reduce<Amounts>((total, each) => added(total, each[side]), new Map());
  const decided = new Map<string, Decided>();
  for (const [name, amount] of sum) decided.set(name, { ...amount, because: { kind: "sum" }, overhead: 0n });
  for (const step of steps) {
    const sidecars = running
      .map(({ one }) => one)
      .filter(({ list, index }) => list === "initContainers" && index < step.one.index);
    for (const [name, amount] of step[side]) {
      const most = decided.get(name);
      if (most !== undefined && most.amount >= amount.amount) continue;
      decided.set(name, { ...amount, because: { kind: "step", init: step.one, sidecars }, overhead: 0n });
    }
  }
  return decided;
}

/** `written`: what the pod itself says; the rest of `ofPod` is what it is given by default, often what the containers come to. */
function replaced(decided: Deciding, ofPod: Amounts | undefined, written: Amounts | undefined): Deciding {
  const result = new Map(decided);
  for (const [name, amount] of ofPod ?? []) {
    if (!isOfPod(name)) continue;
    const before = decided.get(name);
    const isTheirs = !written?.has(name) && before?.amount === amount.amount;
    result.set(name, { ...amount, because: isTheirs ? before.because : { kind: "pod" }, overhead: 0n });
  }
  return result;
}

function withOverhead(decided: Deciding, overhead: Amounts, takes: (before: Decided | undefined) => boolean): Deciding {
  const result = new Map(decided);
  for (const [name, more] of overhead) {
    const before = result.get(name);
    if (!takes(before)) continue;
    result.set(name, { because: before?.because ?? { kind: "sum" }, ...plus(before, more), overhead: more.amount });
  }
  return result;
}

function qosOf(ofPod: Sides | undefined, containers: readonly Asking[], { minor }: Cluster): Qos {
  // Before 1.37 even an empty `resources` of the pod counts (PodLevelResourcesFixKubeletQOSClass).
  const counts = ofPod && (minor < 37 || [...ofPod.requests.keys(), ...ofPod.limits.keys()].some(isOfPod));
  if (counts) return { class: classOf(ofPod), because: "pod" };
  const classes = containers.map((each) => ({ one: each.one, class: classOf(each) }));
  const weakest =
    classes.find((each) => each.class === "Burstable") ??
    (classes.some((each) => each.class === "Guaranteed") ? classes.find((each) => each.class === "BestEffort") : undefined);
  if (weakest !== undefined) return { class: "Burstable", because: weakest.one };
  return { class: classes[0]?.class ?? "BestEffort", because: null };
}

/** The class of a pod that had only this container. Of cpu and memory alone. */
export function classOf({ requests, limits }: Sides): QosClass {
  const classes = ["cpu", "memory"].map((name): QosClass => {
    const [request, limit] = [requests.get(name)?.amount ?? 0n, limits.get(name)?.amount ?? 0n];
    return request !== limit ? "Burstable" : request === 0n ? "BestEffort" : "Guaranteed";
  });
  const [cpu = "BestEffort", memory] = classes;
  return cpu === memory ? cpu : "Burstable";
}

/** The effective amounts that the step of the init container at `index` decides, without the overhead of the pod. */
export function decidedBy(effective: EffectiveResources, index: number): Sides {
  const own = (side: keyof Sides): Amounts =>
    new Map(
      [...effective[side]]
        .filter(([, { because }]) => because.kind === "step" && because.init.index === index)
        .map(([name, { amount, overhead, notation }]) => [name, { amount: amount - overhead, notation }]),
    );
  return { requests: own("requests"), limits: own("limits") };
}
