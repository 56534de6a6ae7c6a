import { spawn, spawnSync } from "node:child_process";
import { chmodSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { printPage } from "../../action/explain.ts";
import { rules } from "../../shared/rules/index.ts";
import { folder } from "../support/folder.ts";
import { badPod, goodPod } from "../support/pod.ts";
import { schemaErrors } from "../support/report-schema.ts";
import { runBuilt } from "../support/run.ts";
import { see } from "../support/runner.ts";

const bad = badPod("web");
const good = goodPod("web");

const only = ["--rule", "probe-on-run-once"];
const cli = (cwd: string, args: readonly string[], env?: Record<string, string>) =>
  runBuilt("cli.js", args, { cwd, ...(env && { env }) });

test("findings are printed with their place, and the exit code is 1", () => {
  const { code, out, err } = cli(folder({ "k8s/web.yaml": bad }), only);
  expect(out).toMatch(
    /^k8s\/web\.yaml:9:7 {2}error {2}probe-on-run-once\n {2}init container "check-config" .+\n {2}9 \| readinessProbe:/,
  );
  expect(out).toMatch(/\n1 error in 1 file\n$/);
  expect({ code, err }).toEqual({ code: 1, err: "" });
});

test("a clean run exits 0 and says what it saw", () => {
  expect(cli(folder({ "web.yaml": good }), only)).toEqual({
    code: 0,
    out: "no findings in 1 init container of 1 workload\n",
    err: "",
  });
});

test.each([
  ["error", 1],
  ["warning", 1],
  ["notice", 1],
  ["never", 0],
])("--fail-on %s exits %i on an error", (level, code) => {
  expect(cli(folder({ "web.yaml": bad }), [...only, "--fail-on", level]).code).toBe(code);
});

test("a finding below --fail-on does not fail, one at it does", () => {
  const root = folder({ "web.yaml": good.replace(/^ *resources.*\n/m, "") });
  const rule = ["--rule", "missing-resources"];
  expect(cli(root, rule).code).toBe(0);
  expect(cli(root, [...rule, "--fail-on", "warning"]).code).toBe(0);
  expect(cli(root, [...rule, "--fail-on", "notice"]).code).toBe(1);
});

test("standard input is read with -", () => {
  const { code, out } = runBuilt("cli.js", ["-", ...only], { cwd: folder(), input: bad });
  expect(out).toMatch(/^<stdin>:9:7 {2}error/);
  expect(out).toContain("9 | readinessProbe:");
  expect(code).toBe(1);
});

test("standard input may come late, in parts, and in non-blocking mode", () => {
  const root = folder({ "web.yaml": bad });
  const command = `(head -c 40 web.yaml; sleep 0.3; tail -c +41 web.yaml) | perl -e 'use Fcntl; fcntl(STDIN, F_SETFL, O_NONBLOCK); exec @ARGV' "$0" "$@"`;
  const args = [process.execPath, fileURLToPath(new URL("../../action/dist/cli.js", import.meta.url)), "-", ...only];
  const { stdout, stderr } = spawnSync("sh", ["-c", command, ...args], { cwd: root, encoding: "utf8" });
  expect(stderr).toBe("");
  expect(stdout).toMatch(/^<stdin>:9:7 {2}error/);
});

test("--format json is what its schema says", () => {
  const { code, out } = cli(folder({ "web.yaml": bad, "chart/templates/x.yaml": `{{ if .Values.x }}\n${bad}{{ end }}\n` }), [
    ...only,
    "--format=json",
  ]);
  const report = JSON.parse(out);
  expect(schemaErrors(report)).toEqual([]);
  expect(report.findings).toHaveLength(1);
  expect(report.findings[0]).toMatchObject({
    rule: "probe-on-run-once",
    level: "error",
    file: "web.yaml",
    line: 9,
    column: 7,
    endLine: 9,
    endColumn: 21,
    resource: { apiVersion: "v1", kind: "Pod", namespace: null, name: "web" },
    container: "check-config",
    path: "spec.initContainers[0].readinessProbe",
  });
  expect(report.notAnalysed).toEqual([{ file: "chart/templates/x.yaml", line: expect.any(Number), reason: expect.any(String) }]);
  expect(report.stats).toMatchObject({ files: 2, workloads: 1, initContainers: 1 });
  expect(code).toBe(1);
});

test("--format github annotates", () => {
  const { out } = cli(folder({ "web.yaml": bad }), [...only, "--format", "github"]);
  expect(see(out, "/workspace").annotations).toMatchObject([
    { level: "error", title: "initguard: probe-on-run-once", file: "web.yaml", line: 9, endLine: 9, column: 7, endColumn: 21 },
  ]);
});

test("--format markdown links the lines in a workflow", () => {
  const env = { GITHUB_SERVER_URL: "https://github.com", GITHUB_REPOSITORY: "acme/shop", GITHUB_SHA: "abc" };
  const { out } = cli(folder({ "web.yaml": bad }), [...only, "--format", "markdown"], env);
  expect(out).toContain("| [9](https://github.com/acme/shop/blob/abc/web.yaml#L9) | 🔴&nbsp;error |");
});

test.each([
  [["--plan", "--format", "markdown"], "--plan is shown as text or json, not as markdown"],
  [["--fix"], "--fix is not built yet: --format text shows the fix of each rule"],
  [["--format", "sarif"], "--format sarif is not built yet: --format json has the same findings"],
  [["--format", "jsn"], '--format "jsn" is none of text, json, github, markdown; did you mean json?'],
  [["--fail-on=warn"], '--fail-on "warn" is none of error, warning, notice, never; did you mean warning?'],
  [["--fromat", "json"], "--fromat is no option; did you mean --format?"],
  [["--no-such-thing"], "--no-such-thing is no option: --help lists them"],
  [["-v"], "-v is no option: --help lists them"],
  [["--config"], "--config needs a value"],
  [["--config", "--complete"], "--config needs a value"],
  [["--complete=no"], "--complete takes no value"],
  [["--rule", "unbounded-wiat"], 'rule "unbounded-wiat" does not exist; did you mean unbounded-wait?'],
  [["--kubernetes", "latest"], 'kubernetes "latest" is no range of versions: write one such as 1.34 or 1.34-1.37'],
  [["nope"], 'path "nope" does not exist'],
  [["--config", "nope.yaml"], "nope.yaml: settings file does not exist"],
])("wrong usage is one line and exit code 2: %j", (args, line) => {
  expect(cli(folder(), args)).toEqual({ code: 2, out: "", err: `initguard: ${line}\n` });
});

test("--help and --version", () => {
  const root = folder();
  for (const flag of ["--help", "-h"])
    expect(cli(root, [flag])).toMatchObject({ code: 0, out: expect.stringMatching(/^Usage: /m), err: "" });
  expect(cli(root, ["--version"])).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
});

test("settings are found in the working directory, else beside the first path, and flags go before them", () => {
  const off = "rules:\n  probe-on-run-once: notice\n";
  const level = (root: string, args: readonly string[]): string =>
    JSON.parse(cli(root, [...args, ...only, "--format", "json"]).out).findings[0]?.level;
  expect(level(folder({ "web.yaml": bad, "initguard.yaml": off }), ["."])).toBe("notice");
  expect(level(folder({ "app/web.yaml": bad, "app/initguard.yaml": off }), ["app"])).toBe("notice");
  expect(level(folder({ "app/web.yaml": bad, "app/initguard.yaml": off }), ["app/web.yaml"])).toBe("notice");
  expect(level(folder({ "web.yaml": bad, "other.yaml": off }), ["web.yaml", "--config", "other.yaml"])).toBe("notice");
  expect(level(folder({ "web.yaml": bad }), ["."])).toBe("error");
  const broken = folder({ "web.yaml": bad, "initguard.yaml": "kubernetes: 1.34\n" });
  expect(cli(broken, ["--kubernetes", "1.34", ...only]).code).toBe(2);
});

test("settings that are wrong are named with file and line, and nothing is checked", () => {
  const root = folder({ "web.yaml": bad, "initguard.yaml": "rules:\n  unbounded-wiat: error\nnonsense: true\n" });
  const { code, out, err } = cli(root, []);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err.split("\n")).toEqual([
    expect.stringMatching(/^initguard: initguard\.yaml:2:\d+: .*unbounded-wait/),
    expect.stringMatching(/^initguard: initguard\.yaml:3:\d+: .*nonsense/),
    "",
  ]);
});

