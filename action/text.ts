import type { Level, LocatedFinding } from "../shared/text.ts";
import { excerpt, lineReader } from "./excerpt.ts";
import { closingLine, type Outcome } from "./outcome.ts";
import { harmless, visible } from "./visible.ts";

interface TextOptions {
  readonly colour: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  /** Show the line of source with the place marked. A log that others read does without. */
  readonly excerpts: boolean;
}

/** Text in a style, or as it is. */
type Paint = (style: Level | "dim" | "bold", text: string) => string;

const csi = "\u001b[";
const styles = { error: "1;31", warning: "1;33", notice: "1;36", dim: "2", bold: "1" };
const paint: Paint = (style, text) => `${csi}${styles[style]}m${text}${csi}0m`;

export const styleOf = (colour: boolean): Paint => (colour ? paint : (_, text) => text);

/** Lines of source that hold a secret: not repeated in a log that more people read than the file, whatever is found on them. */
function secretLines(findings: readonly LocatedFinding[]): ReadonlySet<string> {
  const secrets = findings.filter(({ rule }) => rule === "literal-secret");
  return new Set(
    secrets.flatMap(({ file, line, endLine }) => Array.from({ length: endLine - line + 1 }, (_, i) => `${file}:${line + i}`)),
  );
}

/** More of them are a count: `--format json` has them all. */
const listedAtMost = 20;

/** The report for people: each finding, what was not analysed, and a closing line of counts. */
export function printText(outcome: Outcome, { colour, width, excerpts }: TextOptions): string {
  const style = styleOf(colour);
  const lineAt = lineReader(outcome.reread);
  const explained = new Set<string>();
  const { findings, excused } = outcome.report;
  const secrets = secretLines([...findings, ...excused]);
  const blocks = findings.map((finding) => {
    const first = finding.fix !== null && !explained.has(finding.rule);
    explained.add(finding.rule);
    return [
      heading(finding, style),
      `  ${visible(finding.message)}`,
      ...(excerpts && !secrets.has(`${finding.file}:${finding.line}`) ? source(finding, lineAt, width, style) : []),
      ...finding.related.map((each) => style("dim", `  see ${place(each)}  ${visible(each.message)}`)),
      ...(first ? wrapped(`fix: ${oneLine(finding.fix ?? "")}`, width) : []),
    ];
  });
  const lines = [...blocks.flatMap((block) => [...block, ""]), ...unread(outcome, style), style("bold", closingLine(outcome))];
  return lines.map((line) => `${harmless(line)}\n`).join("");
}

/** `file:line:column`, which terminals and editors open; the file alone for a finding about all of it. */
export const place = ({ file, line, column }: Pick<LocatedFinding, "file" | "line" | "column">): string =>
  `${file === "" ? "(no file)" : visible(file)}:${line}:${column}`;

const heading = (finding: LocatedFinding, style: Paint): string =>
  `${style("bold", place(finding))}  ${style(finding.level, finding.level)}  ${finding.rule}`;

function source(
  finding: LocatedFinding,
  lineAt: (file: string, line: number) => string | undefined,
  width: number,
  style: Paint,
): readonly string[] {
  const line = lineAt(finding.file, finding.line);
  if (line === undefined || line.trim() === "") return [];
  const number = String(finding.line);
  const margin = " ".repeat(number.length);
  const { source, marks } = excerpt(line, finding, Math.max(40, width - number.length - 6));
  return [`  ${style("dim", `${number} |`)} ${source}`, `  ${style("dim", `${margin} |`)} ${style(finding.level, marks)}`];
}

const oneLine = (text: string): string => visible(text.replace(/\s+/g, " ").trim());

/** At blanks, with the following lines indented. */
function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = " ";
  for (const word of text.split(" ")) {
    if (line.trim() !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = "      ";
    }
    line += ` ${word}`;
  }
  return [...lines, line];
}

/** What was not analysed, with its reasons. */
export function unread({ report }: Outcome, style: Paint): readonly string[] {
  const listed = report.notAnalysed.filter(({ kind }) => kind === "file" || kind === "fault");
  if (listed.length === 0) return [];
  const rest = listed.length - listedAtMost;
  return [
    style("bold", "not analysed"),
    ...listed
      .slice(0, listedAtMost)
      .map(
        ({ file, line, reason }) =>
          `  ${visible([file ?? "(all files)", line].filter((part) => part !== null).join(":"))}  ${visible(reason)}`,
      ),
    ...(rest > 0 ? [`  and ${rest} more: --format json lists them`] : []),
    "",
  ];
}
