/** How long a loop can go on at most. */
import type { Comparison } from "./comparisons.ts";
import type { Exit, Guard, LoopFacts } from "./loops.ts";
import type { Bound, Fate, Probe, Wait } from "./model.ts";

/** What is known before the loop: the literal value of a variable that is set once, and `$(date +%s) + 300` deadlines. */
export interface Before {
  initial(name: string): number | null;
  deadline(name: string): number | null;
}

/** What ends a loop, and what the script does then. */
export interface Ending {
  readonly bound: Bound;
  readonly afterwards: Wait["afterwards"];
}

/** The ending of a loop that nothing ends but success. */
export const unbounded: Ending = { bound: { kind: "none" }, afterwards: "unknown" };
/** The ending of a loop of which nothing certain is known. */
export const uncertain: Ending = { bound: { kind: "unknown" }, afterwards: "unknown" };

/** Seconds of one round: its sleeps, and what its probes take at most where that is literal. */
export function roundSeconds({ pause, clauseProbes, bodyProbes }: LoopFacts): number | null {
  return pause === null ? null : pause + attempts([...clauseProbes, ...bodyProbes]);
}

const attempts = (probes: readonly Probe[]): number =>
  probes.reduce(
    (sum, { attemptLimit }) => sum + (typeof attemptLimit === "number" && Number.isFinite(attemptLimit) ? attemptLimit : 0),
    0,
  );

/** The bound that the condition itself gives; `parts` are those of which one alone ends the loop. */
export function endingByClause(parts: readonly Comparison[], facts: LoopFacts, before: Before): Ending | null {
  const bound = boundOf(parts, facts, before);
  return bound === null ? null : { bound, afterwards: "unknown" };
}

/** The bound that the body gives: an exit behind a comparison of a counter or the clock. */
export function endingByBody(facts: LoopFacts, before: Before, constant: boolean): Ending {
  if (facts.exits.length > 0)
    return { bound: { kind: "counter", seconds: roundSeconds(facts) }, afterwards: afterwards(facts.exits) };
  for (const guard of facts.guards) {
    const bound = boundOf(guard.comparisons, facts, before);
    if (bound !== null) return { bound, afterwards: afterwards(guard.exits) };
  }
  return facts.opaque || facts.guards.some((guard) => mayBound(guard, constant)) ? uncertain : unbounded;
}

/**
 * An exit for a reason that is not understood may be a limit. In a loop without a condition of its own, leaving it
 * is how success looks; in one that waits for its condition, and with a status that is not 0, it is something else.
 */
function mayBound({ success, exits }: Guard, constant: boolean): boolean {
  if (success) return false;
  return !constant || exits.some(({ kind, status }) => kind !== "break" && status !== 0);
}

function boundOf(comparisons: readonly Comparison[], facts: LoopFacts, before: Before): Bound | null {
  for (const comparison of comparisons) {
    const names = [...comparison.names];
    if (comparison.clock || names.some((name) => facts.clocks.has(name))) {
      return { kind: "deadline", seconds: deadlineSeconds(comparison, before) };
    }
    const name = names.find((candidate) => facts.counters.has(candidate));
    if (name !== undefined) return { kind: "counter", seconds: countedSeconds(name, comparison, facts, before) };
  }
  return null;
}

function deadlineSeconds({ limit, names }: Comparison, before: Before): number | null {
  if (limit !== null && limit > 0 && limit < 1e7) return limit;
  for (const name of names) {
    const seconds = before.deadline(name);
    if (seconds !== null) return seconds;
  }
  return null;
}

function countedSeconds(name: string, { limit }: Comparison, facts: LoopFacts, before: Before): number | null {
  const initial = before.initial(name);
  const step = facts.counters.get(name)?.step ?? null;
  const round = roundSeconds(facts);
  if (limit === null || initial === null || step === null || step === 0 || round === null) return null;
  return Math.ceil(Math.abs(limit - initial) / step) * round;
}

/** What the script does after a failure with this fate. */
export const afterFailure = (fate: Fate): Wait["afterwards"] =>
  fate === "decides" ? "fails" : fate === "lost" ? "continues" : "unknown";

/** What leaving by any of these does. */
function afterwards(exits: readonly Exit[]): Wait["afterwards"] {
  const results = new Set(exits.map(resultOf));
  const [only] = results;
  return results.size === 1 && only !== undefined ? only : "unknown";
}

function resultOf({ kind, status }: Exit): Wait["afterwards"] {
  if (kind === "break") return "continues";
  if (status === null) return "unknown";
  if (status === 0) return "continues";
  return kind === "exit" ? "fails" : "unknown";
}
