/** Commands that throw away what a database holds. */
import { help, inOrder, launched } from "./migrations.ts";

interface Destruction {
  /** The command as people call it, for messages. */
  readonly name: string;
  /** Words that occur in this order, as in `Migration.run`. */
  readonly run: readonly string[];
  /** Without one of these words the command asks a question, which nobody answers in a container, or is harmless. */
  readonly needs?: readonly string[];
  /** Words with which it only looks. */
  readonly unless?: readonly string[];
  /** empties: tables or the database are gone each time. may lose: what the new schema has no place for. */
  readonly does: "empties" | "may lose";
  readonly source: string;
}

const laravel = "https://laravel.com/docs/12.x/migrations#drop-all-tables-migrate";
const rails = "https://guides.rubyonrails.org/active_record_migrations.html#resetting-the-database";
const sequelize = "https://github.com/sequelize/cli#documentation";
const mikroOrm = "https://mikro-orm.io/docs/schema-generator";
const ecto = "https://hexdocs.pm/ecto/Mix.Tasks.Ecto.Drop.html";

/** From the manual of each tool. */
export const destructions: readonly Destruction[] = [
  {
    name: "manage.py flush",
    run: ["manage.py|django-admin", "flush"],
    needs: ["--noinput", "--no-input"],
    does: "empties",
    source: "https://docs.djangoproject.com/en/stable/ref/django-admin/#flush",
  },
  {
    name: "manage.py reset_db",
    run: ["manage.py|django-admin", "reset_db"],
    needs: ["--noinput", "--no-input"],
    does: "empties",
    source: "https://django-extensions.readthedocs.io/en/latest/reset_db.html",
  },
  {
    name: "alembic downgrade base",
    run: ["alembic", "downgrade", "base"],
    unless: ["--sql"],
    does: "empties",
    source: "https://alembic.sqlalchemy.org/en/latest/tutorial.html#downgrading",
  },
  {
    name: "flask db downgrade base",
    run: ["flask", "db", "downgrade", "base"],
    unless: ["--sql"],
    does: "empties",
    source: "https://flask-migrate.readthedocs.io/",
  },
  {
    name: "airflow db reset",
    run: ["airflow", "db", "reset"],
    needs: ["-y", "--yes"],
    does: "empties",
    source: "https://airflow.apache.org/docs/apache-airflow/stable/cli-and-env-variables-ref.html#reset",
  },
  {
    name: "prisma migrate reset",
    run: ["prisma", "migrate", "reset"],
    needs: ["--force", "-f"],
    does: "empties",
    source: "https://www.prisma.io/docs/cli/migrate/reset",
  },
  {
    name: "prisma db push --force-reset",
    run: ["prisma", "db", "push", "--force-reset"],
    does: "empties",
    source: "https://www.prisma.io/docs/cli/db/push",
  },
  {
    name: "prisma db push --accept-data-loss",
    run: ["prisma", "db", "push", "--accept-data-loss"],
    does: "may lose",
    source: "https://www.prisma.io/docs/cli/db/push",
  },
  {
    name: "sequelize db:drop",
    run: ["sequelize|sequelize-cli", "db:drop|db:migrate:undo:all"],
    does: "empties",
    source: sequelize,
  },
  {
    name: "typeorm schema:drop",
    run: ["typeorm|typeorm-ts-node-commonjs|typeorm-ts-node-esm|cli.js", "schema:drop"],
    does: "empties",
    source: "https://typeorm.io/docs/advanced-topics/using-cli",
  },
  {
    name: "knex migrate:rollback --all",
    run: ["knex", "migrate:rollback", "--all"],
    does: "empties",
    source: "https://knexjs.org/guide/migrations.html",
  },
  {
    name: "mikro-orm migration:fresh",
    run: ["mikro-orm", "migration:fresh|schema:fresh"],
    does: "empties",
    source: mikroOrm,
  },
  { name: "mikro-orm schema:drop", run: ["mikro-orm", "schema:drop", "--run|-r"], does: "empties", source: mikroOrm },
  { name: "rails db:reset", run: ["rails|rake", "db:reset|db:migrate:reset"], does: "empties", source: rails },
  { name: "rails db:drop", run: ["rails|rake", "db:drop|db:purge"], does: "empties", source: rails },
  { name: "artisan migrate:fresh", run: ["artisan", "migrate:fresh|migrate:refresh"], does: "empties", source: laravel },
  { name: "artisan migrate:reset", run: ["artisan", "migrate:reset"], unless: ["--pretend"], does: "empties", source: laravel },
  {
    name: "artisan db:wipe",
    run: ["artisan", "db:wipe"],
    does: "empties",
    source: "https://github.com/laravel/framework/pull/29620",
  },
  {
    name: "doctrine:database:drop",
    run: ["console|doctrine", "doctrine:database:drop|doctrine:schema:drop|orm:schema-tool:drop", "--force|-f"],
    does: "empties",
    source: "https://www.doctrine-project.org/projects/doctrine-orm/en/3.3/reference/tools.html",
  },
  {
    name: "dotnet ef database drop",
    run: ["dotnet", "ef", "database", "drop"],
    needs: ["--force", "-f"],
    unless: ["--dry-run"],
    does: "empties",
    source: "https://learn.microsoft.com/ef/core/cli/dotnet#dotnet-ef-database-drop",
  },
  {
    name: "flyway clean",
    run: ["flyway", "clean"],
    does: "empties",
    source: "https://documentation.red-gate.com/flyway/reference/commands/clean",
  },
  {
    name: "liquibase drop-all",
    run: ["liquibase", "drop-all|dropAll"],
    does: "empties",
    source: "https://docs.liquibase.com/commands/utility/drop-all.html",
  },
  {
    name: "migrate drop",
    run: ["migrate", "drop", "-f"],
    does: "empties",
    source: "https://github.com/golang-migrate/migrate/tree/master/cmd/migrate",
  },
  {
    name: "goose reset",
    run: ["goose", "reset"],
    does: "empties",
    source: "https://pressly.github.io/goose/documentation/cli-commands/",
  },
  { name: "dbmate drop", run: ["dbmate", "drop"], does: "empties", source: "https://github.com/amacneil/dbmate#commands" },
  {
    name: "sqlx database drop",
    run: ["sqlx", "database", "drop|reset"],
    needs: ["-y", "-f"],
    does: "empties",
    source: "https://github.com/launchbadge/sqlx/tree/main/sqlx-cli",
  },
  {
    name: "diesel database reset",
    run: ["diesel", "database", "reset"],
    does: "empties",
    source: "https://diesel.rs/guides/getting-started",
  },
  { name: "mix ecto.drop", run: ["mix", "ecto.drop|ecto.reset"], does: "empties", source: ecto },
  { name: "dropdb", run: ["dropdb"], does: "empties", source: "https://www.postgresql.org/docs/current/app-dropdb.html" },
  {
    name: "mysqladmin drop",
    run: ["mysqladmin|mariadb-admin", "drop"],
    needs: ["-f", "--force"],
    does: "empties",
    source: "https://dev.mysql.com/doc/refman/8.4/en/mysqladmin.html",
  },
];

/** Clients that take statements as an argument; here-documents and files are not read. */
const clients = /^(?:psql|mysql|mariadb|mongosh|mongo|cockroach|clickhouse-client)$/;
const dropping = /\bDROP\s+(?:DATABASE|SCHEMA)\b|\.dropDatabase\s*\(/i;

/** What a command line does to the data of a database; null for nothing of the table, and where a word is not known that may decide. */
export function findDestruction(argv: readonly (string | null)[]): Pick<Destruction, "name" | "does"> | null {
  const line = launched(argv);
  if (line === null) return null;
  const { program, rest } = line;
  const has = (words: readonly string[]): boolean => words.some((word) => rest.includes(word));
  if (clients.test(program))
    return rest.some((word) => word !== null && dropping.test(word)) ? { name: `${program} … DROP`, does: "empties" } : null;
  if (has(help)) return null;
  return (
    destructions.find(
      ({ run, needs, unless = [] }) =>
        run[0]?.split("|").includes(program) === true &&
        inOrder(run.slice(1), rest) &&
        (needs === undefined || has(needs)) &&
        !has(unless) &&
        (unless.length === 0 || !rest.includes(null)),
    ) ?? null
  );
}
