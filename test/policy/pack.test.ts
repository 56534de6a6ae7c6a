/** The pack in the process that the engine starts, over the engine's protocol. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rules } from "../../shared/index.ts";
import {
  type Json,
  type Properties,
  project,
  type Registration,
  registration,
  secret,
  stackRegistration,
  unknownText,
} from "../support/pulumi.ts";
import { buildPack, type PackDirectory } from "../support/pulumi-build.ts";
import { type Diagnostic, type Pack, startPack } from "../support/pulumi-pack.ts";

let directory: PackDirectory;
let pack: Pack;
const started: Pack[] = [];
const directories: PackDirectory[] = [];

const build = async (...content: Parameters<typeof buildPack>): Promise<PackDirectory> => {
  const built = await buildPack(...content);
  directories.push(built);
  return built;
};
const start = async (...options: Parameters<typeof startPack>): Promise<Pack> => {
  const one = await startPack(...options);
  started.push(one);
  return one;
};

beforeAll(async () => {
  directory = await build();
  pack = await start(directory.path);
});

afterAll(async () => {
  await Promise.all(started.map((one) => one.stop()));
  for (const one of directories) one.remove();
});

const deployment = (name: string, spec: Properties, metadata: Properties = {}): Registration =>
  registration("kubernetes:apps/v1:Deployment", name, {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name, ...metadata },
    spec: {
      selector: { matchLabels: { app: name } },
      template: { metadata: { labels: { app: name } }, spec: { containers: [{ name: "app", image: "nginx:1.29.3" }], ...spec } },
    },
  });

const small: Json = { requests: { memory: "16Mi" }, limits: { memory: "32Mi" } };

/** Two init containers of one name (error), the second without a tag (warning). */
const twins = deployment("web", {
  initContainers: [
    { name: "copy", image: "busybox:1.37.0", command: ["true"], resources: small },
    { name: "copy", image: "busybox", command: ["true"], resources: small },
  ],
});

const short = (found: readonly Diagnostic[]): readonly string[] => found.map(({ level, policy }) => `${level} ${policy}`).sort();
const of = (found: readonly Diagnostic[], ...policies: readonly string[]): readonly Diagnostic[] =>
  found.filter(({ policy }) => policies.includes(policy));

describe("what the engine is told", () => {
  test("each rule is a policy with its words", () => {
    const policies = new Map(pack.info.policies.map((policy) => [policy.name, policy]));
    expect(pack.info.name).toBe("initguard");
    expect([...policies.keys()].filter((name) => !["initguard-settings", "not-checkable"].includes(name))).toEqual(
      rules.map(({ id }) => id),
    );
    for (const rule of rules) {
      expect(policies.get(rule.id)).toMatchObject({
        description: rule.summary,
        level: rule.optIn ? "disabled" : (rule.worst ?? rule.level) === "error" ? "mandatory" : "advisory",
        remediationSteps: rule.fix,
        url: `https://github.com/initguard/initguard/blob/main/docs/rules/${rule.id}.md`,
        tags: expect.arrayContaining(["kubernetes", "init-containers"]),
      });
      // A default would reach the pack like a user's own word, and hide the settings file.
      expect(JSON.stringify(policies.get(rule.id)?.schema)).not.toContain('"default"');
      expect(Object.keys(policies.get(rule.id)?.schema ?? {})).toEqual(
        expect.arrayContaining(["level", ...Object.keys(rule.options ?? {})]),
      );
    }
  });
});

