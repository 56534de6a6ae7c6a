import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { notationOf, parseQuantity, printQuantity, toMilli, toUnits } from "../../../shared/model/quantity.ts";

/** What Quantity.UnmarshalJSON of k8s.io/apimachinery 0.37.2 reads, as decimal text; null where it refuses. */
const answers: readonly (readonly [string | number, string | null])[] = [
  ["0", "0"],
  ["100m", "0.1"],
  ["1.5", "1.5"],
  [1.5, "1.5"],
  [64, "64"],
  [".5", "0.5"],
  ["5.", "5"],
  ["+2", "2"],
  ["-1k", "-1000"],
  ["00012", "12"],
  ["1k", "1000"],
  ["1Ki", "1024"],
  ["1.5Gi", "1610612736"],
  ["0.1Mi", "104857.6"],
  ["1E", "1000000000000000000"],
  ["1e3", "1000"],
  ["1E3", "1000"],
  ["12e-3", "0.012"],
  ["1e+2", "100"],
  ["1n", "0.000000001"],
  ["0.1n", "0.000000001"],
  ["-0.1n", "-0.000000001"],
  ["1.0000000005", "1.000000001"],
  ["9Ei", "9223372036854775807"],
  ["9223372036854775808", "9223372036854775808"],
  ["9223372036854775808k", "9223372036854775808000"],
  ["", null],
  [".", "0"],
  ["-", "0"],
  ["m", "0"],
  ["Ti", "0"],
  ["Pi", null],
  ["e-9", "0"],
  ["e-10", null],
  ["e", null],
  ["5e", null],
  ["1 Gi", null],
  [" 1", "1"],
  ["\u00a01\u3000", "1"],
  ["1\n", null],
  ["\t1", null],
  ["\ufeff1", null],
  ["  ", null],
  ["1KB", null],
  ["1ki", null],
  ["1K", null],
  ["1mi", null],
  ["1e3Ki", null],
  ["1,5", null],
  ["1_0", null],
  ["--1", null],
  ["one", null],
];

/** Nine places after the point are all that a quantity keeps. */
function decimal(quantity: bigint): string {
  const digits = (quantity < 0n ? -quantity : quantity).toString().padStart(10, "0");
  const fraction = digits.slice(-9).replace(/0+$/, "");
  return `${quantity < 0n ? "-" : ""}${digits.slice(0, -9)}${fraction === "" ? "" : `.${fraction}`}`;
}

test.each(answers)("%j is %s", (written, answer) => {
  const quantity = parseQuantity(written);
  expect(quantity === undefined ? null : decimal(quantity)).toBe(answer);
});

describe("every quantity", () => {
  const bytes = fc.bigInt(0n, 2n ** 40n);

  test("is what its plain number of bytes says", () => {
    fc.assert(
      fc.property(bytes, (count) => {
        expect(parseQuantity(String(count))).toBe(count * 10n ** 9n);
      }),
    );
  });

  test("grows by the same factor in each suffix", () => {
    fc.assert(
      fc.property(bytes, fc.constantFrom("KMGTP".split(""), "kMGTP".split("")), (count, [first = "", ...rest]) => {
        const [suffix, base] = first === "K" ? ["i", 1024n] : ["", 1000n];
        let factor = base;
        for (const letter of [first, ...rest]) {
          const small = count % 1000n;
          expect(parseQuantity(`${small}${letter}${suffix}`)).toBe(small * factor * 10n ** 9n);
          factor *= base;
        }
      }),
    );
  });

  test("is the same with an exponent, a fraction or zeros in front", () => {
    fc.assert(
      fc.property(bytes, (count) => {
        const same = parseQuantity(String(count));
        expect(parseQuantity(`000${count}.000`)).toBe(same);
        expect(parseQuantity(`${count}000e-3`)).toBe(same);
        expect(parseQuantity(`${count}000m`)).toBe(same);
      }),
    );
  });

  test("mirrors at zero", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1 }), fc.constantFrom("", "m", "Ki", "G", "e2", "n"), (count, suffix) => {
        expect(parseQuantity(`-${count}${suffix}`)).toBe(-(parseQuantity(`${count}${suffix}`) ?? 0n));
      }),
    );
  });

  test("is no exception for any text", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(["bigint", "undefined"]).toContain(typeof parseQuantity(text));
      }),
    );
    expect(typeof parseQuantity("1e999999999")).toBe("bigint");
    expect(parseQuantity("1e-999999999")).toBe(1n);
    expect(parseQuantity("9".repeat(2000))).toBe(undefined);
  });
});

test.each([
  ["100m", 100, 1],
  ["1500m", 1500, 2],
  ["1u", 1, 1],
  ["-1500m", -1500, -2],
  ["64Mi", 67108864000, 67108864],
])("%s is %i thousandths and %i units, rounded up", (written, milli, units) => {
  const quantity = parseQuantity(written) ?? 0n;
  expect([toMilli(quantity), toUnits(quantity)]).toEqual([milli, units]);
});

/** What Quantity.String of k8s.io/apimachinery 0.37.2 prints once a zero was added to a quantity, which makes it forget its spelling. */
test.each([
  ["0", "0"],
  ["0Ki", "0"],
  ["1.5", "1500m"],
  ["0.5", "500m"],
  ["1500m", "1500m"],
  ["2000m", "2"],
  ["1000", "1k"],
  ["1200", "1200"],
  ["2000000k", "2G"],
  ["10.", "10"],
  ["1e3", "1e3"],
  ["1E0", "1"],
  ["500e-3", "500e-3"],
  ["1e10", "10e9"],
  ["1.5Gi", "1536Mi"],
  ["0.5Gi", "512Mi"],
  ["1024Ki", "1Mi"],
  ["1048576", "1048576"],
  ["64Mi", "64Mi"],
  ["0.5Ki", "512"],
  ["0.1Mi", "104857600m"],
  ["9Ei", "9223372036854775807"],
  ["-1.5Gi", "-1536Mi"],
  ["100n", "100n"],
  ["999999999.5", "999999999500m"],
])("%s is printed as %s", (written, printed) => {
  expect(printQuantity(parseQuantity(written) ?? 0n, notationOf(written))).toBe(printed);
});

test("what is printed is read as the same quantity", () => {
  fc.assert(
    fc.property(fc.bigInt(-(2n ** 62n), 2n ** 62n), fc.constantFrom("", "m", "k", "Ki", "Gi", "e3", "e-2"), (count, suffix) => {
      const written = `${count}${suffix}`;
      const quantity = parseQuantity(written) ?? 0n;
      expect(parseQuantity(printQuantity(quantity, notationOf(written)))).toBe(quantity);
    }),
  );
});
