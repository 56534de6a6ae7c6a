import type { Place } from "../model/finding.ts";
import { at, type Resource } from "../model/resource.ts";
import { applyExceptions } from "./exceptions.ts";
import { plansOf } from "./plans.ts";
import { original } from "./readable.ts";
import type { Report } from "./report.ts";
import { resourceSet } from "./resource-set.ts";
import type { InitContainerView, Options, PodView, ResourceSet, Rule } from "./rule.ts";
import type { LocalException, RuleSetting, Settings } from "./settings.ts";
import { Units } from "./units.ts";
import type { Watch } from "./watch.ts";

export interface LintOptions {
  /** YYYY-MM-DD in UTC: the core has no clock. */
  readonly today: string;
  /** Ids that an exception may name; those of `rules` by default. */
  readonly knownRules?: readonly string[];
  /** True: with the plan of each pod. */
  readonly plan?: boolean;
  /** Exceptions from comments of the text; those from annotations are found here. */
  readonly comments?: readonly LocalException[];
}

/** An init container with what findings about it carry. */
interface Named {
  readonly view: InitContainerView;
  readonly resource: Resource;
  readonly name: string | null;
  readonly at: Place;
}

/** What rules look at. */
interface Subjects {
  readonly set: ResourceSet;
  readonly pods: readonly PodView[];
  readonly initContainers: readonly Named[];
}

/** Runs `rules` over `resources`. Never throws: a rule that does is listed in `faults`. */
export function lint(resources: readonly Resource[], rules: readonly Rule[], settings: Settings, options: LintOptions): Report {
  const watch: Watch = { touched: false };
  const units = new Units(watch, settings);
  const subjects = subjectsOf(resources, settings, watch, units);
  const { pods, initContainers } = subjects;
  const active = rules.filter((rule) => isActive(rule, settings.rules[rule.id]));
  for (const rule of active) apply(rule, settings.rules[rule.id], subjects, units);

  const plans = options.plan === true ? { plans: plansOf(pods, watch) } : {};
  const ids = new Set(active.map((rule) => rule.id));
  const excepted = applyExceptions({
    findings: units.findings,
    resources: pods.map((view) => original(view.resource)),
    comments: options.comments ?? [],
    settings,
    today: options.today,
    knownRules: options.knownRules ?? rules.map((rule) => rule.id),
    active: ids,
    analysed: (rule, resource) => ids.has(rule) && !units.isUndecided(rule, resource),
  });
  return {
    ...excepted,
    ...plans,
    opaque: opaqueOf(initContainers, watch),
    faults: units.faults,
    stats: {
      workloads: new Set(initContainers.map(({ resource }) => resource)).size,
      initContainers: initContainers.length,
    },
  };
}

const isActive = ({ optIn }: Rule, { level, on }: RuleSetting = {}): boolean =>
  level === undefined ? optIn !== true || on === true : level !== "off";

function subjectsOf(resources: readonly Resource[], settings: Settings, watch: Watch, units: Units): Subjects {
  const set = resourceSet(resources, settings, watch, (visit) => {
    const { rule } = units;
    if (rule === undefined) return;
    for (const { view, resource, name, at } of initContainers) units.run(rule, resource, name, at, () => visit(view));
  });
  const pods = set.podsOf(resources.filter((resource) => resource.mayHoldInitContainers));
  const initContainers: readonly Named[] = pods.flatMap((pod) =>
    pod.initContainers.map((view) => ({
      view,
      resource: original(view.resource),
      name: containerName(view),
      at: view.place(),
    })),
  );
  return { set, pods, initContainers };
}

function apply(rule: Rule, setting: RuleSetting | undefined, { set, pods, initContainers }: Subjects, units: Units): void {
  const options = optionsOf(rule, setting);
  if (rule.resources) units.run(rule, null, null, null, (report) => rule.resources(set, report, options));
  else if (rule.pod)
    for (const view of pods) units.run(rule, original(view.resource), null, null, (report) => rule.pod(view, report, options));
  else
    for (const { view, resource, name, at } of initContainers)
      units.run(rule, resource, name, at, (report) => rule.initContainer(view, report, options));
}

/** As written, whether or not reading it would be noticed: it names the unit, and decides nothing. */
const containerName = (view: InitContainerView): string | null => {
  const name = at(original(view.resource).body, view.place("name").path);
  return typeof name === "string" ? name : null;
};

function optionsOf(rule: Rule, setting: RuleSetting | undefined): Options {
  const defaults = Object.entries(rule.options ?? {}).map(([name, schema]) => [name, schema.default] as const);
  return { ...Object.fromEntries(defaults), ...setting?.options };
}

/** Run-once init containers of which nothing is known but the image, or whose program is not read: they are analysed only in part. */
function opaqueOf(initContainers: readonly Named[], watch: Watch): Report["opaque"] {
  return initContainers.flatMap(({ view, resource, name }) => {
    watch.touched = false;
    const unread = unreadOf(view);
    return unread === null || watch.touched ? [] : [{ resource, container: name ?? "", path: view.place().path, ...unread }];
  });
}

/** null for a container whose process could not be read: the rules that met the same say so. */
function unreadOf(view: InitContainerView): Pick<Report["opaque"][number], "kind" | "reason"> | null {
  try {
    if (view.role !== "run-once") return null;
    const { opaque, interpreter } = view.run;
    if (opaque !== null) return { kind: "entrypoint", reason: opaque };
    return interpreter === null ? null : { kind: "program", reason: `a program for ${interpreter}` };
  } catch {
    return null;
  }
}
