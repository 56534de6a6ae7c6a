// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell text, not templates
import { describe, expect, test } from "vitest";
import { exactWaitsIn } from "../../../shared/script/exact-waits.ts";
import { openTestsIn } from "../../../shared/script/open-tests.ts";
import { syntaxOf } from "../../../shared/script/run.ts";
import { run } from "./containers.ts";

const syntax = (script: string, shell = "sh") => {
  const read = syntaxOf(run({ command: [shell, "-c", script] }));
  if (read === null) throw new Error("no script");
  return read;
};

/** Checks that fail with exit 1 where TEST is true. */
const checked = (condition: string, shell: "sh" | "bash" = "sh") =>
  openTestsIn(syntax(`X=$(curl http://a); if ${condition}; then exit 1; fi`, shell), shell).map(({ kind }) => kind);

describe("the answer is empty, and the check of failure", () => {
  test.each([
    "[ $X -ne 0 ]",
    '[ "$X" -ne 0 ]',
    "test $X -gt 5",
    "[ $X = bad ]",
    "[ $X != good ]",
    "[ ! -f $X ]",
    "[ ! -n $X ]",
    "! [ -n $X ]",
    "[ $(curl http://b) -ne 0 ]",
    "[ `curl http://b` -ne 0 ]",
    "[ $(curl http://b | jq .a | head -n1) -ne 0 ]",
  ])("is passed: %s", (condition) => {
    expect(checked(condition)).toEqual(["check"]);
  });

  test.each([
    '[ "$X" != good ]',
    '[ "$X" = bad ]',
    "! [ $X = good ]",
    "! [ $X -eq 0 ]",
    "[ -f $X ]",
    "[ -z $X ]",
    '[ ! -n "$X" ]',
    "[ $X ]",
    "[ ! $X ]",
    "! [ $X ]",
    "! test $X",
    "[ 5 -ne $Y ]",
    "[ ${X:-1} -ne 0 ]",
    "[ $X -ne 0 -o -z $X ]",
    "[ $(curl -w '%{http_code}' http://b) -ne 200 ]",
    "[ $(curl http://b | wc -l) -ne 0 ]",
    "[ $(curl http://b | grep -c x) -ne 0 ]",
    "[ $(curl http://b | awk 'END{print NR}') -ne 0 ]",
    "[ $(curl http://b || echo 1) -ne 0 ]",
    "[ $(curl http://b; echo 1) -ne 0 ]",
    "[ $(own-tool) -ne 0 ]",
    "[ $(cat /proc/sys/a) -ne 0 ]",
    "[ x$(curl http://b) -ne 0 ]",
  ])("is not passed, or nobody can tell: %s", (condition) => {
    expect(checked(condition)).toEqual([]);
  });

  test("between bash's brackets an empty number is 0", () => {
    const open = ["-ne 0", "-gt 0", "-lt 0", "-eq 5", "-ge 1", "-le -1"];
    const closed = ["-eq 0", "-lt 5", "-ge 0", "-le 0", "-gt -1", "-ne 5"];
    for (const rest of open) expect(checked(`[[ $X ${rest} ]]`, "bash"), rest).toEqual(["check"]);
    for (const rest of closed) expect(checked(`[[ $X ${rest} ]]`, "bash"), rest).toEqual([]);
    expect(checked("[[ $X -ne 0 ]]", "sh")).toEqual([]);
  });
});

test.each([
  ["X=$(curl a); [ $X -ne 0 ] && exit 1; work", ["check"]],
  // The last command's status is the script's.
  ["X=$(curl a); [ $X -ne 0 ] && exit 1", []],
  ["X=$(curl a); if true; then [ $X -ne 0 ] && exit 1; fi", []],
  ["X=$(curl a); [[ -n a ]] && [ $X -ne 0 ] && exit 1", []],
  ["X=$(curl a); [ $X -ne 0 ] && { echo no; exit 3; }; work", ["check"]],
  ["X=$(curl a); [ -n $X ] || exit 1", ["check"]],
  ["X=$(curl a); [ $X -eq 0 ] || exit 1", []],
  ["X=$(curl a); [ $X -ne 0 ] && exit 0", []],
  ["X=$(curl a); if [ $X -eq 0 ]; then echo yes; else exit 1; fi", []],
  ["X=$(curl a); if [ -e $X ]; then echo yes; else exit 1; fi", ["check"]],
  ["X=$(curl a); if [ $X -ne 0 ]; then exit 1; else exit 2; fi", []],
  ["X=$(curl a); X=1; [ $X -ne 0 ] && exit 1", []],
  ["X=$(curl a); read X; [ $X -ne 0 ] && exit 1", []],
  ['X=$(curl a); [ -z "$X" ] && exit 1; [ $X -ne 0 ] && exit 1', []],
  ["while [ $(curl a) != ok ]; do sleep 1; done", ["wait"]],
  ["until [ $(curl a) = ok ]; do sleep 1; done", []],
  ["until [ -n $(curl a) ]; do sleep 1; done", ["wait"]],
  ["while [ $(curl a) != ok ]; do work; done", []],
  ["until [ $(curl a) ]; do sleep 1; done", []],
  ["while [ ! $(curl a) ]; do sleep 1; done", []],
  ["until [ ! -n $(curl a) ]; do sleep 1; done", []],
  ["while [ ! -n $(curl a) ]; do sleep 1; done", ["wait"]],
  ["X=$(curl a); [ $X ] || exit 1; work", []],
])("%s", (script, kinds) => {
  expect(openTestsIn(syntax(script), "sh").map(({ kind }) => kind)).toEqual(kinds);
});

test.each([
  ["until [ $(cat /proc/sys/vm/max_map_count) -eq 262144 ]; do sleep 1; done", ["kernel"]],
  ["while [ $(sysctl -n a.b) != 65536 ]; do sleep 1; done", ["kernel"]],
  ["while ! [ 3 = $(ls /d | wc -l) ]; do sleep 1; done", ["count"]],
  ["while true; do if [ $(ls | grep -c x) = 3 ]; then echo; break; fi; sleep 1; done", ["count"]],
  ["while true; do [ $(ls | wc -l) -ne 3 ] || exit 0; sleep 1; done", ["count"]],
  ["N=4; until [ $(ls | wc -l) -eq $N ]; do sleep 1; done", ["count"]],
  ["until [ $(ls | wc -l) -ge 3 ]; do sleep 1; done", []],
  ["until [ $(ls | wc -l) -eq 1 ]; do sleep 1; done", []],
  ["until [ $(cat /proc/sys/net/ipv4/conf/all/rp_filter) = 2 ]; do sleep 1; done", []],
  ["while [ $(ls | wc -l) -eq 3 ]; do sleep 1; done", []],
  ["while true; do if [ $(ls | wc -l) = 3 ]; then exit 1; fi; sleep 1; done", []],
  ["while true; do [ $(ls | wc -l) -eq 3 ] || exit 0; sleep 1; done", []],
  ["until [ $(date | cut -c1-2) -eq 12 ]; do sleep 1; done", []],
  ["until [ $(ls | wc -l) -eq $(cat n) ]; do sleep 1; done", []],
])("exact: %s", (script, quantities) => {
  expect(exactWaitsIn(syntax(script)).map(({ quantity }) => quantity)).toEqual(quantities);
});
