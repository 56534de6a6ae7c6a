/** What happens between the creation of a pod and the start of its app: the order, what each step does, holds up and costs. */
import type { Cluster } from "../model/gates.ts";
import type { PodSpec } from "../model/pod.ts";
import { printQuantity } from "../model/quantity.ts";
import type { Run } from "../script/model.ts";
import { activityOf } from "./activity.ts";
import { type Amounts, added } from "./amounts.ts";
import { endlessPart } from "./endless.ts";
import { classOf, type Decided, type EffectiveResources, effectiveResources, type Term } from "./resources.ts";
import { type Positioned, probeBudget } from "./sidecars.ts";

/** Amounts as Kubernetes prints them, by the name of the resource. */
export type Printed = Readonly<Record<string, string>>;

/** One step of the start. The last one is the main containers, which start side by side. */
export interface PlanStep {
  readonly role: "init container" | "sidecar" | "containers";
  /** null for a name that is not known. */
  readonly names: readonly (string | null)[];
  /** What it does, as far as that is known: waits with their limits, the programs that it runs. */
  readonly does: string;
  /** What the next step waits for; "" after the last one, null when it is not known. */
  readonly until: string | null;
  /** What the pod takes while it runs, the sidecars before it included; null when an amount is not known. */
  readonly requests: Printed | null;
  readonly limits: Printed | null;
}

export interface PlanAmount {
  readonly amount: string;
  /** The term that decides it. */
  readonly because: string;
}

export interface Plan {
  readonly steps: readonly PlanStep[];
  /** null when an amount is not known or is none. */
  readonly requests: Readonly<Record<string, PlanAmount>> | null;
  readonly limits: Readonly<Record<string, PlanAmount>> | null;
  readonly qos: { readonly class: string; readonly because: string } | null;
  /** Seconds after which the Pod or its Job is ended whatever it does; null for never, or when it is not known. */
  readonly deadline: number | null;
}

/** What a plan is made of. */
interface Subject {
  readonly spec: PodSpec;
  /** The containers that are known, in the order of their start. */
  readonly order: readonly Positioned[];
  readonly cluster: Cluster;
  /** What the init container at a position runs. */
  readonly runOf: (index: number) => (() => Run) | undefined;
  readonly deadline: () => number | null;
}

/** Computes a part that may read values that are not known; null when it did. */
export type Known = <T>(compute: () => T) => T | null;

/** The plan of a pod on one API server. */
export function planOf({ spec, order, cluster, runOf, deadline }: Subject, known: Known): Plan {
  const resources = known(() => effectiveResources(spec, cluster)) ?? undefined;
  const names = order.flatMap((one) => (one.list === "containers" ? [nameOf(one, known)] : []));
  const knowsSidecars = cluster.isOn("SidecarContainers");
  const inits = order.filter(({ list }) => list === "initContainers");
  const steps = inits.map((one) => initStep(one, runOf(one.index), resources, known, knowsSidecars));
  const titles: Titles = {
    of: (one) => {
      const name = nameOf(one, known);
      const step = steps[inits.findIndex(({ index }) => index === one.index)];
      const role = one.list === "containers" ? "container" : (step?.role ?? "init container");
      return name === null ? `${role} (name not known)` : `${role} "${name}"`;
    },
    sum: `the sum of the containers${steps.some(({ role }) => role === "sidecar") ? " and sidecars" : ""}`,
  };
  return {
    steps: [...steps, lastStep(names, resources)],
    requests: resources ? amounts(resources.requests, titles) : null,
    limits: resources ? amounts(resources.limits, titles) : null,
    qos: resources ? { class: resources.qos.class, because: becauseOfQos(resources, titles) } : null,
    deadline: known(deadline),
  };
}

/** How a plan calls containers, and all that runs on. */
interface Titles {
  readonly of: (one: Positioned) => string;
  readonly sum: string;
}

const nameOf = ({ container }: Positioned, known: Known): string | null => known(() => container.name ?? "");

