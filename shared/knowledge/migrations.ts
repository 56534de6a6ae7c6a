/** Commands that change a database schema, and whether two of them at once wait for each other. */

interface Migration {
  /** The command as people call it, for messages. */
  readonly name: string;
  /** Words that occur in this order: the program or script file first, then its subcommands. A word may list alternatives with `|`. */
  readonly run: readonly string[];
  /** Words that make it only look: a subcommand, a flag (`--check` also stands for `--check=…`). */
  readonly checks?: readonly string[];
  /**
   * True when the tool takes a lock by itself, so that a second one waits or stops; false when it is documented or
   * known from its issues that it takes none; null when it depends on version, option or database, or is not known.
   */
  readonly locks: boolean | null;
  /** Words that make it take a lock where it takes none by default. */
  readonly locksWith?: readonly string[];
  readonly source: string;
}

/** Options with which a tool only tells something about itself. */
export const help = ["--help", "-h", "--version"];

export const migrations: readonly Migration[] = [
  {
    name: "manage.py migrate",
    run: ["manage.py|django-admin", "migrate"],
    checks: ["--check", "--plan"],
    locks: false,
    source: "https://docs.djangoproject.com/en/stable/ref/django-admin/#migrate",
  },
  {
    name: "alembic upgrade",
    run: ["alembic", "upgrade"],
    checks: ["--sql"],
    locks: false,
    source: "https://github.com/sqlalchemy/alembic/issues/633",
  },
  {
    name: "flask db upgrade",
    run: ["flask", "db", "upgrade"],
    checks: ["--sql"],
    locks: false,
    source: "https://flask-migrate.readthedocs.io/ (Alembic, https://github.com/sqlalchemy/alembic/issues/633)",
  },
  {
    name: "superset db upgrade",
    run: ["superset", "db", "upgrade"],
    locks: false,
    source: "https://superset.apache.org/docs/installation/upgrading-superset/ (Flask-Migrate)",
  },
  {
    name: "airflow db migrate",
    run: ["airflow", "db", "migrate|upgrade"],
    checks: ["--show-sql-only"],
    locks: null,
    source: "https://airflow.apache.org/docs/apache-airflow/stable/installation/upgrading.html",
  },
  {
    name: "sequelize db:migrate",
    run: ["sequelize|sequelize-cli", "db:migrate"],
    locks: false,
    source: "https://github.com/sequelize/umzug/discussions/144",
  },
  {
    name: "typeorm migration:run",
    run: ["typeorm|typeorm-ts-node-commonjs|typeorm-ts-node-esm|cli.js", "migration:run"],
    locks: false,
    source: "https://github.com/typeorm/typeorm/issues/4588",
  },
  {
    name: "prisma migrate deploy",
    run: ["prisma", "migrate", "deploy"],
    locks: true,
    source: "https://www.prisma.io/docs/orm/prisma-migrate/workflows/development-and-production",
  },
  {
    name: "prisma db push",
    run: ["prisma", "db", "push"],
    locks: null,
    source: "https://www.prisma.io/docs/orm/prisma-migrate/workflows/prototyping-your-schema",
  },
  {
    name: "knex migrate:latest",
    run: ["knex", "migrate:latest|migrate:up"],
    locks: true,
    source: "https://knexjs.org/guide/migrations.html",
  },
  {
    name: "node-pg-migrate up",
    run: ["node-pg-migrate", "up"],
    checks: ["--dry-run"],
    locks: true,
    source: "https://salsita.github.io/node-pg-migrate/cli",
  },
  {
    name: "drizzle-kit migrate",
    run: ["drizzle-kit", "migrate|push"],
    locks: null,
    source: "https://orm.drizzle.team/docs/drizzle-kit-migrate",
  },
  {
    name: "mikro-orm migration:up",
    run: ["mikro-orm", "migration:up"],
    locks: null,
    source: "https://mikro-orm.io/docs/migrations",
  },
  {
    name: "rails db:migrate",
    run: ["rails|rake", "db:migrate|db:prepare"],
    locks: true,
    source: "https://api.rubyonrails.org/classes/ActiveRecord/ConcurrentMigrationError.html (advisory lock since 5.0)",
  },
  {
    name: "artisan migrate",
    run: ["artisan", "migrate"],
    checks: ["--pretend"],
    locks: false,
    locksWith: ["--isolated"],
    source: "https://github.com/laravel/framework/pull/44743",
  },
  {
    name: "doctrine:migrations:migrate",
    run: ["console|doctrine|doctrine-migrations", "doctrine:migrations:migrate|migrations:migrate|migrate"],
    checks: ["--dry-run"],
    locks: null,
    source: "https://www.doctrine-project.org/projects/doctrine-migrations/en/stable/reference/managing-migrations.html",
  },
  {
    name: "phinx migrate",
    run: ["phinx", "migrate"],
    checks: ["--dry-run", "-x"],
    locks: null,
    source: "https://book.cakephp.org/phinx/0/en/commands.html",
  },
  {
    name: "dotnet ef database update",
    run: ["dotnet", "ef", "database", "update"],
    locks: null,
    source: "https://github.com/dotnet/EntityFramework.Docs/pull/4828 (a lock since EF 9, none before)",
  },
  {
    name: "flyway migrate",
    run: ["flyway", "migrate"],
    locks: true,
    source: "https://documentation.red-gate.com/flyway (frequently asked: several nodes in parallel)",
  },
  {
    name: "liquibase update",
    run: ["liquibase", "update|update-count|update-to-tag|updateCount|updateToTag"],
    locks: true,
    source: "https://docs.liquibase.com/concepts/tracking-tables/databasechangeloglock-table.html",
  },
  {
    name: "migrate up",
    run: ["migrate", "up|goto"],
    locks: true,
    source: "https://pkg.go.dev/github.com/golang-migrate/migrate/v4/database#Driver (Lock)",
  },
  {
    name: "goose up",
    run: ["goose", "up|up-by-one|up-to"],
    locks: null,
    source: "https://pkg.go.dev/github.com/pressly/goose/v3/lock (a locker is an option of the library)",
  },
  {
    name: "dbmate up",
    run: ["dbmate", "up|migrate"],
    locks: null,
    source: "https://github.com/amacneil/dbmate",
  },
  {
    name: "atlas migrate apply",
    run: ["atlas", "migrate", "apply"],
    checks: ["--dry-run"],
    locks: true,
    source: "https://atlasgo.io/versioned/apply",
  },
  {
    name: "sql-migrate up",
    run: ["sql-migrate", "up"],
    checks: ["-dryrun", "--dryrun"],
    locks: null,
    source: "https://github.com/rubenv/sql-migrate",
  },
  {
    name: "tern migrate",
    run: ["tern", "migrate"],
    locks: true,
    source: "https://github.com/jackc/tern",
  },
  {
    name: "sqlx migrate run",
    run: ["sqlx", "migrate", "run"],
    checks: ["--dry-run"],
    locks: true,
    source: "https://github.com/transact-rs/sqlx/pull/2063",
  },
  {
    name: "diesel migration run",
    run: ["diesel", "migration", "run"],
    locks: null,
    source: "https://diesel.rs/guides/getting-started",
  },
  {
    name: "mix ecto.migrate",
    run: ["mix", "ecto.migrate"],
    locks: true,
    source: "https://hexdocs.pm/ecto_sql/Ecto.Migrator.html",
  },
  {
    name: "migrate sql",
    run: ["hydra|kratos|keto", "migrate", "sql"],
    locks: null,
    source: "https://github.com/ory/k8s/issues/247",
  },
];

