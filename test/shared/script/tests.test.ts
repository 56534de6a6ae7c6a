// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell text, not templates
import { describe, expect, test } from "vitest";
import { syntaxOf } from "../../../shared/script/run.ts";
import { globTestsIn, soleTest, type Test } from "../../../shared/script/tests.ts";
import { run } from "./containers.ts";

const syntax = (script: string) => syntaxOf(run({ command: ["bash", "-c", script] }));

const shown = ({ form, operator, operands, negated, sole }: Test): string =>
  [form, negated ? "not" : "", operator, ...operands.map(({ text }) => text), sole ? "" : "more"]
    .filter((part) => part !== "")
    .join(" ");

describe("soleTest", () => {
  test.each([
    ["[ -f a ]", "single -f a"],
    ["test a = b", "single = a b"],
    ['[ ! "$a" -ne 0 ]', 'single not -ne "$a" 0'],
    ["[ $a ]", "single -n $a"],
    ["[[ ! ( $a == b ) ]]", "double not == $a b"],
    ["[[ -n $(ls) ]]", "double -n $(ls)"],
    ["! [ -f a ]", "inverted single -f a"],
    ["! ! [ -f a ]", "single -f a"],
    ["[ -f a -a -f b ]", null],
    ["[[ -f a && -f b ]]", null],
    ["[ -f a ] && [ -f b ]", null],
    ["ls", null],
    ["[ -f a ] &", null],
    ["[ ]", null],
    ["[ a b c d ]", null],
  ])("%s", (script, expected) => {
    const [statement] = syntax(script)?.ast.commands ?? [];
    const found = statement && soleTest(statement);
    expect(found === undefined ? null : `${found.inverted ? "inverted " : ""}${shown(found.test)}`).toBe(expected);
  });
});

describe("globTestsIn", () => {
  test.each([
    ["[ -f *.a ] || [ -d b* -o -e c? ]", ["-f *.a", "-d b*", "-e c?"]],
    ["if [[ -e *.a && $x ]]; then :; fi", ["-e *.a"]],
    ["timeout 5 sh -c 'test -s /a/*'", ["-s /a/*"]],
    ["x=$([ -f *.a ] && echo 1)", ["-f *.a"]],
    ["[ -f '*.a' ]; [ -n *.a ]; [ a = *.a ]; [[ a == *.a ]]; ls *.a; [ -f a ]", []],
  ])("%s", (script, expected) => {
    const read = syntax(script);
    expect(read && globTestsIn(read).map(({ operator, word }) => `${operator} ${word.text}`)).toEqual(expected);
  });
});
