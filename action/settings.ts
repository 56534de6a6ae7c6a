import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve, sep } from "node:path";
import { defaultSettings, readSettings, rules, type Settings } from "../shared/text.ts";
import { decode } from "./decode.ts";
import { workTreeOf } from "./ignored.ts";
import { isInside } from "./paths.ts";
import { Refusal, reasonOf, refusal } from "./refusal.ts";

const fileName = "initguard.yaml";

/** What a user said on the command line or in a workflow; it goes before the file. */
interface Overrides {
  readonly kubernetes?: string | undefined;
  readonly complete?: boolean | undefined;
}

/**
 * The settings of a run: from the named file, else from initguard.yaml in the workspace, else beside the first path.
 * @throws Refusal when a file is missing, leads out of the work tree or is wrong.
 */
export function settingsOf(config: string | undefined, paths: readonly string[], root: string, overrides: Overrides): Settings {
  const path = config === undefined ? lookUp(paths, root) : resolve(root, config);
  const settings = path === undefined ? defaultSettings : readFile(path, root, config !== undefined);
  return {
    ...settings,
    ...(overrides.complete !== undefined && { complete: overrides.complete }),
    ...(overrides.kubernetes !== undefined && { kubernetes: versions(overrides.kubernetes) }),
  };
}

function lookUp(paths: readonly string[], root: string): string | undefined {
  const first = resolve(root, paths.find((path) => path !== "-") ?? ".");
  const beside = statSync(first, { throwIfNoEntry: false })?.isDirectory() ? first : dirname(first);
  return [root, beside].map((directory) => join(directory, fileName)).find((path) => existsSync(path));
}

function readFile(path: string, root: string, named: boolean): Settings {
  const file = shown(path, root);
  const text = readText(path, file, named ? undefined : (workTreeOf(dirname(path)) ?? root));
  const { settings, problems } = readSettings(
    file,
    text,
    (reference, from) => extended(reference, resolve(root, from), root),
    rules,
  );
  if (problems.length > 0) throw new Refusal(problems);
  return settings;
}

/** Relative to the workspace where it lies inside, so that `resolve` leads back. */
const shown = (path: string, root: string): string => (isInside(path, root) ? relative(root, path).replaceAll(sep, "/") : path);

/** `within`: where the file must really be, because nobody named it. */
function readText(path: string, file: string, within: string | undefined): string {
  const wrong = (message: string, line: number | null = null): Refusal => new Refusal([{ file, line, column: null, message }]);
  let bytes: Buffer;
  try {
    const leaves = within !== undefined && !isInside(realpathSync(path), realpathSync(within));
    if (leaves) throw wrong("settings file is a symbolic link that leads out of the repository, so it is not read");
    if (!statSync(path).isFile() && !statSync(path).isFIFO()) throw wrong("settings file is no file");
    bytes = readFileSync(path);
  } catch (error) {
    throw error instanceof Refusal ? error : wrong(`settings file ${reasonOf(error)}`);
  }
  const { text, reason, line } = decode(bytes);
  if (text === undefined) throw wrong(reason, line);
  return text;
}

/**
 * What `extends` names: a path relative to the file `from`, in the same repository, or a package installed beside it. It is read as
 * data, never run.
 */
function extended(reference: string, from: string, root: string): { readonly file: string; readonly text: string } | null {
  try {
    const isPath = /^\.{0,2}\//.test(reference) || /\.ya?ml$/.test(reference);
    const found = isPath ? resolve(dirname(from), reference) : packaged(reference, from);
    const within = workTreeOf(dirname(from)) ?? dirname(from);
    if (!/\.ya?ml$/.test(found) || (isPath && !isInside(realpathSync(found), realpathSync(within)))) return null;
    const { text } = decode(readFileSync(found));
    return text === undefined ? null : { file: shown(found, root), text };
  } catch {
    return null;
  }
}

function packaged(specifier: string, from: string): string {
  const { resolve: find } = createRequire(from);
  try {
    return find(`${specifier}/${fileName}`);
  } catch {
    return find(specifier);
  }
}

function versions(text: string): Settings["kubernetes"] {
  const { settings, problems } = readSettings("", `kubernetes: ${JSON.stringify(text)}\n`, () => null, rules);
  if (problems.length > 0) throw refusal(`kubernetes "${text}" is no range of versions: write one such as 1.34 or 1.34-1.37`);
  return settings.kubernetes;
}
