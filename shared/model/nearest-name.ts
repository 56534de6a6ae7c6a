/** The known name that someone most likely meant by a mistyped or shortened `name`; undefined when none is near. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const longer = known.filter((candidate) => name.length >= 3 && candidate.startsWith(name));
  if (longer.length === 1) return longer[0];
  // Two letters that changed places count as two.
  const tolerated = Math.max(name.length > 3 ? 2 : 1, Math.floor(name.length / 3));
  let best: string | undefined;
  let bestDistance = tolerated + 1;
  for (const candidate of known) {
    const distance = editDistance(name.slice(0, 64), candidate);
    if (distance >= bestDistance) continue;
    best = candidate;
    bestDistance = distance;
  }
  return best;
}

/** Levenshtein's distance. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(substitution, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
