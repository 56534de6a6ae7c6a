/** What excuses a finding, and what is wrong with an excuse: unused, expired, misspelt or without a reason. */
import type { Finding } from "../model/finding.ts";
import { nearestName } from "../model/nearest-name.ts";
import { at, isDictionary, type Resource, resourceId } from "../model/resource.ts";
import { fingerprint } from "./fingerprint.ts";
import type { ExceptionFinding, Report } from "./report.ts";
import type { ExceptionSetting, LocalException, Settings } from "./settings.ts";

interface Input {
  readonly findings: readonly Finding[];
  /** Workloads of the run. */
  readonly resources: readonly Resource[];
  readonly comments: readonly LocalException[];
  readonly settings: Settings;
  readonly today: string;
  readonly knownRules: readonly string[];
  /** Rules that ran: what concerns another one is for another run to say. */
  readonly active: ReadonlySet<string>;
  /** True when the rule ran on the resource and met no value that is not known. */
  analysed(rule: string, resource: Resource): boolean;
}

/** One exception of any origin. */
interface Exception {
  readonly rule: string;
  readonly reason: string;
  readonly until: string | undefined;
  /** What it stands on, for messages. */
  readonly subject: string;
  readonly at: Pick<ExceptionFinding, "resource" | "place" | "origin">;
  covers(finding: Finding): boolean;
  /** True when, had the rule found something that it covers, this run would have seen it. */
  couldMatch: boolean;
}

export function applyExceptions(input: Input): Pick<Report, "findings" | "excused" | "exceptions"> {
  const exceptions = [...fromSettings(input), ...fromAnnotations(input), ...fromComments(input)];
  const known = new Set(input.knownRules);
  const valid = exceptions.filter((each) => known.has(each.rule) && each.reason !== "" && !isPast(each.until, input.today));
  const byRule = new Map<string, Exception[]>();
  for (const each of valid) byRule.set(each.rule, [...(byRule.get(each.rule) ?? []), each]);

  const used = new Set<Exception>();
  const findings: Finding[] = [];
  const excused: Finding[] = [];
  for (const finding of input.findings) {
    const covering = (byRule.get(finding.rule) ?? []).filter((each) => each.covers(finding));
    for (const each of covering) used.add(each);
    (covering.length > 0 ? excused : findings).push(finding);
  }
  const problems = exceptions.flatMap((each) => problem(each, used.has(each), known, input) ?? []);
  return { findings, excused, exceptions: problems };
}

function problem(
  each: Exception,
  used: boolean,
  known: ReadonlySet<string>,
  { today, active }: Input,
): ExceptionFinding | undefined {
  if (!known.has(each.rule)) {
    const near = nearestName(each.rule, [...known]);
    const hint = near === undefined ? "" : `, the nearest is "${near}"`;
    return report(
      each,
      "invalid-exception",
      `exception on ${each.subject} names the rule "${each.rule}", which does not exist${hint}`,
    );
  }
  if (!active.has(each.rule)) return undefined;
  if (each.reason === "") {
    return report(
      each,
      "invalid-exception",
      `exception for "${each.rule}" on ${each.subject} gives no reason, so it does not count`,
    );
  }
  if (isPast(each.until, today)) {
    return report(
      each,
      "expired-exception",
      `exception for "${each.rule}" on ${each.subject} ended on ${each.until}, so it does not count`,
    );
  }
  if (used || !each.couldMatch) return undefined;
  return report(
    each,
    "unused-exception",
    `exception for "${each.rule}" on ${each.subject} excuses nothing, so it can be removed`,
  );
}

function report(each: Exception, rule: ExceptionFinding["rule"], message: string): ExceptionFinding {
  return {
    rule,
    level: "warning",
    message,
    ...each.at,
    container: null,
    related: [],
    edits: [],
    fingerprint: fingerprint([rule, each.rule, each.subject]),
  };
}

/** Dates as YYYY-MM-DD compare as text; the last day still counts. */
const isPast = (until: string | undefined, today: string): boolean => until !== undefined && until < today;

function fromSettings({ settings, resources, analysed }: Input): readonly Exception[] {
  return settings.exceptions.map((setting) => {
    const matches = matcher(setting);
    return {
      rule: setting.rule,
      reason: setting.reason,
      until: setting.until,
      subject: `"${setting.resource}"`,
      at: { resource: null, place: null, origin: setting.origin },
      covers: (finding) =>
        matches(finding.resource) && (setting.container === undefined || setting.container === finding.container),
      couldMatch: resources.some((resource) => matches(resource) && analysed(setting.rule, resource)),
    };
  });
}

/** `Kind/name` means the name in any namespace; `*` stands for any characters. */
function matcher({ resource: pattern }: ExceptionSetting): (resource: Resource) => boolean {
  const withNamespace = pattern.split("/").length > 2;
  return (resource) => wildcard(pattern, withNamespace ? resourceId(resource) : `${resource.kind}/${resource.name}`);
}

/** Matches `*` greedily from the left: linear in the text for every star. */
function wildcard(pattern: string, text: string): boolean {
  const [first = "", ...rest] = pattern.split("*");
  if (rest.length === 0) return pattern === text;
  if (!text.startsWith(first)) return false;
  let position = first.length;
  const last = rest.pop() ?? "";
  for (const part of rest) {
    const found = text.indexOf(part, position);
    if (found < 0) return false;
    position = found + part.length;
  }
  return text.length - position >= last.length && text.endsWith(last);
}

const annotationPrefix = "initguard.dev/allow-";

function fromAnnotations({ resources, analysed }: Input): readonly Exception[] {
  return [...new Set(resources)].flatMap((resource) => {
    const annotations = at(resource.body, ["metadata", "annotations"]);
    if (!isDictionary(annotations)) return [];
    return Object.entries(annotations)
      .filter(([key]) => key.startsWith(annotationPrefix))
      .map(([key, value]) => {
        const rule = key.slice(annotationPrefix.length);
        return {
          rule,
          reason: typeof value === "string" ? value.trim() : "",
          until: undefined,
          subject: `${resource.kind} "${resource.name}"`,
          at: { resource, place: { resource, path: ["metadata", "annotations", key] }, origin: null },
          covers: (finding: Finding) => finding.resource === resource,
          couldMatch: analysed(rule, resource),
        };
      });
  });
}

function fromComments({ comments, resources, analysed }: Input): readonly Exception[] {
  return comments.map((comment) => ({
    rule: comment.rule,
    reason: comment.reason,
    until: undefined,
    subject: `${comment.resource.kind} "${comment.resource.name}"`,
    at:
      "path" in comment.place
        ? { resource: comment.resource, place: comment.place, origin: null }
        : { resource: comment.resource, place: null, origin: comment.place },
    covers: (finding) => comment.covers(finding.place),
    couldMatch: resources.includes(comment.resource) && analysed(comment.rule, comment.resource),
  }));
}
