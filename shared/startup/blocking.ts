/** Which answers of other processes a container cannot do without. */
import type { Probe, Run, Target } from "../script/model.ts";

/** Targets to which a connection has to succeed before the container can end. */
export function blockingTargets(run: Run): readonly Target[] {
  const waits = run.waits.filter(({ bound, afterwards }) => bound.kind === "none" || afterwards === "fails");
  const probes = new Set<Probe>([
    ...waits.flatMap((wait) => wait.probes),
    ...run.probes.filter(({ command }) => command.fate === "decides"),
  ]);
  return [...probes].flatMap(({ method, command, targets }) =>
    method === "connect" && !command.conditional && !command.elsewhere ? targets : [],
  );
}
