import type { ReportViolation } from "@pulumi/policy";
import {
  type Finding,
  type Level,
  type Path,
  printPath,
  type Resource,
  type Rule,
  type SettingsProblem,
} from "../shared/index.ts";

export const pageOf = (rule: string): string => `https://github.com/initguard/initguard/blob/main/docs/rules/${rule}.md`;

/** `enforcementLevel` and `severity` of one violation; without them the policy's own hold. */
interface Violation {
  readonly message: string;
  readonly urn?: string;
  readonly enforcementLevel?: "advisory" | "mandatory";
  readonly severity?: "low" | "medium" | "high";
}

/**
 * The SDK reads an object as well as a text, though its types say text (server.js, makeReportViolationFun, 1.21), and with an
 * object it does not put the description before the message once more.
 */
export const violate = (report: ReportViolation, violation: Violation): void =>
  (report as unknown as (violation: Violation) => void)(violation);

export const severityOf = (level: Level): NonNullable<Violation["severity"]> =>
  level === "error" ? "high" : level === "warning" ? "medium" : "low";

/** Where it is and what is the case: the engine prints nothing but the message. `withFix`: and the way out. */
export function describe(finding: Finding, rule: Rule, prefix: Path, withFix: boolean): string {
  const { place, message, related } = finding;
  const where = (resource: Resource, path: Path): string =>
    resource === finding.resource
      ? printPath([...prefix, ...path])
      : `${resource.kind} "${resource.name}" ${printPath(path)}`.trimEnd();
  const lines = [
    `${where(place.resource, place.path)}: ${message}`,
    ...related.map((other) => `  ${where(other.place.resource, other.place.path)}: ${other.message}`),
    ...(withFix ? [`  Fix: ${firstParagraph(rule.fix)}`, `  ${pageOf(rule.id)}`] : []),
  ];
  return lines.map(oneLine).join("\n");
}

const firstParagraph = (markdown: string): string => (markdown.trim().split(/\n\s*\n/)[0] ?? "").replace(/\s*\n\s*/g, " ");

/** Names come from the program: nothing in them may move the cursor of a terminal. */
export const oneLine = (line: string): string => line.replace(/[\u0000-\u001f\u007f-\u009f]/g, " ");

/** A thrown error would end the preview, even from an advisory policy: whatever fails here is named as not checked instead. */
export function guarded(policy: string, report: ReportViolation, action: () => void): void {
  try {
    action();
  } catch {
    notChecked(policy, report);
  }
}

/** Never says what went wrong in detail: the text of an error may hold a value of the program. */
export const notChecked = (policy: string, report: ReportViolation): void =>
  violate(report, {
    message: `rule "${policy}" failed inside initguard, so it was not checked here: https://github.com/initguard/initguard/issues`,
    enforcementLevel: "advisory",
    severity: "low",
  });

/** What is wrong with settings stops no deployment, unless `enforcement` leaves it to the policy's own level. */
export function sayProblems(
  problems: readonly SettingsProblem[],
  report: ReportViolation,
  enforcement: Pick<Violation, "enforcementLevel"> = { enforcementLevel: "advisory" },
): void {
  for (const { file, line, message } of problems) {
    violate(report, {
      message: oneLine(`${file}${line === null ? "" : `:${line}`}: ${message}`),
      severity: "medium",
      ...enforcement,
    });
  }
}