describe("a finding", () => {
  test("says where it is, what is the case and the way out, once for each resource", async () => {
    const [duplicate, ...others] = of(await pack.analyze(twins), "duplicate-container-name");
    expect(others).toEqual([]);
    const [first, related, fix, link] = duplicate?.message.split("\n") ?? [];
    expect(first).toMatch(/^spec\.template\.spec\.initContainers\[1\]\.name: init container "copy" .*refuses the Pod$/);
    expect(related).toMatch(/^ {2}spec\.template\.spec\.initContainers\[0\]\.name: /);
    expect(fix).toMatch(/^ {2}Fix: /);
    expect(link).toBe("  https://github.com/initguard/initguard/blob/main/docs/rules/duplicate-container-name.md");
    expect(duplicate).toMatchObject({ level: "mandatory", severity: "high" });
    const both = of(
      await pack.analyze(
        deployment("a", {
          initContainers: [
            { name: "b", image: "x" },
            { name: "c", image: "y" },
          ],
        }),
      ),
      "mutable-image-tag",
    );
    expect(both.map(({ message }) => message.includes("Fix: "))).toEqual([true, false]);
  });

  test("blocks when it is an error, else advises", async () => {
    expect(short(await pack.analyze(twins))).toEqual(["advisory mutable-image-tag", "mandatory duplicate-container-name"]);
  });

  test("is not repeated for the stack", async () => {
    expect(await pack.analyze(twins)).toHaveLength(2);
    expect(await pack.analyzeStack([stackRegistration, twins])).toEqual([]);
  });

  test("of a list names the item", async () => {
    const list = registration("kubernetes:apps/v1:DeploymentList", "all", {
      kind: "DeploymentList",
      apiVersion: "apps/v1",
      items: [deployment("ok", {}).props, twins.props],
    });
    const [one] = of(await pack.analyze(list), "duplicate-container-name");
    expect(one?.message).toMatch(/^items\[1\]\.spec\.template\.spec\.initContainers\[1\]\.name: /);
  });

  test("cannot move the cursor of a terminal", async () => {
    const wild = deployment("web", {
      initContainers: [
        { name: "a\u001b[2J\nb", image: "busybox:1.37.0" },
        { name: "a\u001b[2J\nb", image: "busybox:1.37.0" },
      ],
    });
    const messages = (await pack.analyze(wild)).map(({ message }) => message.split("\n").join(""));
    expect(messages.length).toBeGreaterThan(0);
    expect(messages.filter((message) => /\p{Cc}/u.test(message))).toEqual([]);
  });
});

describe("what shows only together with another resource", () => {
  const scripts = registration("kubernetes:core/v1:ConfigMap", "scripts", {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: "scripts" },
    data: { "fetch.sh": "set -e\nkubectl get pods\n" },
  });
  const fetching = deployment("web", {
    initContainers: [
      {
        name: "fetch",
        image: "busybox:1.37.0",
        command: ["sh", "/scripts/fetch.sh"],
        resources: small,
        volumeMounts: [{ name: "scripts", mountPath: "/scripts" }],
      },
    ],
    volumes: [{ name: "scripts", configMap: { name: "scripts" } }],
  });
  const message = /^ConfigMap "scripts" data\[fetch\.sh\]: init container "fetch" calls "kubectl"/;

  test("is said of the workload at the end, when the other one came later", async () => {
    expect(await pack.analyze(fetching)).toEqual([]);
    expect(await pack.analyze(scripts)).toEqual([]);
    const found = await pack.analyzeStack([stackRegistration, fetching, scripts]);
    expect(found).toMatchObject([{ policy: "missing-tool", level: "mandatory", urn: fetching.urn }]);
    expect(found[0]?.message).toMatch(message);
  });

  test("is said before anything is created, when the other one came first, and not again", async () => {
    expect(await pack.analyze(scripts)).toEqual([]);
    const found = await pack.analyze(fetching);
    expect(found).toMatchObject([{ policy: "missing-tool", level: "mandatory" }]);
    expect(found[0]?.message).toMatch(message);
    expect(await pack.analyzeStack([stackRegistration, scripts, fetching])).toEqual([]);
  });

  test("is forgotten with the operation", async () => {
    await pack.analyzeStack([scripts]);
    expect(await pack.analyze(fetching)).toEqual([]);
  });

  test("may turn out to be worse, and is then said by the rule for it", async () => {
    const privileged = deployment(
      "node-setup",
      {
        initContainers: [
          { name: "setup", image: "busybox:1.37.0", command: ["true"], resources: small, securityContext: { privileged: true } },
        ],
      },
      { namespace: "shop" },
    );
    const namespace = registration("kubernetes:core/v1:Namespace", "shop", {
      apiVersion: "v1",
      kind: "Namespace",
      metadata: { name: "shop", labels: { "pod-security.kubernetes.io/enforce": "baseline" } },
    });
    expect(await pack.analyze(privileged)).toMatchObject([{ policy: "privileged-init", level: "advisory" }]);
    const refused = { policy: "pod-security-rejection" };
    expect(await pack.analyzeStack([privileged, namespace])).toMatchObject([{ ...refused, level: "mandatory" }]);
    await pack.configure({ all: "advisory" });
    await pack.analyze(privileged);
    expect(await pack.analyzeStack([privileged, namespace])).toMatchObject([{ ...refused, level: "advisory" }]);
    await pack.configure();
  });

  test("an exception that excuses nothing is said once", async () => {
    const metadata = { name: "web", annotations: { "initguard.dev/allow-missing-tool": "the image has it" } };
    const excused = { ...fetching, props: { ...fetching.props, metadata } };
    expect(await pack.analyze(excused)).toEqual([]);
    const [unused, ...others] = await pack.analyzeStack([stackRegistration, excused]);
    expect(others).toEqual([]);
    expect(unused).toMatchObject({ policy: "initguard-settings", level: "advisory", urn: fetching.urn });
    expect(await pack.analyzeStack([stackRegistration, scripts, excused])).toEqual([]);
  });
});