test("settings extend a file of the repository or an installed package, never one outside", () => {
  const root = folder({
    ".git/HEAD": "",
    "app/web.yaml": bad,
    "base.yaml": "rules: {probe-on-run-once: notice}\n",
    "node_modules/@acme/guard/package.json": '{"name": "@acme/guard"}',
    "node_modules/@acme/guard/initguard.yaml": "rules: {probe-on-run-once: warning}\n",
    "app/path.yaml": "extends: [../base.yaml]\n",
    "app/package.yaml": 'extends: ["@acme/guard"]\n',
    "app/outside.yaml": "extends: [../../../../../../etc/hosts.yaml]\n",
    "app/absent.yaml": "extends: [nothing]\n",
  });
  const level = (config: string): string =>
    JSON.parse(cli(join(root, "app"), ["web.yaml", ...only, "--format", "json", "--config", config]).out).findings[0]?.level;
  expect(level("path.yaml")).toBe("notice");
  expect(level("package.yaml")).toBe("warning");
  for (const config of ["outside.yaml", "absent.yaml"]) {
    expect(cli(join(root, "app"), ["--config", config])).toMatchObject({ code: 2, err: expect.stringContaining(`${config}:1:`) });
  }
});

test("a settings file that leads out of the repository is not read", () => {
  const root = folder({ "web.yaml": good });
  symlinkSync("/dev/zero", join(root, "initguard.yaml"));
  expect(cli(root, [])).toEqual({
    code: 2,
    out: "",
    err: "initguard: initguard.yaml: settings file is a symbolic link that leads out of the repository, so it is not read\n",
  });
});

