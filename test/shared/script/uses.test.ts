// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell text, not templates
import { describe, expect, test } from "vitest";
import { syntaxOf } from "../../../shared/script/run.ts";
import { usesIn } from "../../../shared/script/uses.ts";
import { run } from "./containers.ts";

const read = (script: string) => {
  const syntax = syntaxOf(run({ command: ["bash", "-c", script] }));
  if (syntax === null) throw new Error("no script");
  return usesIn(syntax);
};

describe("uses", () => {
  test.each([
    ['cp "$A" ${B}/x', ["A value", "B value"]],
    ["cp ${A%/*} ${B:0:2} ${#C}", ["A part", "B part", "C length"]],
    ["cp ${A:-x} ${B:+x} ${C:?} ${D=x}", []],
    ["cp ${A:-$B}", ["B value"]],
    ["cp '$A' \\$B \"\\$C\"", []],
    ["cat <<E\n$A\nE", ["A value"]],
    ["cat <<'E'\n$A\nE", []],
    ["cp $1 $@ $? $$ $#", []],
    ["sh -c 'cp $A b'", ["A value"]],
    ["for x in $A; do cp $B; done; case $C in $D) :;; esac", ["A value", "B value", "C value", "D value"]],
    ["[[ $A == b ]]; X=$B", ["A value", "B value"]],
  ])("%s", (script, expected) => {
    expect(read(script).uses.map(({ name, of }) => `${name} ${of}`)).toEqual(expected);
  });

  test.each([
    ["echo $A", true],
    ["echo $A >&2", true],
    ["echo $A 2>/dev/null", true],
    ["echo a | cat; echo $A", true],
    ["if true; then echo $A; fi", true],
    ["echo $A > f", false],
    ["echo $A >> f", false],
    ["echo $A &> f", false],
    ["echo $A | cmd", false],
    ["x=$(echo $A)", false],
    ["x=`echo $A`", false],
    ["{ echo a; echo $A; } > f", false],
    ["for i in 1; do echo $A; done | cmd", false],
    ["{ echo $A; } 2> f", true],
  ])("%s is logged: %s", (script, logged) => {
    expect(read(script).uses.map((use) => use.logged)).toEqual([logged]);
  });
});

test.each([
  ['[ -n "$A" ]; test $B = c; [[ -z $C ]]; case $D in *) ;; esac; : ${E:=1}', ["A", "B", "C", "D", "E"]],
  ["cp $A", []],
])("expected: %s", (script, names) => {
  expect([...read(script).expected]).toEqual(names);
});

test.each([
  ["A=1; export B=2; read C; for D in x; do :; done; E=1 cmd; env F=1 cmd; sh -c 'G=1'", ["A", "B", "C", "D", "E", "F", "G"]],
  ["cp A=1", []],
])("set: %s", (script, names) => {
  expect([...read(script).set.keys()].filter((name) => name !== "").sort()).toEqual(names);
});

test.each([
  [". ./env", true],
  ["eval $x", true],
  ["export $(cat f)", true],
  ["echo ${!x}", true],
  ["export A=$(cat f)", false],
  ["set -- $x", true],
  ["echo $x", false],
])("%s is open: %s", (script, open) => {
  expect(read(script).open).toBe(open);
});