function initStep(
  one: Positioned,
  run: (() => Run) | undefined,
  resources: EffectiveResources | undefined,
  known: Known,
  knowsSidecars: boolean,
): PlanStep {
  const step = resources?.steps.find(({ one: other }) => other.index === one.index);
  const isAlways = known(() => one.container.restartPolicy === "Always");
  const isSidecar = isAlways === true && knowsSidecars;
  return {
    role: isSidecar ? "sidecar" : "init container",
    names: [nameOf(one, known)],
    does: (run && known(() => activityOf(run()))) ?? "not known",
    until: isSidecar ? known(() => gateOf(one)) : isAlways === null ? null : endOf(run, known),
    requests: step ? printed(step.requests) : null,
    limits: step ? printed(step.limits) : null,
  };
}

const endOf = (run: (() => Run) | undefined, known: Known): string =>
  run && known(() => endlessPart(run())) ? "it ends with 0, which it never does" : "it ends with 0";

/** What runs on: main containers with all sidecars, added in the order of Kubernetes, which decides the notation. */
function lastStep(names: PlanStep["names"], resources: EffectiveResources | undefined): PlanStep {
  const running = (["containers", "initContainers"] as const).flatMap((list) =>
    (resources?.containers ?? []).filter(({ one, runsOn }) => runsOn && one.list === list),
  );
  const total = (side: "requests" | "limits"): Printed =>
    printed(running.reduce<Amounts>((sum, each) => added(sum, each[side]), new Map()));
  return {
    role: "containers",
    names,
    does: "run side by side",
    until: "",
    requests: resources ? total("requests") : null,
    limits: resources ? total("limits") : null,
  };
}

function gateOf({ container: { startupProbe, lifecycle } }: Positioned): string {
  const gates = [
    ...(lifecycle?.postStart === undefined ? [] : ["its postStart hook has ended"]),
    ...(startupProbe === undefined ? [] : [`its startupProbe succeeds (${probeBudget(startupProbe)} s at most)`]),
  ];
  return gates.length === 0 ? "it is started" : gates.join(" and ");
}

/** cpu and memory first, the others by name. */
function inOrder<T>(entries: readonly (readonly [string, T])[]): readonly (readonly [string, T])[] {
  const rank = (name: string): string => (name === "cpu" ? "0" : name === "memory" ? "1" : `2${name}`);
  return [...entries].sort(([a], [b]) => (rank(a) < rank(b) ? -1 : 1));
}

const printed = (list: Amounts): Printed =>
  Object.fromEntries(inOrder([...list].map(([name, { amount, notation }]) => [name, printQuantity(amount, notation)])));

const amounts = (list: ReadonlyMap<string, Decided>, titles: Titles): Readonly<Record<string, PlanAmount>> =>
  Object.fromEntries(
    inOrder(
      [...list].map(([name, { amount, notation, because, overhead }]) => {
        const term = termOf(because, titles);
        const extra = overhead === 0n ? "" : `, with the overhead of ${printQuantity(overhead, notation)}`;
        return [name, { amount: printQuantity(amount, notation), because: `${term}${extra}` }];
      }),
    ),
  );

function termOf(term: Term, titles: Titles): string {
  if (term.kind === "pod") return "resources of the Pod itself";
  if (term.kind === "step") {
    const beside = term.sidecars.map(titles.of);
    return `the step of ${titles.of(term.init)}${beside.length === 0 ? "" : ` with ${beside.join(", ")}`}`;
  }
  return titles.sum;
}

function becauseOfQos({ qos: { because, class: name }, containers }: EffectiveResources, titles: Titles): string {
  if (because === "pod") return "resources of the Pod itself";
  const one = containers.find((each) => each.one === because);
  if (one !== undefined) {
    const lacks = classOf(one) === "BestEffort" ? "has no cpu and no memory" : "lacks limits equal to its requests";
    return `${titles.of(one.one)} ${lacks}`;
  }
  if (name === "Guaranteed") return "every container has limits equal to its requests";
  return name === "BestEffort" ? "no container has cpu or memory" : "every container has limits above its requests";
}
