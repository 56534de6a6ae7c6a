/** A Kubernetes minor version of the 1.x series. */
export type Minor = number;

/** Minor versions, both ends included. */
export interface VersionRange {
  readonly min: Minor;
  readonly max: Minor;
}

/** Minor versions that the rules know: facts were read from the sources of Kubernetes 1.27 to 1.37.2. */
export const oldestKnown: Minor = 27;
export const newestKnown: Minor = 37;

export const defaultRange: VersionRange = { min: 34, max: 37 };

/** Reads `1.34`, `v1.34` or `1.34-1.37`; undefined for anything else, an unknown minor or a reversed range. */
export function parseRange(text: string): VersionRange | undefined {
  const match = /^v?1\.(\d{1,3})(?:\s*-\s*v?1\.(\d{1,3}))?$/.exec(text.trim());
  if (match === null) return undefined;
  const min = Number(match[1]);
  const max = Number(match[2] ?? match[1]);
  if (min < oldestKnown || max > newestKnown || min > max) return undefined;
  return { min, max };
}

export const printRange = ({ min, max }: VersionRange): string => (min === max ? `1.${min}` : `1.${min}-1.${max}`);

/**
 * The part of `range` in which a fact holds that began with minor `from` and ended before minor `until`;
 * undefined when it holds in none of them.
 */
export function within(range: VersionRange, from: Minor, until: Minor = Number.POSITIVE_INFINITY): VersionRange | undefined {
  const min = Math.max(range.min, from);
  const max = Math.min(range.max, until - 1);
  return min <= max ? { min, max } : undefined;
}

/** `1.34`, `1.34-1.36` or `1.29, 1.31-1.33`: minor versions, in order, as people write them. */
export function printMinors(minors: readonly Minor[]): string {
  const ranges: { min: Minor; max: Minor }[] = [];
  for (const minor of minors) {
    const last = ranges.at(-1);
    if (last?.max === minor - 1) last.max = minor;
    else ranges.push({ min: minor, max: minor });
  }
  return ranges.map(printRange).join(", ");
}
