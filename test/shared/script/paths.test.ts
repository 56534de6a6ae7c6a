import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isWithin, normalized } from "../../../shared/script/paths.ts";

describe("normalized", () => {
  test.each([
    ["/data/", "/data"],
    ["//a/./b/../c", "/a/c"],
    ["/", "/"],
    ["", "/"],
    ["data", "/data"],
    ["/../x", "/x"],
  ])("%s is %s", (written, expected) => expect(normalized(written)).toBe(expected));

  test("twice is once, and the result stands below the root", () => {
    const part = fc.constantFrom("a", "b", "..", ".", "", "c.d");
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const once = normalized(parts.join("/"));
        expect(normalized(once)).toBe(once);
        expect(isWithin(once, "/")).toBe(true);
      }),
    );
  });
});
