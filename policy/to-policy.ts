/** One policy for each rule. */
import type { PolicyConfigSchema, ReportViolation, ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import type { Level, Rule, RuleSetting, Settings } from "../shared/index.ts";
import type { Checks, Found, Request } from "./checks.ts";
import type { PolicySettings } from "./settings.ts";
import { describe, guarded, notChecked, pageOf, sayProblems, severityOf, violate } from "./violation.ts";

/** The SDK keeps the two apart in its types only: its server asks each policy for either function (server.js, 1.21). */
export type Policy = Omit<ResourceValidationPolicy, "remediateResource"> & Partial<Pick<StackValidationPolicy, "validateStack">>;

type Enforcement = "advisory" | "mandatory" | "disabled";

const enforcementOf = (level: Level | "off"): Enforcement =>
  level === "off" ? "disabled" : level === "error" ? "mandatory" : "advisory";

/** The engine registers it once and before everything else, so it is the place for what is said once. */
export const stackType = "pulumi:pulumi:Stack";

/** What the engine is told of a rule's level; whatever Pulumi's policy configuration says differently wins. */
export function toPolicy(rule: Rule, checks: Checks, settings: PolicySettings): Policy {
  const declared = enforcementOf(
    settings.file.settings.rules[rule.id]?.level ?? (rule.optIn === true ? "off" : (rule.worst ?? rule.level)),
  );
  const check = (request: Request, config: object, report: ReportViolation): void => {
    const { setting } = settings.forRule(rule, config);
    const { found, failed } = request.ask(rule, merged(rule.id, settings.common(), setting, declared === "disabled"));
    const withFix = new Set<string | undefined>();
    for (const one of found) {
      say(report, rule, one, declared, !withFix.has(one.urn));
      withFix.add(one.urn);
    }
    if (failed) notChecked(rule.id, report);
  };
  const onStack: Pick<StackValidationPolicy, "validateStack"> = {
    validateStack: (args, report) =>
      guarded(rule.id, report, () => {
        const config = args.getConfig();
        if (rule.resources !== undefined) sayProblems(settings.forRule(rule, config).problems, report);
        check(checks.stack(rule.id, args.resources), config, report);
      }),
  };
  const onResource: Pick<ResourceValidationPolicy, "validateResource"> = {
    validateResource: (args, report) =>
      guarded(rule.id, report, () => {
        const config = args.getConfig();
        if (args.type === stackType) sayProblems(settings.forRule(rule, config).problems, report);
        check(checks.resource(rule.id, args), config, report);
      }),
  };
  const validations = rule.resources === undefined ? { ...onResource, ...onStack } : onStack;
  return { ...metadataOf(rule), enforcementLevel: declared, ...validations };
}

/** What a rule says of itself, in the engine's words. */
const metadataOf = (rule: Rule): Omit<Policy, "enforcementLevel" | "validateResource" | "validateStack"> => ({
  name: rule.id,
  description: rule.summary,
  displayName: rule.summary,
  severity: severityOf(rule.level),
  tags: ["kubernetes", "init-containers", ...rule.serves.map((served) => served.replace(": ", "/"))],
  remediationSteps: rule.fix,
  url: pageOf(rule.id),
  configSchema: configSchemaOf(rule),
});

/**
 * The settings of a rule that has some of its own; undefined when the common ones hold. `switchedOn`: it is off by default or in
 * the settings file, and that its policy is called at all says that Pulumi's configuration has it on.
 */
function merged(id: string, common: Settings, own: RuleSetting, switchedOn: boolean): Settings | undefined {
  if (Object.keys(own).length === 0 && !switchedOn) return undefined;
  const { level, options } = common.rules[id] ?? {};
  const setting: RuleSetting = {
    ...(switchedOn ? { on: true } : level === undefined ? {} : { level }),
    ...own,
    options: { ...options, ...own.options },
  };
  return { ...common, rules: { ...common.rules, [id]: setting } };
}

const say = (report: ReportViolation, rule: Rule, one: Found, declared: Enforcement, withFix: boolean): void =>
  violate(report, {
    message: describe(one.finding, rule, one.prefix, withFix),
    severity: severityOf(one.finding.level),
    ...(one.urn === undefined ? {} : { urn: one.urn }),
    ...ownEnforcement(one.finding.level, declared),
  });

/** Only a violation whose level is not the policy's names its own: for the others the user's configuration of the policy holds. */
function ownEnforcement(level: Level, declared: Enforcement): { readonly enforcementLevel?: "advisory" | "mandatory" } {
  const own = level === "error" ? "mandatory" : "advisory";
  return declared === "disabled" || own === declared ? {} : { enforcementLevel: own };
}

/** Without defaults: the engine would send them like a user's own words, and they would hide the settings file. */
function configSchemaOf(rule: Rule): PolicyConfigSchema {
  const options = Object.entries(rule.options ?? {}).map(([name, { default: value, ...schema }]) => [
    name,
    { ...schema, description: `${schema.description} (default ${JSON.stringify(value)})` },
  ]);
  const level = {
    type: "string",
    enum: ["error", "warning", "notice", "off"],
    description: `Level of every finding of this rule: error is mandatory, the others are advisory (default ${rule.level})`,
  };
  return { properties: { level, ...Object.fromEntries(options) } };
}
