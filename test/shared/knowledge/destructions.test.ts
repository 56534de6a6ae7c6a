import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { destructions, findDestruction } from "../../../shared/knowledge/destructions.ts";
import { findMigration } from "../../../shared/knowledge/migrations.ts";

const find = (line: string) => findDestruction(line.split(" "))?.name ?? null;

describe("a command that throws data away", () => {
  test.each([
    ["python manage.py flush --noinput", "manage.py flush"],
    ["poetry run python manage.py reset_db --noinput", "manage.py reset_db"],
    ["npx --yes prisma migrate reset --force", "prisma migrate reset"],
    ["pnpm exec prisma db push --accept-data-loss", "prisma db push --accept-data-loss"],
    ["npx prisma db push --accept-data-loss --force-reset", "prisma db push --force-reset"],
    ["bin/rails db:reset", "rails db:reset"],
    ["php artisan migrate:fresh --seed", "artisan migrate:fresh"],
    ["php bin/console doctrine:schema:drop --full-database --force", "doctrine:database:drop"],
    ["/flyway/flyway -url=x clean", "flyway clean"],
    ["migrate -path /m -database x drop -f", "migrate drop"],
    ["mysqladmin -f drop shop", "mysqladmin drop"],
  ])("%s", (line, name) => {
    expect(find(line)).toBe(name);
  });

  test.each([
    "python manage.py flush",
    "prisma migrate reset",
    "prisma db push",
    "php artisan migrate --force",
    "php artisan migrate:reset --pretend",
    "rails db:migrate",
    "alembic downgrade -1",
    "flyway clean -h",
    "echo prisma migrate reset --force",
    "git reset --hard",
  ])("not %s", (line) => {
    expect(find(line)).toBeNull();
  });

  test("statements that drop a database or a schema, but no table", () => {
    expect(findDestruction(["psql", "-c", "DROP SCHEMA public CASCADE"])?.does).toBe("empties");
    expect(findDestruction(["mongosh", "--eval", "db.dropDatabase()"])?.does).toBe("empties");
    expect(findDestruction(["psql", "-c", "drop table a"])).toBeNull();
    expect(findDestruction(["psql", "-f", null])).toBeNull();
  });

  test("every entry is found by its own words, and is no migration besides", () => {
    for (const { name, run, needs = [] } of destructions) {
      const argv = [...run, ...needs.slice(0, 1)].map((word) => word.split("|")[0] ?? "");
      expect(findDestruction(argv)?.name, name).toBe(name);
      if (!name.startsWith("prisma db push")) expect(findMigration(argv), name).toBeNull();
    }
  });

  test("nothing is thrown, and a word that is not known is none of the expected ones", () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.constantFrom("npx", "prisma", "db", "push", "--accept-data-loss", "x"))), (argv) => {
        const found = findDestruction(argv);
        if (found !== null) expect(argv).toContain("--accept-data-loss");
      }),
    );
  });
});
