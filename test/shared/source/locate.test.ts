import fc from "fast-check";
import { expect, test } from "vitest";
import { Document, parseDocument, Scalar } from "yaml";
import type { Range } from "../../../shared/engine/report.ts";
import type { Span } from "../../../shared/model/finding.ts";
import { at, type Path } from "../../../shared/model/resource.ts";
import { readFile } from "../../../shared/source/documents.ts";
import { locate } from "../../../shared/source/locate.ts";

const head = "apiVersion: v1\nkind: Pod\n";

/** The text of a range, cut out by lines and columns alone. */
function cut(text: string, { line, column, endLine, endColumn }: Range): string {
  const lines = text.replace(/^\ufeff/, "").split("\n");
  if (line === endLine) return (lines[line - 1] ?? "").slice(column - 1, endColumn - 1);
  const first = (lines[line - 1] ?? "").slice(column - 1);
  return [first, ...lines.slice(line, endLine - 1), (lines[endLine - 1] ?? "").slice(0, endColumn - 1)].join("\n");
}

function resourceIn(text: string, index = 0) {
  const { resources, notAnalysed } = readFile({ path: "a.yaml", text });
  const resource = resources[index];
  if (resource === undefined) throw new Error(`no resource ${index}: ${JSON.stringify(notAnalysed)}`);
  return resource;
}

const rangeIn = (text: string, path: Path, span?: Span, index = 0): Range =>
  locate({ resource: resourceIn(text, index), path, span });

/** The text at a path; `word` narrows it to where the value holds that word. */
function textAt(text: string, path: Path, word?: string): string {
  if (word === undefined) return cut(text, rangeIn(text, path));
  const value = String(at(resourceIn(text).body, path));
  const start = value.indexOf(word);
  return cut(text, rangeIn(text, path, { start, end: start + word.length }));
}

const pod = `${head}metadata: {name: "a", labels: {app: b}}
spec:
  initContainers:
    - name: one
      image: "busybox:1"
      command: [sh, -c, 'echo ''hi'' there']
      env:
    - {name: two, args: [x]}
    -
      name: three
    - []
    - plain
  containers: []
`;
const inits = (...path: Path): Path => ["spec", "initContainers", ...path];

test.each<readonly [string, Path, string]>([
  ["a plain scalar", ["kind"], "Pod"],
  ["a quoted scalar, with its quotes", inits(0, "image"), '"busybox:1"'],
  ["a scalar in braces", ["metadata", "labels", "app"], "b"],
  ["a map: its key", ["spec"], "spec"],
  ["a list: its key", inits(), "initContainers"],
  ["a map in braces: its key", ["metadata", "labels"], "labels"],
  ["an item that is a map: its first key", inits(0), "name"],
  ["an item that is a map in braces", inits(1), "name"],
  ["an item below its dash", inits(2), "name"],
  ["an item that is an empty list: its line", inits(3), "[]"],
  ["an item that is a scalar", inits(4), "plain"],
  ["an empty list: its key", ["spec", "containers"], "containers"],
  ["a key without a value", inits(0, "env"), "env"],
  ["a missing field: the nearest that exists", inits(0, "resources", "limits"), "name"],
  ["a missing item: the list", inits(9, "name"), "initContainers"],
  ["below a scalar: the scalar", inits(0, "image", "x"), '"busybox:1"'],
  ["the resource: its first key", [], "apiVersion"],
  ["a missing field of the resource", ["status"], "apiVersion"],
])("place of %s", (_, path, expected) => expect(textAt(pod, path)).toBe(expected));

test("lines and columns count from 1, the end is exclusive", () => {
  expect(rangeIn(pod, inits(0, "name"))).toEqual({ file: "a.yaml", line: 6, column: 13, endLine: 6, endColumn: 16 });
});

test("of a key that stands twice the last one counts, as for the server", () => {
  expect(rangeIn(`${head}spec: 1\nspec: 2\n`, ["spec"]).line).toBe(4);
});

test.each<readonly [string, string, Path, number, string]>([
  ["an alias", `${head}a: &x one\nb: *x\n`, ["b"], 3, "one"],
  ["inside an alias", `${head}a: &x {c: one}\nb: *x\n`, ["b", "c"], 3, "one"],
  ["an alias of a map: the key that uses it", `${head}a: &x {c: one}\nb: *x\n`, ["b"], 4, "b"],
  ["a merge key", `${head}a: &x {c: one}\nb:\n  <<: *x\n  d: 1\n`, ["b", "c"], 3, "one"],
  ["a key after a merge key", `${head}a: &x {c: one}\nb:\n  <<: *x\n  c: two\n`, ["b", "c"], 6, "two"],
  ["a key before a merge key, which overrides it", `${head}a: &x {c: one}\nb:\n  c: two\n  <<: *x\n`, ["b", "c"], 3, "one"],
  ["the first of several merged maps", `${head}a: &x {c: 1}\nb: &y {c: 2}\nd:\n  <<: [*x, *y]\n`, ["d", "c"], 3, "1"],
  ["a key that is no string", `${head}a: {0x10: one}\n`, ["a", "16"], 3, "one"],
  ["an anchor that is defined again", `${head}a: &x one\nb: &x two\nc: *x\n`, ["c"], 4, "two"],
])("through %s", (_, text, path, line, expected) => {
  expect(rangeIn(text, path).line).toBe(line);
  expect(textAt(text, path)).toBe(expected);
});

