/** Label selectors on labels that may be known only in part (k8s.io/apimachinery, labels.Requirement.Matches). */
import { at, isDictionary } from "../model/resource.ts";

/** true, false, or null when it depends on something that is not known. */
export type Answer = boolean | null;

export interface Labels {
  readonly known: Readonly<Record<string, string>>;
  /** False: there may be labels besides the known ones. */
  readonly complete: boolean;
}

/** All, in the sense of `and`: false when one is false, else null when one is not known. */
export const every = (answers: readonly Answer[]): Answer => (answers.includes(false) ? false : !answers.includes(null) || null);

/** Any, in the sense of `or`: true when one is true, else null when one is not known. */
export const some = (answers: readonly Answer[]): Answer => answers.includes(true) || (answers.includes(null) ? null : false);

/** Keys that controllers put on pods themselves, so that a template does not show them. */
const fromControllers =
  /^(?:pod-template-hash|controller-revision-hash|pod-template-generation|controller-uid|job-name|batch\.kubernetes\.io\/|statefulset\.kubernetes\.io\/|apps\.kubernetes\.io\/)/;

/** Whether a label selector (`matchLabels`, `matchExpressions`) selects something with these labels. An empty one selects all. */
export function selects(selector: unknown, labels: Labels): Answer {
  if (selector === undefined || selector === null) return true;
  if (!isDictionary(selector)) return null;
  const { matchLabels, matchExpressions } = selector;
  const equal = isDictionary(matchLabels)
    ? Object.entries(matchLabels).map(([key, value]) => test(key, "In", [value], labels))
    : [matchLabels === undefined || matchLabels === null ? true : null];
  const expressions = Array.isArray(matchExpressions)
    ? matchExpressions.map((expression: unknown) => {
        const key = at(expression, ["key"]);
        return typeof key === "string" ? test(key, at(expression, ["operator"]), at(expression, ["values"]), labels) : null;
      })
    : [matchExpressions === undefined || matchExpressions === null ? true : null];
  return every([...equal, ...expressions]);
}

function test(key: string, operator: unknown, values: unknown, { known, complete }: Labels): Answer {
  const value = Object.hasOwn(known, key) ? known[key] : undefined;
  if (value === undefined && (!complete || fromControllers.test(key))) return null;
  const listed = Array.isArray(values) && value !== undefined && values.includes(value);
  if (operator === "In") return listed;
  if (operator === "NotIn") return !listed;
  if (operator === "Exists") return value !== undefined;
  if (operator === "DoesNotExist") return value === undefined;
  return null;
}
