import { expect, test } from "vitest";
import { discardedIn } from "../../../shared/script/substitutions.ts";
import { runOf } from "./containers.ts";

const discarded = (script: string): readonly string[] =>
  discardedIn(runOf(script)).map(
    ({ by, variable, outer, commands }) =>
      `${by} ${variable ?? "-"} ${outer?.name ?? "-"}: ${commands.map(({ name }) => name).join(" ")}`,
  );

test.each<[string, readonly string[]]>([
  ["X=$(a)", []],
  ["X=$(a) Y=`b`", []],
  ["export X=$(a)", ["declaration X export: a"]],
  ['local -r X="x $(a | b)"', ["declaration X local: a b"]],
  ["export X=`a` Y=$(b)", ["declaration X export: a", "declaration Y export: b"]],
  ["X=$(a) b", ["argument - b: a"]],
  ["echo $(a)", ["argument - echo: a"]],
  ["echo $(a; b)", []],
  ["echo $(a || b)", []],
  ["echo $({ a; })", []],
  ["echo $(a $(b))", ["argument - echo: a", "argument - a: b"]],
  ["X=$(echo $(a))", ["argument - echo: a"]],
  ["for x in $(a) b; do c; done", ["list x -: a"]],
  ["for x in b; do c $(a); done", ["argument - c: a"]],
  ["cat > /f <<E\n$(a)\nE", ["text - cat: a"]],
  ["cat > /f <<'E'\n$(a)\nE", []],
  ["echo '$(a)'", []],
  ["a <(b)", []],
  ["sh -c 'export X=$(a)'", ["declaration X export: a"]],
  ["f() { local X=$(a); }", ["declaration X local: a"]],
  ["[ $(a) = b ]", ["argument - [: a"]],
])("%s", (script, expected) => expect(discarded(script)).toEqual(expected));
