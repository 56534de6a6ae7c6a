import { homepage } from "../package.json";
import type { LocatedFinding, TextReport } from "../shared/text.ts";
import { closingLine, type Outcome } from "./outcome.ts";
import { counted, visible } from "./visible.ts";

interface MarkdownOptions {
  /** The address of a line in the repository's browser; null when there is none. */
  readonly link?: (file: string, line: number) => string | null;
  /** Bytes of UTF-8 that the text may have. */
  readonly limit?: number;
  /** Where the whole report is, for the note when something had to be left out. */
  readonly elsewhere: string;
}

/** GitHub refuses the summary of a step that is larger (actions/runner, FileCommandManager.cs). */
export const summaryLimit = 1024 * 1024;

// With spaces that do not break: the column is narrow.
const marks = { error: "🔴&nbsp;error", warning: "🟠&nbsp;warning", notice: "🔵&nbsp;notice" } as const;

/** The report as Markdown: a line of counts, a table per file, the fix of each rule, what was not analysed. */
export function printMarkdown(outcome: Outcome, { link = () => null, limit = summaryLimit, elsewhere }: MarkdownOptions): string {
  const { report } = outcome;
  const pages = [
    ...tables(report.findings, link),
    ...fixes(report.findings),
    ...unreadTable(report, ["file"], "file not analysed", "files not analysed"),
    ...unreadTable(report, ["entrypoint", "program"], "init container not analysed", "init containers not analysed"),
    ...unreadTable(report, ["fault"], "fault of initguard itself", "faults of initguard itself"),
  ];
  const title = `## initguard\n\n**${escapeMarkdown(closingLine(outcome))}**\n`;
  return limited(title, pages, limit, elsewhere);
}

/** Rows that belong under one heading. */
interface Page {
  readonly head: string;
  readonly rows: readonly string[];
  readonly foot: string;
}

function tables(findings: readonly LocatedFinding[], link: (file: string, line: number) => string | null): readonly Page[] {
  const byFile = new Map<string, LocatedFinding[]>();
  for (const finding of findings) {
    const group = byFile.get(finding.file);
    if (group === undefined) byFile.set(finding.file, [finding]);
    else group.push(finding);
  }
  return [...byFile].map(([file, group]) => ({
    head: `\n### ${code(file || "(no file)")}\n\n| Line | | Finding | Rule |\n| ---: | --- | --- | --- |\n`,
    rows: group.map((finding) => row(finding, link(file, finding.line))),
    foot: "",
  }));
}

function row(finding: LocatedFinding, address: string | null): string {
  const line = address === null ? String(finding.line) : `[${finding.line}](${address})`;
  const related = finding.related.map((each) => `<br>see ${code(`${each.file}:${each.line}`)} ${escapeMarkdown(each.message)}`);
  const rule = finding.fix === null ? code(finding.rule) : `[${finding.rule}](${rulePage(finding.rule)})`;
  return `| ${line} | ${marks[finding.level]} | ${escapeMarkdown(finding.message)}${related.join("")} | ${rule} |\n`;
}

const rulePage = (rule: string): string => `${homepage.replace(/#.*$/, "")}/blob/main/docs/rules/${rule}.md`;

/** The fix stands in the rule, so it is our own Markdown. */
function fixes(findings: readonly LocatedFinding[]): readonly Page[] {
  const byRule = new Map(findings.flatMap(({ rule, fix }) => (fix === null ? [] : [[rule, fix] as const])));
  if (byRule.size === 0) return [];
  const rows = [...byRule].sort().map(([rule, fix]) => `- **${rule}**: ${fix.replace(/\s+/g, " ").trim()}\n`);
  return [{ head: "\n### The way out\n\n", rows, foot: "" }];
}

function unreadTable({ notAnalysed }: TextReport, kinds: readonly string[], one: string, many: string): readonly Page[] {
  const listed = notAnalysed.filter(({ kind }) => kinds.includes(kind));
  if (listed.length === 0) return [];
  const heading = `${listed.length} ${listed.length === 1 ? one : many}`;
  return [
    {
      head: `\n<details><summary>${heading}</summary>\n\n| Place | Reason |\n| --- | --- |\n`,
      rows: listed.map(({ file, line, reason }) => {
        const place = [file ?? "(all files)", line].filter((part) => part !== null).join(":");
        return `| ${code(place)} | ${escapeMarkdown(reason)} |\n`;
      }),
      foot: "\n</details>\n",
    },
  ];
}

/** Of each page as many rows as the limit lets in, and a note about the others. */
function limited(title: string, pages: readonly Page[], limit: number, elsewhere: string): string {
  const noteSize = 300;
  const parts = [title];
  let size = bytes(title) + noteSize;
  let left = 0;
  for (const { head, rows, foot } of pages) {
    const frame = bytes(head) + bytes(foot);
    let kept = 0;
    let used = frame;
    while (kept < rows.length && size + used + bytes(rows[kept] ?? "") <= limit) used += bytes(rows[kept++] ?? "");
    left += rows.length - kept;
    if (kept === 0) continue;
    parts.push(head, ...rows.slice(0, kept), foot);
    size += used;
  }
  if (left > 0) parts.push(`\n> [!NOTE]\n> ${counted(left, "more line")} did not fit here: they are ${elsewhere}.\n`);
  return parts.join("");
}

const bytes = (text: string): number => new TextEncoder().encode(text).length;

/** Inside HTML's code element Markdown is still read, so it is escaped as well. */
const code = (text: string): string => `<code>${escapeMarkdown(text)}</code>`;

/**
 * Text on one line, in a table cell, that shows as written: no markup, no HTML, no links and no mentions. GitHub looks for mentions
 * after it has resolved references, so a space of no width follows the @ of what could be one.
 */
export const escapeMarkdown = (text: string): string =>
  visible(text.replace(/\r\n|[\r\n]/g, " "))
    .replace(/[&<>\\|`*_[\]~!#$]|:(?=\/\/)|(?<=www)\.|@/gi, inert)
    .replace(/(?<!\w)&#64;/g, "$&&#8203;");

/** A reference is never markup, also where a backslash would be some. */
const references: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  "\\": "&#92;",
  "|": "&#124;",
  ":": "&#58;",
  ".": "&#46;",
  "@": "&#64;",
};
const inert = (character: string): string => references[character] ?? `\\${character}`;

/** Addresses of lines on GitHub, for the commit that a workflow checks. */
export function githubLink(
  environment: Readonly<Record<string, string | undefined>>,
): (file: string, line: number) => string | null {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_SHA: commit } = environment;
  return (file, line) => {
    if (!server || !repository || !commit || file === "" || /^(<|\/|\.\.\/|[A-Za-z]:)/.test(file)) return null;
    const path = file.split("/").map(encodePart).join("/");
    return `${server}/${repository}/blob/${commit}/${path}#L${line}`;
  };
}

/** Lone surrogates have no address; parentheses would end a Markdown link. */
const encodePart = (part: string): string =>
  encodeURIComponent(part.replace(/\p{Cs}/gu, "\ufffd")).replace(
    /[()'*!~]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
