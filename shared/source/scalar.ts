/**
 * What a scalar means to the API server: sigs.k8s.io/yaml 1.6, which is go-yaml v2 (resolve.go) and then JSON.
 * test/shared/source/yaml-truth.json holds its answers.
 */

type Type = "str" | "bool" | "null" | "int" | "float" | "merge";

interface Meaning {
  readonly type: Type;
  readonly value: unknown;
}

const words: ReadonlyMap<string, Meaning> = new Map(
  (
    [
      ["bool", true, ["y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"]],
      ["bool", false, ["n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"]],
      ["null", null, ["", "~", "null", "Null", "NULL"]],
      ["float", Number.NaN, [".nan", ".NaN", ".NAN"]],
      ["float", Number.POSITIVE_INFINITY, [".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"]],
      ["float", Number.NEGATIVE_INFINITY, ["-.inf", "-.Inf", "-.INF"]],
      ["merge", "<<", ["<<"]],
    ] as const
  ).flatMap(([type, value, spellings]) => spellings.map((spelling): [string, Meaning] => [spelling, { type, value }])),
);

const longestWord = 5;
const decimal = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;
const integer = /^([-+]?)(0[xX][\da-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9]\d*)$/;
const limitOfInt64 = 2n ** 63n;
const limitOfUint64 = 2n ** 64n;

/** The value of a scalar without quotes and without a tag. */
export const plainValue = (text: string): unknown => plainMeaning(text).value;

function plainMeaning(text: string): Meaning {
  const word = text.length <= longestWord ? words.get(text) : undefined;
  return word ?? number(text) ?? { type: "str", value: text };
}

function number(text: string): Meaning | undefined {
  if (!/^[-+.\d]/.test(text)) return undefined;
  // Only a number that starts with a dot goes to Go's ParseFloat as written, which takes underscores between digits alone.
  if (text.startsWith(".") && /[^\d]_|_[^\d]|_$/.test(text)) return undefined;
  const digits = text.replaceAll("_", "");
  const whole = integerValue(digits);
  if (whole !== undefined) return { type: "int", value: whole };
  if (!decimal.test(digits)) return undefined;
  const value = Number(digits);
  return Number.isFinite(value) ? { type: "float", value } : undefined;
}

/** As Go's ParseInt with base 0, then ParseUint, which knows no sign. */
function integerValue(text: string): number | undefined {
  const match = integer.exec(text);
  if (match === null) return undefined;
  const [, sign = "", written = ""] = match;
  const digits = /^0[0-7]+$/.test(written) ? `0o${written.slice(1)}` : written;
  const size = digits.length < 15 ? BigInt(Number(digits)) : BigInt(digits);
  if (sign === "-") return size > limitOfInt64 ? undefined : 0 - Number(size);
  return size < (sign === "" ? limitOfUint64 : limitOfInt64) ? Number(size) : undefined;
}

/** undefined when the server refuses this value under this tag. */
export function taggedValue(text: string, tag: string): { readonly value: unknown } | undefined {
  const type = /^tag:yaml\.org,2002:(\w+)$/.exec(tag)?.[1];
  if (type === "binary") return fromBase64(text);
  if (type !== "bool" && type !== "null" && type !== "int" && type !== "float") return { value: text };
  const meaning = plainMeaning(text);
  return meaning.type === type || (type === "float" && meaning.type === "int") ? { value: meaning.value } : undefined;
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

function fromBase64(text: string): { readonly value: string } | undefined {
  const clean = text.replace(/[\r\n]/g, "");
  if (clean.length % 4 !== 0 || !/^[A-Za-z\d+/]*={0,2}$/.test(clean)) return undefined;
  let percent = "";
  for (let i = 0; i < clean.length; i += 4) {
    const four = clean.slice(i, i + 4);
    const bits = [...four].reduce((sum, letter) => sum * 64 + Math.max(0, alphabet.indexOf(letter)), 0);
    const bytes = bits
      .toString(16)
      .padStart(6, "0")
      .slice(0, four.replaceAll("=", "").length * 2 - 2);
    percent += bytes.replace(/../g, "%$&");
  }
  try {
    return { value: decodeURIComponent(percent) };
  } catch {
    return undefined;
  }
}

/** The JSON key that a map key becomes; undefined when the server refuses it (null, and integers above 2^63). */
export function keyOf(value: unknown, written: string): string | undefined {
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return String(value);
  if (typeof value !== "number") return undefined;
  if (!Number.isFinite(value)) return Number.isNaN(value) ? ".nan" : value > 0 ? ".inf" : "-.inf";
  const whole = integerValue(written.replaceAll("_", ""));
  if (whole === undefined) return floatKey(value);
  return whole >= Number(limitOfInt64) ? undefined : String(whole);
}

/** As Go's FormatFloat(value, 'g', -1, 32): the shortest digits that name the same 32-bit float. */
function floatKey(value: number): string {
  const single = Math.fround(value);
  if (single === 0) return Object.is(single, -0) ? "-0" : "0";
  if (!Number.isFinite(single)) return single > 0 ? ".inf" : "-.inf";
  let precision = 1;
  while (precision < 9 && Math.fround(Number(single.toPrecision(precision))) !== single) precision++;
  const shortest = Number(single.toPrecision(precision));
  const [mantissa = "", exponent = "0"] = shortest.toExponential().split("e");
  const size = Number(exponent);
  if (size >= -4 && size < 6) return String(shortest);
  return `${mantissa}e${size < 0 ? "-" : "+"}${String(Math.abs(size)).padStart(2, "0")}`;
}
