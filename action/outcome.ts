import { type Level, levels, type TextReport } from "../shared/text.ts";
import { counted } from "./visible.ts";

/** What a run found, for every channel. */
export interface Outcome {
  readonly report: TextReport;
  readonly milliseconds: number;
  /** The text of a file of the report, for excerpts. */
  reread(path: string): string | undefined;
}

export type FailOn = Level | "never";
export const failOnChoices: readonly FailOn[] = [...levels, "never"];

/** True when a finding is at or above the level that a user wants to fail on. */
export const fails = ({ findings }: TextReport, failOn: FailOn): boolean =>
  failOn !== "never" && findings.some(({ level }) => levels.indexOf(level) <= levels.indexOf(failOn));

export const countOf = ({ findings }: TextReport, level: Level): number => findings.filter((each) => each.level === level).length;

/** `2 errors, 1 notice`, worst first. */
function countLine(report: TextReport): string {
  const counts = levels.map((level) => [level, countOf(report, level)] as const);
  return counts.flatMap(([level, count]) => (count > 0 ? [counted(count, level)] : [])).join(", ");
}

/** The closing line: `12 errors, 30 warnings in 9 files · 3 init containers not analysed (opaque entrypoint)`. */
export function closingLine({ report }: Outcome): string {
  const { stats, notAnalysed } = report;
  const files = new Set(report.findings.map(({ file }) => file)).size;
  const of = (kind: string): number => notAnalysed.filter((each) => each.kind === kind).length;
  const parts = [report.findings.length === 0 ? quiet(stats) : `${countLine(report)} in ${counted(files, "file")}`];
  if (of("entrypoint") > 0) parts.push(`${counted(of("entrypoint"), "init container")} not analysed (opaque entrypoint)`);
  if (of("program") > 0) parts.push(`${counted(of("program"), "init container")} not analysed (no shell script)`);
  if (of("file") > 0) parts.push(`${counted(of("file"), "file")} not analysed`);
  if (of("fault") > 0) parts.push(`${counted(of("fault"), "fault")} of initguard itself`);
  if (report.excused.length > 0) parts.push(`${report.excused.length} excused`);
  return parts.join(" · ");
}

function quiet(stats: TextReport["stats"]): string {
  if (stats.files === 0) return "no .yaml, .yml or .json file to read";
  if (stats.initContainers === 0) return `no init containers in ${counted(stats.files, "file")}`;
  return `no findings in ${counted(stats.initContainers, "init container")} of ${counted(stats.workloads, "workload")}`;
}
