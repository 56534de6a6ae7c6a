import { expect, test } from "vitest";
import { pipelinesIn } from "../../../shared/script/pipelines.ts";
import { runOf } from "./containers.ts";

const pipelines = (script: string): readonly string[] =>
  pipelinesIn(runOf(script)).map(
    ({ parts, variable }) => `${variable ?? "-"}: ${parts.map((part) => part?.name ?? "?").join(" ")}`,
  );

test.each<[string, readonly string[]]>([
  ["a | b | c", ["-: a b c"]],
  ["a || b", []],
  ["echo 'a | b'", []],
  ["! a | b", ["-: a b"]],
  ["X=$(a | b)", ["X: a b"]],
  ['X="x $(a | b)"', ["X: a b"]],
  ["export X=`a | b`", ["X: a b"]],
  ["X=$(a | b || echo none)", ["X: a b"]],
  ["X=$(echo $(a | b))", ["-: a b"]],
  ["X=$(a $(b | c) | d)", ["X: a d", "-: b c"]],
  ["X=$({ a; } | b)", ["X: ? b"]],
  ["a | while read x; do b | c; done", ["-: a ?", "-: b c"]],
  ["f() { a | b; }; f", ["-: a b"]],
  ["timeout 5 sh -c 'a | b'", ["-: a b"]],
  ["X=1 sh -c 'a | b'", ["-: a b"]],
  ["echo $((1 | 2))", []],
])("%s", (script, expected) => expect(pipelines(script)).toEqual(expected));
