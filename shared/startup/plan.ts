/** What happens between the creation of a pod and the start of its app: the order, what each step does, holds up and costs. */
import type { Cluster } from "../model/gates.ts";
import type { PodSpec } from "../model/pod.ts";
import { printQuantity } from "../model/quantity.ts";
import type { Run } from "../script/model.ts";
import { type Amounts, type Decided, type EffectiveResources, effectiveResources, type Term } from "./resources.ts";
import { type Positioned, probeBudget, sidecarsBefore, startGate, startOrder, titleOf } from "./sidecars.ts";

/** Amounts as Kubernetes prints them, by the name of the resource. */
export type Printed = Readonly<Record<string, string>>;

/** One step of the start. The last one is the main containers, which start side by side. */
export interface PlanStep {
  readonly role: "init container" | "sidecar" | "containers";
  readonly names: readonly string[];
  /** What it does, as far as that is known: waits with their limits, the programs that it runs. */
  readonly does: string;
  /** What the next step waits for; "" after the last one. */
  readonly until: string;
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
}

/** Computes a part that may read values that are not known; null when it did. */
export type Known = <T>(compute: () => T) => T | null;

/** The plan of a pod on one API server. `runOf`: what the init container at a position runs. */
export function planOf(spec: PodSpec, runOf: (index: number) => (() => Run) | undefined, cluster: Cluster, known: Known): Plan {
  const resources = known(() => effectiveResources(spec, cluster)) ?? undefined;
  const order = known(() => startOrder(spec)) ?? [];
  const inits = order.filter(({ list }) => list === "initContainers");
  const names = known(() => order.flatMap(({ list, container }) => (list === "containers" ? [container.name ?? ""] : []))) ?? [];
  return {
    steps: [...inits.map((one) => initStep(one, runOf(one.index), resources, known)), lastStep(names, resources)],
    requests: resources ? amounts(resources.requests, spec) : null,
    limits: resources ? amounts(resources.limits, spec) : null,
    qos: resources ? { class: resources.qos.class, because: becauseOfQos(resources) } : null,
  };
}

function initStep(
  one: Positioned,
  run: (() => Run) | undefined,
  resources: EffectiveResources | undefined,
  known: Known,
): PlanStep {
  const step = resources?.steps.find(({ one: other }) => other.index === one.index);
  const isSidecar = known(() => one.container.restartPolicy === "Always") === true;
  return {
    role: isSidecar ? "sidecar" : "init container",
    names: [known(() => one.container.name) ?? ""],
    does: (run && known(() => doingOf(run()))) ?? "not known",
    until: isSidecar ? (known(() => gateOf(one)) ?? "not known") : "it ends with 0",
    requests: step ? printed(step.requests) : null,
    limits: step ? printed(step.limits) : null,
  };
}

/** What runs on: main containers with all sidecars. */
function lastStep(names: readonly string[], resources: EffectiveResources | undefined): PlanStep {
  const running = resources?.containers.filter(({ runsOn }) => runsOn) ?? [];
  const total = (side: "requests" | "limits"): Printed => {
    const sums = new Map<string, bigint>();
    const notations = new Map<string, Parameters<typeof printQuantity>[1]>();
    for (const each of running)
      for (const [name, { amount, notation }] of each[side]) {
        sums.set(name, (sums.get(name) ?? 0n) + amount);
        if (!notations.has(name)) notations.set(name, notation);
      }
    return Object.fromEntries(inOrder([...sums].map(([name, sum]) => [name, printQuantity(sum, notations.get(name))])));
  };
  return {
    role: "containers",
    names,
    does: "run side by side",
    until: "",
    requests: resources ? total("requests") : null,
    limits: resources ? total("limits") : null,
  };
}

function gateOf({ container }: Positioned): string {
  const gate = startGate(container);
  if (gate === null) return "it is started";
  if (gate === "postStart") return "its postStart hook has ended";
  return `its startupProbe succeeds (${probeBudget(container.startupProbe ?? {})} s at most)`;
}

const programsAtMost = 4;
/** Programs that say nothing of what is done. */
const unsaid = new Set(["sh", "bash", "ash", "dash", "sleep", "echo", "printf"]);

/** Hosts and programs only, as written. */
function doingOf({ form, opaque, waits, commands, argv }: Run): string {
  if (form === "opaque") return `not known: ${opaque ?? ""}`;
  const waiting = waits.map(({ probes, bound }) => {
    const targets = [...new Set(probes.flatMap((probe) => probe.targets.map(({ shown }) => shown)))];
    const limit =
      bound.kind === "none"
        ? "no limit"
        : "seconds" in bound && bound.seconds !== null
          ? `${bound.seconds} s at most`
          : "limit not known";
    return `waits for ${targets.length === 0 ? "a condition" : targets.map((target) => `"${target}"`).join(", ")} (${limit})`;
  });
  const inWaits = new Set(waits.flatMap(({ probes }) => probes.map(({ command }) => command)));
  const programs = [
    ...new Set(
      commands
        .filter((one) => !one.builtin && !inWaits.has(one))
        .flatMap(({ name }) => (name === null || unsaid.has(name) ? [] : [name])),
    ),
  ];
  const shown = programs.slice(0, programsAtMost).join(", ") + (programs.length > programsAtMost ? ", …" : "");
  const running = programs.length > 0 ? [`runs ${shown}`] : [];
  const parts = [...waiting, ...running];
  if (parts.length > 0) return parts.join("; ");
  if (commands.some(({ name }) => name === "sleep")) return "sleeps";
  const [first] = form === "exec" ? argv : [];
  return first?.value && !first.fromEnv ? `runs ${first.value}` : "runs its shell alone";
}

/** cpu and memory first, the others by name. */
function inOrder<T>(entries: readonly (readonly [string, T])[]): readonly (readonly [string, T])[] {
  const rank = (name: string): string => (name === "cpu" ? "0" : name === "memory" ? "1" : `2${name}`);
  return [...entries].sort(([a], [b]) => (rank(a) < rank(b) ? -1 : 1));
}

const printed = (list: Amounts): Printed =>
  Object.fromEntries(inOrder([...list].map(([name, { amount, notation }]) => [name, printQuantity(amount, notation)])));

const amounts = (list: ReadonlyMap<string, Decided>, spec: PodSpec): Readonly<Record<string, PlanAmount>> =>
  Object.fromEntries(
    inOrder(
      [...list].map(([name, { amount, notation, because, overhead }]) => {
        const term = termOf(because, spec);
        const extra = overhead === 0n ? "" : `, with the overhead of ${printQuantity(overhead, notation)}`;
        return [name, { amount: printQuantity(amount, notation), because: `${term}${extra}` }];
      }),
    ),
  );

function termOf(term: Term, spec: PodSpec): string {
  if (term.kind === "pod") return "resources of the Pod itself";
  if (term.kind === "step") {
    const beside = term.sidecars.map(titleOf);
    return `the step of ${titleOf(term.init)}${beside.length === 0 ? "" : ` with ${beside.join(", ")}`}`;
  }
  const sidecars = sidecarsBefore(spec, spec.initContainers?.length ?? 0).length > 0;
  return `the sum of the containers${sidecars ? " and sidecars" : ""}`;
}

function becauseOfQos({ qos }: EffectiveResources): string {
  if (qos.because === "pod") return "by the resources of the Pod itself";
  if (qos.because !== null) return `because of ${titleOf(qos.because)}`;
  if (qos.class === "Guaranteed") return "each container has requests equal to its limits";
  return qos.class === "BestEffort" ? "no container has cpu or memory" : "each container has requests below its limits";
}
