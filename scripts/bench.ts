/**
 * Speed and memory as ratios of one run, so that a slow machine changes nothing: `npm run bench`.
 * Each pair runs in turn; the median counts. Prints, never judges. `npm run bench -- <folder>` measures what scripts cost on the
 * manifests there, else on the project's examples.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parse } from "yaml";
import { rules } from "../shared/index.ts";
import { manifestsIn } from "../test/support/manifests.ts";
import type { Registration } from "../test/support/pulumi.ts";
import { startPack } from "../test/support/pulumi-pack.ts";
import { scriptRules } from "../test/support/script-rules.ts";

const rounds = 7;
const root = resolve(import.meta.dirname, "..");
const cli = join(root, "action/dist/cli.js");
const main = join(root, "action/dist/main.js");

interface Usage {
  /** Milliseconds. */
  readonly wall: number;
  /** Milliseconds of user and system time; null for a program that is not node. */
  readonly cpu: number | null;
  /** Mebibytes at the peak; null for a program that is not node. */
  readonly memory: number | null;
}

/** Preloaded into the measured node: its own account of what it used, on a descriptor of ours. */
const account = `data:text/javascript,${encodeURIComponent(
  'import { writeSync } from "node:fs"; process.on("exit", () => { const u = process.resourceUsage(); writeSync(3, JSON.stringify({ cpu: (u.userCPUTime + u.systemCPUTime) / 1000, memory: u.maxRSS / 1024 })); });',
)}`;

function node(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): Usage {
  const started = performance.now();
  const child = spawnSync(process.execPath, ["--import", account, ...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "ignore", "ignore", "pipe"],
    maxBuffer: 1 << 20,
  });
  const wall = performance.now() - started;
  return { wall, ...JSON.parse(String(child.output[3])) };
}

