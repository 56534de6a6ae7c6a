/**
 * Which annotations a run makes of its findings. The runner shows ten per level and step and cuts a message at 4,096 characters
 * (actions/runner, ExecutionContext.cs); what does not fit is counted, never dropped in silence.
 */
import { type Level, type LocatedFinding, levels, type TextReport } from "../shared/text.ts";
import { stdinName } from "./files.ts";
import { place } from "./text.ts";
import { counted, visible } from "./visible.ts";

export interface Annotation {
  readonly level: Level;
  readonly title: string;
  readonly message: string;
  /** Null when it belongs to no file of the repository. */
  readonly file: string | null;
  /** 1-based. The end column is present only where everything stands on one line. */
  readonly lines: { readonly start: number; readonly end: number } | null;
  readonly columns: { readonly start: number; readonly end: number } | null;
}

export const perLevel = 10;
const longestMessage = 4096;
const longestTitle = 255;
const placesNamed = 8;

/** Worst first. `elsewhere` says where the rest is found, such as "in the job summary". */
export function annotations(report: TextReport, elsewhere: string): readonly Annotation[] {
  return levels.flatMap((level) => ofLevel(causes(report.findings, level), level, elsewhere));
}

/** The findings that `annotations` does not show. */
export function unannotated(report: TextReport): readonly LocatedFinding[] {
  return levels.flatMap((level) => split(causes(report.findings, level)).rest.flat());
}

/** Findings that say the same, at one or more places. */
type Cause = readonly LocatedFinding[];

function causes(findings: readonly LocatedFinding[], level: Level): readonly Cause[] {
  const byCause = new Map<string, LocatedFinding[]>();
  for (const finding of findings) {
    if (finding.level !== level) continue;
    const key = `${finding.rule}\0${finding.message}`;
    const group = byCause.get(key);
    if (group === undefined) byCause.set(key, [finding]);
    else group.push(finding);
  }
  return [...byCause.values()];
}

/** One of each rule comes before the second of any, so that ten places show as many kinds of trouble as they can. */
function split(all: readonly Cause[]): { readonly shown: readonly Cause[]; readonly rest: readonly Cause[] } {
  if (all.length <= perLevel) return { shown: all, rest: [] };
  const turns = new Map<string, number>();
  const ranked = all.map((cause, index) => {
    const rule = cause[0]?.rule ?? "";
    const turn = turns.get(rule) ?? 0;
    turns.set(rule, turn + 1);
    return { cause, turn, index };
  });
  ranked.sort((a, b) => a.turn - b.turn || a.index - b.index);
  // The last place tells of the rest.
  const chosen = new Set(ranked.slice(0, perLevel - 1).map(({ cause }) => cause));
  return { shown: all.filter((cause) => chosen.has(cause)), rest: all.filter((cause) => !chosen.has(cause)) };
}

function ofLevel(all: readonly Cause[], level: Level, elsewhere: string): readonly Annotation[] {
  const { shown, rest } = split(all);
  const made = shown.flatMap((cause) => annotation(cause) ?? []);
  const left = rest.flat().length;
  if (left === 0) return made;
  const message = `+${counted(left, `more ${level}`)} ${elsewhere}`;
  return [...made, { level, title: "initguard", message, file: null, lines: null, columns: null }];
}

function annotation(cause: Cause): Annotation | undefined {
  const [first, ...others] = cause;
  if (first === undefined) return undefined;
  const inRepository = isInRepository(first.file);
  const text = [
    inRepository ? visible(first.message) : `${place(first)}: ${visible(first.message)}`,
    ...(first.fix === null ? [] : ["", `fix: ${first.fix.replace(/\s+/g, " ").trim()}`]),
    ...(others.length === 0 ? [] : ["", `the same at ${places(others)}`]),
  ].join("\n");
  return {
    level: first.level,
    title: cut(`initguard: ${first.rule}`, longestTitle),
    message: cut(text, longestMessage),
    file: inRepository ? first.file : null,
    lines: inRepository ? { start: first.line, end: first.endLine } : null,
    // The runner drops columns of an annotation over several lines.
    columns: inRepository && first.line === first.endLine ? { start: first.column, end: first.endColumn } : null,
  };
}

function places(findings: readonly LocatedFinding[]): string {
  const named = findings.slice(0, placesNamed).map(({ file, line }) => `${visible(file)}:${line}`);
  const rest = findings.length - named.length;
  return named.join(", ") + (rest > 0 ? ` and ${rest} more` : "");
}

/** A file outside the workspace, or none, has no lines that GitHub could show. */
const isInRepository = (file: string): boolean =>
  file !== "" && file !== stdinName && !file.startsWith("../") && !file.startsWith("/") && !/^[A-Za-z]:[\\/]/.test(file);

function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  // Half a surrogate pair is no character.
  return `${text.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}
