/** What the checks of the API server say about one init container. */
import type { Check, Subject } from "../../shared/admission/model.ts";
import { clustersOf, type GateSettings } from "../../shared/model/gates.ts";
import { printPath } from "../../shared/model/resource.ts";

/** One line for each refusal, `path: type: detail`, on the API server of a minor version. */
export function refused(checks: readonly Check[], about: Partial<Subject>, minor = 37, gates: GateSettings = {}): string[] {
  const lines: string[] = [];
  for (const cluster of clustersOf({ min: minor, max: minor }, gates))
    for (const { check } of checks)
      check(
        { container: {}, role: "run-once", spec: {}, isPod: true, annotations: {}, claims: [], ...about, cluster },
        ({ type, path, serverPath, detail }) => lines.push(`${serverPath ?? printPath(path)}: ${type}: ${detail}`),
      );
  return lines;
}
