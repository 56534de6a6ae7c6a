/** What a rule is, and the three views that the engine hands to one. */

import type { ImageFacts } from "../knowledge/image-facts.ts";
import type { Edit, Level, Place, Related } from "../model/finding.ts";
import type { Cluster } from "../model/gates.ts";
import type { Container, Metadata, PodSpec, Role } from "../model/pod.ts";
import type { Path, Resource } from "../model/resource.ts";
import { type Minor, printMinors, type VersionRange } from "../model/version.ts";
import type { Replicas } from "../model/workload.ts";
import type { Run } from "../script/model.ts";

/** The words of the seed document that a rule serves, such as "practice: timeouts". */
type Serves = `${"concept" | "purpose" | "practice" | "caution"}: ${string}`;

export interface Meta {
  /** Lower case with hyphens: the file's name, the policy's name, the name in settings and exceptions. */
  readonly id: string;
  /** The level of a finding for which the call names no other. */
  readonly level: Level;
  /** The worst level that a call names, where that is worse than `level`: a door that has to declare one level for the rule declares this. */
  readonly worst?: Level;
  /** True: off until settings or a flag name the rule. */
  readonly optIn?: true;
  /** The version of initguard that first had it. */
  readonly since: string;
  readonly serves: readonly Serves[];
  /** One line without a full stop: what is the case when this fires. */
  readonly summary: string;
  /** What happens on the cluster, and why. Markdown. */
  readonly why: string;
  /** The way out. Markdown. */
  readonly fix: string;
  /** Where the facts come from. */
  readonly links: readonly string[];
  /** Options that settings may set, each with its default. */
  readonly options?: Readonly<Record<string, OptionSchema>>;
}

/** A JSON Schema of one option, always with a default. */
export type OptionSchema =
  | { readonly type: "integer"; readonly minimum?: number; readonly default: number; readonly description: string }
  | { readonly type: "boolean"; readonly default: boolean; readonly description: string }
  | {
      readonly type: "array";
      readonly items: { readonly type: "string" };
      readonly default: readonly string[];
      readonly description: string;
    };

export type Options = Readonly<Record<string, number | boolean | readonly string[]>>;

/** Exactly one of the three levels. */
type Check =
  | {
      readonly initContainer: (view: InitContainerView, report: Report, options: Options) => void;
      readonly pod?: never;
      readonly resources?: never;
    }
  | {
      readonly pod: (view: PodView, report: Report, options: Options) => void;
      readonly initContainer?: never;
      readonly resources?: never;
    }
  | {
      readonly resources: (set: ResourceSet, report: Report, options: Options) => void;
      readonly initContainer?: never;
      readonly pod?: never;
    };

export type Rule = Meta & Check;

/** Declares a rule. A rule has no state: the same view always gives the same findings. */
export const rule = <R extends Rule>(declared: R): Rule => declared;

export interface Extra {
  /** When the call's level differs from the rule's. A user's setting for the rule replaces both. */
  readonly level?: Level;
  readonly related?: readonly Related[];
  readonly edits?: readonly Edit[];
  /** What tells this finding from another one of the same rule and container; by default the quoted words of the message. */
  readonly cause?: string;
}

/** Says that something is the case at a place. */
export interface Report {
  (place: Place, message: string, extra?: Extra): void;
  /**
   * Does a piece of work that stands or falls alone: when it reads a value that is not known, what it reported is dropped,
   * and nothing else of the call. False when that is so: what else the work concluded is a guess.
   */
  apart(work: () => void): boolean;
}

/** One pod template. */
export interface PodView {
  readonly resource: Resource;
  readonly spec: PodSpec;
  /** Of the pods, not of the workload: their labels and annotations. */
  readonly metadata: Metadata;
  readonly replicas: Replicas;
  /** True when something may be added before it runs (a patch, an operator's template): absence proves nothing. */
  readonly partial: boolean;
  readonly initContainers: readonly InitContainerView[];
  readonly kubernetes: VersionRange;
  /** The API server of every minor version in `kubernetes`, the oldest first. */
  readonly clusters: readonly Cluster[];
  readonly set: ResourceSet;
  /** A place below the pod spec; without arguments the pod spec itself. */
  place(...path: Path): Place;
}

/** One entry of `initContainers`. */
export interface InitContainerView {
  readonly pod: PodView;
  readonly resource: Resource;
  readonly container: Container;
  /** 0-based position in `initContainers`. */
  readonly index: number;
  readonly role: Role;
  /** What the container runs; computed once, on first use. */
  readonly run: Run;
  /** What is known about its image; null for an image that no table and no setting names. */
  readonly image: ImageFacts | null;
  readonly kubernetes: VersionRange;
  readonly set: ResourceSet;
  /** A place below the container; without arguments the container itself. */
  place(...path: Path): Place;
}

/** All resources of one run. */
export interface ResourceSet {
  /** True when the set is the whole release: only then absence means absent. */
  readonly complete: boolean;
  /** Every pod template, those without init containers too. */
  readonly pods: readonly PodView[];
  /** Resources of a kind, in a namespace (as written; null is its own) or in all. Kinds are matched without their version. */
  all(kind: string, namespace?: string | null): readonly Resource[];
  /** Every definition of one name in a namespace. */
  named(kind: string, namespace: string | null, name: string): readonly Resource[];
  /**
   * The resource that `from` means by a name in `namespace`: of several, the one in the same file, else in the same directory,
   * else under the nearest common folder. undefined when there is none or when it stays ambiguous.
   */
  find(kind: string, namespace: string | null, name: string, from: Resource): Resource | undefined;
  /** Pod templates in `namespace` whose labels satisfy an equality selector, nearest to `from` as in `find`. */
  selectedBy(labels: Readonly<Record<string, string>>, namespace: string | null, from: Resource): readonly PodView[];
  /**
   * Calls `visit` for every init container as one unit: when it reads a value that is not known, what it reported in
   * that call is dropped, and nothing else. A rule on the level of resources reports from in here.
   */
  eachInitContainer(visit: (view: InitContainerView) => void): void;
}

/**
 * How a finding of a rule with level `level` speaks of the minor versions that it holds on, out of `clusters`: on all of them with
 * the rule's level and no word, on some as a warning at most that names them (` on 1.36-1.37`); undefined when it holds on none.
 */
export function onVersions(
  clusters: readonly Cluster[],
  holds: readonly Minor[],
  level: Level = "error",
): { readonly level: Level; readonly on: string } | undefined {
  if (holds.length === 0) return undefined;
  if (holds.length === clusters.length) return { level, on: "" };
  return { level: level === "error" ? "warning" : level, on: ` on ${printMinors(holds)}` };
}
