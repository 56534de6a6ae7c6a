import { type InitContainerView, type ResourceSet, rule } from "../engine/rule.ts";
import { findMigration, takesLock } from "../knowledge/migrations.ts";
import { at, type Resource } from "../model/resource.ts";
import { guardsMigration } from "../startup/repeats.ts";

/** Kinds that keep several Pods of one template. */
const replicated = new Set(["Deployment", "ReplicaSet", "StatefulSet", "DaemonSet", "ReplicationController", "Rollout"]);

export default rule({
  id: "migration-per-replica",
  level: "warning",
  since: "0.1.0",
  serves: ["purpose: migrations", "caution: restarts"],
  summary: "Database migration in the init container of a workload with several Pods",
  why: `Init containers run once per Pod. With several replicas the same migration starts several times at once, and again with every new Pod: on a
scale-out, a node loss, an update. A tool that takes no lock (Django, Alembic, Sequelize, TypeORM) then runs the same statements twice, half
of them against a schema that the other has changed already.

Tools that take a lock (Flyway, Liquibase, Rails, Prisma, golang-migrate, Knex) are noted only: the others wait or stop with an error, and an old
replica still meets the new schema. So is a Deployment with one replica, whose rolling update runs two Pods side by side for a while.
Which tool takes a lock is read from initguard's table of migrations.`,
  fix: "Run the migration in a Job of its own (a Helm or Argo hook, or a step of the pipeline) and let the init container only wait for the schema (`manage.py migrate --check`, `flyway validate`); or take a lock in the database.",
  links: [
    "https://docs.djangoproject.com/en/stable/ref/django-admin/#migrate",
    "https://github.com/sqlalchemy/alembic/issues/633",
    "https://github.com/ory/k8s/issues/247",
  ],

  resources(set, report) {
    set.eachInitContainer((view) => {
      if (view.role === "sidecar") return;
      for (const command of view.run.commands) {
        const argv = command.words.map(({ value }) => value);
        const migration = findMigration(argv);
        if (migration === null || guardsMigration(view.run, command)) continue;
        const pods = podsOf(set, view);
        if (pods === undefined) return;
        const locks = takesLock(migration, argv);
        report(
          command.words[0]?.place ?? command.place,
          `init container "${view.container.name ?? ""}" runs "${migration.name}" in ${pods.shown}, so ${pods.atOnce ? "several may change the schema at once" : "an update runs it beside the old Pod"}`,
          { level: locks === false && pods.atOnce ? "warning" : "notice" },
        );
        return;
      }
    });
  },
});

interface Pods {
  readonly shown: string;
  readonly atOnce: boolean;
}

/** undefined: never two Pods at once, or not known. */
function podsOf(set: ResourceSet, view: InitContainerView): Pods | undefined {
  const { resource, pod } = view;
  if (!replicated.has(resource.kind)) return undefined;
  if (resource.kind === "DaemonSet") return { shown: "every Pod of a DaemonSet", atOnce: true };
  const scaled = isScaled(set, resource);
  if (scaled) return { shown: "each replica of an autoscaled workload", atOnce: true };
  const { count } = pod.replicas;
  if (count !== null && count > 1) return { shown: "each replica", atOnce: true };
  if (scaled === null || count !== 1 || resource.kind !== "Deployment" || pod.partial || !surges(resource)) return undefined;
  return { shown: "the one replica of a Deployment", atOnce: false };
}

/** Whether a HorizontalPodAutoscaler may run more than one Pod of it; null when one without a namespace might be meant for it. */
function isScaled(set: ResourceSet, resource: Resource): boolean | null {
  const name = at(resource.body, ["metadata", "name"]);
  const namespace = at(resource.body, ["metadata", "namespace"]) ?? null;
  const targets = (autoscaler: Resource): boolean =>
    at(autoscaler.body, ["spec", "scaleTargetRef", "kind"]) === resource.kind &&
    at(autoscaler.body, ["spec", "scaleTargetRef", "name"]) === name &&
    Number(at(autoscaler.body, ["spec", "maxReplicas"])) > 1;
  if (set.all("HorizontalPodAutoscaler", resource.namespace).some(targets)) return true;
  return namespace !== null && set.all("HorizontalPodAutoscaler", null).some(targets) ? null : false;
}

/** A rolling update starts the new Pod beside the old one: `maxSurge` is 25 %, rounded up, unless it is written as none. */
function surges({ body }: Resource): boolean {
  const strategy = ["spec", "strategy"];
  if (at(body, [...strategy, "type"]) === "Recreate") return false;
  const maxSurge = at(body, [...strategy, "rollingUpdate", "maxSurge"]);
  return maxSurge !== 0 && maxSurge !== "0" && maxSurge !== "0%";
}
