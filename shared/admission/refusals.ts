import type { Minor } from "../model/version.ts";
import type { Check, Refusal, Subject } from "./model.ts";

/** A refusal and the minor versions that say so, in order. */
export interface Refused {
  readonly refusal: Refusal;
  readonly minors: readonly Minor[];
}

/**
 * What a check says of an init container on each of the clusters, the oldest first; a check that no version changes is asked once.
 * Errors of one type at one place are one refusal, with what the server says in each of them.
 */
export const refusalsOf = (check: Check, subjects: readonly Subject[]): readonly Refused[] => joined(each(check, subjects));

function joined(all: readonly Refused[]): readonly Refused[] {
  if (all.length < 2) return all;
  const byPlace = new Map<string, Refused>();
  for (const one of all) {
    const key = JSON.stringify([one.refusal.type, one.refusal.path, one.refusal.serverPath, one.minors]);
    const before = byPlace.get(key);
    const detail = before === undefined ? one.refusal.detail : `${before.refusal.detail}; ${one.refusal.detail}`;
    byPlace.set(key, { ...one, refusal: { ...one.refusal, detail } });
  }
  return [...byPlace.values()];
}

function each(check: Check, subjects: readonly Subject[]): readonly Refused[] {
  if (check.byVersion !== true) {
    const newest = subjects.at(-1);
    const refusals = newest === undefined ? none : said(check, newest);
    return refusals.map((refusal) => ({ refusal, minors: subjects.map(({ cluster }) => cluster.minor) }));
  }
  const all = new Map<string, { refusal: Refusal; readonly minors: Minor[] }>();
  for (const subject of subjects) {
    const { minor } = subject.cluster;
    for (const [key, refusal] of numbered(said(check, subject))) {
      const before = all.get(key);
      if (before === undefined) all.set(key, { refusal, minors: [minor] });
      else {
        // Versions may put the same refusal in other words: the newest words are said.
        before.refusal = refusal;
        before.minors.push(minor);
      }
    }
  }
  return [...all.values()];
}

const none: readonly Refusal[] = [];

function said(check: Check, subject: Subject): readonly Refusal[] {
  let refusals: Refusal[] | undefined;
  check.check(subject, (refusal) => {
    refusals ??= [];
    refusals.push(refusal);
  });
  return refusals ?? none;
}

/** Each with its type, its place, and the how-manieth of that kind there it is. */
function numbered(refusals: readonly Refusal[]): readonly (readonly [key: string, refusal: Refusal])[] {
  if (refusals.length === 0) return [];
  const times = new Map<string, number>();
  return refusals.map((refusal) => {
    const about = `${refusal.type} ${JSON.stringify(refusal.path)}`;
    const nth = times.get(about) ?? 0;
    times.set(about, nth + 1);
    return [`${about} ${nth}`, refusal];
  });
}