/** Programs that run the program in their arguments, with the words that belong to them. */
const launchers: Readonly<Record<string, readonly string[]>> = {
  python: ["-m"],
  python2: ["-m"],
  python3: ["-m"],
  poetry: ["run"],
  pipenv: ["run"],
  pdm: ["run"],
  uv: ["run"],
  rye: ["run"],
  bundle: ["exec"],
  npx: [],
  bunx: [],
  pnpx: [],
  npm: ["exec", "x"],
  pnpm: ["exec", "dlx"],
  yarn: ["run", "exec", "dlx"],
  bun: ["run", "x"],
  node: [],
  ruby: [],
  php: [],
  deno: ["run"],
};

const programOf = (word: string): string => word.slice(word.lastIndexOf("/") + 1);

const launcherOf = (program: string): readonly string[] | undefined => {
  const name = program.replace(/^python3\.\d{1,2}$/, "python3");
  return Object.hasOwn(launchers, name) ? launchers[name] : undefined;
};

/** The program behind its launchers (`npx --yes prisma`, `python -m`, `bundle exec`), without its directory, and its arguments; null when it is not known. */
export function launched(argv: readonly (string | null)[]): {
  readonly program: string;
  readonly rest: readonly (string | null)[];
} | null {
  const start = afterLaunchers(argv);
  const program = argv[start];
  return program == null ? null : { program: programOf(program), rest: argv.slice(start + 1) };
}

/** The migration that a command line runs; null for none, for one that only checks, and where a word that decides is not known. */
export function findMigration(argv: readonly (string | null)[]): Migration | null {
  const line = launched(argv);
  if (line === null) return null;
  const { program, rest } = line;
  const found = byProgram.get(program)?.find(({ run }) => inOrder(run.slice(1), rest));
  if (found === undefined || rest.includes(null)) return found !== undefined && !mayCheck(found) ? found : null;
  return rest.some((word) => word !== null && isCheck(found, word)) ? null : found;
}

/** Whether this call of a migration takes a lock by itself, see `Migration.locks`. */
export const takesLock = ({ locks, locksWith = [] }: Migration, argv: readonly (string | null)[]): boolean | null =>
  argv.some((word) => word !== null && locksWith.some((flag) => word === flag || word.startsWith(`${flag}=`))) ? true : locks;

const byProgram = new Map<string, Migration[]>();
for (const migration of migrations) {
  for (const program of migration.run[0]?.split("|") ?? [])
    byProgram.set(program, [...(byProgram.get(program) ?? []), migration]);
}

function afterLaunchers(argv: readonly (string | null)[]): number {
  let index = 0;
  for (let depth = 0; depth < 3; depth++) {
    const word = argv[index];
    const own = word == null ? undefined : launcherOf(programOf(word));
    if (own === undefined) return index;
    index++;
    while (index < argv.length && (own.includes(argv[index] ?? "") || argv[index]?.startsWith("-"))) index++;
  }
  return index;
}

const isOneOf = (alternatives: string | undefined, word: string): boolean => alternatives?.split("|").includes(word) === true;

/** The words in this order, with others between them; an expected word may list alternatives with `|`. */
export function inOrder(expected: readonly string[], words: readonly (string | null)[]): boolean {
  let next = 0;
  for (const word of words) {
    if (next === expected.length) return true;
    if (word !== null && isOneOf(expected[next], word)) next++;
  }
  return next === expected.length;
}

const mayCheck = ({ checks }: Migration): boolean => checks !== undefined;

const isCheck = ({ checks = [] }: Migration, word: string): boolean =>
  help.includes(word) || checks.some((check) => word === check || word.startsWith(`${check}=`));
