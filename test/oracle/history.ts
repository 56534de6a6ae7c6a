/**
 * What an emulated version does not show. The program is Kubernetes 1.37 with the gates of an older minor: fields that came later exist in
 * it, and a check without a gate is always there.
 */
import type { Verdict } from "./verdict.ts";

/** Fields of a container that came later than 1.34, and their first minor version (types.go of 1.34.0 and 1.37.2). */
const since: Readonly<Record<string, number>> = {
  bindMountOptions: 37,
  "httpGet.protocol": 37,
  "grpc.mode": 37,
};

/** From this minor version on a container that runs once may not ask to be restarted for a resize (no gate; absent in 1.35.0). */
const resizeRefused = 36;

/** The verdict as the server of this minor version gives it. */
export function corrected({ refusals, dropped, podRefusals }: Verdict, minor: number): Verdict {
  const unknown = dropped.filter((path) => comesLater(path, minor));
  const isNew = ({ path, detail }: { readonly path: string; readonly detail: string }): boolean =>
    minor < resizeRefused && /\.resizePolicy\[\d+\]\.restartPolicy$/.test(path) && detail.includes("non-sidecar");
  return {
    refusals: [
      ...unknown.map((path) => ({ type: "unknown field", path, detail: "" })),
      ...refusals.filter((each) => !isNew(each)),
    ],
    dropped: dropped.filter((path) => !unknown.includes(path)),
    podRefusals: podRefusals.filter((each) => !isNew(each)),
  };
}

const comesLater = (path: string, minor: number): boolean =>
  Object.entries(since).some(([field, first]) => minor < first && path.endsWith(`.${field}`));
