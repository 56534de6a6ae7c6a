import type { Finding, Level, NotAnalysed } from "../model/finding.ts";
import type { Path, Resource } from "../model/resource.ts";
import type { Minor } from "../model/version.ts";
import type { Plan } from "../startup/plan.ts";
import type { Origin } from "./settings.ts";

/**
 * A finding about the run itself: an exception that is unused, expired or misspelt.
 * It stands in a resource (an annotation) or in a file that is none (settings, a comment).
 */
export interface ExceptionFinding extends Omit<Finding, "resource" | "place"> {
  readonly rule: "unused-exception" | "expired-exception" | "invalid-exception";
  readonly resource: Resource | null;
  readonly place: Finding["place"] | null;
  readonly origin: Origin | null;
}

/** What door 1 answers. */
export interface Report {
  /** In the order of resources, then of rules. */
  readonly findings: readonly Finding[];
  readonly exceptions: readonly ExceptionFinding[];
  /** Findings that an exception excuses, so that a report can count them. */
  readonly excused: readonly Finding[];
  /** Init containers whose entrypoint is opaque, or whose program is for another interpreter than a shell. */
  readonly opaque: readonly {
    readonly kind: "entrypoint" | "program";
    readonly resource: Resource;
    readonly container: string;
    readonly path: Path;
    readonly reason: string;
  }[];
  /** Faults of initguard itself: a rule that threw. The other rules go on. */
  readonly faults: readonly { readonly rule: string; readonly resource: Resource | null; readonly message: string }[];
  readonly stats: { readonly workloads: number; readonly initContainers: number };
  /** The start of each pod template with init containers; only when asked for. */
  readonly plans?: readonly PodPlan[];
}

/** How the pods of one template start. */
export interface PodPlan extends Plan {
  readonly place: Finding["place"];
  /** The API server that it is reckoned for: the newest of the configured versions. */
  readonly minor: Minor;
  /** True when something is added before it runs, so that the plan is a part of the truth. */
  readonly partial: boolean;
}

/** Lines and columns are 1-based, columns in UTF-16 units, the end exclusive. */
export interface Range {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A finding with its place in a file: what door 2 answers and what `--format json` prints. */
export interface LocatedFinding {
  readonly rule: string;
  readonly level: Level;
  readonly message: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly resource: {
    readonly apiVersion: string;
    readonly kind: string;
    readonly namespace: string | null;
    readonly name: string;
  } | null;
  readonly container: string | null;
  /** As the API server writes it; null outside a resource. */
  readonly path: string | null;
  readonly related: readonly (Range & { readonly message: string })[];
  /** The rule's way out; null for a finding without a rule. */
  readonly fix: string | null;
  readonly fingerprint: string;
}

export interface TextReport {
  /** Ordered by file, line, column, rule. */
  readonly findings: readonly LocatedFinding[];
  readonly excused: readonly LocatedFinding[];
  /** Files that could not be read as Kubernetes, init containers whose process is not read, faults of a rule. */
  readonly notAnalysed: readonly (NotAnalysed & { readonly kind: "file" | "entrypoint" | "program" | "fault" })[];
  /** Ordered by file and line; only when asked for. */
  readonly plans?: readonly LocatedPlan[];
  readonly stats: {
    readonly files: number;
    readonly documents: number;
    readonly workloads: number;
    readonly initContainers: number;
  };
}

/** A plan with its place in a file: what `--plan` shows. */
export interface LocatedPlan extends Plan {
  readonly file: string;
  /** 1-based, of the list of init containers. */
  readonly line: number;
  readonly resource: NonNullable<LocatedFinding["resource"]>;
  /** Of the pod spec, as the API server writes it. */
  readonly path: string;
  /** Such as 1.37. */
  readonly kubernetes: string;
  readonly partial: boolean;
}