function program(command: string, args: readonly string[], cwd: string): Usage | null {
  const started = performance.now();
  // Through a pipe, as its reader would have it: ripgrep stops at the first match of all when its output is /dev/null.
  const child = spawnSync(command, args, { cwd, stdio: ["ignore", "pipe", "ignore"], maxBuffer: 1 << 26 });
  return child.error === undefined ? { wall: performance.now() - started, cpu: null, memory: null } : null;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const digits = (value: number): string => value.toFixed(value < 10 ? 2 : 0);

function say(what: string, ratio: number, allowed: number, detail: string): void {
  console.log(`${what}: ${digits(ratio)} (at most ${allowed}; ${detail})`);
}

/** 2,000 files with five documents each; every twentieth document is a Deployment with init containers. */
function writeRepository(folder: string): void {
  for (let file = 0; file < 2000; file++) {
    const directory = join(folder, `team-${file % 50}`, `service-${file}`);
    mkdirSync(directory, { recursive: true });
    const documents = Array.from({ length: 5 }, (_, i) => {
      const n = file * 5 + i;
      return n % 20 === 0 ? withInit(n) : n % 3 === 0 ? service(n) : n % 3 === 1 ? configMap(n) : deployment(n, "");
    });
    writeFileSync(join(directory, "all.yaml"), documents.join("---\n"));
  }
}

const service = (n: number): string =>
  `apiVersion: v1\nkind: Service\nmetadata:\n  name: service-${n}\n  labels:\n    app: app-${n}\nspec:\n  selector:\n    app: app-${n}\n  ports:\n    - port: 80\n      targetPort: 8080\n`;

const configMap = (n: number): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: config-${n}\ndata:\n  application.properties: |\n${"    some.key.of.the.application=some value of the application\n".repeat(12)}`;

const deployment = (n: number, init: string): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: app-${n}\nspec:\n  replicas: 2\n  selector:\n    matchLabels:\n      app: app-${n}\n  template:\n    metadata:\n      labels:\n        app: app-${n}\n    spec:\n${init}      containers:\n        - name: app\n          image: registry.example.com/app:1.${n}\n          ports:\n            - containerPort: 8080\n          env:\n            - name: MODE\n              value: production\n`;

/** Of nine init containers five run a script, two a program, one has only arguments, one nothing: as in 274 real ones. */
const processes: readonly ((n: number) => string)[] = [
  (n) =>
    `          command:\n            - sh\n            - -c\n            - |\n              until nc -z -w 2 service-${n + 3} 80; do\n                echo waiting\n                sleep 2\n              done\n`,
  () => "          command: [cp, -r, /defaults/., /config]\n",
  (n) => `          command: ["sh", "-c", "until nslookup service-${n + 6}; do echo waiting; sleep 2; done"]\n`,
  () => "          args: [--wait, --timeout=60s]\n",
  () => '          command: ["sh", "-c", "mkdir -p /data/index && chown -R 1000:1000 /data"]\n',
  () => "",
  () =>
    "          command:\n            - sh\n            - -ec\n            - |\n              git clone --depth 1 https://git.example.com/site.git /site\n              cp -r /site/public/. /var/www\n",
  () => "          command: [python, manage.py, migrate]\n",
  () => '          command: ["/bin/sh", "-c", "chmod 0770 /data"]\n',
];

const withInit = (n: number): string =>
  deployment(
    n,
    `      initContainers:\n        - name: prepare\n          image: busybox:1.37.0\n${processes[(n / 20) % processes.length]?.(n) ?? ""}`,
  );

function largeRepository(): void {
  const folder = mkdtempSync(join(tmpdir(), "initguard-bench-"));
  try {
    writeRepository(folder);
    const ours: Usage[] = [];
    const base: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const search = program("rg", ["-l", "initContainers"], folder);
      if (search === null) {
        console.log("10,000 documents in 2,000 files: not measured, ripgrep (rg) is not installed");
        return;
      }
      base.push(search.wall + node(["-e", "0"], folder).wall);
      ours.push(node([cli, "--format", "json"], folder));
    }
    const wall = median(ours.map((usage) => usage.wall));
    say(
      "10,000 documents in 2,000 files, wall time over `rg -l initContainers` + `node -e 0`",
      wall / median(base),
      8,
      `${digits(wall)} ms over ${digits(median(base))} ms`,
    );
    say("  peak memory in MiB", median(ours.map((usage) => usage.memory ?? Number.NaN)), 200, "resident set");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function coldAction(): void {
  const folder = mkdtempSync(join(tmpdir(), "initguard-bench-"));
  try {
    for (let n = 0; n < 5; n++) writeFileSync(join(folder, `${n}.yaml`), withInit(n * 20));
    const env = {
      GITHUB_WORKSPACE: folder,
      RUNNER_TEMP: folder,
      GITHUB_OUTPUT: join(folder, "output"),
      GITHUB_STEP_SUMMARY: join(folder, "summary"),
      "INPUT_FAIL-ON": "never",
    };
    writeFileSync(env.GITHUB_OUTPUT, "");
    writeFileSync(env.GITHUB_STEP_SUMMARY, "");
    const pairs = Array.from(
      { length: rounds },
      () => [node(["-e", "0"], folder).cpu ?? 0, node([main], folder, env).cpu ?? 0] as const,
    );
    const empty = median(pairs.map(([cpu]) => cpu));
    const action = median(pairs.map(([, cpu]) => cpu));
    say(
      "cold action/dist/main.js on five small files, CPU time over `node -e 0`",
      action / empty,
      6,
      `${digits(action)} ms over ${digits(empty)} ms`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The manifests of a folder, with all rules and without those that ask what a container runs. */
function scripts(folder: string): void {
  const files = manifestsIn(folder);
  const off = scriptRules(files);
  const settings = mkdtempSync(join(tmpdir(), "initguard-bench-"));
  try {
    const config = join(settings, "initguard.yaml");
    writeFileSync(config, `rules:\n${off.map((id) => `  ${id}: off\n`).join("")}`);
    const run = (...more: readonly string[]): number =>
      node([cli, "--format", "json", "--fail-on", "never", ...more, "."], folder).cpu ?? Number.NaN;
    const triples = Array.from(
      { length: rounds },
      () => [node(["-e", "0"], folder).cpu ?? 0, run(), run("--config", config)] as const,
    );
    const start = median(triples.map(([empty]) => empty));
    const all = median(triples.map(([, time]) => time));
    const without = median(triples.map(([, , time]) => time));
    say(
      `${files.length} files with all rules over the same without the ${off.length} that read scripts, CPU time`,
      all / without,
      2,
      `${digits(all)} ms over ${digits(without)} ms; ${digits((all - start) / (without - start))} without the ${digits(start)} ms of \`node -e 0\``,
    );
  } finally {
    rmSync(settings, { recursive: true, force: true });
  }
}

/** A pack without policies: what starting any pack costs. Below the checkout, so that it finds the same packages. */
function writeEmptyPack(): string {
  const folder = join(root, "out", "empty-pack");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "PulumiPolicy.yaml"), "runtime: nodejs\n");
  writeFileSync(
    join(folder, "package.json"),
    JSON.stringify({ name: "empty-pack", version: "0.0.0", type: "commonjs", main: "index.js" }),
  );
  writeFileSync(
    join(folder, "index.js"),
    'const { PolicyPack } = require("@pulumi/policy");\nnew PolicyPack("empty-pack", { policies: [] });\n',
  );
  return folder;
}

/** User and system time of a process so far, in milliseconds; null where there is no /proc. A tick is 10 ms on Linux. */
function cpuOf(pid: number): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return null;
  }
}

async function policyPack(): Promise<void> {
  const startOf = async (folder: string): Promise<number> => {
    const started = performance.now();
    const pack = await startPack(folder);
    const spent = cpuOf(pack.pid) ?? performance.now() - started;
    await pack.stop();
    return spent;
  };
  const empty = writeEmptyPack();
  const ours = join(root, "policy");
  const pairs: (readonly [number, number])[] = [];
  for (let round = 0; round < rounds; round++) pairs.push([await startOf(empty), await startOf(ours)]);
  const base = median(pairs.map(([time]) => time));
  const start = median(pairs.map(([, time]) => time));
  say("start of the policy pack, CPU time over an empty pack", start / base, 1.3, `${digits(start)} ms over ${digits(base)} ms`);

  const pack = await startPack(ours);
  const resources = 300;
  const props = parse(withInit(0)) as Registration["props"];
  const analyse = async (count: number): Promise<void> => {
    for (let n = 0; n < count; n++)
      await pack.analyze({
        type: "kubernetes:apps/v1:Deployment",
        name: `app-${n}`,
        urn: `urn:pulumi:dev::lab::kubernetes:apps/v1:Deployment::app-${n}`,
        parent: "",
        props,
      });
  };
  await analyse(50);
  const before = cpuOf(pack.pid);
  await analyse(resources);
  const after = cpuOf(pack.pid);
  await pack.stop();
  if (before === null || after === null) console.log("the policy pack for one resource: not measured, this system has no /proc");
  else
    say(
      "the policy pack for one Deployment, CPU milliseconds",
      (after - before) / resources,
      6,
      `${resources} resources, ${rules.length} rules`,
    );
}

largeRepository();
coldAction();
scripts(process.argv[2] ?? join(root, "examples"));
await policyPack();
