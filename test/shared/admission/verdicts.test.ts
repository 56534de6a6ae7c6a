import { expect, test } from "vitest";
import { summaryOf, type Verdict } from "../../../shared/admission/verdicts.ts";
import { clustersOf } from "../../../shared/model/gates.ts";

/** What a range from 1.33 on says that has one verdict per version. */
const said = (...verdicts: Verdict[]): unknown =>
  summaryOf(clustersOf({ min: 33, max: 32 + verdicts.length }), "it", ({ minor }) => verdicts[minor - 33] ?? "accepts");

test("a range in which every version accepts says nothing", () => {
  expect(said("accepts", "accepts")).toBeUndefined();
});

test("a range in which no version accepts is an error, whether it refuses or drops", () => {
  expect(said("refuses", "refuses")).toEqual({ level: "error", so: "the API server refuses the Pod" });
  expect(said("drops")).toEqual({ level: "error", so: "the API server drops it silently" });
  expect(said("refuses", "drops", "refuses")).toEqual({
    level: "error",
    so: "Kubernetes 1.33, 1.35 refuses the Pod and 1.34 drops it silently",
  });
});

test("a range of which some accept is warned, and the others are named", () => {
  expect(said("refuses", "accepts")).toEqual({ level: "warning", so: "Kubernetes 1.33 refuses the Pod" });
  expect(said("accepts", "drops", "drops")).toEqual({ level: "warning", so: "Kubernetes 1.34-1.35 drops it silently" });
});
