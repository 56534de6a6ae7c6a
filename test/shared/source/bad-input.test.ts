/** Hostile and broken text: it is said in one line where it matters, the rest goes on, and nothing throws or hangs. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readFile } from "../../../shared/source/documents.ts";
import { locate } from "../../../shared/source/locate.ts";
import { readSettings } from "../../../shared/source/settings-file.ts";
import { commentExceptions } from "../../../shared/source/suppress.ts";

const pod =
  "apiVersion: v1\nkind: Pod\nmetadata:\n  name: good\nspec:\n  initContainers: []\n  containers: [{name: a, image: b}]\n";
const holder = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: bad\nspec:\n  initContainers: &i []\n";

/** Reads and then uses everything that is lazy. */
function readAll(text: string) {
  const read = readFile({ path: "a.yaml", text });
  for (const resource of read.resources) {
    expect(typeof resource.partial).toBe("boolean");
    JSON.stringify(at(resource.body));
    for (const path of [[], ["spec"], ["spec", "initContainers", 0, "name"]])
      locate({ resource, path, span: { start: 0, end: 1 } });
    commentExceptions(resource);
  }
  return read;
}

/** Only the top: a body with aliases may be far larger than its text. */
const at = (body: unknown): unknown => (typeof body === "object" && body !== null ? Object.keys(body) : body);

const said = (text: string) => readAll(text).notAnalysed.map(({ file, line, reason }) => `${file}:${line}: ${reason}`);

test.each<readonly [string, string, string]>([
  ["broken YAML", `${holder}  bad: a: b\n`, "a.yaml:7: YAML is broken: a map stands where a single value is expected"],
  ["an open quote", `${holder}  bad: "a\n`, "a.yaml:8: YAML is broken: a quote, bracket, comma or colon is missing"],
  ["a tab", `${holder}\tbad: a\n`, "a.yaml:7: YAML is broken: a tab stands in the indentation"],
  [
    "a Helm template",
    `${holder}  {{- if .Values.x }}\n  a: b\n  {{- end }}\n`,
    "a.yaml:7: document holds template text, so it can only be analysed as rendered",
  ],
  [
    "a template at its start",
    `{{- if .Values.x }}\n${holder}{{- end }}\n`,
    "a.yaml:1: document holds template text, so it can only be analysed as rendered",
  ],
  [
    "a mistake far from the text of a template",
    `${holder}  a: "{{ .Values.x }}"\n  b: c\n  d: e\n  bad: a: b\n`,
    "a.yaml:10: YAML is broken: a map stands where a single value is expected (the document also holds template text)",
  ],
  ["a control character", `${holder}  bad: "\x01"\n`, "a.yaml:7: control character U+0001 stands in the text"],
  ["half a surrogate pair", `${holder}  bad: "\ud800"\n`, "a.yaml:7: control character U+D800 stands in the text"],
  ["an unknown anchor", `${holder}  bad: *x\n`, "a.yaml:7: YAML is broken: an alias names an anchor that does not exist"],
  ["an anchor in itself", `${holder}  bad: &x [*x]\n`, "a.yaml:7: YAML is broken: an anchor's value contains itself"],
  ["a merge of a list", `${holder}  bad:\n    <<: *i\n`, "a.yaml:8: YAML is broken: a merge key needs a map or a list of maps"],
  ["a null key", `${holder}  ~: a\n`, "a.yaml:7: a key is null, a list or a map, which the API server refuses"],
  [
    "a key in braces",
    `${holder}  a: {{b}}\n`.replace("{{b}}", "{ {b}: c}"),
    "a.yaml:7: a key is null, a list or a map, which the API server refuses",
  ],
  ["infinity", `${holder}  a: .inf\n`, "a.yaml:7: a number is not finite, which JSON cannot hold"],
  ["a wrong tag", `${holder}  a: !!int b\n`, "a.yaml:7: a value does not fit its tag"],
  [
    "too large",
    `${holder}  a: "${"x".repeat(3 * 1024 * 1024)}"\n`,
    "a.yaml:1: document is larger than 3 MiB, which the API server refuses",
  ],
  ["too deep", `${holder}  a: ${"[".repeat(10_000)}${"]".repeat(10_000)}\n`, "a.yaml:7: document nests deeper than 200 levels"],
  [
    "too deep in blocks",
    `${holder}  a:\n${Array.from({ length: 400 }, (_, i) => `${" ".repeat(i + 3)}b:\n`).join("")}`,
    "a.yaml:205: document nests deeper than 200 levels",
  ],
  [
    "binary data",
    "apiVersion: v1\nkind: \0Pod\n",
    "a.yaml:2: file holds NUL characters, so it is binary data or text that is not UTF-8",
  ],
  [
    "UTF-16 read as UTF-8",
    [..."apiVersion: v1"].join("\0"),
    "a.yaml:1: file holds NUL characters, so it is binary data or text that is not UTF-8",
  ],
])("%s is said, with its line", (_, text, line) => {
  expect(said(text)).toEqual([line]);
  const others = text.includes("\0") ? [] : ["good", "good"];
  expect(
    readAll(`${pod}---\n${text}---\n${pod}`)
      .resources.filter(({ name }) => name === "good")
      .map(({ name }) => name),
  ).toEqual(others);
});

test("no reason quotes the text, which may be secret", () => {
  for (const bad of [
    "a: b: hunter2",
    "a: *hunter2",
    '"hunter2',
    "a: @hunter2",
    "!!int hunter2",
    "%hunter2",
    "a: [hunter2",
    "- hunter2",
  ]) {
    for (const line of said(`${holder}  ${bad}\n`)) expect(line).not.toContain("hunter2");
  }
});