test.each<readonly [string, string, string]>([
  ["literal block", "a: |\n  one two\n  three four\n", "four"],
  ["literal block, deeper line", "a: |-\n  if x\n    then word\n", "word"],
  ["literal block with an indicator", "a: |2\n    one\n   two\n", "two"],
  ["literal block that starts with blank lines", "a: |\n\n\n  one\n", "one"],
  ["literal block with CRLF", "a: |\r\n  one\r\n  two\r\n", "two"],
  ["literal block with a comment in its header", "a: | # note\n  one\n", "one"],
  ["literal block with tabs", "a: |\n  \tx\tword\n", "word"],
  ["folded block", "a: >\n  one\n  two\n\n  three\n    four\n  five\n", "five"],
  ["folded block, deeper line", "a: >-\n  one\n    two\n  three\n", "two"],
  ["folded block, after its blank lines", "a: >+\n  one\n\n\n  two\n\n", "two"],
  ["folded block with an indicator", "a: >1\n  one\n three\n", "three"],
  ["double quotes", 'a: "one \\"two\\" \\x41 \\u00e9 \\t three"\n', "three"],
  ["double quotes over lines", 'a: "one\n  two\n\n  three \\\n  four"\n', "four"],
  ["double quotes, escaped blank after a break", 'a: "one\\\n  \\  two"\n', "two"],
  ["single quotes", "a: 'it''s ''one'' two'\n", "two"],
  ["single quotes over lines", "a: 'one\n  two\n\n  it''s three'\n", "three"],
  ["plain over lines", "a: one\n  two\n\n  three\n", "three"],
  ["plain over lines with CRLF", "a: one\r\n  two\r\n\r\n  three\r\n", "three"],
  ["astral characters before", 'a: "\u{1f600} é \u{1f600} word"\n', "word"],
  ["quotes at the margin, which libyaml takes", 'a: "one\ntwo word"\n', "word"],
  ["brackets at the margin, which libyaml takes", "a: [\nb,\nc]\n", "[\nb,\nc]"],
])("a word in %s", (_, yaml, word) => {
  const text = `${head}${yaml}`;
  if (word.startsWith("[")) expect(textAt(text, ["a", 1])).toBe("c");
  else expect(textAt(text, ["a"], word)).toBe(word);
});

test("the last word of every file is found without a line break at its end", () => {
  for (const yaml of ["a: |\n  one two", "a: >\n  one two", "a: one two", 'a: "one two"', "a: 'one\n  two'"]) {
    expect(textAt(head + yaml, ["a"], "two")).toBe("two");
  }
});

test("a span over lines ends where it really ends", () => {
  const text = `${head}a: |\n  one two\n    three four\n`;
  expect(rangeIn(text, ["a"], { start: 4, end: 17 })).toMatchObject({ line: 4, column: 7, endLine: 5, endColumn: 12 });
});

test("a span of nothing is a point, and one outside of the value is the value", () => {
  const text = `${head}a: "xyz"\n`;
  expect(rangeIn(text, ["a"], { start: 1, end: 1 })).toMatchObject({ column: 6, endColumn: 6 });
  expect(cut(text, rangeIn(text, ["a"], { start: 1, end: 9 }))).toBe('"xyz"');
  expect(cut(text, rangeIn(text, ["a"], { start: 2, end: 1 }))).toBe('"xyz"');
});

test("a span into a value that does not exist says nothing about its ancestor", () => {
  expect(cut(pod, rangeIn(pod, inits(0, "image", "x"), { start: 0, end: 2 }))).toBe('"busybox:1"');
});

test("a block scalar ends with its last line of text", () => {
  expect(rangeIn(`${head}a: |+\n  one\n\n\nb: 1\n`, ["a"])).toMatchObject({ line: 3, column: 4, endLine: 4, endColumn: 6 });
});

test("a byte-order mark takes no column", () => {
  expect(rangeIn("\ufeffkind: Pod\napiVersion: v1\n", ["kind"])).toMatchObject({ line: 1, column: 7, endColumn: 10 });
});

test("later documents and items of a List stand in the same file", () => {
  const text = `${head}---\nkind: List\napiVersion: v1\nitems:\n- kind: Pod\n  apiVersion: v1\n  metadata: {name: in-list}\n`;
  expect(rangeIn(text, ["metadata", "name"], undefined, 1)).toMatchObject({ line: 9, column: 20 });
  expect(rangeIn(text, ["spec"], undefined, 1)).toMatchObject({ line: 7, column: 3 });
});

