/** initguard.yaml → settings. What may stand in it: settings-schema.ts. */
import { presets } from "../engine/presets.ts";
import {
  defaultSettings,
  type ExceptionSetting,
  type RuleSetting,
  type Settings,
  type SettingsProblem,
} from "../engine/settings.ts";
import type { GateSettings } from "../model/gates.ts";
import { isDictionary } from "../model/resource.ts";
import { parseRange } from "../model/version.ts";
import { TextFile } from "./document.ts";
import { isUnreadable, parseTree } from "./parse.ts";
import { beginning } from "./scan.ts";
import { mistakesIn } from "./settings-check.ts";
import { type KnownRule, settingsSchema } from "./settings-schema.ts";
import { type Mistake, plain, type Written, written } from "./written.ts";

export { type KnownRule, settingsSchema } from "./settings-schema.ts";

/** Finds what `extends` names: a path relative to the file `from`, or a package. null when there is none. */
export type LoadSettings = (reference: string, from: string) => { readonly file: string; readonly text: string } | null;

interface SettingsRead {
  /** The defaults when there are problems. */
  readonly settings: Settings;
  readonly problems: readonly SettingsProblem[];
}

/**
 * Reads a settings file and all that it extends. Of two values for one thing the file's own wins, then the later entry of `extends`;
 * images, exclusions and exceptions add up. Never throws, unless `load` does.
 */
export function readSettings(file: string, text: string, load: LoadSettings, rules: readonly KnownRule[]): SettingsRead {
  const reader = new Reader(load, rules);
  const own = reader.read(file, text, []);
  return { settings: reader.problems.length === 0 ? { ...defaultSettings, ...own } : defaultSettings, problems: reader.problems };
}

class Reader {
  readonly problems: SettingsProblem[] = [];
  private readonly load: LoadSettings;
  private readonly schema: ReturnType<typeof settingsSchema>;
  /** A file that several others extend is read once. */
  private readonly known = new Map<string, Partial<Settings>>();

  constructor(load: LoadSettings, rules: readonly KnownRule[]) {
    this.load = load;
    this.schema = settingsSchema(rules);
  }

  /** `chain`: the files that led here. */
  read(path: string, text: string, chain: readonly string[]): Partial<Settings> {
    const known = this.known.get(path);
    if (known !== undefined) return known;
    const result = this.readOnce(path, text, chain);
    this.known.set(path, result);
    return result;
  }

  private readOnce(path: string, text: string, chain: readonly string[]): Partial<Settings> {
    const file = new TextFile(path, text);
    const base = beginning(text);
    const say = ({ start, message }: Mistake): void => {
      this.problems.push({ file: path, ...file.positionOf(base + start), message });
    };
    const tree = parseTree(text.slice(base));
    if (isUnreadable(tree)) {
      say({ start: tree.offset, message: `settings cannot be read: ${tree.reason}` });
      return {};
    }
    const mistakes: Mistake[] = [];
    const root = written(tree, mistakes);
    mistakes.push(...mistakesIn(root, this.schema));
    for (const mistake of mistakes) say(mistake);
    if (mistakes.length > 0) return {};
    const below = this.extended(root, path, [...chain, path], say);
    return [...below, ownSettings(root, file, base)].reduce(merged, {});
  }

  private extended(
    root: Written,
    from: string,
    chain: readonly string[],
    say: (mistake: Mistake) => void,
  ): readonly Partial<Settings>[] {
    return entriesOf(root, "extends").map(({ value, start }) => {
      const reference = String(value);
      if (Object.hasOwn(presets, reference)) return { rules: presets[reference] ?? {} };
      const found = this.load(reference, from);
      if (found !== null && !chain.includes(found.file)) return this.read(found.file, found.text, chain);
      const reason = found === null ? "cannot be found" : "extends the file that names it, in a circle";
      say({ start, message: `settings "${reference}" ${reason}, so nothing can be taken from it` });
      return {};
    });
  }
}

function entriesOf(root: Written, key: string): readonly Written[] {
  const list = root.value instanceof Map ? root.value.get(key)?.value.value : undefined;
  return Array.isArray(list) ? list : [];
}

/** What the file itself says; it has been held to the schema. */
function ownSettings(root: Written, file: TextFile, base: number): Partial<Settings> {
  const data = plain(root);
  if (!isDictionary(data)) return {};
  const { kubernetes, gates, complete, rules, images, exclude } = data;
  const range = typeof kubernetes === "string" ? parseRange(kubernetes) : undefined;
  return {
    ...(range === undefined ? {} : { kubernetes: range }),
    ...(isDictionary(gates) ? { gates: gates as GateSettings } : {}),
    ...(typeof complete === "boolean" ? { complete } : {}),
    ...(isDictionary(rules)
      ? { rules: Object.fromEntries(Object.entries(rules).map(([id, value]) => [id, ruleSetting(value)])) }
      : {}),
    ...(isDictionary(images)
      ? {
          images: Object.entries(images).map(
            ([pattern, facts]) => ({ pattern, ...(facts as object) }) as Settings["images"][number],
          ),
        }
      : {}),
    ...(Array.isArray(exclude) ? { exclude: exclude.map(String) } : {}),
    exceptions: entriesOf(root, "exceptions").map((entry) => exceptionSetting(entry, file, base)),
  };
}

function ruleSetting(value: unknown): RuleSetting {
  if (!isDictionary(value)) return { level: value } as RuleSetting;
  const { level, ...options } = value;
  return { ...(level === undefined ? {} : { level }), ...(Object.keys(options).length === 0 ? {} : { options }) } as RuleSetting;
}

function exceptionSetting(entry: Written, file: TextFile, base: number): ExceptionSetting {
  const from = file.positionOf(base + entry.start);
  const to = file.positionOf(base + entry.start + file.text.slice(base + entry.start, base + entry.end).trimEnd().length);
  const origin = { file: file.path, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
  return { ...(plain(entry) as Omit<ExceptionSetting, "origin">), origin };
}

/** `over` has the word, rule by rule and option by option. */
function merged(under: Partial<Settings>, over: Partial<Settings>): Partial<Settings> {
  const rules: Record<string, RuleSetting> = { ...under.rules };
  for (const [id, setting] of Object.entries(over.rules ?? {})) {
    const options = { ...rules[id]?.options, ...setting.options };
    rules[id] = { ...rules[id], ...setting, ...(Object.keys(options).length === 0 ? {} : { options }) };
  }
  const patterns = new Set(over.images?.map(({ pattern }) => pattern));
  return {
    ...under,
    ...over,
    rules,
    gates: { ...under.gates, ...over.gates },
    images: [...(over.images ?? []), ...(under.images ?? []).filter(({ pattern }) => !patterns.has(pattern))],
    exclude: [...new Set([...(under.exclude ?? []), ...(over.exclude ?? [])])],
    exceptions: [...(under.exceptions ?? []), ...(over.exceptions ?? [])],
  };
}
