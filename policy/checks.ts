/** Runs the rules over what the engine registers, once for all policies of the pack. */
import { type Finding, lint, printPath, type Report, type Resource, type Rule, type Settings } from "../shared/index.ts";
import { once, rounds } from "./rounds.ts";
import { type Converted, isNameless, type Registered, toResources } from "./to-resource.ts";

/** A finding and where its resource stands in the program. */
export interface Found {
  readonly finding: Finding;
  readonly urn: string | undefined;
  readonly prefix: Converted["prefix"];
}

/** What one rule says of a request. */
export interface Answer {
  readonly found: readonly Found[];
  /** True when the rule failed on the way: what is missing here was not checked. */
  readonly failed: boolean;
}

/** What a request holds, ready for any rule. `settings` are the common ones when the rule has none of its own. */
export interface Request {
  ask(rule: Rule, settings?: Settings): Answer;
  /** What is to be said about the exceptions of the whole run. */
  exceptions(): Report["exceptions"];
  urnOf(resource: Resource): string | undefined;
}

export interface Checks {
  resource(policy: string, registered: Registered): Request;
  stack(policy: string, registered: readonly Registered[]): Request;
}

/** `common`: the settings of a rule that has none of its own; `today`: YYYY-MM-DD. */
export function checks(rules: readonly Rule[], common: () => Settings, today: () => string): Checks {
  /** A resource alone is never the whole release, whatever the settings say of the stack. */
  const alone = (group: readonly Converted[], settings: Settings, chosen: readonly Rule[]): Report =>
    lint(resourcesOf(group), { ...settings, complete: false }, { today: today(), rules: chosen });

  const together = (all: readonly Converted[], settings: Settings, chosen: readonly Rule[]): Report => {
    const resources = resourcesOf(all);
    const complete = settings.complete && !resources.some(isNameless);
    return lint(resources, { ...settings, complete }, { today: today(), rules: chosen });
  };

  const requestOf = (
    converted: readonly Converted[],
    run: (settings: Settings, chosen: readonly Rule[]) => Report,
    chosen: readonly Rule[],
  ): Request => {
    const origins = new Map(converted.map((one) => [one.resource, one]));
    const shared = once(() => run(common(), chosen));
    return {
      ask(rule, settings) {
        const report = settings === undefined ? shared() : run(settings, [rule]);
        return {
          found: report.findings
            .filter((finding) => finding.rule === rule.id)
            .map((finding) => ({
              finding,
              urn: origins.get(finding.resource)?.urn,
              prefix: origins.get(finding.resource)?.prefix ?? [],
            })),
          failed: report.faults.some((fault) => fault.rule === rule.id),
        };
      },
      exceptions: () => shared().exceptions,
      urnOf: (resource) => origins.get(resource)?.urn,
    };
  };

  return {
    resource: rounds(
      ({ urn }) => urn,
      (registered) => {
        const converted = toResources(registered);
        return requestOf(converted, (settings, chosen) => alone(converted, settings, chosen), single(rules));
      },
    ),
    stack: rounds(
      () => "stack",
      (registered) => {
        const groups = registered.map(toResources).filter((group) => group.length > 0);
        const converted = groups.flat();
        return requestOf(
          converted,
          (settings, chosen) => {
            const report = together(converted, settings, chosen);
            const said = groups.map((group) => alone(group, settings, single(chosen)));
            return { ...report, findings: unsaid(report.findings, said) };
          },
          rules,
        );
      },
    ),
  };
}

/** The rules that need no second resource. */
const single = (rules: readonly Rule[]): readonly Rule[] => rules.filter((rule) => rule.resources === undefined);

const resourcesOf = (converted: readonly Converted[]): readonly Resource[] => converted.map(({ resource }) => resource);

/** What no resource showed by itself: the rest was reported when the resource was registered. */
function unsaid(findings: readonly Finding[], said: readonly Report[]): readonly Finding[] {
  const known = new Map<Resource, Set<string>>();
  for (const finding of said.flatMap((report) => report.findings)) {
    const signs = known.get(finding.resource) ?? new Set();
    for (const sign of signsOf(finding)) signs.add(sign);
    known.set(finding.resource, signs);
  }
  return findings.filter((finding) => !signsOf(finding).some((sign) => known.get(finding.resource)?.has(sign)));
}

/** The same words, or the same place: with more in sight a rule may put it in other words. */
const signsOf = ({ rule, fingerprint, place }: Finding): readonly string[] => [
  fingerprint,
  `${rule} ${place.resource.kind}/${place.resource.name} ${printPath(place.path)} ${place.span?.start}`,
];
