/** One policy for each rule. */
import type { PolicyConfigSchema, ReportViolation, ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import type { Level, Rule } from "../shared/index.ts";
import type { Checks, Found, Request } from "./checks.ts";
import type { PolicySettings } from "./settings.ts";
import { describe, pageOf, severityOf, violate } from "./violation.ts";

/** The SDK keeps the two apart in its types only: its server asks each policy for either function (server.js, 1.21). */
export type Policy = Omit<ResourceValidationPolicy, "remediateResource"> & Partial<Pick<StackValidationPolicy, "validateStack">>;

type Enforcement = "advisory" | "mandatory" | "disabled";

const enforcementOf = (level: Level | "off"): Enforcement =>
  level === "off" ? "disabled" : level === "error" ? "mandatory" : "advisory";

/**
 * `declared` is what the engine is told of the rule, so that whatever Pulumi's policy configuration says differently wins.
 */
export function toPolicy(rule: Rule, checks: Checks, settings: PolicySettings): Policy {
  const declared = enforcementOf(settings.file.rules[rule.id]?.level ?? rule.level);
  const say = (report: ReportViolation, one: Found, withFix: boolean): void =>
    violate(report, {
      message: describe(one.finding, rule, one.prefix, withFix),
      severity: severityOf(one.finding.level),
      ...(one.urn === undefined ? {} : { urn: one.urn }),
      ...ownEnforcement(one.finding.level, declared),
    });
  const check = (ask: (policy: string) => Request, config: object, report: ReportViolation): void => {
    try {
      const answer = ask(rule.id).ask(rule, settings.forRule(rule, config, declared === "disabled"));
      const fixed = new Set<string | undefined>();
      for (const one of answer.found) {
        say(report, one, !fixed.has(one.urn));
        fixed.add(one.urn);
      }
      if (answer.failed) notChecked(rule.id, report);
    } catch {
      notChecked(rule.id, report);
    }
  };
  const onStack: Pick<StackValidationPolicy, "validateStack"> = {
    validateStack: (args, report) => check((name) => checks.stack(name, args.resources), args.getConfig(), report),
  };
  const onResource: Pick<ResourceValidationPolicy, "validateResource"> = {
    validateResource: (args, report) => check((name) => checks.resource(name, args), args.getConfig(), report),
  };
  return {
    name: rule.id,
    description: rule.summary,
    displayName: rule.summary,
    enforcementLevel: declared,
    severity: severityOf(rule.level),
    tags: ["kubernetes", "init-containers", ...rule.serves.map((served) => served.replace(": ", "/"))],
    remediationSteps: rule.fix,
    url: pageOf(rule.id),
    configSchema: configSchemaOf(rule),
    ...(rule.resources === undefined ? { ...onResource, ...onStack } : onStack),
  };
}

/** Only a violation whose level is not the policy's names its own: for the others the user's configuration of the policy holds. */
function ownEnforcement(level: Level, declared: Enforcement): { readonly enforcementLevel?: "advisory" | "mandatory" } {
  const own = level === "error" ? "mandatory" : "advisory";
  return declared === "disabled" || own === declared ? {} : { enforcementLevel: own };
}

/** Never says what went wrong in detail: the text of an error may hold a value of the program. */
export const notChecked = (rule: string, report: ReportViolation): void =>
  violate(report, {
    message: `rule "${rule}" failed inside initguard, so it was not checked here: https://github.com/initguard/initguard/issues`,
    enforcementLevel: "advisory",
    severity: "low",
  });

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
