/**
 * What an emulated version does not show. The program is Kubernetes 1.37 with the gates of an older minor: fields that came later exist in
 * it, and a check without a gate is always there.
 */
import type { Reason, Verdict } from "./verdict.ts";

/** Fields of a container that came later than 1.34, and their first minor version (types.go of 1.34.0 and 1.37.2). */
const since: readonly (readonly [field: RegExp, minor: number])[] = [
  [/\.volumeMounts\[\d+\]\.bindMountOptions$/, 37],
  [/\.httpGet\.protocol$/, 37],
  [/\.grpc\.mode$/, 37],
];

/** From this minor version on a container that runs once may not ask to be restarted for a resize (no gate; absent in 1.35.0). */
const resizeRefused = 36;
/** Until this minor version the text of the other check of a resize had a word less. */
const podNamed = 36;

/** The verdict as the server of this minor version gives it. */
export function corrected(verdict: Verdict, minor: number, manifest: unknown): Verdict {
  if (verdict.refusals.some(({ type }) => type === "wrong type")) return verdict;
  const unknown = since.flatMap(([field, first]) => (minor < first ? fieldsLike(field, manifest) : []));
  const held = (reasons: readonly Reason[]): readonly Reason[] =>
    reasons
      .filter((each) => minor >= resizeRefused || !isResize(each))
      .map((each) => (minor < podNamed ? withoutPod(each) : each));
  return {
    refusals: [...unknown.map((path) => ({ type: "unknown field", path, detail: "" })), ...held(verdict.refusals)],
    dropped: verdict.dropped.filter((path) => !unknown.includes(path)),
    podRefusals: held(verdict.podRefusals),
  };
}

const isResize = ({ path, detail }: Reason): boolean =>
  /\.resizePolicy\[\d+\]\.restartPolicy$/.test(path) && detail.includes("non-sidecar");

const withoutPod = (reason: Reason): Reason => ({
  ...reason,
  detail: reason.detail.replace("when pod `restartPolicy`", "when `restartPolicy`"),
});

/** The paths of all fields of the manifest that end so. */
function fieldsLike(field: RegExp, value: unknown, path = ""): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => fieldsLike(field, item, `${path}[${index}]`));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    const below = path === "" ? key : `${path}.${key}`;
    return field.test(below) ? [below] : fieldsLike(field, item, below);
  });
}
