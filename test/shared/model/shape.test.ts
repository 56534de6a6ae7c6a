import { expect, test } from "vitest";
import { fits } from "../../../shared/model/shape.ts";

test("numbers fit their type to its last one", () => {
  for (const number of [2147483647, -2147483648, 1000.0]) expect(fits(number, "int32"), `${number}`).toBe(true);
  for (const value of [2147483648, -2147483649, 0.5, "1", Number.NaN]) expect(fits(value, "int32"), `${value}`).toBe(false);
  // JavaScript reads 2⁶³-1, which means "for ever" in some manifests, as 2⁶³.
  for (const number of [Number("9223372036854775807"), -(2 ** 63), 2 ** 31])
    expect(fits(number, "int64"), `${number}`).toBe(true);
  for (const number of [2 ** 64, -(2 ** 64), 0.5]) expect(fits(number, "int64"), `${number}`).toBe(false);
  for (const value of ["http", 80]) expect(fits(value, "intOrString"), `${value}`).toBe(true);
  for (const value of [80.5, true, [80]]) expect(fits(value, "intOrString"), `${value}`).toBe(false);
});
