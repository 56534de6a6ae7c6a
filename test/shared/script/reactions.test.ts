import { describe, expect, test } from "vitest";
import type { Command } from "../../../shared/script/model.ts";
import { failsLater, isErrorMessage, isQuiet, tellsOfFailure, toleratesFailure } from "../../../shared/script/reactions.ts";
import { commandsOf, runOf } from "./containers.ts";

const first = (script: string): Command => {
  const [command] = commandsOf(script);
  if (command === undefined) throw new Error(`no command in ${script}`);
  return command;
};

test.each<[string, boolean, boolean, boolean]>([
  ["echo 'ERROR: no database'", true, true, false],
  ["echo -e '[ERROR] no database'", true, true, false],
  ["echo 'clone failed'", true, false, false],
  ["echo could not download", true, false, false],
  ["echo ❌ $1", true, false, false],
  ["echo 'clone failed, skipping'", false, false, true],
  ["echo 'ERROR: already there'", false, false, true],
  ["echo 'migration failed, will be retried by the app'", false, false, true],
  ["echo done", false, false, false],
  ["echo 'terror'", false, false, false],
])("%s", (script, tells, isError, tolerates) => {
  const command = first(script);
  expect([tellsOfFailure(command), isErrorMessage(command), toleratesFailure(command)]).toEqual([tells, isError, tolerates]);
});

test.each<[string, boolean]>([
  ["a 2>/dev/null", true],
  ["a >/dev/null 2>&1", true],
  ["a &>/dev/null", true],
  ["a >/dev/null", false],
  ["a 2>&1", false],
])("isQuiet %s", (script, expected) => expect(isQuiet(first(script))).toBe(expected));

describe("failsLater", () => {
  test.each<[string, boolean]>([
    ["a; b", false],
    ["a; exit 1", true],
    ["a; if b; then exit; fi", true],
    ["a; exit 0", false],
    ["a; [ -f /x ]", true],
    ["a; [ -f /x ] || b", false],
    ["a; false", true],
  ])("%s", (script, expected) => {
    const run = runOf(script);
    const [command] = run.commands;
    expect(command !== undefined && failsLater(run, command)).toBe(expected);
  });
});
