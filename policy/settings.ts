/** The settings of a run: `initguard.yaml`, and over it what Pulumi's policy configuration says. */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, relative, resolve } from "node:path";
import {
  defaultSettings,
  type Rule,
  type RuleSetting,
  readSettings,
  rules,
  type Settings,
  type SettingsProblem,
} from "../shared/text.ts";
import { attempt, programDirectory } from "./program.ts";

export interface FileSettings {
  /** The defaults when there are problems. */
  readonly settings: Settings;
  readonly problems: readonly SettingsProblem[];
}

type Environment = Readonly<Record<string, string | undefined>>;

const fileName = "initguard.yaml";

/** The file that INITGUARD_CONFIG names, else the one in the program's directory, else the one in the pack's own. Never throws. */
export function readSettingsFile(environment: Environment, packDirectory: string): FileSettings {
  const named = environment.INITGUARD_CONFIG || undefined;
  const places = [programDirectory(environment), packDirectory].filter((place) => place !== undefined);
  const path =
    named === undefined
      ? places.map((place) => join(place, fileName)).find((candidate) => existsSync(candidate))
      : resolve(environment.PWD ?? packDirectory, named);
  if (path === undefined) return { settings: defaultSettings, problems: [] };
  const read = attempt(() => {
    const text = readFileSync(path, "utf8");
    return readSettings(basename(path), text, (reference, from) => extended(reference, resolve(dirname(path), from)), rules);
  });
  const message = "settings file cannot be read, so the defaults hold";
  return read ?? { settings: defaultSettings, problems: [{ file: basename(path), line: null, column: null, message }] };

  function extended(reference: string, from: string): { readonly file: string; readonly text: string } | null {
    const found = extendedPath(reference, from);
    const text = found === undefined ? undefined : attempt(() => readFileSync(found, "utf8"));
    return found === undefined || text === undefined ? null : { file: relative(dirname(path ?? ""), found), text };
  }
}

/** What `extends` names: a path relative to the file that names it, or a package installed beside it. Data, never code. */
function extendedPath(reference: string, from: string): string | undefined {
  const isPath = /^\.{0,2}\//.test(reference) || isYaml(reference);
  const path = isPath
    ? resolve(dirname(from), reference)
    : attempt(() => createRequire(from).resolve(`${reference}/${fileName}`));
  return path !== undefined && isYaml(path) ? path : undefined;
}

const isYaml = (path: string): boolean => /\.ya?ml$/.test(path);

/** What all policies of the pack are set to. */
export interface PolicySettings {
  /** As the settings file has them. */
  readonly file: FileSettings;
  /** With the configuration of the policy `initguard-settings`, once that was seen. */
  common(): Settings;
  /** Takes the configuration of the policy `initguard-settings`, and says what is wrong with it. */
  configure(config: object): readonly SettingsProblem[];
  /** What a rule's own configuration says, in addition; `problems` when it is wrong and not taken. */
  forRule(rule: Rule, config: object): Pick<FileSettings, "problems"> & { readonly setting: RuleSetting };
}

export function policySettings(file: FileSettings): PolicySettings {
  const read = remembered((json) => {
    const { settings, problems } = readSettings("policy configuration", json, () => null, rules);
    return { settings, problems: problems.map((problem) => ({ ...problem, line: null, column: null })) };
  });
  let common = file.settings;
  return {
    file,
    common: () => common,
    configure(config) {
      const { settings, problems } = read(JSON.stringify(config));
      common = problems.length > 0 ? file.settings : overlaid(file.settings, settings, config);
      return problems;
    },
    forRule(rule, config) {
      if (Object.keys(config).length === 0) return { setting: {}, problems: [] };
      const { settings, problems } = read(JSON.stringify({ rules: { [rule.id]: config } }));
      return { setting: settings.rules[rule.id] ?? {}, problems };
    },
  };
}

/** Pulumi's configuration has the words of the settings file, so the file's reader reads it: JSON is YAML. */
function remembered(read: (json: string) => FileSettings): (json: string) => FileSettings {
  const known = new Map<string, FileSettings>();
  return (json) => {
    const result = known.get(json) ?? read(json);
    known.set(json, result);
    return result;
  };
}

const overlaid = (file: Settings, { kubernetes, gates, complete, images, exceptions }: Settings, config: object): Settings => ({
  ...file,
  ...("kubernetes" in config ? { kubernetes } : {}),
  gates: { ...file.gates, ...gates },
  ...("complete" in config ? { complete } : {}),
  images: [...images, ...file.images],
  exceptions: [...exceptions.map((exception) => ({ ...exception, origin: null })), ...file.exceptions],
});
