import type { Outcome } from "../../action/outcome.ts";
import type { LocatedFinding, TextReport } from "../../shared/text.ts";

/** A finding for tests of the channels; what is not given is plain. */
export const finding = (given: Partial<LocatedFinding> = {}): LocatedFinding => ({
  rule: "unbounded-wait",
  level: "warning",
  message: 'init container "wait" waits without a bound, so the Pod hangs',
  file: "k8s/web.yaml",
  line: 3,
  column: 5,
  endLine: 3,
  endColumn: 9,
  resource: { apiVersion: "apps/v1", kind: "Deployment", namespace: null, name: "web" },
  container: "wait",
  path: "spec.template.spec.initContainers[0].command[2]",
  related: [],
  fix: "give the loop a bound",
  fingerprint: "0123456789abcdef",
  ...given,
});

export const outcome = (
  findings: readonly LocatedFinding[],
  given: Partial<TextReport> = {},
  texts: Readonly<Record<string, string>> = {},
): Outcome => ({
  report: {
    findings,
    excused: [],
    notAnalysed: [],
    stats: { files: 1, documents: 1, workloads: 1, initContainers: 1 },
    ...given,
  },
  milliseconds: 7,
  reread: (path) => texts[path],
});
