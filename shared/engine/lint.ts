import type { Finding, Place } from "../model/finding.ts";
import { at, isDictionary, type Path, printPath, type Resource } from "../model/resource.ts";
import { applyExceptions } from "./exceptions.ts";
import { fingerprint } from "./fingerprint.ts";
import { original } from "./readable.ts";
import type { Report } from "./report.ts";
import { resourceSet } from "./resource-set.ts";
import type { Extra, InitContainerView, Options, Rule, Report as Say } from "./rule.ts";
import type { LocalException, RuleSetting, Settings } from "./settings.ts";
import type { Watch } from "./watch.ts";

export interface LintOptions {
  /** YYYY-MM-DD in UTC: the core has no clock. */
  readonly today: string;
  /** Ids that an exception may name; those of `rules` by default. */
  readonly knownRules?: readonly string[];
  /** Exceptions from comments of the text; those from annotations are found here. */
  readonly comments?: readonly LocalException[];
}

/** What one call of a rule is about; whatever it says in that call stands or falls together. */
interface Unit {
  readonly resource: Resource | null;
  readonly container: string | null;
  readonly found: Finding[];
}

interface Named {
  readonly view: InitContainerView;
  readonly resource: Resource;
  readonly name: string | null;
}

/** Runs `rules` over `resources`. Never throws: a rule that does is listed in `faults`. */
export function lint(resources: readonly Resource[], rules: readonly Rule[], settings: Settings, options: LintOptions): Report {
  const watch: Watch = { touched: false };
  const findings: Finding[] = [];
  const faults: { rule: string; resource: Resource | null; message: string }[] = [];
  /** `rule id` + resource for which a value that is not known hid the answer. */
  const undecided = new Map<string, Set<Resource>>();
  let running: { readonly rule: Rule; readonly unit: Unit } | undefined;

  /** One call of a rule: if it read a value that is not known, what it concluded is a guess and is dropped. */
  const unit = (rule: Rule, resource: Resource | null, container: string | null, call: () => void): void => {
    const outer = running;
    const touchedBefore = watch.touched;
    const current: Unit = { resource, container, found: [] };
    running = { rule, unit: current };
    watch.touched = false;
    try {
      call();
      if (!watch.touched) findings.push(...current.found);
    } catch (error) {
      // A list item that is not known reads as undefined, whatever its type says: that is no fault.
      if (!watch.touched)
        faults.push({ rule: rule.id, resource, message: error instanceof Error ? error.message : String(error) });
    } finally {
      if (watch.touched && resource !== null) undecided.set(rule.id, (undecided.get(rule.id) ?? new Set()).add(resource));
      running = outer;
      watch.touched = touchedBefore;
    }
  };

  const set = resourceSet(resources, settings, watch, (visit) => {
    if (running === undefined) return;
    const { rule } = running;
    for (const { view, resource, name } of initContainers) unit(rule, resource, name, () => visit(view));
  });
  const views = set.podsOf(resources.filter((resource) => resource.mayHoldInitContainers));
  const initContainers: readonly Named[] = views.flatMap((pod) =>
    pod.initContainers.map((view) => ({ view, resource: original(view.resource), name: containerName(view) })),
  );

  const say =
    (rule: Rule): Say =>
    (place, message, extra = {}) => {
      if (running === undefined) return;
      const { unit } = running;
      unit.found.push(toFinding(rule, settings.rules[rule.id], unit, place, message, extra));
    };

  for (const rule of rules) {
    const setting = settings.rules[rule.id];
    if (setting?.level === "off") continue;
    const report = say(rule);
    const chosen = optionsOf(rule, setting);
    if (rule.resources) unit(rule, null, null, () => rule.resources(set, report, chosen));
    else if (rule.pod) for (const view of views) unit(rule, original(view.resource), null, () => rule.pod(view, report, chosen));
    else
      for (const { view, resource, name } of initContainers)
        unit(rule, resource, name, () => rule.initContainer(view, report, chosen));
  }

  const active = new Set(rules.filter((rule) => settings.rules[rule.id]?.level !== "off").map((rule) => rule.id));
  const excepted = applyExceptions({
    findings,
    resources: views.map((view) => original(view.resource)),
    comments: options.comments ?? [],
    settings,
    today: options.today,
    knownRules: options.knownRules ?? rules.map((rule) => rule.id),
    active,
    analysed: (rule, resource) => active.has(rule) && !undecided.get(rule)?.has(resource),
  });
  return {
    ...excepted,
    opaque: opaqueOf(initContainers, watch),
    faults,
    stats: {
      resources: resources.length,
      workloads: new Set(views.filter((view) => view.initContainers.length > 0).map((view) => view.resource)).size,
      initContainers: initContainers.length,
    },
  };
}

function toFinding(
  rule: Rule,
  setting: RuleSetting | undefined,
  unit: Unit,
  place: Place,
  message: string,
  extra: Extra,
): Finding {
  const level = setting?.level !== undefined && setting.level !== "off" ? setting.level : (extra.level ?? rule.level);
  const placed = { ...place, resource: original(place.resource) };
  const resource = unit.resource ?? placed.resource;
  const cause = extra.cause ?? [...message.matchAll(/"([^"]*)"/g)].map(([, quoted]) => quoted).join("\n");
  const { kind, namespace, name } = resource;
  return {
    rule: rule.id,
    level,
    message,
    resource,
    container: unit.container,
    place: placed,
    related: (extra.related ?? []).map((other) => ({
      ...other,
      place: { ...other.place, resource: original(other.place.resource) },
    })),
    edits: extra.edits ?? [],
    fingerprint: fingerprint([rule.id, kind, namespace ?? "", name, unit.container ?? "", pathOfCause(placed, unit), cause]),
  };
}

/** The path of a finding without what changes when a container moves: the part below the init container, without indices. */
function pathOfCause({ path }: Place, { container }: Unit): string {
  const start = container === null ? 0 : path.lastIndexOf("initContainers") + 2;
  return printPath((path.slice(start) as Path).filter((part) => typeof part === "string"));
}

const containerName = (view: InitContainerView): string | null => {
  const spec = at(original(view.resource).body, view.pod.place().path);
  const raw = isDictionary(spec) ? at(spec, ["initContainers", view.index, "name"]) : undefined;
  return typeof raw === "string" ? raw : null;
};

function optionsOf(rule: Rule, setting: RuleSetting | undefined): Options {
  const defaults = Object.entries(rule.options ?? {}).map(([name, schema]) => [name, schema.default] as const);
  return { ...Object.fromEntries(defaults), ...setting?.options };
}

/** Run-once init containers of which nothing is known but the image: they are analysed only in part. */
function opaqueOf(initContainers: readonly Named[], watch: Watch): Report["opaque"] {
  return initContainers.flatMap(({ view, resource, name }) => {
    watch.touched = false;
    const reason = opaqueReason(view);
    return reason === null || watch.touched ? [] : [{ resource, container: name ?? "", path: view.place().path, reason }];
  });
}

/** null for a container whose process could not be read: the rules that met the same say so. */
function opaqueReason(view: InitContainerView): string | null {
  try {
    return view.role === "run-once" ? view.run.opaque : null;
  } catch {
    return null;
  }
}
