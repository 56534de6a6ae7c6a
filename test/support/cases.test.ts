import { expect, test } from "vitest";
import { CaseError, parseCases } from "./cases.ts";

const page = (...lines: readonly string[]): string => lines.join("\n");

test("a case has its files, its prose and its expected findings", () => {
  const [first, second, ...rest] = parseCases(
    "some-rule",
    page(
      "# some-rule",
      "ignored",
      "## Two files",
      "Why this",
      "fires.",
      "```yaml base/a.yaml",
      "a: 1 # error: some-rule # warning: some-rule",
      "# notice below 2: other-rule",
      "b: >",
      "  text",
      'c: 1 # warning: some-rule at "c"',
      "```",
      "```yaml",
      "d: 1",
      "# error above: some-rule",
      "```",
      "```text",
      "e: 1 # error: some-rule",
      "```",
      "## Quiet",
      "```yaml",
      "# an ordinary comment: error",
      "```",
    ),
  );
  expect(rest).toEqual([]);
  expect(first).toMatchObject({ rule: "some-rule", title: "Two files", prose: "Why this\nfires.", line: 3, complete: false });
  expect(first?.files.map(({ path, line }) => [path, line])).toEqual([
    ["base/a.yaml", 7],
    ["manifest-2.yaml", 14],
  ]);
  expect(first?.files[1]?.text).toBe("d: 1\n# error above: some-rule\n");
  const at = (line: number, level: string, rule = "some-rule", file = "base/a.yaml", text: string | null = null) => ({
    rule,
    level,
    file,
    line,
    at: text,
  });
  expect(first?.expected).toEqual([
    at(1, "error"),
    at(1, "warning"),
    at(4, "notice", "other-rule"),
    at(5, "warning", "some-rule", "base/a.yaml", "c"),
    at(1, "error", "some-rule", "manifest-2.yaml"),
  ]);
  expect(second).toMatchObject({ title: "Quiet", expected: [], files: [{ path: "manifest.yaml" }] });
});

test("switches stand on a line of their own and are no prose", () => {
  const [read] = parseCases(
    "some-rule",
    page(
      "## Switches",
      "Only when complete is said.",
      "complete",
      "kubernetes: 1.29-1.33",
      "text only",
      "not analysed",
      "```yaml",
      "a: 1",
      "```",
      "```yaml initguard.yaml",
      "rules: {}",
      "```",
    ),
  );
  expect(read).toMatchObject({
    prose: "Only when complete is said.",
    complete: true,
    kubernetes: "1.29-1.33",
    textOnly: true,
    notAnalysed: true,
    settings: { path: "initguard.yaml", text: "rules: {}\n" },
  });
  expect(read?.files).toHaveLength(1);
});

test.each([
  ["a marker that is misspelt", ["## A", "```yaml", "a: 1 # warn: some-rule", "```"]],
  ["a marker without a rule id", ["## A", "```yaml", "a: 1 # error: Not A Rule", "```"]],
  ["a case without a file", ["## A", "text"]],
  ["a block that does not end", ["## A", "```yaml", "a: 1"]],
  ["an unknown version", ["## A", "kubernetes: 2.1", "```yaml", "a: 1", "```"]],
  ["a file named twice", ["## A", "```yaml a.yaml", "```", "```yaml a.yaml", "```"]],
])("%s is refused", (_, lines) => {
  expect(() => parseCases("some-rule", page(...lines))).toThrow(CaseError);
});
