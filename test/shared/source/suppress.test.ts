import { expect, test } from "vitest";
import type { Path } from "../../../shared/model/resource.ts";
import { readFile } from "../../../shared/source/documents.ts";
import { commentExceptions } from "../../../shared/source/suppress.ts";

const pod = (inits: string): string => `apiVersion: v1\nkind: Pod\nspec:\n  initContainers:\n${inits}`;
const read = (text: string) => readFile({ path: "a.yaml", text }).resources;
const exceptionsIn = (text: string) => read(text).flatMap((resource) => commentExceptions(resource));

function covers(text: string, path: Path, span?: { start: number; end: number }): boolean {
  const [resource] = read(text);
  return resource !== undefined && commentExceptions(resource).some((each) => each.covers({ resource, path, span }));
}
const image: Path = ["spec", "initContainers", 0, "image"];

test("a comment at the end of a line covers what stands on it", () => {
  const text = pod("  - name: a\n    image: b # initguard: allow mutable-image-tag: pinned elsewhere\n");
  expect(exceptionsIn(text)).toMatchObject([
    {
      rule: "mutable-image-tag",
      reason: "pinned elsewhere",
      place: { file: "a.yaml", line: 6, column: 14, endLine: 6, endColumn: 68 },
    },
  ]);
  expect(covers(text, image)).toBe(true);
  expect(covers(text, ["spec", "initContainers", 0, "name"])).toBe(false);
});

test("a missing field is covered where it is reported", () => {
  expect(covers(pod("  - name: a # initguard: allow x: y\n    image: b\n"), ["spec", "initContainers", 0, "resources"])).toBe(
    true,
  );
});

test("on a line of its own it covers the next line that is no comment", () => {
  const text = pod(
    "  - name: a\n    # initguard: allow one: r\n    # why\n    # initguard: allow two: s\n    image: b\n    args: [c]\n",
  );
  expect(exceptionsIn(text).map(({ rule }) => rule)).toEqual(["one", "two"]);
  const [resource] = read(text);
  if (resource === undefined) throw new Error("no resource");
  for (const each of commentExceptions(resource)) {
    expect(each.covers({ resource, path: image })).toBe(true);
    expect(each.covers({ resource, path: ["spec", "initContainers", 0, "args"] })).toBe(false);
    expect(each.covers({ resource, path: ["spec", "initContainers", 0, "name"] })).toBe(false);
  }
});

test("inside a script the words of the line are covered, and no others", () => {
  const text = pod(
    "  - name: a\n    command:\n    - sh\n    - -c\n    - |\n      sleep 5 # initguard: allow fixed-sleep: slow disk\n      sleep 6\n",
  );
  const script: Path = ["spec", "initContainers", 0, "command", 2];
  expect(covers(text, script, { start: 0, end: 7 })).toBe(true);
  expect(covers(text, script, { start: 52, end: 59 })).toBe(false);
  expect(covers(text, script)).toBe(false);
});

test.each<readonly [string, string, string]>([
  ["# initguard: allow a-rule: because: of this", "a-rule", "because: of this"],
  ["# initguard: allow a-rule", "a-rule", ""],
  ["# initguard: allow a-rule:", "a-rule", ""],
  ["#initguard: allow a-rule : late colon", "a-rule", "late colon"],
  ["#   initguard:  allow   a-rule:   blanks   ", "a-rule", "blanks"],
  ["# initguard: allow", "", ""],
  ["# initguard: ignore a-rule: misspelt verb", "ignore a-rule", "misspelt verb"],
  ["# initguard: allow a-rule: reason\r", "a-rule", "reason"],
])("%j", (comment, rule, reason) => {
  expect(exceptionsIn(pod(`  - name: a ${comment}\n`))).toMatchObject([{ rule, reason }]);
});

test.each([
  "# initguard is a linter",
  "# see initguard: the manual",
  "x#initguard: allow a: b",
  "# initguard: reads this file",
  "# initguard: allowance",
])("%j is none", (comment) => expect(exceptionsIn(pod(`  - name: a ${comment}\n`))).toEqual([]));

test("it belongs to the resource that it stands in", () => {
  const text = `${pod("  - name: a # initguard: allow one: r\n")}---\n# initguard: allow two: r\n${pod("  - name: b\n")}`;
  const found = read(text).map((resource) => commentExceptions(resource).map(({ rule }) => rule));
  expect(found).toEqual([["one"], ["two"]]);
  const [first, second] = read(text);
  if (first === undefined || second === undefined) throw new Error("no resources");
  const [one] = commentExceptions(first);
  expect(one?.covers({ resource: second, path: ["spec", "initContainers", 0, "name"] })).toBe(false);
});

test("in a List it belongs to the item whose line it covers", () => {
  const item = (name: string, comment: string): string =>
    `- apiVersion: v1\n  kind: Pod\n  metadata:\n    name: ${name}${comment}\n`;
  const list = `apiVersion: v1\nkind: List\nitems:\n${item("a", " # initguard: allow one: r")}# initguard: allow two: r\n${item("b", " # initguard: allow three: r")}`;
  const nested = `apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: List\n  items:\n${item("c", "").replaceAll(/^/gm, "  ").trimEnd()}\n${item("d", " # initguard: allow four: r")}`;
  const found = (text: string) =>
    read(text).map((resource) => [resource.name, commentExceptions(resource).map(({ rule }) => rule)]);
  expect(found(list)).toEqual([
    ["a", ["one"]],
    ["b", ["two", "three"]],
  ]);
  expect(found(nested)).toEqual([
    ["c", []],
    ["d", ["four"]],
  ]);
});

test("another file's line of the same number is not covered", () => {
  const text = pod("  - name: a\n    image: b # initguard: allow x: y\n");
  const [here] = readFile({ path: "a.yaml", text }).resources;
  const [there] = readFile({ path: "b.yaml", text }).resources;
  if (here === undefined || there === undefined) throw new Error("no resources");
  const [exception] = commentExceptions(here);
  expect(exception?.covers({ resource: here, path: image })).toBe(true);
  expect(exception?.covers({ resource: there, path: image })).toBe(false);
});
