/** How the server speaks of what it found (k8s.io/pod-security-admission v0.37.2, policy/helpers.go and the checks). */
import type { Fault, Found } from "./model.ts";

export const joinQuote = (items: readonly string[]): string => items.map((item) => `"${item}"`).join(", ");

export const pluralize = (singular: string, plural: string, count: number): string => (count === 1 ? singular : plural);

/** A set of words in the order of Go, which is that of their bytes. */
export const sorted = (words: Iterable<string>): readonly string[] => [...new Set(words)].sort(byCodePoint);

function byCodePoint(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  for (const [index, char] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    if (char !== other) return (char.codePointAt(0) ?? 0) - (other.codePointAt(0) ?? 0);
  }
  return left.length - right.length;
}

/** What the faults quote, each word once. */
export const quotedIn = (found: readonly Found[]): readonly string[] =>
  sorted(found.flatMap(({ quoted, value }) => quoted ?? value ?? []));

/** The containers among those who are at fault, once each, in the order of the Pod. */
export const namesIn = (found: readonly Found[]): readonly string[] =>
  [...new Set(found.flatMap(({ holder }) => holder ?? []))].map(({ container }) => container.name ?? "");

/** `container "a"`, `containers "a", "b"`. */
export function containersIn(found: readonly Found[]): string {
  const names = namesIn(found);
  return `${pluralize("container", "containers", names.length)} ${joinQuote(names)}`;
}

/** Who says it: `pod`, `container "a"`, `pod and containers "a", "b"`. */
export const settersIn = (found: readonly Found[]): string =>
  [
    ...(found.some(({ holder }) => holder === null) ? ["pod"] : []),
    ...(found.some(({ holder }) => holder !== null) ? [containersIn(found)] : []),
  ].join(" and ");

/** What a container does, of one or more faults of one check: `adds "NET_ADMIN", "SYS_TIME" and lacks "…"`. */
export function phraseOf(faults: readonly Fault[]): string {
  const values = new Map<string, Set<string>>();
  for (const { what, value } of faults) {
    const known = values.get(what) ?? new Set();
    values.set(what, value === undefined ? known : known.add(value));
  }
  return [...values].map(([what, all]) => (all.size === 0 ? what : `${what} ${joinQuote([...all])}`)).join(" and ");
}
