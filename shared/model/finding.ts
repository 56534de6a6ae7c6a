import type { Path, Resource } from "./resource.ts";

/** How bad a finding is, worst first. GitHub's names: an annotation of the same word. */
export type Level = "error" | "warning" | "notice";

export const levels: readonly Level[] = ["error", "warning", "notice"];

/**
 * Where something stands: a path inside one resource, never a line.
 * `span` narrows a string value: UTF-16 offsets into the decoded value, half open.
 */
export interface Place {
  readonly resource: Resource;
  readonly path: Path;
  readonly span?: Span | undefined;
}

/** UTF-16 offsets into a decoded string value: 0-based, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A second place that explains a finding. */
export interface Related {
  readonly place: Place;
  readonly message: string;
}

/** Replaces the value at `path` (undefined: removes it). */
export interface Edit {
  readonly place: Place;
  readonly value: unknown;
}

/** What a rule says about one place. */
export interface Finding {
  readonly rule: string;
  readonly level: Level;
  /** One sentence without a full stop, at most 120 characters besides what it quotes. */
  readonly message: string;
  /** The workload whose init container is at fault, which is not always the resource of `place`. */
  readonly resource: Resource;
  /** Name of the init container, or null when the finding is about the whole pod or set. */
  readonly container: string | null;
  readonly place: Place;
  readonly related: readonly Related[];
  readonly edits: readonly Edit[];
  /** Names rule, resource, container and cause, never a line: equal before and after an unrelated edit. 16 hex digits. */
  readonly fingerprint: string;
}

/** Something that could not be analysed, and why: never silently skipped. */
export interface NotAnalysed {
  readonly file: string | null;
  /** 1-based, null when the whole file or resource is meant. */
  readonly line: number | null;
  readonly reason: string;
}
