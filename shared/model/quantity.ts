/**
 * An amount of a resource, exact: in units of 10⁻⁹ (nanocores, nanobytes), the finest that Kubernetes keeps.
 * Source: k8s.io/apimachinery pkg/api/resource, Quantity and ParseQuantity.
 */
export type Quantity = bigint;

const nano = 1_000_000_000n;
const largest = (2n ** 63n - 1n) * nano;

const suffixes: Readonly<Record<string, bigint>> = {
  n: 1n,
  u: 1_000n,
  m: 1_000_000n,
  "": nano,
  k: nano * 10n ** 3n,
  M: nano * 10n ** 6n,
  G: nano * 10n ** 9n,
  T: nano * 10n ** 12n,
  P: nano * 10n ** 15n,
  E: nano * 10n ** 18n,
  Ki: nano * 2n ** 10n,
  Mi: nano * 2n ** 20n,
  Gi: nano * 2n ** 30n,
  Ti: nano * 2n ** 40n,
  Pi: nano * 2n ** 50n,
  Ei: nano * 2n ** 60n,
};

/** White space that the server cuts off. JSON escapes tabs and the ends of lines, and what is escaped is no white space to it. */
const space = "[ \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";
const grammar = new RegExp(
  `^${space}*(?!${space})([+-]?)(\\d*)(?:\\.(\\d*))?(?:[eE]([+-]?\\d{1,9})|(n|u|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)?)${space}*$`,
);

/**
 * Reads a quantity as written, a string or the number that YAML made of it; undefined for text that the API server refuses.
 * A fraction finer than 10⁻⁹ is rounded away from zero, and a binary suffix cuts an amount to 2⁶³-1, as there. Without a digit it
 * is zero, as there: `m` is what a template leaves of an empty value.
 */
export function parseQuantity(written: string | number): Quantity | undefined {
  const match = grammar.exec(String(written));
  if (match === null || match[0].length > 1000) return undefined;
  const [, sign, whole = "", fraction = "", exponent, suffix = ""] = match;
  const digits = whole + fraction;
  if (digits === "") return isZero(match[0], suffix, Number(exponent ?? 0)) ? 0n : undefined;
  const unit = exponent === undefined ? (suffixes[suffix] ?? nano) : nano;
  const amount = scale(BigInt(digits) * unit, Number(exponent ?? 0) - fraction.length);
  const kept = suffix.endsWith("i") && amount > largest ? largest : amount;
  return sign === "-" ? -kept : kept;
}

/** Without a digit. The server reads the smallest and the largest units in another way, which wants one. */
const isZero = (text: string, suffix: string, exponent: number): boolean =>
  text.trim() !== "" && suffix !== "Pi" && suffix !== "Ei" && exponent >= -9;

/** `amount` × 10^`power`, rounded up. A power that only hostile text has is cut: the result is as far out of range. */
function scale(amount: bigint, power: number): bigint {
  if (amount === 0n) return 0n;
  if (power >= 0) return amount * 10n ** BigInt(Math.min(power, 1000));
  if (-power > 2000) return 1n;
  const divisor = 10n ** BigInt(-power);
  return (amount + divisor - 1n) / divisor;
}

const milli = nano / 1000n;

/** A quantity as it is stored, a multiple of 10⁻³ rounded away from zero (SetDefaults_ResourceList); undefined for none. */
export function storedQuantity(written: string | number): Quantity | undefined {
  const quantity = parseQuantity(written);
  return quantity === undefined ? undefined : roundedUp(quantity, milli) * milli;
}

/** In thousandths, rounded up: the milli-CPU of a CPU quantity. Beyond 2⁵³ not exact. */
export const toMilli = (quantity: Quantity): number => Number(roundedUp(quantity, milli));

/** In whole units, rounded up: the bytes of a memory quantity. Beyond 2⁵³ not exact. */
export const toUnits = (quantity: Quantity): number => Number(roundedUp(quantity, nano));

/** Away from zero, as Quantity.ScaledValue. */
const roundedUp = (quantity: Quantity, unit: bigint): bigint =>
  quantity < 0n ? -((-quantity + unit - 1n) / unit) : (quantity + unit - 1n) / unit;

/** The kind of suffix that a quantity was written with, which is the one that Kubernetes prints it with: `1500m`, `1536Mi`, `15e2`. */
export type Notation = "decimal" | "binary" | "exponent";

export const notationOf = (written: string | number): Notation =>
  /i\s*$/.test(String(written)) ? "binary" : /[eE][+-]?\d+\s*$/.test(String(written)) ? "exponent" : "decimal";

const decimals = ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"];
const binaries = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];

/**
 * The canonical form, as Quantity.CanonicalizeBytes writes it: no fraction, nothing lost, the largest suffix. What no binary suffix
 * can say exactly, and whatever is below 1024, has a decimal one.
 */
export function printQuantity(quantity: Quantity, notation: Notation = "decimal"): string {
  if (quantity === 0n) return "0";
  const size = quantity < 0n ? -quantity : quantity;
  if (notation === "binary" && size >= 1024n * nano && size % nano === 0n) {
    const { count, times } = factored(quantity / nano, 1024n, binaries.length - 1);
    return `${count}${binaries[times]}`;
  }
  const { count, times } = factored(quantity, 1000n, notation === "exponent" ? 1000 : decimals.length - 1);
  if (notation !== "exponent") return `${count}${decimals[times]}`;
  return times === 3 ? String(count) : `${count}e${3 * times - 9}`;
}

/** How often `base` divides `amount`, `most` times at most, and what is left of it then. */
function factored(amount: bigint, base: bigint, most: number): { readonly count: bigint; readonly times: number } {
  let [count, times] = [amount, 0];
  while (times < most && count % base === 0n) {
    count /= base;
    times++;
  }
  return { count, times };
}