describe("a value that is not known", () => {
  test("silences its rule on its container, nothing else", async () => {
    const half = deployment("web", {
      initContainers: [
        { name: "copy", image: unknownText, env: [{ name: "HOST", value: unknownText }] },
        { name: "copy", image: "busybox" },
        { name: "sync", image: "alpine" },
      ],
    });
    const found = await pack.analyze(half);
    expect(of(found, "mutable-image-tag").map(({ message }) => message.split(":")[0])).toEqual([
      "spec.template.spec.initContainers[1].image",
      "spec.template.spec.initContainers[2].image",
    ]);
    expect(of(found, "duplicate-container-name")).toHaveLength(1);
    expect(found.filter(({ message }) => message.includes("can't run") || message.includes("not checked"))).toEqual([]);
    expect(await pack.analyzeStack([stackRegistration, half])).toEqual([]);
  });

  test("may be anything, a pod spec as a whole too", async () => {
    for (const hidden of [unknownText, { template: unknownText }, { template: { spec: unknownText } }] satisfies Json[]) {
      const one = registration("kubernetes:apps/v1:Deployment", "web", {
        apiVersion: "apps/v1",
        kind: "Deployment",
        spec: hidden,
      });
      expect(await pack.analyze(one)).toEqual([]);
      expect(await pack.analyzeStack([one])).toEqual([]);
    }
  });
});

test("no value of a Secret, of env, of args or of an annotation is printed", async () => {
  const canary = "hunter2-canary";
  const hiding = deployment(
    "web",
    {
      initContainers: [
        {
          name: "migrate",
          image: "mysql:8.4",
          command: ["sh", "-c", `mysql -h db -u root -p${canary} < /x.sql; curl https://root:${canary}@example.com/x | sh`],
          args: [`--password=${canary}`, secret(canary)],
          env: [
            { name: "PASSWORD", value: secret(canary) },
            { name: "TOKEN", value: canary },
          ],
          readinessProbe: { exec: { command: ["test", canary] } },
        },
        { name: "migrate", image: "busybox", env: secret([{ name: "A", value: canary }]) },
      ],
    },
    { annotations: { password: canary, "initguard.dev/allow-no-such-rule": canary } },
  );
  const vault = registration("kubernetes:core/v1:Secret", "vault", {
    apiVersion: "v1",
    kind: "Secret",
    metadata: { name: "vault" },
    stringData: { password: secret(canary) },
  });
  const found = [...(await pack.analyze(hiding)), ...(await pack.analyze(vault)), ...(await pack.analyzeStack([hiding, vault]))];
  expect(found.length).toBeGreaterThan(3);
  expect(found.filter(({ message }) => message.includes(canary))).toEqual([]);
  expect(pack.output()).not.toContain(canary);
});

describe("what is no object of Kubernetes", () => {
  test("is left alone", async () => {
    const types = ["pulumi:pulumi:Stack", "pulumi:providers:kubernetes", "acme:svc:Service", "kubernetes:yaml:ConfigGroup"];
    for (const type of types) expect(await pack.analyze(registration(type, "x", twins.props))).toEqual([]);
  });

  test("a Helm Release is said to be out of reach", async () => {
    const release = registration("kubernetes:helm.sh/v3:Release", "db", { chart: "postgresql", values: {} });
    expect(await pack.analyze(release)).toMatchObject([{ policy: "not-checkable", level: "advisory" }]);
  });
});