test("excluded files are not read", () => {
  const root = folder({ "web.yaml": good, "vendor/x.yaml": bad, "initguard.yaml": "exclude: [vendor/**]\n" });
  expect(cli(root, only).code).toBe(0);
});

test("bad input is listed and the rest goes on", () => {
  const root = folder({
    "empty.yaml": "",
    "broken.yaml": "apiVersion: v1\nkind: Pod\nspec: {initContainers: [\n",
    "binary.yaml": Buffer.from([0, 1, 2, 3, 255]),
    "utf16.yaml": Buffer.from(`\uFEFF${bad}`, "utf16le"),
    "web.yaml": bad,
  });
  const { code, out, err } = cli(root, only);
  expect({ code, err }).toEqual({ code: 1, err: "" });
  expect(out).toMatch(/^web\.yaml:9:7/);
  expect(out).toMatch(/^ {2}binary\.yaml:1 {2}file holds a NUL byte/m);
  expect(out).toMatch(/^ {2}broken\.yaml:\d+ {2}/m);
  expect(out).toMatch(/^ {2}utf16\.yaml {2}file is UTF-16 text/m);
  expect(out).toMatch(/1 error in 1 file · 3 files not analysed\n$/);
});

test("a directory without manifests is no failure", () => {
  expect(cli(folder({ "readme.md": "" }), [])).toEqual({ code: 0, out: "no .yaml, .yml or .json file to read\n", err: "" });
});

test("50 MB are read", () => {
  const root = folder({ "big.yaml": `${"a: b\n".repeat(10_000_000)}---\n${bad}`, "web.yaml": bad });
  const { code, out } = cli(root, [...only, "--format", "json"]);
  expect(code).toBe(1);
  expect(JSON.parse(out).findings.map(({ file }: { file: string }) => file)).toContain("web.yaml");
});

test("a named file that may not be read ends the run, what was found is listed", () => {
  const root = folder({ "web.yaml": bad, "closed.yaml": bad, "closed/web.yaml": bad });
  chmodSync(root, 0o755);
  for (const path of ["closed.yaml", "closed"]) chmodSync(join(root, path), 0);
  onTestFinished(() => chmodSync(join(root, "closed"), 0o700));
  // Root may read everything, so it runs as somebody else.
  const user = process.getuid?.() === 0 ? { uid: 65534 } : {};
  const as = (args: readonly string[]) => runBuilt("cli.js", args, { cwd: root, ...user });
  expect(as(["closed.yaml"])).toMatchObject({
    code: 2,
    err: 'initguard: path "closed.yaml" cannot be read: permission denied\n',
  });
  const found = as(only);
  expect(found.code).toBe(1);
  expect(found.out).toContain("  closed.yaml  file cannot be read: permission denied\n");
  expect(found.out).toContain("  closed  directory cannot be read: permission denied\n");
});

test("colour follows NO_COLOR and FORCE_COLOR, and a pipe has none", () => {
  const root = folder({ "web.yaml": bad });
  const coloured = (env: Record<string, string>): boolean => cli(root, only, env).out.includes("\u001b[");
  expect(
    [{}, { FORCE_COLOR: "1" }, { FORCE_COLOR: "0" }, { NO_COLOR: "1" }, { FORCE_COLOR: "1", NO_COLOR: "1" }].map(coloured),
  ).toEqual([false, true, false, false, true]);
});

