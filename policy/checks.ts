/** Runs the rules over what the engine registers, once for all policies of the pack. */
import {
  type Finding,
  type Level,
  levels,
  lint,
  printPath,
  type Report,
  type Resource,
  type Rule,
  type Settings,
} from "../shared/index.ts";
import { once, rounds } from "./rounds.ts";
import { type Converted, isNameless, type Registered, toResources } from "./to-resource.ts";

/** A finding and where its resource stands in the program. */
export interface Found {
  readonly finding: Finding;
  readonly urn: string | undefined;
  readonly prefix: Converted["prefix"];
}

/** What one rule says of a request. */
interface Answer {
  readonly found: readonly Found[];
  /** True when the rule failed on the way: what is missing here was not checked. */
  readonly failed: boolean;
}

/** What the engine asks about, ready for any rule. */
export interface Request {
  /** `settings`: of a rule that has its own; the common ones by default. */
  ask(rule: Rule, settings?: Settings): Answer;
  /** What is to be said about the exceptions of the whole run. */
  exceptions(): Report["exceptions"];
  urnOf(resource: Resource): string | undefined;
}

export interface Checks {
  /** One resource, with what was registered before it in sight. */
  resource(policy: string, registered: Registered): Request;
  /** All of them, for what nobody could see before; what was said of a resource is not said again. */
  stack(policy: string, registered: readonly Registered[]): Request;
}

/** One operation of the engine: every resource as it is registered, then the stack. By URN. */
interface Operation {
  /** In sight of what is registered later. */
  readonly seen: Map<string, readonly Resource[]>;
  readonly said: Map<string, Map<string, Level>>;
  ended: boolean;
}

/** `common`: the settings of a rule that has none of its own; `today`: YYYY-MM-DD. */
export function checks(rules: readonly Rule[], common: () => Settings, today: () => string): Checks {
  let operation = begin();

  const requestOf = (converted: readonly Converted[], run: (settings: Settings, chosen: readonly Rule[]) => Report): Request => {
    const origins = new Map(converted.map((one) => [one.resource, one]));
    const shared = once(() => run(common(), rules));
    return {
      ask(rule, settings) {
        const { findings, faults } = settings === undefined ? shared() : run(settings, [rule]);
        const found = findings
          .filter((finding) => finding.rule === rule.id)
          .map((finding) => ({ finding, urn: undefined, prefix: [], ...origins.get(finding.resource) }));
        return { found: news(found, operation), failed: faults.some((fault) => fault.rule === rule.id) };
      },
      exceptions: () => shared().exceptions,
      urnOf: (resource) => origins.get(resource)?.urn,
    };
  };

  return {
    resource: rounds(
      ({ urn }) => urn,
      (registered) => {
        if (operation.ended) operation = begin();
        const own = toResources(registered);
        const context = register(registered.urn, own, operation);
        return requestOf(own, (settings, chosen) =>
          // What is registered so far is never the whole release, whatever the settings say of the stack.
          lint([...resourcesOf(own), ...context], { ...settings, complete: false }, { today: today(), rules: single(chosen) }),
        );
      },
    ),
    stack: rounds(
      () => "stack",
      (registered) => {
        operation.ended = true;
        const all = registered.flatMap(toResources);
        const nameless = all.some(({ resource }) => isNameless(resource));
        return requestOf(all, (settings, chosen) =>
          lint(resourcesOf(all), { ...settings, complete: settings.complete && !nameless }, { today: today(), rules: chosen }),
        );
      },
    ),
  };
}

const begin = (): Operation => ({ seen: new Map(), said: new Map(), ended: false });

/** Adds what stands under a URN to the operation; the answer is what was in sight of it before, nothing when it needs nothing. */
function register(urn: string, own: readonly Converted[], { seen, said }: Operation): readonly Resource[] {
  said.set(urn, new Map());
  seen.delete(urn);
  const worthwhile = own.some(({ resource }) => resource.mayHoldInitContainers);
  const context = worthwhile ? [...seen.values()].flat() : [];
  if (own.length > 0) seen.set(urn, resourcesOf(own).map(inSightOnly));
  return context;
}

const resourcesOf = (converted: readonly Converted[]): readonly Resource[] => converted.map(({ resource }) => resource);

/** The rules that look at one workload at a time. */
const single = (rules: readonly Rule[]): readonly Rule[] => rules.filter((rule) => rule.resources === undefined);

/** A resource that others may refer to, and that no rule runs over: that was done when it was registered. */
const inSightOnly = (resource: Resource): Resource => Object.create(resource, { mayHoldInitContainers: { value: false } });

/** The same words, or the same place: with more in sight a rule may put it in other words. */
const signsOf = ({ rule, fingerprint, place }: Finding): readonly string[] => [
  fingerprint,
  `${rule} ${place.resource.kind}/${place.resource.name} ${printPath(place.path)} ${place.span?.start}`,
];

/** What was not said yet; it is said by now. */
function news(found: readonly Found[], { said, ended }: Operation): readonly Found[] {
  const fresh = found.filter((one) => isNews(one, said));
  if (!ended) for (const one of fresh) note(one, said);
  return fresh;
}

/** True for what was not said yet, or not as badly. */
function isNews({ finding, urn = "" }: Found, said: Operation["said"]): boolean {
  const before = signsOf(finding).flatMap((sign) => said.get(urn)?.get(sign) ?? []);
  return before.every((level) => levels.indexOf(finding.level) < levels.indexOf(level));
}

function note({ finding, urn = "" }: Found, said: Operation["said"]): void {
  const signs = said.get(urn) ?? new Map<string, Level>();
  for (const sign of signsOf(finding)) signs.set(sign, finding.level);
  said.set(urn, signs);
}