describe("Pulumi's configuration of a policy", () => {
  const levelsWith = async (config: Parameters<Pack["configure"]>[0]): Promise<readonly string[]> => {
    await pack.configure(config);
    try {
      return short(await pack.analyze(twins));
    } finally {
      await pack.configure();
    }
  };

  test.each([
    ["lowers", { "duplicate-container-name": "advisory" }, ["advisory duplicate-container-name", "advisory mutable-image-tag"]],
    ["lowers all", { all: "advisory" }, ["advisory duplicate-container-name", "advisory mutable-image-tag"]],
    ["raises", { "mutable-image-tag": "mandatory" }, ["mandatory duplicate-container-name", "mandatory mutable-image-tag"]],
    ["switches off", { "duplicate-container-name": "disabled" }, ["advisory mutable-image-tag"]],
    [
      "sets a level",
      { "mutable-image-tag": { level: "error" } },
      ["mandatory duplicate-container-name", "mandatory mutable-image-tag"],
    ],
    ["switches off by level", { "mutable-image-tag": { level: "off" } }, ["mandatory duplicate-container-name"]],
    [
      "excuses",
      {
        "initguard-settings": {
          exceptions: [{ rule: "duplicate-container-name", resource: "Deployment/web", reason: "the operator renames it" }],
        },
      },
      ["advisory mutable-image-tag"],
    ],
    [
      "reads the level and excuses",
      {
        "initguard-settings": { exceptions: [{ rule: "mutable-image-tag", resource: "Deployment/*", reason: "mirrored" }] },
        "mutable-image-tag": { level: "error" },
      },
      ["mandatory duplicate-container-name"],
    ],
  ])("%s", async (_, config, expected) => {
    expect(await levelsWith(config)).toEqual(expected);
  });
});

test("a word of the configuration that is none is said once, and stops nothing", async () => {
  await pack.configure({
    "mutable-image-tag": { levle: "error" },
    "duplicate-container-name": { level: "warning" },
    "initguard-settings": { kubernetes: "1.99" },
  });
  const said = await pack.analyze(stackRegistration);
  expect(said.map(({ policy, level }) => [policy, level])).toEqual([
    ["initguard-settings", "advisory"],
    ["mutable-image-tag", "advisory"],
  ]);
  for (const { message } of said) expect(message).toMatch(/^policy configuration: /);
  expect(short(await pack.analyze(twins))).toEqual(["advisory duplicate-container-name", "advisory mutable-image-tag"]);
  await pack.configure();
});

