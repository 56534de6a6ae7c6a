import type { ReportViolation } from "@pulumi/policy";
import { type Finding, type Level, type Path, printPath, type Resource, type Rule } from "../shared/index.ts";

export const pageOf = (rule: string): string => `https://github.com/initguard/initguard/blob/main/docs/rules/${rule}.md`;

/** `enforcementLevel` and `severity` of one violation; without them the policy's own hold. */
export interface Violation {
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
const oneLine = (line: string): string => line.replace(/[\u0000-\u001f\u007f-\u009f]/g, " ");
