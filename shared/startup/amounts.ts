/** Amounts of resources as the API server stores them. Source: SetDefaults_ResourceList in pkg/apis/core/v1/defaults.go of Kubernetes 1.37.2. */
import type { Resources } from "../model/pod.ts";
import { type Notation, notationOf, type Quantity, storedQuantity } from "../model/quantity.ts";

/** An amount, with the notation in which Kubernetes prints it. */
export interface Amount {
  readonly amount: Quantity;
  readonly notation: Notation;
}

/** Amounts by the name of a resource. A name that is not there is not limited, not asked for; a zero is something written. */
export type Amounts = ReadonlyMap<string, Amount>;

/** Requests and limits, of a container or a pod. */
export interface Sides {
  readonly requests: Amounts;
  readonly limits: Amounts;
}

/** Requests and limits as they are stored; undefined when one is not a quantity. */
export function readSides({ requests, limits }: Resources): Sides | undefined {
  const read = { requests: readAmounts(requests), limits: readAmounts(limits) };
  return read.requests && read.limits ? { requests: read.requests, limits: read.limits } : undefined;
}

/** Each amount as it is stored, a multiple of 10⁻³ rounded away from zero; undefined when one is not a quantity. */
export function readAmounts(list: Readonly<Record<string, string | number>> = {}): Amounts | undefined {
  const read = new Map<string, Amount>();
  for (const [name, written] of Object.entries(list)) {
    // A watched value that is not known reads as undefined.
    const amount = (written as unknown) === undefined ? undefined : storedQuantity(written);
    if (amount === undefined) return undefined;
    read.set(name, { amount, notation: notationOf(written) });
  }
  return read;
}

/** Both together, in the notation of the first that is not zero (Quantity.Add). */
export function plus(a: Amount | undefined, b: Amount): Amount {
  if (a === undefined) return b;
  return { amount: a.amount + b.amount, notation: a.amount === 0n ? b.notation : a.notation };
}

/** Both together, of each name. */
export function added(a: Amounts, b: Amounts): Amounts {
  const sum = new Map(a);
  for (const [name, amount] of b) sum.set(name, plus(sum.get(name), amount));
  return sum;
}
