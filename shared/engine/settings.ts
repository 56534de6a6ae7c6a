/** Settings as the engine uses them. How they are written and checked stands in source/settings-file. */
import type { ImageClaim } from "../knowledge/images.ts";
import type { Level, Place } from "../model/finding.ts";
import type { GateSettings } from "../model/gates.ts";
import { defaultRange, type VersionRange } from "../model/version.ts";
import type { Options } from "./rule.ts";

export interface Settings {
  readonly kubernetes: VersionRange;
  /** Feature gates that the cluster has set otherwise than its version does. */
  readonly gates: GateSettings;
  /** True when the given resources are the whole release. */
  readonly complete: boolean;
  /** By rule id; a rule that is not named has its defaults. */
  readonly rules: Readonly<Record<string, RuleSetting>>;
  readonly images: readonly ImageClaim[];
  /** Glob patterns of files that are not read, relative to the workspace. */
  readonly exclude: readonly string[];
  readonly exceptions: readonly ExceptionSetting[];
}

export interface RuleSetting {
  /** Undefined: the rule's own levels. */
  readonly level?: Level | "off";
  /** True: the rule runs although it is off by default. A level says so too. */
  readonly on?: true;
  readonly options?: Options;
}

/** An entry of `exceptions` in the settings file. */
export interface ExceptionSetting {
  readonly rule: string;
  /** `Kind/namespace/name`, `Kind/name`, with `*` for any characters. */
  readonly resource: string;
  readonly container?: string;
  readonly reason: string;
  /** The last day on which it holds: YYYY-MM-DD. */
  readonly until?: string;
  /** Where it stands, for findings about it; null when it did not come from a file. */
  readonly origin: Origin | null;
}

/** A place in a file that is no Kubernetes resource. 1-based line and column (UTF-16 units), end exclusive. */
export interface Origin {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** What is wrong with a settings file: usage error, exit code 2. */
export interface SettingsProblem {
  readonly file: string;
  /** 1-based; null when it is about the file as a whole. */
  readonly line: number | null;
  readonly column: number | null;
  readonly message: string;
}

export const defaultSettings: Settings = {
  kubernetes: defaultRange,
  gates: {},
  complete: false,
  rules: {},
  images: [],
  exclude: [],
  exceptions: [],
};

/**
 * An exception written beside what it excuses: a comment on a line (from the text) or an annotation of a resource.
 * `covers` says whether it stands on a finding's place; the rule id is compared by the engine.
 */
export interface LocalException {
  readonly rule: string;
  /** "" when none was written. */
  readonly reason: string;
  readonly place: Place | Origin;
  covers(place: Place): boolean;
  /** The resource it stands in. */
  readonly resource: Place["resource"];
}
