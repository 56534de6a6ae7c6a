import fc from "fast-check";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { toData } from "../../../shared/source/data.ts";
import { isUnreadable, parseTree } from "../../../shared/source/parse.ts";
import { documentsOf, identityOf } from "../../../shared/source/scan.ts";

const split = (text: string): readonly string[] => [...documentsOf(text)].map(({ start, end }) => text.slice(start, end));

test.each<readonly [string, string, readonly string[]]>([
  ["one document", "a: 1\n", ["a: 1\n"]],
  ["none", "", []],
  ["only comments and markers", "# c\n---\n\n---\n...\n", []],
  ["two", "a: 1\n---\nb: 2\n", ["a: 1\n", "---\nb: 2\n"]],
  ["a marker with a comment", "a: 1\n--- # next\nb: 2\n", ["a: 1\n", "--- # next\nb: 2\n"]],
  ["a marker with content", "--- {a: b}\n--- |\n  x\n", ["--- {a: b}\n", "--- |\n  x\n"]],
  ["CRLF", "a\r\n---\r\nb\r\n", ["a\r\n", "---\r\nb\r\n"]],
  ["a byte-order mark", "\ufeff---\na\n", ["---\na\n"]],
  ["directives and comments belong to what follows", "%YAML 1.1\n# c\n---\na\n", ["%YAML 1.1\n# c\n---\na\n"]],
  ["an end, then a comment", "a\n...\n# c\n---\nb", ["a\n", "# c\n---\nb"]],
  ["an end without a start", "a\n...\nb\n", ["a\n", "b\n"]],
  ["no marker: more dashes, or text at once", "----\n---x\n", ["----\n---x\n"]],
  ["no marker: indented", "a: |\n  ---\n  b\n", ["a: |\n  ---\n  b\n"]],
  ["a marker ends a block scalar", "a: |\n  x\n---\nb\n", ["a: |\n  x\n", "---\nb\n"]],
  ["a marker without a line break", "a\n---", ["a\n"]],
])("documents: %s", (_, text, documents) => expect(split(text)).toEqual(documents));

test("what joined documents hold is what they held", () => {
  const body = fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), fc.string({ unit: "binary-ascii" }), { minKeys: 1 });
  const marker = fc.constantFrom("---\n", "--- # c\n", "...\n---\n", "# c\n---\n\n");
  fc.assert(
    fc.property(fc.array(fc.tuple(marker, body), { minLength: 1, maxLength: 5 }), (parts) => {
      const text = parts.map(([before, data]) => before + stringify(data, { version: "1.1", lineWidth: 20 })).join("");
      expect(split(text).length).toBe(parts.length);
      expect(split(text).join("").length).toBeLessThanOrEqual(text.length);
      for (const [index, document] of split(text).entries()) {
        expect(document).toContain(stringify(parts[index]?.[1], { version: "1.1", lineWidth: 20 }).trimEnd());
      }
    }),
  );
});

const known = { kind: "A", apiVersion: "v1", name: "x", namespace: null };

