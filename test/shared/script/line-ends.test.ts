import fc from "fast-check";
import { expect, test } from "vitest";
import { windowsLineEnd } from "../../../shared/script/line-ends.ts";

test.each([
  ["", null],
  ["set -e", null],
  ["set -e\nls\n", null],
  ["set -e\r\nls\r\n", 6],
  ["# a\r\n\r\nls\r\n", 9],
  ["  # a\r\n\techo hello\r\n", null],
  // One line end without a carriage return: the others are meant.
  ["cat <<E\na\r\nE\n", null],
  ["ls\r\ncat\n", null],
  // The last line needs no end.
  ["ls\r\ncat", 2],
  ["ls\r", null],
])("%j", (text, offset) => {
  expect(windowsLineEnd(text)).toBe(offset);
});

test("stands at a carriage return before LF, and is gone with it", () => {
  const line = fc.constantFrom("ls", "echo a", "# b", "", "set -e", "\r");
  fc.assert(
    fc.property(fc.array(line, { minLength: 1 }), (lines) => {
      const text = lines.map((one) => `${one}\r\n`).join("");
      const offset = windowsLineEnd(text);
      if (offset !== null) expect(text.slice(offset, offset + 2)).toBe("\r\n");
      expect(windowsLineEnd(text.replaceAll("\r", ""))).toBeNull();
    }),
  );
});
