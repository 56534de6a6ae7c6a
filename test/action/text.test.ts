import fc from "fast-check";
import { expect, test } from "vitest";
import { printText } from "../../action/text.ts";
import type { LocatedFinding } from "../../shared/text.ts";
import { finding, outcome } from "../support/findings.ts";
import { see } from "../support/runner.ts";

const plain = { colour: false, width: 80, excerpts: true };

test("a finding has its place, level, rule, message, source and, once, the way out", () => {
  const text = 'kind: Pod\nspec:\n    "until": x\nlast: line';
  const related = [{ file: "k8s/db.yaml", line: 4, column: 2, endLine: 4, endColumn: 3, message: "this Service has no pod" }];
  const printed = printText(
    outcome(
      [
        finding({
          related,
          fix: "give the loop a bound:\n`timeout 60 sh -c '…'` around all of it, so that the Pod fails and says why instead",
        }),
        finding({ line: 4, column: 7, endLine: 4, endColumn: 11, level: "error" }),
        finding({ rule: "unused-exception", fix: null, file: "gone.yaml", level: "notice" }),
      ],
      {},
      { "k8s/web.yaml": text },
    ),
    plain,
  );
  expect(printed).toBe(`k8s/web.yaml:3:5  warning  unbounded-wait
  init container "wait" waits without a bound, so the Pod hangs
  3 | "until": x
    | ^^^^
  see k8s/db.yaml:4:2  this Service has no pod
  fix: give the loop a bound: \`timeout 60 sh -c '…'\` around all of it, so that
       the Pod fails and says why instead

k8s/web.yaml:4:7  error  unbounded-wait
  init container "wait" waits without a bound, so the Pod hangs
  4 | last: line
    |       ^^^^

gone.yaml:3:5  notice  unused-exception
  init container "wait" waits without a bound, so the Pod hangs

1 error, 1 warning, 1 notice in 2 files
`);
});

test("what was not analysed is listed, opaque entrypoints are counted", () => {
  const printed = printText(
    outcome([], {
      notAnalysed: [
        { kind: "file", file: "a.yaml", line: 3, reason: "template that is not rendered" },
        { kind: "file", file: "b.yaml", line: null, reason: "file is UTF-16 text" },
        { kind: "entrypoint", file: "c.yaml", line: 9, reason: 'init container "x": image is not known' },
        { kind: "entrypoint", file: "c.yaml", line: 19, reason: 'init container "y": image is not known' },
        { kind: "program", file: "c.yaml", line: 29, reason: 'init container "z": a program for python3' },
        { kind: "fault", file: null, line: null, reason: 'rule "x" failed on the set: boom' },
      ],
      excused: [finding()],
      stats: { files: 3, documents: 3, workloads: 2, initContainers: 4 },
    }),
    plain,
  );
  expect(printed).toBe(`not analysed
  a.yaml:3  template that is not rendered
  b.yaml  file is UTF-16 text
  (all files)  rule "x" failed on the set: boom

no findings in 4 init containers of 2 workloads · 2 init containers not analysed (opaque entrypoint) · 1 init container not analysed (no shell script) · 2 files not analysed · 1 fault of initguard itself · 1 excused
`);
});

test("a long list of what was not analysed says how many more there are", () => {
  const notAnalysed = Array.from({ length: 25 }, (_, i) => ({
    kind: "file" as const,
    file: `${i}.yaml`,
    line: null,
    reason: "template",
  }));
  const lines = printText(outcome([], { notAnalysed }), plain).split("\n");
  expect(lines.filter((line) => line.endsWith("template"))).toHaveLength(20);
  expect(lines).toContain("  and 5 more: --format json lists them");
});

test.each([
  [{ files: 0, documents: 0, workloads: 0, initContainers: 0 }, "no .yaml, .yml or .json file to read\n"],
  [{ files: 12, documents: 40, workloads: 9, initContainers: 0 }, "no init containers in 12 files\n"],
  [{ files: 1, documents: 1, workloads: 1, initContainers: 1 }, "no findings in 1 init container of 1 workload\n"],
])("a quiet run says what it saw: %j", (stats, line) => {
  expect(printText(outcome([], { stats }), plain)).toBe(line);
});

test("colour changes nothing but colour", () => {
  const one = outcome([finding()], {}, { "k8s/web.yaml": "a\nb\nc: dddddd" });
  const coloured = printText(one, { ...plain, colour: true });
  expect(coloured).toContain("\u001b[1;33mwarning\u001b[0m");
  expect(coloured.replace(/\u001b\[[\d;]*m/g, "")).toBe(printText(one, plain));
});

test("the line of a secret is not repeated", () => {
  const other = finding({ rule: "unbounded-wait" });
  const secret = outcome([other, finding({ rule: "literal-secret" })], {}, { "k8s/web.yaml": "a\nb\nc: hunter2" });
  expect(printText(secret, plain)).not.toContain("hunter2");
});

test("hostile manifests cannot act on a terminal or on the runner", () => {
  const part = fc.array(
    fc.constantFrom(
      "\u001b[2J",
      "\u009b1m",
      "\r",
      "\n",
      "::error::x",
      "##[add-mask]a",
      "\u202e",
      " ",
      "a",
      ":",
      "#",
      "\u2028",
      "\ud800",
    ),
    { maxLength: 8 },
  );
  const hostile = part.map((parts) => parts.join(""));
  fc.assert(
    fc.property(hostile, hostile, hostile, fc.boolean(), (file, message, source, excerpts) => {
      const related = [{ file, message, line: 1, column: 1, endLine: 1, endColumn: 2 }];
      const found: Partial<LocatedFinding> = { file, message, related, line: 1, endLine: 1 };
      const notAnalysed = [{ kind: "file" as const, file, line: 1, reason: message }];
      const printed = printText(outcome([finding(found)], { notAnalysed }, { [file]: source }), { ...plain, excerpts });
      const { commands, annotations } = see(printed, "/workspace");
      expect({ commands, annotations }).toEqual({ commands: [], annotations: [] });
      expect(printed).not.toMatch(/[^\n\x20-\x7e…·]/);
    }),
  );
});