test.each<readonly [string, string, ReturnType<typeof identityOf>]>([
  ["plain", "kind: A\napiVersion: v1\nmetadata:\n  name: x\n", known],
  ["quoted, commented, CRLF", "kind: \"A\" # c\r\napiVersion: 'v1'\r\nmetadata: # c\r\n  name: x\r\n", known],
  [
    "other order and deeper names",
    "metadata:\n  labels:\n    name: z\n  name: x\nkind: A\nspec:\n  name: w\napiVersion: v1\n",
    known,
  ],
  [
    "namespace",
    "kind: A\napiVersion: apps/v1\nmetadata:\n  namespace: s\n",
    { ...known, apiVersion: "apps/v1", name: "", namespace: "s" },
  ],
  ["empty namespace", "kind: A\napiVersion: v1\nmetadata:\n  namespace:\n  name: x\n", known],
  ["no metadata, no line break", "kind: A\napiVersion: v1", { ...known, name: "" }],
  ["comment and blank lines in metadata", "kind: A\napiVersion: v1\nmetadata:\n\n# c\n  # c\n  name: x\n", known],
  ["no kind", "apiVersion: v1\nmetadata:\n  kind: A\n", "none"],
  ["values of a chart", "image:\n  name: x\n", "none"],
  ["a number for a name", "kind: A\napiVersion: v1\nmetadata:\n  name: 12\n", "unsure"],
  ["a boolean for a name", "kind: A\napiVersion: v1\nmetadata:\n  name: y\n", "unsure"],
  ["a name of two lines", "kind: A\napiVersion: v1\nmetadata:\n  name: x\n    y\n", "unsure"],
  ["a name behind a comment", "kind: A\napiVersion: v1\nmetadata:\n  name:\n# c\n    x\n", "unsure"],
  ["a name on the next line", "kind: A\napiVersion: v1\nmetadata:\n  name:\n    x\n", "unsure"],
  ["a kind of two lines", "kind: A\n B\napiVersion: v1\n", "unsure"],
  ["a kind twice", "kind: A\napiVersion: v1\nkind: B\n", "unsure"],
  ["a name twice", "kind: A\napiVersion: v1\nmetadata:\n  name: x\n  name: y\n", "unsure"],
  ["metadata in braces", "kind: A\napiVersion: v1\nmetadata: {name: x}\n", "unsure"],
  ["metadata from an anchor", "kind: A\napiVersion: v1\nmetadata: &m\n  name: x\n", "unsure"],
  ["a merge key", "kind: A\napiVersion: v1\n<<: {kind: B}\n", "unsure"],
  ["a merge key in metadata", "kind: A\napiVersion: v1\nmetadata:\n  <<: {name: y}\n  name: x\n", "unsure"],
  ["quoted keys", 'kind: A\napiVersion: v1\n"kind": B\n', "unsure"],
  ["a key with a space", "kind : B\napiVersion: v1\nkind: A\n", "unsure"],
  ["JSON", '{"kind": "A", "apiVersion": "v1"}', "unsure"],
  ["a template's name", "kind: A\napiVersion: v1\nmetadata:\n  name: {{ .x }}\n", "unsure"],
  ["an escape", 'kind: A\napiVersion: v1\nmetadata:\n  name: "\\x41"\n', "unsure"],
])("identity: %s", (_, text, identity) => expect(identityOf(text, 0)).toEqual(identity));

test("the lines never say anything else than the parser", () => {
  const line = fc.constantFrom(
    "kind: A",
    "kind: 'B'",
    "kind: y",
    "kind:",
    "apiVersion: v1",
    "apiVersion: apps/v1 # c",
    "metadata:",
    "metadata: # c",
    "metadata: {name: q}",
    "  name: x",
    "  name: 'x'",
    "  name: 0x1",
    "  name: x y",
    "  name:",
    "  namespace: s",
    "  namespace: ~",
    "    name: deep",
    "    more",
    "  labels:",
    " name: less",
    "\tname: tab",
    "# name: c",
    "  # kind: c",
    "",
    "spec:",
    "'kind': C",
    "<<: {kind: M}",
    "  <<: {name: m}",
    "- kind: I",
    "text: |",
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 9 }), fc.constantFrom("\n", "\r\n"), (lines, lineBreak) => {
      const text = ["kind: A", "apiVersion: v1", ...lines].join(lineBreak);
      const identity = identityOf(text, 0);
      const tree = parseTree(text);
      const result = isUnreadable(tree) ? tree : toData(tree);
      if (typeof identity === "string" || isUnreadable(result)) return;
      const { kind, apiVersion, metadata } = result.data as Record<string, unknown>;
      const { name, namespace } = (metadata ?? {}) as Record<string, unknown>;
      expect(identity).toEqual({ kind, apiVersion, name: name ?? "", namespace: namespace ?? null });
    }),
    { numRuns: 5000 },
  );
});
