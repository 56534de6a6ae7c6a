/** Workflow commands: what a step prints so that the runner annotates the pull request. */
import { type Annotation, annotations, unannotated } from "./annotate.ts";
import { closingLine, type Outcome } from "./outcome.ts";
import { place } from "./text.ts";
import { harmless, visible } from "./visible.ts";

/** Annotations, then every finding for which there was no place, then the closing line. */
export function printGithub(outcome: Outcome): string {
  const commands = annotations(outcome.report, "in the log of this step").map(command);
  const rest = unannotated(outcome.report).map((finding) =>
    harmless(`${place(finding)}  ${finding.level}  ${finding.rule}  ${visible(finding.message)}`),
  );
  return [...commands, ...rest, closingLine(outcome)].map((line) => `${line}\n`).join("");
}

function command({ level, title, message, file, lines, columns }: Annotation): string {
  const properties = {
    title,
    ...(file !== null && { file }),
    ...(lines !== null && { line: lines.start, endLine: lines.end }),
    ...(columns !== null && { col: columns.start, endColumn: columns.end }),
  };
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${level} ${list.join(",")}::${escapeData(message)}`;
}

const escapeData = (text: string): string => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const escapeProperty = (text: string): string => escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
