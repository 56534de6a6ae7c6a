/** What the API servers of a range of versions make of a field that some of them do not take. */
import type { Level } from "../model/finding.ts";
import type { Cluster } from "../model/gates.ts";
import { type Minor, printMinors } from "../model/version.ts";

/**
 * accepts: the field does what it says. drops: it vanishes without a word. refuses: the object is not created (or, where the field
 * is not known, not by a client that asks for strict decoding as kubectl does).
 */
export type Verdict = "accepts" | "drops" | "refuses";

/** How a finding speaks of them: its level, and the end of its message. */
export interface Summary {
  readonly level: Level;
  /** What the servers do, behind "so": `the API server refuses the Pod`, `Kubernetes 1.33 refuses the Pod and 1.34 drops it silently`. */
  readonly so: string;
}

/**
 * What a range does with a field, which the message calls `it` where it is dropped: an error when none of its versions accepts it,
 * undefined when all do.
 */
export function summaryOf(
  clusters: readonly Cluster[],
  it: "it" | "them",
  verdictOn: (cluster: Cluster) => Verdict,
): Summary | undefined {
  const minors: Record<Verdict, Minor[]> = { accepts: [], drops: [], refuses: [] };
  for (const cluster of clusters) minors[verdictOn(cluster)].push(cluster.minor);
  const { accepts, drops, refuses } = minors;
  const parts = [
    ...(refuses.length > 0 ? [`${printMinors(refuses)} refuses the Pod`] : []),
    ...(drops.length > 0 ? [`${printMinors(drops)} drops ${it} silently`] : []),
  ];
  if (parts.length === 0) return undefined;
  const level = accepts.length > 0 ? "warning" : "error";
  if (refuses.length === clusters.length) return { level, so: "the API server refuses the Pod" };
  if (drops.length === clusters.length) return { level, so: `the API server drops ${it} silently` };
  return { level, so: `Kubernetes ${parts.join(" and ")}` };
}
