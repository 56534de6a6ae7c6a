/** The Pod Security Standards: all checks, in the order in which the server runs them. */
import { hostNamespaces, hostPorts, hostProbes, windowsHostProcess } from "./host.ts";
import type { Check, Policy, Revision } from "./model.ts";
import { appArmor, procMountBaseline, procMountRestricted, seccompBaseline, seccompRestricted, seLinux } from "./profiles.ts";
import { allowPrivilegeEscalation, capabilitiesBaseline, capabilitiesRestricted, privileged } from "./rights.ts";
import { runAsNonRoot, runAsUser } from "./users.ts";
import { hostPathVolumes, restrictedVolumes, sysctls } from "./volumes.ts";

export const checks: readonly Check[] = [
  appArmor,
  capabilitiesBaseline,
  hostNamespaces,
  hostPathVolumes,
  hostPorts,
  hostProbes,
  privileged,
  procMountBaseline,
  seLinux,
  seccompBaseline,
  sysctls,
  windowsHostProcess,
  allowPrivilegeEscalation,
  capabilitiesRestricted,
  procMountRestricted,
  restrictedVolumes,
  runAsNonRoot,
  runAsUser,
  seccompRestricted,
];

/** A check as one version of the standards has it. */
export interface InForce {
  readonly check: Check;
  readonly revision: Revision;
}

/** The checks of a policy on a server of a minor version. */
export function inForce({ level, version }: Policy, minor: number): readonly InForce[] {
  const asked = version === "latest" ? minor : Math.min(version, minor);
  const all = checks.flatMap((check) => {
    const revision = check.revisions.filter(({ from }) => from <= asked).at(-1);
    return revision === undefined || (check.level === "restricted" && level === "baseline") ? [] : [{ check, revision }];
  });
  const overridden = new Set(all.map(({ check }) => check.overrides));
  return all.filter(({ check }) => !overridden.has(check.id));
}
