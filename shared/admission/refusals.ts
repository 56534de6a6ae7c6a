import type { Cluster } from "../model/gates.ts";
import type { Minor } from "../model/version.ts";
import type { Check, Refusal, Subject } from "./model.ts";

/** A refusal and the minor versions that say so, in order. */
export interface Refused {
  readonly refusal: Refusal;
  readonly minors: readonly Minor[];
}

/**
 * What a check says on each of the clusters; a check that no version changes is asked once. Errors of one type at one place are
 * one refusal, with what the server says in each of them.
 */
export const refusalsOf = (check: Check, subject: Subjects, clusters: readonly Cluster[]): readonly Refused[] =>
  joined(each(check, subject, clusters));

/** An init container on every cluster. Its fields are read when a check asks for them. */
export type Subjects = Omit<Subject, "cluster">;

const on = (cluster: Cluster, subject: Subjects): Subject => Object.create(subject, { cluster: { value: cluster } });

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

function each(check: Check, subject: Subjects, clusters: readonly Cluster[]): readonly Refused[] {
  const [newest] = clusters.slice(-1);
  if (newest === undefined) return [];
  const all = clusters.map(({ minor }) => minor);
  if (check.byVersion !== true) {
    const refusals: Refused[] = [];
    check.check(on(newest, subject), (refusal) => refusals.push({ refusal, minors: all }));
    return refusals;
  }
  const said = new Map<string, { refusal: Refusal; readonly minors: Minor[] }>();
  for (const cluster of clusters) {
    const times = new Map<string, number>();
    check.check(on(cluster, subject), (refusal) => {
      // Versions may put the same refusal in other words: the newest words are said.
      const about = `${refusal.type} ${JSON.stringify(refusal.path)}`;
      const nth = times.get(about) ?? 0;
      times.set(about, nth + 1);
      const before = said.get(`${about} ${nth}`);
      if (before === undefined) said.set(`${about} ${nth}`, { refusal, minors: [cluster.minor] });
      else {
        before.refusal = refusal;
        before.minors.push(cluster.minor);
      }
    });
  }
  return [...said.values()];
}
