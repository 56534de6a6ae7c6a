import type { Policies, PolicyPackArgs } from "@pulumi/policy";
import type { Rule } from "../shared/index.ts";
import { checks } from "./checks.ts";
import { notCheckablePolicy, settingsPolicy } from "./own-policies.ts";
import { type FileSettings, policySettings } from "./settings.ts";
import { toPolicy } from "./to-policy.ts";

/** What the engine is told of the pack. `today`: YYYY-MM-DD, in UTC. */
export function packOf(rules: readonly Rule[], file: FileSettings, today: () => string): PolicyPackArgs {
  const settings = policySettings(file);
  const check = checks(rules, settings.common, today);
  return {
    displayName: "initguard",
    description: "Says before the deployment what would go wrong before a container starts",
    provider: "kubernetes",
    tags: ["kubernetes", "init-containers"],
    repository: "https://github.com/initguard/initguard",
    enforcementLevel: "advisory",
    policies: [
      settingsPolicy(check, settings),
      ...rules.map((rule) => toPolicy(rule, check, settings)),
      notCheckablePolicy,
    ] as Policies,
  };
}
