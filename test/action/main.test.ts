import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folder } from "../support/folder.ts";
import { badPod, goodPod } from "../support/pod.ts";
import { schemaErrors } from "../support/report-schema.ts";
import { runBuilt } from "../support/run.ts";
import type { SeenStep } from "../support/runner.ts";
import { step } from "../support/step.ts";

const good = goodPod("web");

const names = (commands: SeenStep["commands"]): readonly string[] => commands.map(({ name }) => name);

test("findings become annotations, a summary, outputs and a failed step", () => {
  const { annotations, commands, code, summary, outputs, log } = step({ "k8s/web.yaml": badPod("web"), "k8s/ok.yaml": good });
  expect(annotations).toEqual([
    {
      level: "error",
      title: "initguard: probe-on-run-once",
      message: expect.stringMatching(/^init container "check-config" has a readinessProbe but runs once[\s\S]+\n\nfix: /),
      file: "k8s/web.yaml",
      line: 9,
      endLine: 9,
      column: 7,
      endColumn: 21,
    },
  ]);
  expect(names(commands)).toEqual(["debug", "group", "endgroup"]);
  expect(summary).toContain("**1 error in 1 file**");
  expect(summary).toContain("| [9](https://github.com/acme/shop/blob/abc/k8s/web.yaml#L9) | 🔴&nbsp;error |");
  expect(outputs).toMatchObject({ errors: "1", warnings: "0", notices: "0" });
  expect(log.at(-1)).toBe("initguard: 1 error in 1 file; the step fails (fail-on: error)");
  expect(code).toBe(1);
});

test("a clean run passes, annotates nothing and still says what it saw", () => {
  const { annotations, code, summary, outputs, log } = step({ "web.yaml": good });
  expect({ annotations, code }).toEqual({ annotations: [], code: 0 });
  expect(summary).toBe("## initguard\n\n**no findings in 1 init container of 1 workload**\n");
  expect(outputs).toMatchObject({ errors: "0", warnings: "0", notices: "0" });
  expect(log).toEqual(["initguard: no findings in 1 init container of 1 workload"]);
});

test("inputs are the paths, one a line, and the words of the command line", () => {
  const files = {
    "a/web.yaml": badPod("a"),
    "b/web.yaml": badPod("b"),
    "c/web.yaml": badPod("c"),
    "s.yaml": "rules: {probe-on-run-once: warning}\n",
  };
  const inputs = {
    paths: "  a \n\nb/web.yaml\n",
    config: "s.yaml",
    "fail-on": "warning",
    kubernetes: "1.34",
    complete: "true",
    token: "x",
  };
  const { annotations, code } = step(files, inputs);
  expect(annotations.map(({ level, file }) => [level, file])).toEqual([["warning", "a/web.yaml"]]);
  expect(annotations[0]?.message).toMatch(/the same at b\/web\.yaml:9$/);
  expect(code).toBe(1);
  expect(step(files, { ...inputs, "fail-on": "never" }).code).toBe(0);
  expect(step(files, { ...inputs, "fail-on": "" }).code).toBe(0);
});

test.each([
  [{ complete: "yes" }, 'input complete "yes" is neither true nor false'],
  [{ "fail-on": "erorr" }, 'input fail-on "erorr" is none of error, warning, notice, never; did you mean error?'],
  [{ kubernetes: "9" }, 'kubernetes "9" is no range of versions: write one such as 1.34 or 1.34-1.37'],
  [{ paths: "nope" }, 'path "nope" does not exist'],
  [{ paths: "-" }, 'path "-" means standard input, which a step does not have'],
])("a wrong input is one error and exit code 2: %j", (inputs, message) => {
  const { annotations, code, outputs } = step({ "web.yaml": good }, inputs);
  expect(annotations.map((each) => [each.level, each.message])).toEqual([["error", message]]);
  expect({ code, outputs }).toEqual({ code: 2, outputs: {} });
});

test("a mistake in the settings is annotated on its line, and the step fails whatever fail-on says", () => {
  const files = { "web.yaml": good, "initguard.yaml": "kubernetes: 1.34-1.37\nrules:\n  nonsense: error\n" };
  const { annotations, code } = step(files, { "fail-on": "never" });
  expect(annotations).toMatchObject([
    { level: "error", file: "initguard.yaml", line: 3, message: expect.stringContaining("nonsense") },
  ]);
  expect(code).toBe(2);
});

test("more mistakes than the runner shows are counted, and the log has them", () => {
  const rules = Array.from({ length: 14 }, (_, i) => `  nonsense-${i}: error\n`).join("");
  const { annotations, hidden, log } = step({ "initguard.yaml": `rules:\n${rules}` });
  expect(annotations).toHaveLength(10);
  expect(hidden).toEqual([]);
  expect(annotations.at(-1)?.message).toBe("+5 more problems in the log of this step");
  expect(log.filter((line) => line.includes("nonsense-"))).toHaveLength(5);
});

