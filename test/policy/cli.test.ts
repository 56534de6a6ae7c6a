/** The pack under the real engine, where there is one: `pulumi policy analyze` over a state, without backend, provider or cluster. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { type Registration, stackRegistration, unknownText, urnOf } from "../support/pulumi.ts";
import { buildPack } from "../support/pulumi-build.ts";
import { startPack } from "../support/pulumi-pack.ts";
import { runProgram } from "../support/pulumi-program.ts";

/** `--file` came with 3.249. */
const hasPulumi = spawnSync("pulumi", ["policy", "analyze", "--help"], { encoding: "utf8" }).stdout?.includes("--file") ?? false;

test.skipIf(!hasPulumi)(
  "pulumi policy analyze (skipped where no pulumi is on the PATH) finds what the stand-in finds",
  async () => {
    const home = mkdtempSync(join(realpathSync(tmpdir()), "initguard-state-"));
    const pack = await buildPack();
    try {
      const program = await runProgram(fileURLToPath(new URL("../../examples/pulumi", import.meta.url)));
      const resources = program.registrations.filter(({ type }) => type.startsWith("kubernetes:")).map(known);
      const file = join(home, "state.json");
      writeFileSync(file, JSON.stringify(stateOf(resources)));
      const { status, stdout, stderr } = spawnSync(
        "pulumi",
        ["policy", "analyze", "--file", file, "--policy-pack", pack.path, "--json"],
        {
          encoding: "utf8",
          cwd: home,
          env: { ...process.env, PULUMI_HOME: home, PULUMI_SKIP_UPDATE_CHECK: "true", PULUMI_CONFIG_PASSPHRASE: "" },
        },
      );
      const expected = await policiesOf(pack.path, resources);
      const printed = [...stdout.matchAll(/"policyName":\s*"([^"]+)"/g)].map(([, name]) => name);
      expect([...new Set(printed)].sort(), stdout + stderr).toEqual(expected);
      expect(status).toBe(1);
    } finally {
      pack.remove();
      rmSync(home, { recursive: true, force: true });
    }
  },
);

async function policiesOf(directory: string, resources: readonly Registration[]): Promise<readonly string[]> {
  const pack = await startPack(directory);
  try {
    const policies = new Set<string>();
    for (const one of resources) for (const { policy } of await pack.analyze(one)) policies.add(policy);
    for (const { policy } of await pack.analyzeStack([stackRegistration, ...resources])) policies.add(policy);
    return [...policies].sort();
  } finally {
    await pack.stop();
  }
}

/** After the deployment everything is known. */
const known = (one: Registration): Registration => ({
  ...one,
  props: JSON.parse(JSON.stringify(one.props).replaceAll(unknownText, "web.example.com")),
});

/** As `pulumi stack export` writes it (apitype.DeploymentV3). */
function stateOf(resources: readonly Registration[]): object {
  const providerType = "pulumi:providers:kubernetes";
  const provider = { urn: urnOf(providerType, "default"), id: "b2a3f0e6-0000-4000-8000-000000000000" };
  const root = stackRegistration;
  return {
    version: 3,
    deployment: {
      manifest: { time: "2026-01-01T00:00:00Z", magic: "", version: "" },
      resources: [
        { urn: root.urn, custom: false, type: root.type },
        { ...provider, custom: true, type: providerType, inputs: {}, outputs: {} },
        ...resources.map(({ urn, type, name, props }) => ({
          urn,
          custom: true,
          id: name,
          type,
          inputs: props,
          outputs: props,
          parent: root.urn,
          provider: `${provider.urn}::${provider.id}`,
        })),
      ],
    },
  };
}
