import type { Finding, Place } from "../model/finding.ts";
import { type Path, printPath, type Resource } from "../model/resource.ts";
import { fingerprint } from "./fingerprint.ts";
import { original } from "./readable.ts";
import type { Report } from "./report.ts";
import type { Extra, Rule, Report as Say } from "./rule.ts";
import type { RuleSetting, Settings } from "./settings.ts";
import type { Watch } from "./watch.ts";

/** What one call of a rule is about; whatever it says in that call stands or falls together. */
interface Unit {
  readonly rule: Rule;
  /** null for a call about the whole set. */
  readonly resource: Resource | null;
  readonly container: string | null;
  /** The init container that the call is about. */
  readonly at: Place | null;
  readonly found: Finding[];
}

/** Calls rules, one unit of work after another or inside one another, and gathers what they say. */
export class Units {
  readonly findings: Finding[] = [];
  readonly faults: Report["faults"][number][] = [];
  /** Rule id → resources for which a value that is not known hid the answer. */
  readonly #undecided = new Map<string, Set<Resource>>();
  readonly #watch: Watch;
  readonly #rules: Settings["rules"];
  #current: Unit | undefined;

  constructor(watch: Watch, { rules }: Settings) {
    this.#watch = watch;
    this.#rules = rules;
  }

  /** The rule that is being called. */
  get rule(): Rule | undefined {
    return this.#current?.rule;
  }

  isUndecided(rule: string, resource: Resource): boolean {
    return this.#undecided.get(rule)?.has(resource) === true;
  }

  /** One call of a rule: if it read a value that is not known, what it concluded is a guess and is dropped. True when it did not. */
  run(rule: Rule, resource: Resource | null, container: string | null, at: Place | null, call: (report: Say) => void): boolean {
    const watch = this.#watch;
    const outer = this.#current;
    const touchedBefore = watch.touched;
    const unit: Unit = { rule, resource, container, at, found: [] };
    this.#current = unit;
    watch.touched = false;
    try {
      call(this.#report);
      if (!watch.touched) this.findings.push(...unit.found);
      return !watch.touched;
    } catch (error) {
      // A list item that is not known reads as undefined, whatever its type says: that is no fault.
      if (!watch.touched)
        this.faults.push({ rule: rule.id, resource, message: error instanceof Error ? error.message : String(error) });
      return false;
    } finally {
      if (watch.touched && resource !== null) this.#noteUndecided(rule.id, resource);
      this.#current = outer;
      watch.touched = touchedBefore;
    }
  }

  /** Reports into the unit that is running, which for a rule on the set is the one of the container that it looks at. */
  readonly #report: Say = Object.assign(
    (place: Place, message: string, extra: Extra = {}): void => {
      const unit = this.#current;
      if (unit !== undefined) unit.found.push(toFinding(unit, this.#rules[unit.rule.id], place, message, extra));
    },
    {
      apart: (work: () => void): boolean => {
        const unit = this.#current;
        return unit !== undefined && this.run(unit.rule, unit.resource, unit.container, unit.at, work);
      },
    },
  );

  #noteUndecided(rule: string, resource: Resource): void {
    this.#undecided.set(rule, (this.#undecided.get(rule) ?? new Set()).add(resource));
  }
}

function toFinding(unit: Unit, setting: RuleSetting | undefined, place: Place, message: string, extra: Extra): Finding {
  const { rule } = unit;
  const level = setting?.level !== undefined && setting.level !== "off" ? setting.level : (extra.level ?? rule.level);
  const placed = { ...place, resource: original(place.resource) };
  const resource = unit.resource ?? placed.resource;
  const cause = extra.cause ?? [...message.matchAll(/"([^"]*)"/g)].map(([, quoted]) => quoted).join("\n");
  const { kind, namespace, name } = resource;
  // A script in a ConfigMap is nobody's before one sees who runs it.
  const runner =
    unit.at !== null && placed.resource !== resource ? [{ place: unit.at, message: "this init container runs it" }] : [];
  return {
    rule: rule.id,
    level,
    message,
    resource,
    container: unit.container,
    place: placed,
    related: [...runner, ...(extra.related ?? [])].map((other) => ({
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