test("what does not matter is not said", () => {
  expect(said("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}\ndata: {{ x }}\n")).toEqual([]);
  expect(said("{{- if .x }}\napiVersion: v1\nkind: Service\n{{- end }}\n")).toEqual([]);
  expect(said('apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata: {{ "\\x41" }}\n')).toEqual([]);
  expect(said("values:\n  a: b: c\n")).toEqual([]);
  expect(said("{{- define helper }}\ninitContainers:\n{{- end }}\n")).toEqual([]);
});

test("a manifest that cannot be indexed is said even without init containers", () => {
  expect(said("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a\n")).toHaveLength(1);
});

test.each(["", "\n", "\ufeff", "---", "...", "# c", "\r", "%", "{", "[", "'", "|", "&", "*", "!", "?", ":", "-", "\\", "{{"])(
  "%j holds nothing and breaks nothing",
  (text) => expect(readAll(text)).toMatchObject({ resources: [], notAnalysed: [] }),
);

describe("nothing hangs", () => {
  const large = 512 * 1024;
  const bombs: Readonly<Record<string, string>> = {
    "an alias bomb": `${holder}${Array.from(
      { length: 40 },
      (_, i) =>
        `  a${i}: &a${i} [${Array(9)
          .fill(i === 0 ? "x" : `*a${i - 1}`)
          .join(", ")}]\n`,
    ).join("")}`,
    "a merge bomb": `${holder}${Array.from(
      { length: 40 },
      (_, i) =>
        `  a${i}: &a${i} {${
          i === 0
            ? "x: 1"
            : `<<: [${Array(9)
                .fill(`*a${i - 1}`)
                .join(", ")}]`
        }}\n`,
    ).join("")}`,
    "50,000 aliases of one text": `${holder}  a: &a "${"x".repeat(1000)}"\n  b: [${Array(50_000).fill("*a").join(", ")}]\n`,
    "50 MB of one value": `${holder}  a: "${"x".repeat(50 * 1024 * 1024)}"\n`,
    "5,000 documents": `${pod}---\n`.repeat(5_000),
    markers: "---\n".repeat(large / 4),
    ends: "...\n".repeat(large / 4),
    dashes: `kind: A\napiVersion: v1\n${"-".repeat(large)}`,
    blanks: `${holder}  a: "${" ".repeat(large)}x"\n`,
    "blank lines": `${holder}  a: "x${"\n".repeat(large)}"\n`,
    "blank lines in metadata": `apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n${"\n".repeat(large)}spec: {}\n`,
    quotes: `${holder}  a: '${"''".repeat(large / 4)}'\n`,
    backslashes: `${holder}  a: "${"\\\\".repeat(large / 4)}"\n`,
    "open braces": `${holder}  a: ${"{".repeat(large)}`,
    "open JSON": `{"kind": "Pod", "apiVersion": "v1", "initContainers": ${"[".repeat(large)}`,
    "deep JSON": `{"kind": "Pod", "apiVersion": "v1", "initContainers": ${"[".repeat(10_000)}${"]".repeat(10_000)}}`,
    exceptions: `${holder}${"  # initguard: allow a: b\n".repeat(20_000)}`,
    "lists of lists": `${"{apiVersion: v1, kind: List, initContainers: 1, items: [".repeat(90)}${"]}".repeat(90)}`,
  };
  test.each(Object.entries(bombs))("on %s", (_, text) => {
    const { notAnalysed } = readAll(text);
    for (const { reason } of notAnalysed) expect(reason).toMatch(/^[^\n]{1,120}$/);
  });

  test("50 MB of documents without init containers are told from each other without being parsed", () => {
    const service = "---\napiVersion: v1\nkind: Service\nmetadata:\n  name: a\nspec: {{ not yaml\n";
    const count = Math.ceil((50 * 1024 * 1024) / service.length);
    expect(readFile({ path: "a.yaml", text: service.repeat(count) })).toMatchObject({ documents: count, notAnalysed: [] });
  });

  test("bombs are refused as the server refuses them", () => {
    for (const name of ["an alias bomb", "a merge bomb"]) {
      expect(said(bombs[name] ?? "")).toEqual([expect.stringContaining("YAML is a bomb")]);
    }
  });
});

test("any text is read", () => {
  const piece = fc.constantFrom(
    ...[
      "kind: Pod\n",
      "apiVersion: v1\n",
      "initContainers:\n",
      "  - ",
      "---\n",
      "...\n",
      "metadata:\n",
      "  name: x\n",
      "items:\n",
      "kind: List\n",
    ],
    ...[
      "&a ",
      "*a",
      "<<: ",
      "!!int ",
      "|\n",
      ">-\n",
      '"',
      "'",
      "{",
      "}",
      "[",
      "]",
      ": ",
      "? ",
      ", ",
      "\t",
      "\r\n",
      "\ufeff",
      "\0",
      "\\",
      "\\x4",
      "{{",
    ],
    ...["# initguard: allow a: b\n", "\u{1f600}", "\ud800", "__proto__: ", "%YAML 1.1\n", "~", "0x1", "1e999", "\u2028"],
  );
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join("")),
  );
  fc.assert(
    fc.property(text, (each) => {
      for (const { file, line, reason } of readAll(each).notAnalysed) {
        expect(file).toBe("a.yaml");
        expect(line).toBeLessThanOrEqual(each.split("\n").length);
        expect(reason).toMatch(/^[^\n]+$/);
      }
      readSettings("s.yaml", each, () => ({ file: "t.yaml", text: each }), []);
    }),
    { numRuns: 5000 },
  );
});
