import { type SpawnSyncOptions, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const dist = (name: string): string => fileURLToPath(new URL(`../../action/dist/${name}`, import.meta.url));

/** Runs a built door as its own process, with nothing of this process's environment but the path. */
export function runBuilt(
  name: "cli.js" | "main.js",
  args: readonly string[],
  options: Pick<SpawnSyncOptions, "cwd" | "input" | "uid"> & { readonly env?: Readonly<Record<string, string>> } = {},
): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [dist(name), ...args], {
    ...options,
    env: { PATH: process.env.PATH ?? "", ...options.env },
    encoding: "utf8",
    maxBuffer: 256 * 1024 * 1024,
    timeout: 120_000,
  });
  return { code: status, out: stdout, err: stderr };
}
