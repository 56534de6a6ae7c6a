/** Messages that have more than one form say the right one: each marked line of a rule's cases, and what its message says of it. */
import { expect, test } from "vitest";
import { casesOf } from "./support/cases.ts";
import { lintCase } from "./support/lint-case.ts";

const messagesOf = (rule: string): readonly string[] =>
  casesOf(rule).flatMap((each) => lintCase(each).findings.map(({ message }) => message));

test.each<[rule: string, what: string, consequence: string]>([
  ["bashism-in-sh", 'uses "((…))"', "this command fails"],
  ["bashism-in-sh", 'uses "a=(…)"', "the script ends here with status 2"],
  ["bashism-in-sh", 'uses "&>"', "the command runs in the background"],
  ["crlf-script", 'container "prepare"', "its words end in a carriage return"],
  ["crlf-script", 'container "called"', "its words end in a carriage return"],
  ["crlf-script", 'container "setup"', "the kernel finds no interpreter"],
  ["glob-in-test", '"-f"', "the test fails when two files match"],
  ["glob-in-test", '"-e"', "it looks for a file of that very name"],
  ["shell-syntax-without-shell", 'hands "&&" to', "it is one more argument"],
  ["shell-syntax-without-shell", 'hands "$DB_HOST" to', "nothing replaces it"],
  ["shell-syntax-without-shell", "hands a glob to", "it is taken as the name of one file"],
  ["unsupported-tool-option", 'container "host-ip"', "it fails at each start"],
  ["unsupported-tool-option", 'container "lenient"', "this step never happens"],
  ["unsupported-tool-option", 'container "both"', "its wait never sees an answer"],
])("%s: %s", (rule, what, consequence) => {
  const messages = messagesOf(rule).filter((message) => message.includes(what));
  expect(messages).not.toEqual([]);
  for (const message of messages) expect(message.endsWith(`, so ${consequence}`), message).toBe(true);
});
