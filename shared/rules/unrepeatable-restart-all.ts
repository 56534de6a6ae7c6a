import { type InitContainerView, onVersions, type PodView, rule } from "../engine/rule.ts";
import { findMigration, takesLock } from "../knowledge/migrations.ts";
import type { Level, Place } from "../model/finding.ts";
import { type Container, roleOf } from "../model/pod.ts";
import { clonesIn, guardsMigration } from "../startup/repeats.ts";
import { stepsIn } from "../startup/steps.ts";
import { wipesIn } from "../startup/wipes.ts";

export default rule({
  id: "unrepeatable-restart-all",
  level: "error",
  since: "0.1.0",
  serves: ["caution: restarts", "concept: a failure restarts, by the restart policy"],
  summary: "RestartAllContainers in a Pod whose init containers cannot run twice",
  why: `From Kubernetes 1.36 on a restart rule with the action \`RestartAllContainers\` starts the whole Pod again in its place: every init container runs
once more, and all volumes keep what is in them, emptyDirs too. A \`git clone\` into one of them finds a directory that is not empty and fails,
a \`mkdir\` without \`-p\` or an \`ln -s\` without \`-f\` finds its own result; from then on the Pod never gets past it. \`>>\` writes its lines twice,
\`rm -rf\` takes what the app wrote. A migration without a lock runs beside the other replicas, at a moment that nobody chose.`,
  fix: "Make the step repeatable (look before cloning, or clone into a directory that is removed first; migrate in a Job), or use the action `Restart`, which starts that one container again.",
  links: [
    "https://github.com/kubernetes/enhancements/tree/master/keps/sig-node/5532-restart-all-containers-on-container-exits",
    "https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-restart-rules",
  ],
  initContainer(view, report) {
    const { container, role, pod } = view;
    if (role === "sidecar") return;
    const able = pod.clusters.filter(({ isOn }) => isOn("ContainerRestartRules") && isOn("RestartAllContainersOnContainerExits"));
    const trigger = able.length > 0 ? restartAll(pod, view.index) : undefined;
    const hazard = trigger && hazardIn(view);
    if (trigger === undefined || hazard === undefined) return;
    const held = onVersions(
      pod.clusters,
      able.map(({ minor }) => minor),
      hazard.level,
    );
    if (held === undefined) return;
    report(
      trigger,
      `init container "${container.name ?? ""}" ${hazard.does} when all containers restart${held.on}, so ${hazard.so}`,
      {
        level: held.level,
        related: [{ place: hazard.place, message: "this runs again" }],
      },
    );
  },
});

interface Hazard {
  readonly does: string;
  readonly so: string;
  readonly level: Level;
  readonly place: Place;
}

function hazardIn(view: InitContainerView): Hazard | undefined {
  const [clone] = clonesIn(view);
  if (clone !== undefined) {
    const { path, place } = clone.effect;
    return { does: `clones into "${path}" again`, so: "it fails from then on", level: "error", place };
  }
  const steps = stepsIn(view);
  const step = steps.find(({ kind }) => kind === "fails") ?? steps[0];
  if (step?.kind === "fails")
    return { does: `${step.does} again`, so: "it may never get past it", level: "error", place: step.place };
  const [wipe] = wipesIn(view);
  if (wipe !== undefined) {
    const { path, place } = wipe.removal;
    return {
      does: `deletes "${path}" again`,
      so: "what the app wrote there is lost",
      level: wipe.whole ? "error" : "warning",
      place,
    };
  }
  if (step !== undefined) return { does: `${step.does} again`, so: "it is in there twice", level: "warning", place: step.place };
  // One Pod alone finds its migration done.
  if (view.pod.replicas.count === 1) return undefined;
  const command = view.run.commands.find((each) => {
    const argv = each.words.map(({ value }) => value);
    const migration = findMigration(argv);
    return migration !== null && takesLock(migration, argv) === false && !guardsMigration(view.run, each);
  });
  const migration = command && findMigration(command.words.map(({ value }) => value));
  if (command === undefined || !migration) return undefined;
  const so = "it runs beside the other replicas";
  return { does: `runs "${migration.name}" again`, so, level: "warning", place: command.words[0]?.place ?? command.place };
}

/** The place of a rule that restarts all containers once the init container at `index` has run. */
function restartAll({ spec, place }: PodView, index: number): Place | undefined {
  const early = (container: Container, at: number): boolean => at < index && roleOf(container) === "run-once";
  for (const list of ["initContainers", "containers"] as const) {
    for (const [at, container] of (spec[list] ?? []).entries()) {
      if (list === "initContainers" && early(container, at)) continue;
      const rules = container.restartPolicyRules ?? [];
      const found = rules.findIndex(
        ({ action, exitCodes }) =>
          action === "RestartAllContainers" &&
          exitCodes !== undefined &&
          (exitCodes.operator === "NotIn" || (exitCodes.values ?? []).length > 0),
      );
      if (found >= 0) return place(list, at, "restartPolicyRules", found, "action");
    }
  }
  return undefined;
}
