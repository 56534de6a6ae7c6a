import fc from "fast-check";
import { expect, test } from "vitest";
import { annotations, unannotated } from "../../action/annotate.ts";
import { printGithub } from "../../action/github.ts";
import type { LocatedFinding } from "../../shared/text.ts";
import { finding, outcome } from "../support/findings.ts";
import { see } from "../support/runner.ts";

const workspace = "/home/runner/shop";
const seen = (findings: readonly LocatedFinding[]) => see(printGithub(outcome(findings)), workspace);
const numbered = (count: number, given: Partial<LocatedFinding> = {}): LocatedFinding[] =>
  Array.from({ length: count }, (_, i) => finding({ line: i + 1, endLine: i + 1, message: `message ${i}`, ...given }));

test("one finding is one annotation on its lines and columns", () => {
  expect(seen([finding()]).annotations).toEqual([
    {
      level: "warning",
      title: "initguard: unbounded-wait",
      message: 'init container "wait" waits without a bound, so the Pod hangs\n\nfix: give the loop a bound',
      file: "k8s/web.yaml",
      line: 3,
      endLine: 3,
      column: 5,
      endColumn: 9,
    },
  ]);
});

test("a range over several lines has no columns, and the runner had nothing to repair", () => {
  const [annotation] = annotations(outcome([finding({ endLine: 7, endColumn: 2 })]).report, "");
  expect(annotation?.columns).toBeNull();
  expect(seen([finding({ endLine: 7, endColumn: 2 })]).annotations[0]).toMatchObject({ line: 3, endLine: 7, column: undefined });
});

test("ten of a level are shown, of more the tenth counts the rest", () => {
  const ten = seen(numbered(10));
  expect(ten.annotations.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);

  const eleven = seen(numbered(11));
  expect(eleven.hidden).toEqual([]);
  expect(eleven.annotations).toHaveLength(10);
  expect(eleven.annotations.at(-1)).toMatchObject({ message: "+2 more warnings in the log of this step", file: undefined });
  expect(eleven.log.slice(0, 2)).toEqual([
    "k8s/web.yaml:10:5  warning  unbounded-wait  message 9",
    "k8s/web.yaml:11:5  warning  unbounded-wait  message 10",
  ]);
});

test("each level has its own ten, the worst first", () => {
  const { annotations } = seen([...numbered(15, { level: "notice" }), ...numbered(15, { level: "error" }), ...numbered(15)]);
  expect(annotations.map(({ level }) => level)).toEqual([
    ...Array(10).fill("error"),
    ...Array(10).fill("warning"),
    ...Array(10).fill("notice"),
  ]);
  expect(annotations.filter(({ message }) => message.startsWith("+6 more"))).toHaveLength(3);
});

test("a rule with one finding is not hidden by one with many", () => {
  const { annotations } = seen([...numbered(30), finding({ rule: "missing-tool", line: 99, endLine: 99, message: "other" })]);
  expect(annotations.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 99, undefined]);
  expect(annotations.at(-1)?.message).toMatch(/^\+22 more/);
});

test("what says the same is one annotation that names the other places", () => {
  const same = ["a.yaml", "b.yaml", "c.yaml"].map((file) => finding({ file }));
  const { annotations } = seen(same);
  expect(annotations).toHaveLength(1);
  expect(annotations[0]).toMatchObject({
    file: "a.yaml",
    message: expect.stringMatching(/\n\nthe same at b\.yaml:3, c\.yaml:3$/),
  });

  const many = seen(Array.from({ length: 40 }, (_, i) => finding({ file: `${i}.yaml` })));
  expect(many.annotations[0]?.message).toMatch(/8\.yaml:3 and 31 more$/);
});

test.each([["<stdin>"], ["../elsewhere/x.yaml"], ["/elsewhere/x.yaml"], ["C:\\x.yaml"], [""]])(
  "what is in no file of the repository says its place in words: %j",
  (file) => {
    expect(seen([finding({ file })]).annotations[0]).toMatchObject({
      file: undefined,
      line: undefined,
      message: expect.stringMatching(/^.+:3:5: init container/),
    });
  },
);

test("a message is cut before the runner cuts it", () => {
  const message = `${"x".repeat(4094)}🚀🚀`;
  const shown = seen([finding({ message })]).annotations[0]?.message;
  expect(shown).toBe(`${"x".repeat(4094)}…`);
});

const hostile = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.string({
    unit: fc.constantFrom(
      "%",
      "\r",
      "\n",
      ":",
      ",",
      "::error::",
      "##[add-mask]",
      "]",
      ";",
      "=",
      " ",
      "a",
      "%0A",
      "%25",
      "\u2028",
    ),
  }),
);

test("nothing in a name or message becomes a command, and all of it arrives", () => {
  const some = fc.record({
    file: hostile.filter((file) => file !== "" && !/^(\/|\.\.\/|[A-Za-z]:[\\/])/.test(file) && file !== "<stdin>"),
    message: hostile,
    level: fc.constantFrom("error", "warning", "notice"),
    fix: fc.constant(null),
  });
  fc.assert(
    fc.property(fc.array(some, { maxLength: 40 }), (given) => {
      const findings = given.map((each) => finding(each as Partial<LocatedFinding>));
      const { annotations: shown, commands, hidden, log } = seen(findings);
      const made = annotations(outcome(findings).report, "in the log of this step");
      expect({ commands, hidden }).toEqual({ commands: [], hidden: [] });
      expect(shown.map(({ message, file }) => [message, file ?? null])).toEqual(made.map(({ message, file }) => [message, file]));
      expect(log).toHaveLength(unannotated(outcome(findings).report).length + 1);
    }),
    { numRuns: 300 },
  );
});