test("forty findings: ten annotations, all in the summary, in the log and in the report", () => {
  const files = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`f${i}.yaml`, badPod(`p${i}`, `c${i}`)]));
  const { annotations, hidden, summary, log, outputs } = step(files);
  expect(annotations).toHaveLength(10);
  expect(hidden).toEqual([]);
  expect(annotations.at(-1)?.message).toBe("+31 more errors in the job summary");
  for (let i = 0; i < 40; i++) {
    expect(summary).toContain(`"c${i}"`);
    expect(log.some((line) => line.includes(`"c${i}"`))).toBe(true);
  }
  expect(outputs.errors).toBe("40");
});

test("a summary, a report or an output that cannot be written fails nothing", () => {
  const nowhere = { GITHUB_STEP_SUMMARY: "/nowhere/summary.md", RUNNER_TEMP: "/nowhere", GITHUB_OUTPUT: "/nowhere/output" };
  const { code, annotations, log } = step({ "web.yaml": good }, {}, nowhere);
  expect({ code, annotations }).toEqual({ code: 0, annotations: [] });
  expect(log.filter((line) => line.includes("could not be written"))).toHaveLength(6);
  expect(step({ "web.yaml": badPod("web") }, {}, nowhere)).toMatchObject({ code: 1, annotations: [{ file: "web.yaml" }] });
});

test("names and messages make no commands, and arrive as they are", () => {
  const name = "::error::x\r\n##[add-mask]y %0A|`@octocat` <b>";
  const file = "::set-output name=a,b::%0A\n##[add-mask]z.yaml";
  const { annotations, hidden, commands, log, summary, out } = step({ [file]: badPod(name, name) });
  // The probe, and the name itself, which is none that the API server takes.
  expect(annotations).toMatchObject([
    { file, line: 6, column: 13 },
    { file, line: 9, column: 7 },
  ]);
  for (const { message } of annotations) expect(message).toContain("::error::x\\r\\n##[add-mask]y %0A|`@octocat` <b>");
  expect(hidden).toEqual([]);
  expect(names(commands)).toEqual(["debug", "group", "endgroup"]);
  expect(log.filter((line) => /##\[|^\s*::/.test(line))).toEqual([]);
  expect(out).not.toContain("\r");
  expect(summary).toContain("&#124;\\`&#64;&#8203;octocat\\` &lt;b&gt;");
  expect(summary).not.toMatch(/<b>|@octocat/);
});

test("files that could not be read are in the summary and fail nothing", () => {
  const { code, summary, annotations } = step({ "web.yaml": good, "wide.yaml": Buffer.from("\uFEFFkind: Pod", "utf16le") });
  expect(summary).toContain("| <code>wide.yaml</code> | file is UTF-16 text");
  expect({ code, annotations }).toEqual({ code: 0, annotations: [] });
});

test("the report that the output names keeps to its schema", () => {
  const workspace = folder({ "web.yaml": badPod("web") });
  const runner = folder({ "output.txt": "" });
  const env = { GITHUB_WORKSPACE: workspace, GITHUB_OUTPUT: join(runner, "output.txt"), RUNNER_TEMP: runner };
  for (let i = 0; i < 2; i++) runBuilt("main.js", [], { cwd: workspace, env });
  const paths = [...readFileSync(env.GITHUB_OUTPUT, "utf8").matchAll(/^\/.*report\.json$/gm)].map(([path]) => path);
  expect(new Set(paths).size).toBe(2);
  for (const path of paths) expect(schemaErrors(JSON.parse(readFileSync(path, "utf8")))).toEqual([]);
});

test("action.yml names what the code reads and writes, and has no default but the token's", () => {
  const text = readFileSync(new URL("../../action.yml", import.meta.url), "utf8");
  const section = (name: string): string => new RegExp(`^${name}:\\n((?: .*\\n)+)`, "m").exec(text)?.[1] ?? "";
  const keys = (name: string): readonly string[] => [...section(name).matchAll(/^ {2}([\w-]+):/gm)].map(([, key]) => key ?? "");
  expect(keys("inputs")).toEqual(["paths", "config", "kubernetes", "complete", "fail-on", "token"]);
  expect(keys("outputs")).toEqual(["errors", "warnings", "notices", "report"]);
  expect(text.match(/default: .*/g)).toEqual([expect.stringMatching(/^default: \$\{\{ github\.token \}\}$/)]);
  expect(section("runs")).toBe("  using: node24\n  main: action/dist/main.js\n");
});
