/** The candidate that a mistyped or shortened word most likely meant; undefined when none is near. */
function nearest(word: string, candidates: readonly string[]): string | undefined {
  const longer = candidates.filter((candidate) => word.length >= 3 && candidate.startsWith(word));
  if (longer.length === 1) return longer[0];
  // Two letters that changed places count as two.
  const limit = Math.max(word.length > 3 ? 2 : 1, Math.floor(word.length / 3));
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of candidates) {
    const d = distance(word.slice(0, 64), candidate);
    if (d >= bestDistance) continue;
    best = candidate;
    bestDistance = d;
  }
  return best;
}

/** `; did you mean x?` or nothing. */
export function hint(word: string, candidates: readonly string[], prefix = ""): string {
  const near = nearest(word, candidates);
  return near === undefined ? "" : `; did you mean ${prefix}${near}?`;
}

/** Levenshtein's. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replace = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replace, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
