/** Every check of the API server on an init container for which there is no rule of its own. */
import { envChecks } from "./env.ts";
import { identityChecks } from "./identity.ts";
import type { Check } from "./model.ts";
import { mountChecks } from "./mounts.ts";
import { portChecks } from "./ports.ts";
import { probeChecks } from "./probes.ts";
import { resourceChecks } from "./resources.ts";
import { securityChecks } from "./security.ts";

export const checks: readonly Check[] = [
  ...identityChecks,
  ...portChecks,
  ...envChecks,
  ...mountChecks,
  ...resourceChecks,
  ...securityChecks,
  ...probeChecks,
];
