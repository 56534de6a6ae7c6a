/**
 * YAML as the API server reads it. The table's answers come from sigs.k8s.io/yaml itself: test/oracle/yaml-truth regenerates it.
 */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { toData } from "../../../shared/source/data.ts";
import { isUnreadable, parseTree } from "../../../shared/source/parse.ts";
import { documentsOf } from "../../../shared/source/scan.ts";

interface Row {
  readonly yaml: string;
  readonly json?: unknown;
  readonly refused?: true;
}

const rows: readonly Row[] = JSON.parse(readFileSync(new URL("./yaml-truth.json", import.meta.url), "utf8"));

/** Read although the server refuses it: who writes this learns it from kubectl, and the rest of the file is still checked. */
const readAnyway = new Map<string, unknown>([
  ['v: "\\/\\e\\0"\n', { v: "/\x1b\0" }],
  ['v: "\\ud83d\\ude00"\n', { v: "\u{1f600}" }],
  ['a: "\\ud800"\n', { a: "\ud800" }],
  ["%YAML 1.2\n---\na: yes\n", { a: true }],
  ["a: |\n  \tx\n", { a: "\tx\n" }],
  ["{a: :b}", { a: ":b" }],
  ["a: x\u0085y\n", { a: "x\u0085y" }],
  ["a: x\u2028y\n", { a: "x\u2028y" }],
  ["- \ta\n", ["a"]],
]);

/** Refused, and so listed as not analysed, although the server reads it (some of it only because it stops early). */
const refusedHere = new Set(['"a":b\n', " a: 1\nb: 2\n", "a: [-]\n", "a: [#c\n1]\n"]);

/** Read otherwise: a last line without a line break gets one, a root scalar at the margin, a colon before a comma. */
const otherwise = new Map<string, unknown>([
  ["a: |\n  x", { a: "x\n" }],
  ["a: >\n  x", { a: "x\n" }],
  ["|\nx\n", "x\n"],
  ["[a:,b]", [{ a: null }, "b"]],
]);

/** The first document, as the server reads it; "refused" when it cannot be read. */
function read(yaml: string): unknown {
  const [first] = documentsOf(yaml);
  if (first === undefined) return { data: null };
  const tree = parseTree(yaml.slice(first.start, first.end));
  const result = isUnreadable(tree) ? tree : toData(tree);
  return isUnreadable(result) ? "refused" : { data: result.data };
}

test("the table covers scalars and structures", () => expect(rows.length).toBeGreaterThan(450));

test.each(rows.map((row) => [JSON.stringify(row.yaml), row] as const))("%s", (_, { yaml, json, refused }) => {
  const differently = readAnyway.get(yaml) ?? otherwise.get(yaml);
  if (differently !== undefined) expect(read(yaml)).toEqual({ data: differently });
  else expect(read(yaml)).toEqual(refused || refusedHere.has(yaml) ? "refused" : { data: json });
});

test("a difference is listed only while it is one", () => {
  const byText = new Map(rows.map((row) => [row.yaml, row]));
  for (const yaml of readAnyway.keys()) expect(byText.get(yaml)?.refused, yaml).toBe(true);
  for (const yaml of refusedHere) expect(byText.get(yaml), yaml).toHaveProperty("json");
  for (const [yaml, ours] of otherwise) expect(byText.get(yaml)?.json, yaml).not.toEqual(ours);
});

test("an own key never becomes the prototype", () => {
  const { data } = read("a: {__proto__: {polluted: yes}}\n") as { data: { a: object } };
  expect(Object.getPrototypeOf(data.a)).toBe(Object.prototype);
  expect(Object.keys(data.a)).toEqual(["__proto__"]);
});
