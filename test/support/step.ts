import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { folder } from "./folder.ts";
import { runBuilt } from "./run.ts";
import { type SeenStep, see } from "./runner.ts";

/** What a step of the Action did, as the runner and its readers see it. */
export interface Step extends SeenStep {
  readonly code: number | null;
  readonly out: string;
  readonly summary: string;
  /** As the runner reads GITHUB_OUTPUT. */
  readonly outputs: Readonly<Record<string, string>>;
}

/** A step of the Action over these files, as the runner starts it. */
export function step(
  files: Record<string, string | Uint8Array>,
  inputs: Record<string, string> = {},
  given: Record<string, string> = {},
): Step {
  const workspace = folder(files);
  const runner = folder({ "summary.md": "", "output.txt": "" });
  mkdirSync(join(runner, "temp"));
  const env = {
    GITHUB_ACTIONS: "true",
    GITHUB_WORKSPACE: workspace,
    GITHUB_STEP_SUMMARY: join(runner, "summary.md"),
    GITHUB_OUTPUT: join(runner, "output.txt"),
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_REPOSITORY: "acme/shop",
    GITHUB_SHA: "abc",
    RUNNER_TEMP: join(runner, "temp"),
    ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
    ...given,
  };
  const { code, out, err } = runBuilt("main.js", [], { cwd: workspace, env });
  expect(err).toBe("");
  const outputs = readFileSync(join(runner, "output.txt"), "utf8").matchAll(/^(.+)<<(ghadelimiter_.+)\n([\s\S]*?)\n\2$/gm);
  return {
    ...see(out, workspace),
    code,
    out,
    summary: readFileSync(join(runner, "summary.md"), "utf8"),
    outputs: Object.fromEntries([...outputs].map(([, name, , value]) => [name, value])),
  };
}
