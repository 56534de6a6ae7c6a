/** Where the Pulumi program stands. The engine starts a pack in the pack's own directory and does not say. */
import { readFileSync, readlinkSync } from "node:fs";
import { dirname, join } from "node:path";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The directory of the project file that names the running project: above the directory in which `pulumi` was called, or, where
 * `pulumi --cwd` or the Automation API chose another, above the working directory of the engine's process (Linux only).
 * undefined when neither is certain.
 */
export function programDirectory(environment: Environment): string | undefined {
  const project = environment.PULUMI_PROJECT ?? environment.PULUMI_NODEJS_PROJECT;
  if (project === undefined) return undefined;
  const called = environment.PWD === undefined ? [] : [environment.PWD];
  for (const start of [...called, ...workingDirectories(process.ppid)]) {
    const found = ancestors(start).find((directory) => projectIn(directory) === project);
    if (found !== undefined) return found;
  }
  return undefined;
}

function ancestors(directory: string): readonly string[] {
  const parent = dirname(directory);
  return parent === directory ? [directory] : [directory, ...ancestors(parent)];
}

function projectIn(directory: string): string | undefined {
  for (const name of ["Pulumi.yaml", "Pulumi.yml"]) {
    const text = attempt(() => readFileSync(join(directory, name), "utf8"));
    if (text !== undefined) return /^name:[ \t]*["']?([\w.-]+)/m.exec(text)?.[1];
  }
  return undefined;
}

/** Of the process and those that started it, nearest first: the engine is at most a few steps away. */
function workingDirectories(process: number, steps = 4): readonly string[] {
  if (process <= 1 || steps === 0) return [];
  const own = attempt(() => readlinkSync(`/proc/${process}/cwd`));
  if (own === undefined) return [];
  const status = attempt(() => readFileSync(`/proc/${process}/status`, "utf8")) ?? "";
  return [own, ...workingDirectories(Number(/^PPid:\s*(\d+)/m.exec(status)?.[1] ?? 0), steps - 1)];
}

export function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
