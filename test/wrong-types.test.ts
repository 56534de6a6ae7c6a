/** A field of a wrong type anywhere, in the cases of every rule: nothing throws and no rule fails. What is said of it: test/oracle. */
import { expect, test } from "vitest";
import { lint } from "../shared/index.ts";
import { type Path, printPath } from "../shared/model/resource.ts";
import { rules } from "../shared/rules/index.ts";
import { lintText } from "../shared/text.ts";
import { keyOf } from "./oracle/store.ts";
import { replaced, replacements, triedIn } from "./oracle/wrong-types.ts";
import { type Case, casesOf, rulesWithCases, settingsOf, today } from "./support/cases.ts";
import { type CaseObject, objectsOf, toResource } from "./support/objects.ts";

const on = Object.fromEntries(rules.map(({ id }) => [id, { on: true as const }]));

/** The faults of all rules on a case in which one object is another. */
function faultsOf(each: Case, objects: readonly CaseObject[]): readonly string[] {
  const settings = { ...settingsOf(each), rules: on };
  return lint(
    objects.map((object) => toResource(object)),
    settings,
    { today },
  ).faults.map(({ rule, message }) => `${rule}: ${message}`);
}

/** Every case with a value at a tried path of one of its objects. */
function* changed(rule: string, value: unknown, isTried: (path: Path) => boolean = () => true) {
  for (const each of casesOf(rule)) {
    const objects = objectsOf(each);
    for (const [index, { file, body }] of objects.entries()) {
      for (const path of triedIn(body).filter(isTried)) {
        const wrong = { file, body: replaced(body, path, value) as CaseObject["body"] };
        yield { each, objects: objects.with(index, wrong), where: `${each.title}: ${file}: ${printPath(path)}` };
      }
    }
  }
}

test.each(rulesWithCases())("%s: no rule fails on a field of another type", (rule) => {
  for (const [what, value] of Object.entries(replacements)) {
    for (const { each, objects, where } of changed(rule, value)) {
      expect(faultsOf(each, objects), `${where} is ${what}`).toEqual([]);
    }
  }
});

/** Every ninth field: a long text costs time. */
const isChosen = (path: Path): boolean => Buffer.from(keyOf(path), "base64url").readUInt32BE(0) % 9 === 0;

test.each(rulesWithCases())("%s: no rule fails on a text of a megabyte", (rule) => {
  for (const { each, objects, where } of changed(rule, "x ".repeat(2 ** 19), isChosen)) {
    expect(faultsOf(each, objects), where).toEqual([]);
  }
});

test("a text of a megabyte is read from a file", () => {
  const long = "x".repeat(2 ** 20);
  const [each] = casesOf("unbounded-wait");
  for (const { body } of each === undefined ? [] : objectsOf(each)) {
    for (const path of triedIn(body)) {
      const text = JSON.stringify(replaced(body, path, long));
      const { notAnalysed, stats } = lintText([{ path: "a.json", text }], { ...settingsOf(each as Case), rules: on }, { today });
      expect(notAnalysed.filter(({ kind }) => kind === "file" || kind === "fault")).toEqual([]);
      expect(stats.documents).toBe(1);
    }
  }
});
