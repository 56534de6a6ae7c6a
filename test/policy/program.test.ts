import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { programDirectory } from "../../policy/program.ts";
import { buildPack, type PackDirectory } from "../support/pulumi-build.ts";

const home = mkdtempSync(join(realpathSync(tmpdir()), "initguard-program-"));
const program = join(home, "infra");
const inside = join(program, "src/stacks");
mkdirSync(inside, { recursive: true });
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe("above the directory in which pulumi was called", () => {
  test.each([
    ["plain", "name: shop\nruntime: nodejs\n"],
    ["quoted", 'runtime: nodejs\nname: "shop" # the shop\n'],
  ])("by a %s name", (_, text) => {
    writeFileSync(join(program, "Pulumi.yaml"), text);
    expect(programDirectory({ PWD: inside, PULUMI_PROJECT: "shop" })).toBe(program);
    expect(programDirectory({ PWD: inside, PULUMI_NODEJS_PROJECT: "shop" })).toBe(program);
  });

  test("not of another project, nor without one", () => {
    writeFileSync(join(program, "Pulumi.yaml"), "name: shop\n");
    expect(programDirectory({ PWD: inside, PULUMI_PROJECT: "shopping" })).toBeUndefined();
    expect(programDirectory({ PWD: inside })).toBeUndefined();
    expect(programDirectory({ PWD: home, PULUMI_PROJECT: "shop" })).toBeUndefined();
  });
});

describe.runIf(process.platform === "linux")("above the working directory of the engine's process", () => {
  let asking: PackDirectory;
  beforeAll(async () => {
    asking = await buildPack({
      program: 'import { programDirectory } from "./program.ts"; console.log(programDirectory(process.env));',
    });
  });
  afterAll(() => asking.remove());

  test("as with pulumi --cwd", () => {
    writeFileSync(join(program, "Pulumi.yaml"), "name: shop\n");
    // The engine stands in the program's directory and starts the pack in the pack's own.
    const engine = `require("child_process").spawnSync(process.execPath, ["dist/index.js"], { cwd: ${JSON.stringify(asking.path)}, stdio: "inherit" })`;
    const { stdout } = spawnSync(process.execPath, ["-e", engine], {
      cwd: inside,
      encoding: "utf8",
      env: { ...process.env, PWD: home, PULUMI_PROJECT: "shop" },
    });
    expect(stdout.trim()).toBe(program);
  });
});
