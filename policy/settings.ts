/** The settings of a run: `initguard.yaml`, and over it what Pulumi's policy configuration says. */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import {
  defaultSettings,
  type Rule,
  type RuleSetting,
  readSettings,
  type Settings,
  type SettingsProblem,
} from "../shared/text.ts";
import { attempt, programDirectory } from "./program.ts";

export interface FileSettings {
  readonly settings: Settings;
  /** What could not be understood; the rest holds. */
  readonly problems: readonly SettingsProblem[];
}

type Environment = Readonly<Record<string, string | undefined>>;

const fileName = "initguard.yaml";

/** The file that INITGUARD_CONFIG names, else the one in the program's directory, else the one in the pack's own. */
export function readSettingsFile(environment: Environment, packDirectory: string): FileSettings {
  const named = environment.INITGUARD_CONFIG || undefined;
  const places = [programDirectory(environment), packDirectory].filter((place) => place !== undefined);
  const path =
    named === undefined
      ? places.map((place) => join(place, fileName)).find((candidate) => existsSync(candidate))
      : resolve(environment.PWD ?? packDirectory, named);
  if (path === undefined) return { settings: defaultSettings, problems: [] };
  const file = named ?? fileName;
  const text = attempt(() => readFileSync(path, "utf8"));
  if (text === undefined) {
    const message = "the settings file cannot be read, so the defaults hold";
    return { settings: defaultSettings, problems: [{ file, line: null, column: null, message }] };
  }
  return readSettings(file, text, (specifier) => extended(specifier, path));
}

/** What `extends` names: a path relative to the file that names it, or a package installed beside it. Data, never code. */
function extended(specifier: string, from: string): string | undefined {
  const isPath = /^\.{0,2}\//.test(specifier) || isYaml(specifier);
  const path = isPath
    ? resolve(dirname(from), specifier)
    : attempt(() => createRequire(from).resolve(`${specifier}/${fileName}`));
  return path !== undefined && isYaml(path) ? attempt(() => readFileSync(path, "utf8")) : undefined;
}

const isYaml = (path: string): boolean => /\.ya?ml$/.test(path);

/** What all policies of the pack are set to. */
export interface PolicySettings {
  /** As the settings file has them. */
  readonly file: Settings;
  readonly problems: readonly SettingsProblem[];
  /** With the configuration of the policy `initguard-settings`, once that was seen. */
  common(): Settings;
  configure(config: object): void;
  /**
   * The settings of a rule that Pulumi configures by itself; undefined when the common ones hold.
   * `enabled`: the settings file switches it off and Pulumi's configuration on.
   */
  forRule(rule: Rule, config: object, enabled: boolean): Settings | undefined;
}

export function policySettings({ settings: file, problems }: FileSettings): PolicySettings {
  let common = file;
  let configuredAs = "{}";
  return {
    file,
    problems,
    common: () => common,
    configure(config) {
      const json = JSON.stringify(config);
      if (json === configuredAs) return;
      configuredAs = json;
      common = overlaid(file, config);
    },
    forRule(rule, config, enabled) {
      if (Object.keys(config).length === 0 && !enabled) return undefined;
      const { level, ...rest } = common.rules[rule.id] ?? {};
      const written = reread({ rules: { [rule.id]: config } }).rules[rule.id];
      const setting: RuleSetting = {
        ...(level === undefined || enabled ? {} : { level }),
        ...written,
        options: { ...rest.options, ...written?.options },
      };
      return { ...common, rules: { ...common.rules, [rule.id]: setting } };
    },
  };
}

/** Pulumi's configuration has the words of the settings file, so the file's reader reads it: JSON is YAML. */
const reread = (config: object): Settings =>
  readSettings("policy configuration", JSON.stringify(config), () => undefined).settings;

function overlaid(file: Settings, config: object): Settings {
  const { kubernetes, complete, images, exceptions } = reread(config);
  return {
    ...file,
    ...("kubernetes" in config ? { kubernetes } : {}),
    ...("complete" in config ? { complete } : {}),
    images: [...images, ...file.images],
    exceptions: [...exceptions.map((exception) => ({ ...exception, origin: null })), ...file.exceptions],
  };
}