describe("initguard.yaml", () => {
  const settings = "rules:\n  mutable-image-tag: error\n  duplicate-container-name: off\n";

  test("of the pack's own directory", async () => {
    const own = await build({ files: { "initguard.yaml": settings } });
    const configured = await start(own.path);
    expect(short(await configured.analyze(twins))).toEqual(["mandatory mutable-image-tag"]);
    await configured.configure({ all: "advisory" });
    expect(short(await configured.analyze(twins))).toEqual(["advisory duplicate-container-name", "advisory mutable-image-tag"]);
    await configured.configure({ "duplicate-container-name": "mandatory" });
    expect(short(await configured.analyze(twins))).toEqual(["mandatory duplicate-container-name", "mandatory mutable-image-tag"]);
  });

  describe("of the program", () => {
    const home = mkdtempSync(join(realpathSync(tmpdir()), "initguard-program-"));
    afterAll(() => rmSync(home, { recursive: true, force: true }));

    test("is found above the directory in which pulumi was called, and goes before the pack's", async () => {
      const inside = join(home, "infra/stacks");
      mkdirSync(inside, { recursive: true });
      writeFileSync(join(home, "infra/Pulumi.yaml"), `name: ${project}\nruntime: nodejs\n`);
      writeFileSync(join(home, "infra/initguard.yaml"), "rules: {mutable-image-tag: off}\n");
      const own = await build({ files: { "initguard.yaml": settings } });
      const near = await start(own.path, { environment: { PWD: inside } });
      expect(short(await near.analyze(twins))).toEqual(["mandatory duplicate-container-name"]);
      const other = await start(own.path, { environment: { PWD: inside, PULUMI_PROJECT: "another" } });
      expect(short(await other.analyze(twins))).toEqual(["mandatory mutable-image-tag"]);
      const file = join(home, "named.yaml");
      writeFileSync(file, "rules: {duplicate-container-name: warning}\n");
      const named = await start(own.path, { environment: { PWD: inside, INITGUARD_CONFIG: "../../named.yaml" } });
      expect(short(await named.analyze(twins))).toEqual(["advisory duplicate-container-name", "advisory mutable-image-tag"]);
    });
  });

  test("may extend others", async () => {
    const files = {
      "initguard.yaml": "extends: [./team.yaml]\nrules: {duplicate-container-name: warning}\n",
      "team.yaml": "extends: [./all.yaml]\nrules: {duplicate-container-name: off}\n",
      "all.yaml": "rules: {mutable-image-tag: error}\n",
    };
    const extending = await start((await build({ files })).path);
    expect(short(await extending.analyze(twins))).toEqual(["advisory duplicate-container-name", "mandatory mutable-image-tag"]);
  });

  test("that is broken is said with file and line, once, and blocks nothing", async () => {
    const own = await build({ files: { "initguard.yaml": "kubernetes: '1.34'\nrules:\n  mutable-image-tga: off\n" } });
    const configured = await start(own.path);
    const found = await configured.analyze(stackRegistration);
    expect(found).toMatchObject([{ policy: "initguard-settings", level: "advisory" }]);
    expect(found[0]?.message).toMatch(/^initguard\.yaml:3: /);
    expect(short(await configured.analyze(twins))).toEqual(["advisory mutable-image-tag", "mandatory duplicate-container-name"]);
  });
});

test("what fails is named as not checked, the rest goes on, and nothing is aborted", async () => {
  const broken = await build({
    program: `
      import { PolicyPack } from "@pulumi/policy";
      import { defaultSettings, rules } from "../shared/text.ts";
      import { packOf } from "./pack.ts";
      const [duplicates, tags, resources] = ["duplicate-container-name", "mutable-image-tag", "missing-resources"].map((id) =>
        rules.find((rule) => rule.id === id),
      );
      const throwing = { ...duplicates, initContainer: undefined, resources: undefined, pod() { throw new Error("hunter2"); } };
      const unprintable = { ...tags, fix: { trim() { throw new Error("hunter2"); } } };
      new PolicyPack("initguard", packOf([throwing, unprintable, resources], { settings: defaultSettings, problems: [] }, () => "2026-01-01"));
    `,
  });
  const failing = await start(broken.path);
  const large = deployment("web", {
    initContainers: [
      { name: "a", image: "busybox" },
      { name: "a", image: "busybox" },
    ],
  });
  const found = await failing.analyze(large);
  expect(short(found)).toEqual([
    "advisory duplicate-container-name",
    "advisory missing-resources",
    "advisory missing-resources",
    "advisory mutable-image-tag",
  ]);
  for (const { policy, message } of of(found, "duplicate-container-name", "mutable-image-tag")) {
    expect(message).toMatch(new RegExp(`^rule "${policy}" failed.* not checked`));
  }
  expect(short(await failing.analyzeStack([large]))).toEqual(["advisory duplicate-container-name"]);
  expect(JSON.stringify(found) + failing.output()).not.toContain("hunter2");
});

test("starts without TypeScript", async () => {
  const bare = await build({ without: ["typescript", "ts-node"] });
  const environment = { NODE_OPTIONS: "--preserve-symlinks --preserve-symlinks-main" };
  const looking = spawnSync(process.execPath, ["-p", "try { require.resolve('typescript') } catch (error) { error.code }"], {
    cwd: bare.path,
    env: { ...process.env, ...environment },
    encoding: "utf8",
  });
  expect(looking.stdout.trim()).toBe("MODULE_NOT_FOUND");
  const one = await start(bare.path, { environment });
  expect(short(await one.analyze(twins))).toEqual(["advisory mutable-image-tag", "mandatory duplicate-container-name"]);
});
