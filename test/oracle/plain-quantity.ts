/** A quantity as a whole number, or a number of thousandths `m`, read without initguard's own code: what it is held against must not be itself. */
const units: Readonly<Record<string, readonly [base: bigint, power: number]>> = {
  n: [10n, -9],
  u: [10n, -6],
  m: [10n, -3],
  "": [10n, 0],
  k: [10n, 3],
  M: [10n, 6],
  G: [10n, 9],
  T: [10n, 12],
  P: [10n, 15],
  E: [10n, 18],
  Ki: [2n, 10],
  Mi: [2n, 20],
  Gi: [2n, 30],
  Ti: [2n, 40],
  Pi: [2n, 50],
  Ei: [2n, 60],
};

/** Of a quantity that the server printed, and so rounded to thousandths. Throws for anything else. */
export function plain(text: string): string {
  const match = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+)|([numkMGTPE]|[KMGTPE]i)?)$/.exec(text);
  if (match === null) throw new Error(`no quantity: ${text}`);
  const [, sign, whole = "", fraction = "", exponent, unit = ""] = match;
  const [base, power] = exponent === undefined ? (units[unit] ?? [10n, 0]) : [10n, Number(exponent)];
  const digits = BigInt(whole + fraction) * 1000n * (power > 0 ? base ** BigInt(power) : 1n);
  const divisor = 10n ** BigInt(fraction.length) * (power < 0 ? base ** BigInt(-power) : 1n);
  if (digits % divisor !== 0n) throw new Error(`finer than a thousandth: ${text}`);
  const thousandths = digits / divisor;
  return `${sign === "-" ? "-" : ""}${thousandths % 1000n === 0n ? thousandths / 1000n : `${thousandths}m`}`;
}