test("JSON", () => {
  const text = '{\n\t"kind": "Pod",\n\t"apiVersion": "v1",\n\t"spec": {"a": ["\\u0041 word"]}\n}\n';
  expect(textAt(text, ["spec", "a", 0], "word")).toBe("word");
  expect(textAt(text, ["spec"])).toBe('"spec"');
});

test("a resource without a text is at the start of its file", () => {
  const resource = Object.create({ file: null });
  expect(locate({ resource, path: ["spec"] })).toEqual({ file: "", line: 1, column: 1, endLine: 1, endColumn: 1 });
});

const styles = ["PLAIN", "QUOTE_SINGLE", "QUOTE_DOUBLE", "BLOCK_LITERAL", "BLOCK_FOLDED"] as const;
const between = fc.array(
  fc.constantFrom(
    " ",
    "  ",
    "\n",
    "\n\n",
    "\n  ",
    "\t",
    "'",
    '"',
    "''",
    "\\",
    "\\n",
    ": ",
    " #",
    "é",
    "\u{1f600}",
    ", ",
    "{",
    "- ",
  ),
  { minLength: 1, maxLength: 4 },
);

test("every word of every string is found in every style", () => {
  const spelt = new Set<string>();
  fc.assert(
    fc.property(
      fc.constantFrom(...styles),
      fc.array(between, { minLength: 1, maxLength: 12 }),
      fc.constantFrom("", "\n", "\n\n"),
      fc.integer({ min: 20, max: 90 }),
      fc.integer({ min: 2, max: 5 }),
      fc.boolean(),
      (style, gaps, ending, lineWidth, indent, crlf) => {
        const value = gaps.map((gap, index) => `w${index}x${gap.join("")}`).join("") + ending;
        const scalar = new Scalar(value);
        scalar.type = style;
        const document = new Document({ apiVersion: "v1", kind: "Pod", spec: { list: [{ command: ["sh"] }] } });
        document.setIn(["spec", "list", 0, "command", 1], scalar);
        const lines = document.toString({ lineWidth, indent, blockQuote: style === "BLOCK_FOLDED" ? "folded" : true });
        const text = crlf ? lines.replaceAll("\n", "\r\n") : lines;
        const path = ["spec", "list", 0, "command", 1];
        // The writer (yaml 2.9) folds some strings into others and breaks surrogate pairs; those are no case.
        const back = parseDocument(text);
        fc.pre(!/\p{Cs}/u.test(text) && back.errors.length === 0 && back.getIn(path) === value);
        const resource = resourceIn(text);
        expect(at(resource.body, path)).toBe(value);
        spelt.add(/^[|>"']/.exec(cut(text, locate({ resource, path })))?.[0] ?? "plain");
        for (const { 0: word, index } of value.matchAll(/w\d+x/g)) {
          const range = locate({ resource, path, span: { start: index, end: index + word.length } });
          // Double quotes may be broken anywhere by a backslash.
          expect(cut(text, range).replace(/\\\r?\n */, "")).toBe(word);
        }
      },
    ),
    { numRuns: 2000 },
  );
  expect([...spelt].sort()).toEqual(['"', "'", ">", "plain", "|"]);
});

test("every character of a hand-folded string is found", () => {
  const word = fc.stringMatching(/^[a-z]{1,4}$/);
  const lineBreak = fc.constantFrom("\n    ", "\n\n    ", "\n  \n     ", " \n    ", "\n \t   ");
  const quotes = fc.constantFrom(["", ""], ["'", "'"], ['"', '"'], ["|\n    ", "\n"], [">-\n    ", "\n"], ["|+2\n    ", "\n\n"]);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(word, lineBreak), { minLength: 1, maxLength: 6 }),
      word,
      quotes,
      (parts, last, [open, close]) => {
        const text = `${head}a:\n  b: ${open}${parts.map(([each, gap]) => each + gap).join("")}${last}${close}\n`;
        const { resources } = readFile({ path: "a.yaml", text });
        const [resource] = resources;
        const value = at(resource?.body, ["a", "b"]);
        if (resource === undefined || typeof value !== "string") return;
        for (const { 0: character, index } of value.matchAll(/[a-z]/g)) {
          const range = locate({ resource, path: ["a", "b"], span: { start: index, end: index + 1 } });
          expect(cut(text, range)).toBe(character);
        }
        const lines = value.split(/\s+/).filter((each) => each !== "");
        const starts = [...value.matchAll(/[a-z]+/g)].map(({ index, 0: found }) => [index, index + found.length] as const);
        expect(starts.map(([start, end]) => cut(text, locate({ resource, path: ["a", "b"], span: { start, end } })))).toEqual(
          lines,
        );
      },
    ),
    { numRuns: 2000 },
  );
});
