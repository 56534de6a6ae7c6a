import fc from "fast-check";
import { expect, test } from "vitest";
import { excerpt, lineReader } from "../../action/excerpt.ts";
import { visible } from "../../action/visible.ts";

const at = (line: number, column: number, endColumn: number, endLine = line) => ({ line, column, endLine, endColumn });

test.each([
  ["    image: nginx", at(1, 12, 17), "image: nginx", "       ^^^^^"],
  ["\timage:\tx", at(1, 9, 10), "image:  x", "        ^"],
  ["데\tx", at(1, 3, 4), "데  x", "    ^"],
  ["name: 데이터 x", at(1, 11, 12), "name: 데이터 x", "             ^"],
  ["name: 데이터 x", at(1, 7, 10), "name: 데이터 x", "      ^^^^^^"],
  ["e\u0301: 👩‍🚀 x", at(1, 11, 12), "e\u0301: 👩‍🚀 x", "        ^"],
  ["a: \u001b[31mred", at(1, 4, 9), "a: \\x1b[31mred", "   ^^^^^^^^"],
  ["a: \u202eevil", at(1, 5, 9), "a: \\u{202e}evil", "           ^^^^"],
  ["- name: x", at(1, 3, 1, 4), "- name: x", "  ^^^^^^^"],
  ["a: b", at(1, 3, 3), "a: b", "  ^"],
  ["a: b", at(1, 40, 50), "a: b", "    ^"],
])("%j with %j", (line, range, source, marks) => {
  expect(excerpt(line, range, 80)).toEqual({ source, marks });
});

test("a long line is cut around the place", () => {
  const line = `${"x".repeat(500)}HERE${"y".repeat(500)}`;
  const { source, marks } = excerpt(line, at(1, 501, 505), 60);
  expect(source).toHaveLength(60);
  expect(source.slice(marks.indexOf("^"), marks.lastIndexOf("^") + 1)).toBe("HERE");
  expect(source).toMatch(/^…x+HEREy+…$/);
});

test("a range longer than the width is marked as far as it is shown", () => {
  const { source, marks } = excerpt("z".repeat(5_000_000), at(1, 1, 5_000_001), 60);
  expect(source).toBe(`${"z".repeat(59)}…`);
  expect(marks).toBe("^".repeat(59));
});

test("the marks stand under the range, within the width, and nothing can act on a terminal", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b", "\u001b", "\u009b", "\r", "\u2028", "\ud800"), maxLength: 200 });
  fc.assert(
    fc.property(text, text, text, fc.integer({ min: 40, max: 100 }), (before, inside, after, columns) => {
      fc.pre(inside !== "");
      const { source, marks } = excerpt(
        before + inside + after,
        at(1, before.length + 1, before.length + inside.length + 1),
        columns,
      );
      expect(source.length).toBeLessThanOrEqual(columns);
      expect(visible(source)).toBe(source);
      const marked = source.slice(marks.indexOf("^"), marks.lastIndexOf("^") + 1);
      expect(marked).not.toBe("");
      expect(visible(inside).startsWith(marked)).toBe(true);
      if (!source.endsWith("…")) expect(marked).toBe(visible(inside));
    }),
  );
});

test("lines are counted by line feed, carriage returns belong to the end", () => {
  const read = lineReader((path) => ({ a: "1\r\n2\n\n4", b: "" })[path]);
  expect([1, 2, 3, 4, 5].map((line) => read("a", line))).toEqual(["1", "2", "", "4", undefined]);
  expect(read("b", 1)).toBe("");
  expect(read("c", 1)).toBeUndefined();
});
