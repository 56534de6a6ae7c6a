import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findMigration, migrations, takesLock } from "../../../shared/knowledge/migrations.ts";
import { toolSyntax } from "../../../shared/knowledge/tools.ts";

const find = (line: string) => findMigration(line.split(" "))?.name ?? null;

describe("a migration", () => {
  test.each([
    ["python manage.py migrate", "manage.py migrate"],
    ["python3.12 -u /app/manage.py migrate --noinput", "manage.py migrate"],
    ["./manage.py migrate", "manage.py migrate"],
    ["poetry run python manage.py migrate", "manage.py migrate"],
    ["alembic -c /x.ini upgrade head", "alembic upgrade"],
    ["python -m alembic upgrade head", "alembic upgrade"],
    ["flask db upgrade", "flask db upgrade"],
    ["npx sequelize-cli db:migrate --env production", "sequelize db:migrate"],
    ["node_modules/.bin/sequelize db:migrate", "sequelize db:migrate"],
    ["npx --yes prisma migrate deploy", "prisma migrate deploy"],
    ["yarn typeorm migration:run -d x.js", "typeorm migration:run"],
    ["node ./node_modules/typeorm/cli.js migration:run", "typeorm migration:run"],
    ["bundle exec rake db:migrate", "rails db:migrate"],
    ["bin/rails db:prepare", "rails db:migrate"],
    ["php artisan migrate --force", "artisan migrate"],
    ["php bin/console doctrine:migrations:migrate -n", "doctrine:migrations:migrate"],
    ["dotnet ef database update", "dotnet ef database update"],
    ["flyway -url=jdbc:x migrate", "flyway migrate"],
    ["liquibase --changelog-file=x update", "liquibase update"],
    ["migrate -path /m -database x up", "migrate up"],
    ["goose -dir /m postgres x up", "goose up"],
    ["atlas migrate apply --url x", "atlas migrate apply"],
    ["sqlx migrate run", "sqlx migrate run"],
    ["mix ecto.migrate", "mix ecto.migrate"],
    ["kratos migrate sql -e --yes", "migrate sql"],
    ["airflow db upgrade", "airflow db migrate"],
  ])("%s", (line, name) => {
    expect(find(line)).toBe(name);
  });

  test.each([
    "python manage.py migrate --check",
    "python manage.py migrate --plan",
    "python manage.py showmigrations",
    "python manage.py makemigrations migrations",
    "alembic current",
    "alembic upgrade head --sql",
    "flyway info",
    "flyway validate",
    "prisma migrate status",
    "prisma generate",
    "rails db:version",
    "php artisan migrate --pretend",
    "atlas migrate apply --dry-run",
    "echo alembic upgrade",
    "npm run migrate",
    "migrate --help up",
    "python",
    "",
  ])("%s is none", (line) => {
    expect(find(line)).toBeNull();
  });

  test("a word that is not known can be what makes it a check", () => {
    expect(findMigration(["manage.py", "migrate", null])).toBeNull();
    expect(findMigration(["alembic", null, "upgrade"])).toBeNull();
    expect(findMigration(["flyway", null, "migrate"])?.name).toBe("flyway migrate");
    expect(findMigration([null, "migrate"])).toBeNull();
  });

  test("takes a lock by itself or by a flag", () => {
    const lock = (line: string) => {
      const argv = line.split(" ");
      const found = findMigration(argv);
      return found === null ? undefined : takesLock(found, argv);
    };
    expect(lock("flyway migrate")).toBe(true);
    expect(lock("alembic upgrade head")).toBe(false);
    expect(lock("php artisan migrate")).toBe(false);
    expect(lock("php artisan migrate --force --isolated")).toBe(true);
    expect(lock("php artisan migrate --isolated=1")).toBe(true);
    expect(lock("dotnet ef database update")).toBeNull();
  });

  test("each entry finds itself and has a source", () => {
    for (const { run, source, name } of migrations) {
      expect(find(run.map((word) => word.split("|")[0]).join(" "))).toBe(name);
      expect(source).toMatch(/^https:\/\//);
    }
  });

  test("any words are read without an exception", () => {
    const word = fc.oneof(
      fc.constant(null),
      fc.constantFrom("python", "-m", "npx", "migrate", "up", "--check", "constructor", "toString"),
      fc.string(),
    );
    fc.assert(fc.property(fc.array(word), (argv) => void findMigration(argv)));
  });
});

test("every tool says where its syntax comes from, and no letter both takes a value and is attached", () => {
  for (const [name, { source, valued, attached = "" }] of Object.entries(toolSyntax)) {
    expect(source.length, name).toBeGreaterThan(5);
    for (const letter of attached) expect(valued.includes(letter), `${name} -${letter}`).toBe(false);
    expect(new Set(valued).size, name).toBe(valued.length);
  }
});
