/** Every rule against its cases, through the text door, with only that rule. */
import { describe, expect, test } from "vitest";
import { rules } from "../shared/rules/index.ts";
import { type Case, casesOf, rulesWithCases } from "./support/cases.ts";
import { lintCase } from "./support/lint-case.ts";

for (const rule of rules.map(({ id }) => id)) {
  describe(rule, () => {
    for (const each of casesOf(rule)) test(each.title, () => expectCase(each));
  });
}

test("no cases without a rule", () => {
  const ids = rules.map(({ id }) => id);
  expect(rulesWithCases().filter((id) => !ids.includes(id))).toEqual([]);
});

function expectCase(each: Case): void {
  const report = lintCase(each);
  const line = (file: string, number: number): number => (each.files.find(({ path }) => path === file)?.line ?? 1) + number - 1;
  const print = (file: string, at: number, level: string, rule: string) =>
    `test/rules/${each.rule}.md:${line(file, at)} (${file}:${at}) ${level} ${rule}`;
  const expected = each.expected.map((one) => print(one.file, one.line, one.level, one.rule)).sort();
  const found = report.findings.map((one) => print(one.file, one.line, one.level, one.rule)).sort();
  expect(found, report.findings.map(({ line, message }) => `${line}: ${message}`).join("\n")).toEqual(expected);
  for (const { file, line, at } of each.expected) {
    if (at === null) continue;
    const source = each.files.find(({ path }) => path === file)?.text.split("\n")[line - 1] ?? "";
    const begins = report.findings
      .filter((one) => one.file === file && one.line === line)
      .map((one) => source.slice(one.column - 1));
    expect(
      begins.filter((text) => text.startsWith(at)),
      `${file}:${line} begins at ${begins.join(" | ")}`,
    ).not.toEqual([]);
  }
  const unread = report.notAnalysed.filter(({ kind }) => kind === "file" || kind === "fault");
  expect(unread.filter(({ kind }) => kind === "fault")).toEqual([]);
  if (each.notAnalysed) expect(unread).not.toEqual([]);
  else expect(unread).toEqual([]);
}
