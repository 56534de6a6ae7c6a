import { rule } from "../engine/rule.ts";
import { findMigration, takesLock } from "../knowledge/migrations.ts";
import { guardsMigration } from "../startup/repeats.ts";
import { podsOf } from "../startup/replication.ts";

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
