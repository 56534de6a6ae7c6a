/** What holds for every rule, whatever it finds: checked on every case. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lint } from "../shared/index.ts";
import type { Resource } from "../shared/model/resource.ts";
import { printPath } from "../shared/model/resource.ts";
import { rules } from "../shared/rules/index.ts";
import { lintText } from "../shared/text.ts";
import { casesOf, settingsOf, today } from "./support/cases.ts";
import { objectsOf, pathsOf, toResource } from "./support/objects.ts";

for (const rule of rules) {
  describe(rule.id, () => {
    for (const each of casesOf(rule.id)) {
      const own = settingsOf(each);
      const settings = { ...own, rules: { ...own.rules, [rule.id]: { on: true as const, ...own.rules[rule.id] } } };
      const objects = objectsOf(each);
      const find = (resources: readonly Resource[]): readonly string[] =>
        lint(resources, settings, { today, rules: [rule] })
          .findings.map(({ level, message, place }) => `${level} ${place.resource.kind} ${printPath(place.path)} ${message}`)
          .sort();

      test(`${each.title}: an unknown value adds no finding`, () => {
        const known = find(objects.map((object) => toResource(object)));
        for (const [index, object] of objects.entries()) {
          for (const path of pathsOf(object.body)) {
            const found = find(objects.map((other, at) => toResource(other, at === index ? [path] : [])));
            expect(surplus(found, known), `${object.file}: ${printPath(path)} unknown`).toEqual([]);
          }
        }
      });

      test(`${each.title}: the order of keys says nothing`, () => {
        const known = find(objects.map((object) => toResource(object)));
        fc.assert(
          fc.property(fc.infiniteStream(fc.nat()), (numbers) => {
            const shuffled = objects.map(({ file, body }) => toResource({ file, body: shuffle(body, numbers) as typeof body }));
            expect(find(shuffled)).toEqual(known);
          }),
          { numRuns: 10 },
        );
      });

      test(`${each.title}: the name of a file says nothing`, () => {
        const renamed = (path: string): string => `deploy/${path.replace(/^(.*\/)?/, "$1zz-")}`;
        const found = (rename: (path: string) => string, shown: (path: string) => string): readonly string[] =>
          lintText(
            each.files.map(({ path, text }) => ({ path: rename(path), text })),
            settings,
            { today, rules: [rule.id] },
          )
            .findings.map(({ file, line, column, level, message }) => `${shown(file)}:${line}:${column} ${level} ${message}`)
            .sort();
        const same = (path: string): string => path;
        expect(found(renamed, same)).toEqual(found(same, renamed));
      });
    }
  });
}

/** What `found` has more often than `known`. A finding that lists less than a known one is no other. */
function surplus(found: readonly string[], known: readonly string[]): readonly string[] {
  const left = [...known];
  return found.filter((one) => {
    const index = left.includes(one) ? left.indexOf(one) : left.findIndex((other) => listsLess(one, other));
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

/** The same sentence, with fewer of the quoted words of a list. */
function listsLess(one: string, other: string): boolean {
  const frame = (message: string): string => message.replace(/"[^"]*"(?:, "[^"]*")*/g, '""');
  const words = (message: string): readonly string[] => message.match(/"[^"]*"/g) ?? [];
  return frame(one) === frame(other) && words(one).every((word) => words(other).includes(word));
}

/** `value` with the keys of every object in another order. */
function shuffle(value: unknown, numbers: Iterator<number>): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffle(item, numbers));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, below]) => [numbers.next().value ?? 0, key, shuffle(below, numbers)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => a - b).map(([, key, below]) => [key, below]));
}
