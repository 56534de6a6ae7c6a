import fc from "fast-check";
import { expect, test } from "vitest";
import { decode } from "../../action/decode.ts";

const wide = (text: string, bytes: 2 | 4, bigEndian: boolean, mark: boolean): Buffer => {
  const units = [...(mark ? "\uFEFF" : ""), ...text].flatMap((c) => (bytes === 4 ? [c.codePointAt(0) ?? 0] : [c.charCodeAt(0)]));
  const buffer = Buffer.alloc(units.length * bytes);
  for (const [i, unit] of units.entries()) {
    if (bytes === 2) bigEndian ? buffer.writeUInt16BE(unit, i * 2) : buffer.writeUInt16LE(unit, i * 2);
    else bigEndian ? buffer.writeUInt32BE(unit, i * 4) : buffer.writeUInt32LE(unit, i * 4);
  }
  return buffer;
};

test("UTF-8 comes through as it is, without its mark", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      fc.pre(!text.includes("\0") && !text.startsWith("\uFEFF"));
      expect(decode(Buffer.from(text)).text).toBe(text);
      expect(decode(Buffer.from(`\uFEFF${text}`)).text).toBe(text);
    }),
  );
});

test("the replacement character is a character like others", () => {
  expect(decode(Buffer.from("a: \uFFFD")).text).toBe("a: \uFFFD");
});

test.each([
  ["UTF-16", 2, false, true],
  ["UTF-16", 2, true, true],
  ["UTF-16", 2, false, false],
  ["UTF-16", 2, true, false],
  ["UTF-32", 4, false, true],
  ["UTF-32", 4, true, true],
] as const)("%s is refused by name (%i bytes, big-endian %s, mark %s)", (name, bytes, bigEndian, mark) => {
  const { reason, line } = decode(wide("kind: Pod\nmetadata: {}\n", bytes, bigEndian, mark));
  expect(reason).toBe(`file is ${name} text, which Kubernetes tools do not read: save it as UTF-8`);
  expect(line).toBeNull();
});

test.each([
  ["a: b\nc: \0\n", 2, /NUL byte/],
  ["\0\0\0\0\0\0\0\0", 1, /NUL byte/],
])("binary data is refused with its line: %j", (text, line, reason) => {
  expect(decode(Buffer.from(text))).toEqual({ line, reason: expect.stringMatching(reason) });
});

test.each([
  [[0x61, 0x0a, 0x62, 0xff, 0x0a], 2],
  [[0x61, 0x0a, 0x0a, 0xc3], 3],
  [[0xed, 0xa0, 0x80], 1],
])("bytes that are no UTF-8 are refused with their line: %j", (bytes, line) => {
  expect(decode(Buffer.from(bytes))).toEqual({ line, reason: "line is not UTF-8 text, so Kubernetes tools refuse the file" });
});

test("an empty file is empty text", () => {
  expect(decode(Buffer.alloc(0)).text).toBe("");
});
