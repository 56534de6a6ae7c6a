import { expect, test } from "vitest";
import { printJson } from "../../action/json.ts";
import { finding, outcome } from "../support/findings.ts";
import { schemaErrors } from "../support/report-schema.ts";

test("the report is what its schema says, and holds everything", () => {
  const range = { file: "b.yaml", line: 1, column: 1, endLine: 2, endColumn: 1 };
  const findings = [
    finding({ related: [{ ...range, message: "already used here" }] }),
    finding({ resource: null, path: null, fix: null }),
  ];
  const text = printJson(
    outcome(findings, {
      notAnalysed: [
        { kind: "file", file: "a.yaml", line: 3, reason: "is a template" },
        { kind: "fault", file: null, line: null, reason: "failed" },
      ],
    }),
  );
  const report = JSON.parse(text);
  expect(schemaErrors(report)).toEqual([]);
  expect(report).toEqual({
    schemaVersion: 1,
    version: expect.any(String),
    findings,
    notAnalysed: [
      { file: "a.yaml", line: 3, reason: "is a template" },
      { file: null, line: null, reason: "failed" },
    ],
    stats: { files: 1, documents: 1, workloads: 1, initContainers: 1, milliseconds: 7 },
  });
  expect(text.endsWith("}\n")).toBe(true);
});

test("the schema refuses what the report must not be", () => {
  const good = JSON.parse(printJson(outcome([finding()])));
  expect(schemaErrors({ ...good, schemaVersion: 2 })).toEqual(["/schemaVersion must be equal to constant"]);
  expect(schemaErrors({ ...good, findings: [{ ...good.findings[0], line: 0 }] })).toEqual(["/findings/0/line must be >= 1"]);
  expect(schemaErrors({ ...good, findings: [{ ...good.findings[0], level: "info" }] })).toHaveLength(1);
  expect(schemaErrors({ ...good, stats: undefined })).toHaveLength(1);
});
