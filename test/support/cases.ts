/** Reads the cases of a rule: test/rules/<rule-id>.md, whose format is described in test/rules/README.md. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { defaultSettings, type Settings } from "../../shared/engine/settings.ts";
import { type Level, levels } from "../../shared/model/finding.ts";
import { parseRange } from "../../shared/model/version.ts";
import { readSettings, rules } from "../../shared/text.ts";

export interface CaseFile {
  readonly path: string;
  readonly text: string;
  /** 1-based line of the Markdown file on which `text` begins. */
  readonly line: number;
}

export interface Expected {
  readonly rule: string;
  readonly level: Level;
  readonly file: string;
  /** 1-based, in the file of the case. */
  readonly line: number;
  /** The text with which the finding's range must begin; null when the marker names none. */
  readonly at: string | null;
}

export interface Case {
  /** The id of the rule, from the name of the Markdown file. */
  readonly rule: string;
  readonly title: string;
  /** The paragraphs between title and files, without the switches. */
  readonly prose: string;
  /** 1-based line of the title in the Markdown file. */
  readonly line: number;
  readonly files: readonly CaseFile[];
  /** The block named initguard.yaml; null when there is none. */
  readonly settings: CaseFile | null;
  readonly complete: boolean;
  /** As written, `1.29-1.33`; null for the default range. */
  readonly kubernetes: string | null;
  /** True for a case about the text itself (a comment, a spelling of YAML), which no Pulumi program can have. */
  readonly textOnly: boolean;
  /** True when a file of the case cannot be read as Kubernetes, and the report has to say so. */
  readonly notAnalysed: boolean;
  readonly expected: readonly Expected[];
}

/** Thrown for a Markdown file that does not follow the format: a silent misreading would make a test pass. */
export class CaseError extends Error {}

const fence = /^(`{3,})(\S*)[ \t]*(.*)$/;
const settingsName = "initguard.yaml";

/** The cases of one Markdown file, in order. */
export function parseCases(rule: string, markdown: string): readonly Case[] {
  const cases: Draft[] = [];
  let block: { readonly end: string; readonly file: Omit<CaseFile, "text"> | null; readonly lines: string[] } | undefined;
  for (const [index, line] of markdown.split("\n").entries()) {
    const current = cases.at(-1);
    if (block !== undefined) {
      if (line.trimEnd() !== block.end) block.lines.push(line);
      else {
        if (block.file !== null) current?.files.push({ ...block.file, text: `${block.lines.join("\n")}\n` });
        block = undefined;
      }
      continue;
    }
    const opening = fence.exec(line);
    if (opening !== null) {
      const isFile = current !== undefined && opening[2] === "yaml";
      const name =
        opening[3] || (current?.files.length === 0 ? "manifest.yaml" : `manifest-${(current?.files.length ?? 0) + 1}.yaml`);
      block = { end: opening[1] ?? "```", file: isFile ? { path: name, line: index + 2 } : null, lines: [] };
    } else if (line.startsWith("## ")) cases.push(draft(line.slice(3).trim(), index + 1));
    else if (current !== undefined && !switched(current, line)) current.prose.push(line);
  }
  if (block !== undefined) throw new CaseError(`${rule}.md: a fenced block does not end`);
  return cases.map((read) => finish(rule, read));
}

interface Draft {
  readonly title: string;
  readonly line: number;
  readonly prose: string[];
  readonly files: CaseFile[];
  complete: boolean;
  kubernetes: string | null;
  textOnly: boolean;
  notAnalysed: boolean;
}

const draft = (title: string, line: number): Draft => ({
  title,
  line,
  prose: [],
  files: [],
  complete: false,
  kubernetes: null,
  textOnly: false,
  notAnalysed: false,
});

/** A line of prose that is a switch, and so no prose. */
function switched(current: Draft, line: string): boolean {
  const text = line.trim();
  const kubernetes = /^kubernetes: (.+)$/.exec(text)?.[1];
  if (text === "complete") current.complete = true;
  else if (text === "text only") current.textOnly = true;
  else if (text === "not analysed") current.notAnalysed = true;
  else if (kubernetes !== undefined) current.kubernetes = kubernetes;
  else return false;
  return true;
}

function finish(rule: string, read: Draft): Case {
  const where = `${rule}.md:${read.line} "${read.title}"`;
  const files = read.files.filter(({ path }) => basename(path) !== settingsName);
  if (files.length === 0) throw new CaseError(`${where} has no yaml block`);
  if (new Set(read.files.map(({ path }) => path)).size !== read.files.length) throw new CaseError(`${where} names a file twice`);
  if (read.kubernetes !== null && parseRange(read.kubernetes) === undefined) {
    throw new CaseError(`${where}: "${read.kubernetes}" is no known version range`);
  }
  return {
    ...read,
    rule,
    prose: read.prose.join("\n").trim(),
    files,
    settings: read.files.find(({ path }) => basename(path) === settingsName) ?? null,
    expected: files.flatMap((file) => markers(file, where)),
  };
}

const marker = /# (error|warning|notice)(?: (above|below)(?: (\d+))?)?: ([a-z][a-z0-9-]*)(?: at "([^"]*)")?(?=\s*(?:$|#))/g;
const looksLikeMarker = /#\s*(?:errors?|warn(?:ing)?s?|notices?|info)\b[^#]*?:/gi;

function markers({ path, text }: CaseFile, where: string): readonly Expected[] {
  return text.split("\n").flatMap((line, index) => {
    const found = [...line.matchAll(marker)];
    if (found.length !== [...line.matchAll(looksLikeMarker)].length) {
      throw new CaseError(`${where}: ${path}:${index + 1} looks like a marker but is none: ${line.trim()}`);
    }
    return found.map(([, level, direction, distance, id, at]) => {
      const away = direction === undefined ? 0 : Number(distance ?? 1) * (direction === "below" ? 1 : -1);
      return {
        rule: id ?? "",
        level: levels.find((known) => known === level) ?? "error",
        file: path,
        line: index + 1 + away,
        at: at ?? null,
      };
    });
  });
}

const directory = fileURLToPath(new URL("../rules/", import.meta.url));

/** The cases of one rule, read from test/rules. Empty when the file does not exist. */
export function casesOf(rule: string): readonly Case[] {
  if (!readdirSync(directory).includes(`${rule}.md`)) return [];
  return parseCases(rule, readFileSync(join(directory, `${rule}.md`), "utf8"));
}

/** The rules that have a file of cases, by name. */
export const rulesWithCases = (): readonly string[] =>
  readdirSync(directory)
    .filter((name) => name.endsWith(".md") && name !== "README.md")
    .map((name) => name.slice(0, -".md".length))
    .sort();

/** The settings of a case: its file, with the switches on top. */
export function settingsOf({ rule, title, settings: file, complete, kubernetes }: Case): Settings {
  const { settings, problems } =
    file === null ? { settings: defaultSettings, problems: [] } : readSettings(file.path, file.text, () => null, rules);
  const [problem] = problems;
  if (problem !== undefined) throw new CaseError(`${rule}.md "${title}": ${problem.message}`);
  const range = kubernetes === null ? undefined : parseRange(kubernetes);
  return { ...settings, ...(complete && { complete }), ...(range !== undefined && { kubernetes: range }) };
}

/** A day on which no exception of a case has run out. */
export const today = "2026-01-01";
