/** The policies that are no rule: what the run itself has to say. */
import type { PolicyConfigSchema } from "@pulumi/policy";
import type { Checks } from "./checks.ts";
import type { PolicySettings } from "./settings.ts";
import { type Policy, stackType } from "./to-policy.ts";
import { isOpaqueRelease } from "./to-resource.ts";
import { guarded, oneLine, sayProblems, violate } from "./violation.ts";

const configSchema: PolicyConfigSchema = {
  properties: {
    kubernetes: { type: "string", description: 'Versions the manifests must run on, such as "1.34-1.37"' },
    gates: { type: "object", description: "Feature gates that the cluster has set otherwise than its version does" },
    complete: { type: "boolean", description: "True when the stack is the whole release, so that absence means absent" },
    images: { type: "object", description: "What is known about your own images, as in initguard.yaml" },
    exceptions: {
      type: "array",
      description: "Findings that are excused, as in initguard.yaml",
      items: {
        type: "object",
        required: ["rule", "resource", "reason"],
        properties: {
          rule: { type: "string" },
          resource: { type: "string" },
          container: { type: "string" },
          reason: { type: "string" },
          until: { type: "string" },
        },
      },
    },
  },
};

/**
 * Takes the settings that are no rule's own, and says what is wrong with settings and exceptions. Stands first, so that the rules
 * find the settings. Advisory unless configured: a typo in a settings file stops no deployment, and everybody sees it.
 */
export function settingsPolicy(checks: Checks, settings: PolicySettings): Policy {
  const name = "initguard-settings";
  return {
    name,
    description: "Settings and exceptions of initguard",
    enforcementLevel: "advisory",
    severity: "medium",
    url: "https://github.com/initguard/initguard#settings",
    configSchema,
    validateResource: (args, report) =>
      guarded(name, report, () => {
        const problems = settings.configure(args.getConfig());
        if (args.type === stackType) sayProblems([...settings.file.problems, ...problems], report, {});
      }),
    validateStack: (args, report) =>
      guarded(name, report, () => {
        settings.configure(args.getConfig());
        const request = checks.stack(name, args.resources);
        for (const { origin, resource, message } of request.exceptions()) {
          const urn = resource === null ? undefined : request.urnOf(resource);
          const where = origin === null ? "" : `${origin.file}:${origin.line}: `;
          violate(report, { message: oneLine(`${where}${message}`), ...(urn === undefined ? {} : { urn }) });
        }
      }),
  };
}

/** Says that a resource is out of reach, where silence would read as praise. */
export const notCheckablePolicy: Policy = {
  name: "not-checkable",
  description: "Resources that initguard cannot look into",
  enforcementLevel: "advisory",
  severity: "low",
  validateResource(args, report) {
    if (!isOpaqueRelease(args.type)) return;
    violate(report, {
      message: [
        "Helm Release renders its chart in the provider, so its init containers are not checked",
        "  Fix: use a Chart (kubernetes.helm.v4.Chart), or check the output of `helm template` with the command line",
      ].join("\n"),
    });
  },
};
