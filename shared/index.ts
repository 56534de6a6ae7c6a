/** Door 1 of the rules core: objects in, findings out. Pure and synchronous: no file, no clock, no network. */
import { type LintOptions, lint as run } from "./engine/lint.ts";
import type { Report } from "./engine/report.ts";
import type { Rule } from "./engine/rule.ts";
import type { Settings } from "./engine/settings.ts";
import type { Resource } from "./model/resource.ts";
import { rules } from "./rules/index.ts";

export type { Report } from "./engine/report.ts";
export type { Meta, OptionSchema, Rule } from "./engine/rule.ts";
export {
  defaultSettings,
  type ExceptionSetting,
  type RuleSetting,
  type Settings,
  type SettingsProblem,
} from "./engine/settings.ts";
export { type Finding, type Level, levels, type Place } from "./model/finding.ts";
export { nearestName } from "./model/nearest-name.ts";
export { at, type Dictionary, isDictionary, type Path, printPath, type Resource, resourceId } from "./model/resource.ts";
export { rules };

/**
 * Checks `resources` as one set, with all rules or with the given ones.
 * @throws never: a rule that fails is listed in `faults` and the others go on.
 */
export const lint = (
  resources: readonly Resource[],
  settings: Settings,
  options: LintOptions & { readonly rules?: readonly Rule[] },
): Report => run(resources, options.rules ?? rules, settings, { knownRules: rules.map((rule) => rule.id), ...options });
