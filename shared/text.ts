/** Door 2 of the rules core: text in, findings with places out. Pure and synchronous: the caller reads files and knows the date. */
import { lint } from "./engine/lint.ts";
import type { ExceptionFinding, LocatedFinding, LocatedPlan, PodPlan, Report, TextReport } from "./engine/report.ts";
import type { Rule } from "./engine/rule.ts";
import type { LocalException, Settings } from "./engine/settings.ts";
import type { Finding } from "./model/finding.ts";
import { printPath } from "./model/resource.ts";
import { rules } from "./rules/index.ts";
import { readFile } from "./source/documents.ts";
import { locate } from "./source/locate.ts";
import { commentExceptions } from "./source/suppress.ts";

export type { LocatedFinding, LocatedPlan, Range, TextReport } from "./engine/report.ts";
export * from "./index.ts";
export { readSettings, settingsSchema } from "./source/settings-file.ts";

/** One file as text; the door that reads it decodes it. */
export interface SourceFile {
  /** Workspace-relative with "/" separators: how findings name it. */
  readonly path: string;
  readonly text: string;
}

export interface TextOptions {
  /** YYYY-MM-DD. */
  readonly today: string;
  /** Only these rules, also where settings switch them off; all rules when absent. */
  readonly rules?: readonly string[];
  /** True: the report has the plan of each pod. */
  readonly plan?: boolean;
}

/** Some 40 MiB of nodes: enough for the documents of most repositories. */
const keptCharacters = 2 * 1024 * 1024;

/**
 * Checks files as one set.
 * @throws never: what cannot be read is listed in `notAnalysed` and the rest goes on.
 */
export function lintText(
  files: Iterable<SourceFile>,
  settings: Settings,
  { today, rules: named, plan }: TextOptions,
): TextReport {
  const reads = [];
  const memory = { characters: keptCharacters };
  let fileCount = 0;
  const comments: LocalException[] = [];
  for (const file of files) {
    fileCount++;
    const read = readFile(file, memory);
    reads.push(read);
    if (file.text.includes("initguard:")) comments.push(...read.resources.flatMap(commentExceptions));
  }
  const resources = reads.flatMap((read) => read.resources);
  const chosen = named === undefined ? rules : rules.filter((rule) => named.includes(rule.id));
  const report = lint(resources, chosen, named === undefined ? settings : switchedOn(settings, named), {
    today,
    comments,
    plan: plan === true,
    knownRules: rules.map((rule) => rule.id),
  });
  return {
    findings: inOrder([...report.findings.map(located), ...report.exceptions.map(locatedException)]),
    excused: inOrder(report.excused.map(located)),
    ...(report.plans === undefined ? {} : { plans: report.plans.map(locatedPlan).sort(byPlace) }),
    notAnalysed: [
      ...reads.flatMap((read) => read.notAnalysed.map((each) => ({ ...each, kind: "file" as const }))),
      ...notAnalysed(report),
    ],
    stats: {
      files: fileCount,
      documents: reads.reduce((sum, read) => sum + read.documents, 0),
      workloads: report.stats.workloads,
      initContainers: report.stats.initContainers,
    },
  };
}

function switchedOn(settings: Settings, named: readonly string[]): Settings {
  const on = named.map((id) => {
    const { level, ...rest } = settings.rules[id] ?? {};
    return [id, { ...rest, ...(level === undefined || level === "off" ? { on: true } : { level }) }];
  });
  return { ...settings, rules: { ...settings.rules, ...Object.fromEntries(on) } };
}

const ruleById: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.id, rule]));

function located(finding: Finding): LocatedFinding {
  return {
    rule: finding.rule,
    level: finding.level,
    message: finding.message,
    ...locate(finding.place),
    resource: identity(finding.resource),
    container: finding.container,
    path: printPath(finding.place.path),
    related: finding.related.map(({ place, message }) => ({ ...locate(place), message })),
    fix: ruleById.get(finding.rule)?.fix ?? null,
    fingerprint: finding.fingerprint,
  };
}

function locatedException(finding: ExceptionFinding): LocatedFinding {
  const range = finding.place === null ? finding.origin : locate(finding.place);
  return {
    rule: finding.rule,
    level: finding.level,
    message: finding.message,
    ...(range ?? { file: "", line: 1, column: 1, endLine: 1, endColumn: 1 }),
    resource: finding.resource === null ? null : identity(finding.resource),
    container: null,
    path: finding.place === null ? null : printPath(finding.place.path),
    related: [],
    fix: null,
    fingerprint: finding.fingerprint,
  };
}

function locatedPlan({ place, minor, ...plan }: PodPlan): LocatedPlan {
  const { file, line } = locate(place);
  const path = printPath(place.path.slice(0, -1));
  return { file, line, path, resource: identity(place.resource), kubernetes: `1.${minor}`, ...plan };
}

const byPlace = (a: LocatedPlan, b: LocatedPlan): number => compareText(a.file, b.file) || a.line - b.line;

const identity = ({ apiVersion, kind, namespace, name }: Finding["resource"]): NonNullable<LocatedFinding["resource"]> => ({
  apiVersion,
  kind,
  namespace,
  name,
});

/** By file, line, column, rule. An anchor's script is located at the anchor for every alias: in one document it is said once. */
function inOrder(findings: readonly LocatedFinding[]): readonly LocatedFinding[] {
  const sorted = [...findings].sort(
    (a, b) =>
      compareText(a.file, b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      compareText(a.rule, b.rule) ||
      compareText(a.fingerprint, b.fingerprint),
  );
  const seen = new Set<string>();
  return sorted.filter((finding) => {
    const { resource } = finding;
    const key = [
      finding.rule,
      finding.file,
      finding.line,
      finding.column,
      finding.endLine,
      finding.endColumn,
      resource?.kind,
      resource?.namespace,
      resource?.name,
    ].join("\0");
    const again = seen.has(key) && finding.path !== null && isScriptPath(finding.path);
    seen.add(key);
    return !again;
  });
}

const isScriptPath = (path: string): boolean => /\.(command|args)\[\d+\]$/.test(path);

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function notAnalysed(report: Report): TextReport["notAnalysed"] {
  const entrypoints = report.opaque.map(({ kind, resource, path, container, reason }) => {
    const { file, line } = locate({ resource, path });
    return { kind, file, line, reason: `init container "${container}": ${reason}` };
  });
  const faults = report.faults.map(({ rule, resource, message }) => ({
    kind: "fault" as const,
    file: resource?.file ?? null,
    line: null,
    reason: `rule "${rule}" failed on ${resource === null ? "the set" : `${resource.kind} "${resource.name}"`}: ${message}`,
  }));
  return [...entrypoints, ...faults];
}