test("a reader that closes the pipe is no failure", async () => {
  const root = folder(Object.fromEntries(Array.from({ length: 400 }, (_, i) => [`${i}.yaml`, bad])));
  const cliFile = fileURLToPath(new URL("../../action/dist/cli.js", import.meta.url));
  const child = spawn(process.execPath, [cliFile, ...only], { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  let err = "";
  child.stderr.on("data", (chunk) => {
    err += chunk;
  });
  child.stdout.once("data", () => child.stdout.destroy());
  const code = await new Promise((resolve) => child.on("close", resolve));
  expect({ err, code }).toEqual({ err: "", code: 1 });
});

test("hostile names reach neither the terminal nor the runner", () => {
  const name = "\u001b[31m::error::x\n##[add-mask]y";
  const root = folder({ "::error::x.yaml": badPod(name), "a\nb ##[add-mask]z.yaml": bad });
  for (const format of ["text", "github"]) {
    const { out, code } = cli(root, [...only, "--format", format]);
    const { annotations, commands } = see(out, root);
    expect(commands).toEqual([]);
    expect(annotations.map(({ file }) => file)).toEqual(format === "text" ? [] : ["::error::x.yaml"]);
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
    expect(code).toBe(1);
  }
});

const script = spawnSync("script", ["--version"]).error === undefined;

test.skipIf(!script)("a terminal gets colour (skipped without script(1))", () => {
  const root = folder({ "web.yaml": bad });
  const cliFile = fileURLToPath(new URL("../../action/dist/cli.js", import.meta.url));
  const command = `'${process.execPath}' '${cliFile}' ${only.join(" ")}`;
  const { stdout } = spawnSync("script", ["-qec", command, "/dev/null"], {
    cwd: root,
    encoding: "utf8",
    env: { PATH: process.env.PATH, TERM: "xterm" },
  });
  expect(stdout).toContain("\u001b[1;31merror\u001b[0m");
});

test("--plan shows how each Pod starts and judges nothing", () => {
  const root = folder({ "web.yaml": bad, "none.yaml": "apiVersion: v1\nkind: Service\nmetadata: {name: web}\n" });
  const { code, out, err } = cli(root, ["--plan"]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  const [heading, ...lines] = out.split("\n");
  expect(heading).toMatch(/^web\.yaml:\d+:1 {2}Pod web {2}on Kubernetes 1\.37$/);
  expect(lines[0]).toMatch(/^ {2}1\. init container "check-config": /);
  expect(lines[1]).toMatch(/^ {5}(no )?requests.* · .*limits.* · next when it ends with 0$/);
  expect(out).toMatch(/\n {2}effective requests {2}.+\n {2}effective limits {4}.+\n {2}QoS class {11}.+\n/);
  expect(out).toMatch(/\nthe start of 1 Pod with init containers in 1 file\n$/);
  expect(out).not.toContain("probe-on-run-once");
});

test("--plan --format json has the plans beside the findings, as the schema describes them", () => {
  const { code, out } = cli(folder({ "web.yaml": bad }), ["--plan", "--format", "json"]);
  const report = JSON.parse(out);
  expect(schemaErrors(report)).toEqual([]);
  expect(report.plans).toHaveLength(1);
  expect(report.findings).not.toEqual([]);
  expect(code).toBe(0);
  expect(JSON.parse(cli(folder({ "web.yaml": bad }), ["--format", "json"]).out)).not.toHaveProperty("plans");
});

test("--plan says what it could not read", () => {
  const { code, out } = cli(folder({ "web.yaml": bad, "broken.yaml": "kind: Pod\napiVersion: v1\nspec: {initContainers: [\n" }), [
    "--plan",
  ]);
  expect(out).toContain("not analysed\n  broken.yaml:");
  expect(code).toBe(0);
});

test("--explain prints the page of a rule, and reads no manifest", () => {
  const { code, out, err } = cli(folder({ "web.yaml": bad }), ["--explain", "probe-on-run-once"]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toMatch(
    /^probe-on-run-once\n\nProbe or lifecycle hook on an init container that runs once\.\n\n {2}Level {5}error\n/,
  );
  expect(out).toContain("\nThe way out\n");
  expect(out).toMatch(/\n {4}apiVersion: apps\/v1\n/);
  expect(out).not.toMatch(/```|<!--|^#|\u001b/m);
});

test.each(rules.filter((_, index) => index % 15 === 0).map(({ id, summary }) => [id, summary]))(
  "--explain has the page of %s with its examples",
  (id, summary) => {
    const { code, out } = cli(folder(), ["--explain", id]);
    expect(out).toContain(`${summary}.\n`);
    expect(out).toContain("\nExamples\n");
    expect(code).toBe(0);
  },
);

test("--explain without the pages beside it says what the rule says of itself", () => {
  const page = printPage("unbounded-wait", { colour: false });
  expect(page).toMatch(/^unbounded-wait\n\n[^\n]+\.\n\nWhy\n\n[\s\S]+\n\nThe way out\n\n[\s\S]+\n\nSources\n\n- <https:/);
});

test("--explain of a rule that does not exist names the nearest and exits 2", () => {
  expect(cli(folder(), ["--explain", "probe-on-run-onc"])).toEqual({
    code: 2,
    out: "",
    err: 'initguard: rule "probe-on-run-onc" does not exist; did you mean probe-on-run-once?\n',
  });
});
