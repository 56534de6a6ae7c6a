import { expect, test } from "vitest";
import { excusesIn } from "../../../shared/script/branches.ts";
import { runOf } from "./containers.ts";

const excuses = (script: string): readonly string[] =>
  excusesIn(runOf(script)).map(({ form, failing, prints, repeated }) => {
    const names = (commands: readonly { readonly name: string | null }[]): string => commands.map(({ name }) => name).join(" ");
    return `${form} ${names(failing)} > ${names(prints)}${repeated ? " repeated" : ""}`;
  });

test.each<[string, readonly string[]]>([
  ["a || true", ["or a > true"]],
  ["a && b || echo x", ["or a b > echo"]],
  ["a || b || :", ["or a b > :"]],
  ["a || { echo x; echo y >&2; }", ["or a > echo echo"]],
  ["a || (echo x)", ["or a > echo"]],
  ["a | b || echo x", ["or b > echo"]],
  ["a || { echo x; exit 1; }", []],
  ["a || echo x > /f", []],
  ["a || echo x &", ["or a > echo"]],
  ["a || { echo x & }", []],
  ["a && echo x", []],
  ["a || b && echo x", []],
  ["X=$(a || echo x)", []],
  ["while read x; do a || echo x; done", ["or a > echo"]],
  ["while read x; do a || echo x; sleep 1; done", ["or a > echo repeated"]],
  ["while true; do a || echo x; done", ["or a > echo repeated"]],
  ["for x in 1 2; do a || echo x; done", ["or a > echo"]],
  ["for x in 1 2; do a && break || echo x; done", ["or a break > echo repeated"]],
  ["sh -c 'a || echo x'", ["or a > echo"]],
  ["f() { a || echo x; }", ["or a > echo"]],
  ["if a; then b; else echo x; fi", ["branch a > echo"]],
  ["if ! a; then echo x; fi", ["branch a > echo"]],
  ["if ! a; then echo x; else echo y; fi", ["branch a > echo"]],
  ["if a; then echo x; fi", []],
  ["if a && b; then c; else echo x; fi", ["branch a b > echo"]],
  ["if a || b; then c; else echo x; fi", []],
  ["if a; b; then c; else echo x; fi", []],
  ["if a; then b; elif c; then d; else echo x; fi", []],
  ["if a; then b; else c; fi", []],
  ["a; if [ $? -ne 0 ]; then echo x; fi", ["branch a > echo"]],
  ['a; if [ "$?" != "0" ]; then echo x; fi', ["branch a > echo"]],
  ["a; if test $? -eq 0; then b; else echo x; fi", ["branch a > echo"]],
  ["a; if [ $? -eq 3 ]; then echo x; fi", []],
  ["a; if [ $? -eq 0 ]; then echo x; fi", []],
  ["if [ $? -ne 0 ]; then echo x; fi", []],
  ["if [ -f /a ]; then b; else echo x; fi", ["branch [ > echo"]],
])("%s", (script, expected) => expect(excuses(script)).toEqual(expected));
