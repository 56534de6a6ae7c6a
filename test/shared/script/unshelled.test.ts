// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell text, not templates
import { describe, expect, test } from "vitest";
import { isScriptText, readsParameters, unreadSyntax } from "../../../shared/script/unshelled.ts";
import { run } from "./containers.ts";

describe("unreadSyntax", () => {
  test.each([
    [["cp", "a", "b", "&&", "ls"], "operator &&"],
    [["cat", "*.conf", ">", "/out"], "operator >"],
    [["cp", "-r", "/src/*", "/out"], "glob "],
    [["curl", "http://${HOST}:80/$PATH_NAME"], "variable ${HOST}"],
    [["nc", "-z", "$DB_HOST", "5432"], "variable $DB_HOST"],
    [["timeout", "5", "ping", "$HOST"], "variable $HOST"],
    [["echo", "${A:-b}"], "variable ${A:-b}"],
    [["find", ".", "-exec", "rm", "{}", ";"], null],
    [["find", ".", "-name", "*.x"], null],
    [["psql", "-c", "DO $BODY$"], null],
    [["echo", "\\$HOME", "$$HOME", "$lower", "$Mixed"], null],
    [["own-tool", "$HOST"], null],
    [["/entrypoint", "a", "&&", "b"], null],
    [["/run.sh", "a", "|", "b"], null],
    [["git", "log", "--format=%h|%s"], null],
  ])("%j", (command, expected) => {
    const [first] = run({ command }).commands;
    const found = first === undefined ? null : unreadSyntax(first);
    expect(found && `${found.kind} ${found.shown}`).toBe(expected);
  });
});

test.each(["a && b", "a || b", "a | b", "a; b", "until a; do b; done", "set -e\nb"])("a script: %j", (text) => {
  expect(isScriptText(text)).toBe(true);
});

test.each(["a", "sleep 10", "http://a/?b;c", "a&&b", "{{ x }}", "a\n", "undo it"])("no script: %j", (text) => {
  expect(isScriptText(text)).toBe(false);
});

test.each([
  "echo $1",
  'exec "$@"',
  "echo ${1:-a}",
  "echo $#",
  "for x do :; done",
  "for x\ndo :; done",
  ". /lib",
  "shift",
  "echo $0",
])("reads parameters: %j", (script) => {
  expect(readsParameters(script)).toBe(true);
});

test.each(["echo $HOME", "for x in a b; do :; done", "echo ./a", "sed s/a$/b/", "echo $?"])("reads none: %j", (script) => {
  expect(readsParameters(script)).toBe(false);
});
