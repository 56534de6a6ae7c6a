import { type InitContainerView, rule } from "../engine/rule.ts";
import { findDestruction } from "../knowledge/destructions.ts";
import { findMigration } from "../knowledge/migrations.ts";
import type { Level } from "../model/finding.ts";
import { guardsIn } from "../script/guards.ts";
import type { Command } from "../script/model.ts";
import { isBroken } from "../startup/output.ts";

/** Kinds whose Pods run once, by intent. */
const once = /^(?:Job|CronJob|JobSet|RayJob|(?:Cron|Cluster)?Workflow(?:Template)?)$/;

export default rule({
  id: "destructive-migration",
  level: "error",
  since: "0.1.0",
  serves: ["purpose: migrations", "caution: restarts"],
  summary: "Init container empties the database, or lets a migration lose data",
  why: `Init containers run for every Pod and at every start: on a scale-out, an update, a node loss, after a restart of the node. A command that drops
the tables and makes them anew (\`artisan migrate:fresh\`, \`rails db:reset\`, \`prisma migrate reset\`, \`flyway clean\`, \`manage.py flush\`)
belongs to tests and laptops; here it empties the database that the other replicas use. \`prisma db push --accept-data-loss\` drops every column
and table that the new schema does not name, without a question, also when an old replica starts again.

Which commands these are is read from initguard's table of destructive commands. A Job that runs once may mean it.`,
  fix: "Run only migrations that go forward (`prisma migrate deploy`, `artisan migrate`, `rails db:migrate`), in a Job of their own. Reset a test database by hand or in the pipeline.",
  links: [
    "https://github.com/BerriAI/litellm/pull/10774",
    "https://github.com/testdrivenio/django-on-docker/issues/41",
    "https://github.com/Trustpoint-Project/trustpoint/pull/339",
    "https://www.prisma.io/docs/cli/db/push",
  ],

  initContainer(view, report) {
    const { container, role, run, resource } = view;
    if (role === "sidecar" || run.form === "opaque" || isBroken(run)) return;
    for (const [index, command] of run.commands.entries()) {
      const found = command.elsewhere ? null : findDestruction(command.words.map(({ value }) => value));
      if (found === null) continue;
      const level = levelOf(view, index, found.does, once.test(resource.kind));
      if (level === null) continue;
      report(
        command.words[0]?.place ?? command.place,
        `init container "${container.name ?? ""}" runs "${found.name}" at every start, so ${found.does === "empties" ? "the data of the database is gone" : "columns and tables can be dropped with their data"}`,
        { level },
      );
    }
  },
});

/** null: the script asks first, or it is meant. Behind a migration that has failed it is only a matter of time. */
function levelOf({ run }: InitContainerView, index: number, does: "empties" | "may lose", isOnce: boolean): Level | null {
  const command = run.commands[index];
  if (command === undefined || (isOnce && does === "empties")) return null;
  if (guardsIn(run)(command)) return isFallback(run.commands, index) ? "warning" : null;
  return isOnce ? "warning" : "error";
}

function isFallback(commands: readonly Command[], index: number): boolean {
  const before = commands[index - 1];
  return before?.fate === "tested" && findMigration(before.words.map(({ value }) => value)) !== null;
}
