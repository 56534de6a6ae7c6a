/** What the Pod Security admission of the API server forbids in a Pod. */
import { checks, inForce } from "./checks.ts";
import type { Fault, Found, Holder, Policy, StandardLevel, Subject, Words } from "./model.ts";

/** One check that a Pod fails. */
export interface Violation extends Words {
  /** As in the source of the server: `capabilities_restricted`. */
  readonly check: string;
  readonly faults: readonly Found[];
}

/** What the server says about a whole Pod, in its order; empty when it lets the Pod in. */
export function podSecurity(policy: Policy, subject: Subject): readonly Violation[] {
  const holders = holdersIn(subject);
  return inForce(policy, subject.cluster.minor).flatMap(({ check, revision }) => {
    const faults = [
      ...(revision.pod?.(subject) ?? []).map((fault): Found => ({ ...fault, holder: null })),
      ...holders.flatMap((holder) => (revision.container?.(holder, subject) ?? []).map((fault) => ({ ...fault, holder }))),
    ];
    return faults.length === 0 ? [] : [{ check: check.id, ...revision.words(faults), faults }];
  });
}

/** The check `id` and one container: what it does itself, or has from the Pod. Empty too where the policy has no such check. */
export function faultsOf(id: string, policy: Policy, subject: Subject, holder: Holder): readonly Fault[] {
  const revision = inForce(policy, subject.cluster.minor).find(({ check }) => check.id === id)?.revision;
  if (revision === undefined) return [];
  const { reach } = revision;
  const shared = reach === undefined ? [] : (revision.pod?.(subject) ?? []).flatMap((fault) => reach(holder, fault) ?? []);
  return shared.length > 0 ? shared : (revision.container?.(holder, subject) ?? []).filter(({ implied }) => !implied);
}

/** The ids of all checks that a level has in some version. */
export const checksOf = (level: StandardLevel): readonly string[] =>
  checks.filter((check) => check.level === "baseline" || level === "restricted").map(({ id }) => id);

/** Every container, in the order in which the server visits them. */
const holdersIn = ({ spec }: Subject): readonly Holder[] =>
  (["initContainers", "containers", "ephemeralContainers"] as const).flatMap((list) =>
    (spec[list] ?? []).map((container, index) => ({ container, path: ["spec", list, index] })),
  );
