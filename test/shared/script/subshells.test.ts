import { expect, test } from "vitest";
import { innerExitsIn } from "../../../shared/script/subshells.ts";
import { runOf } from "./containers.ts";

const exits = (script: string): readonly string[] =>
  innerExitsIn(runOf(script)).map(({ within, variable }) => (variable === null ? within : `${within} ${variable}`));

test.each<[string, readonly string[]]>([
  ["exit 1", []],
  ["a || exit 1", []],
  ["a || { b; exit 1; }", []],
  ["(exit 1)", ["( )"]],
  ["a || (b; exit 2)", ["( )"]],
  ["(a || exit)", ["( )"]],
  ["(a; exit)", []],
  ["(exit 0)", []],
  ["(exit $X)", []],
  ["(exit $?)", []],
  ["X=$(a || exit 1)", ["$( ) X"]],
  ["export X=`a || exit 1`", ["$( ) X"]],
  ["echo $(a || exit 1)", ["$( )"]],
  ["X=$(a | (b || exit 1))", ["( )"]],
  ["a | while read x; do exit 1; done", ["a pipeline"]],
  ["a | { exit 1; }", ["a pipeline"]],
  ["a | b || exit 1", []],
  ["while a; do exit 1; done", []],
  ["for x in 1; do (exit 1); done", []],
  ["(for x in 1; do exit 1; done)", ["( )"]],
  ["for x in 1; do a | while read y; do exit 1; done; done", ["a pipeline"]],
  ["(a; exit 1) &", []],
  ["if (a; exit 1); then b; fi", []],
  ["if a; then (exit 1); fi", ["( )"]],
  ["[ $(a || exit 1) ]", []],
  ["f() { exit 1; }; (f)", []],
  ["(f() { exit 1; }; f)", []],
  ["(sh -c 'exit 1')", []],
  ["sh -c '(exit 1)'", ["( )"]],
])("%s", (script, expected) => expect(exits(script)).toEqual(expected));
