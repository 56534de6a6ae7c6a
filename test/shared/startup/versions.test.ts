import { expect, test } from "vitest";
import { clustersOf } from "../../../shared/model/gates.ts";
import { byVersion } from "../../../shared/startup/versions.ts";

test("each message is said once, with all versions that it holds on", () => {
  const found = byVersion(clustersOf({ min: 33, max: 36 }), ({ minor }) => [
    { message: "always", first: minor },
    ...(minor % 2 === 0 ? [{ message: "even", first: minor }] : []),
  ]);
  expect(found).toEqual([
    { message: "always", first: 33, minors: [33, 34, 35, 36] },
    { message: "even", first: 34, minors: [34, 36] },
  ]);
  expect(byVersion([], () => [{ message: "never" }])).toEqual([]);
});
