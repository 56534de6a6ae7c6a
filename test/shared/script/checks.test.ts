import { describe, expect, test } from "vitest";
import { checksIn } from "../../../shared/script/checks.ts";
import { runOf } from "./containers.ts";

const tested = (script: string): boolean => checksIn(runOf(script)).testsVariable("X");
const used = (script: string): boolean => checksIn(runOf(script)).usesVariable("X");
const word = (script: string): boolean => checksIn(runOf(script)).testsWord('"/d/x"');

describe("testsVariable", () => {
  test.each([
    '[ -z "$X" ] && exit 1',
    "test -n $X",
    "[[ $" + "{X} ]]",
    "(( X > $X ))",
    "if a $X; then b; fi",
    "if a; then b; elif c $X; then d; fi",
    "if a; then if [ $X = f ] || [ a = b ]; then c; fi; fi",
    "until a $X; do b; done",
    "case $X in a) b;; esac",
    ': "$' + '{X:?}"',
    "echo $" + "{X:-none}",
    "sh -c '[ $X ]'",
  ])("%s", (script) => expect(tested(script)).toBe(true));
  test.each(["a $X", "if a; then b $X; fi", "while a; do b $X; done", "case a in a) b $X;; esac", "X=$(a)", "[ $XY ]"])(
    "not %s",
    (script) => expect(tested(script)).toBe(false),
  );
});

describe("usesVariable", () => {
  test.each(["a $X", "echo $X > /x", "echo $X | a", "Y=$(echo $X)", "{ echo $X; } > /x", "printf $X >> /x", "cat <<E\n$X\nE"])(
    "%s",
    (script) => expect(used(script)).toBe(true),
  );
  test.each(["echo $X", 'printf "%s" "$X" >&2', "echo $X > /dev/stderr", "X=1", "if a; then echo $X; fi"])("not %s", (script) =>
    expect(used(script)).toBe(false),
  );
});

describe("testsWord", () => {
  test.each(["[ -s /d/x ]", "if ! test -f '/d/x'; then a; fi", "[[ -s /d/x ]]", "while a /d/x; do b; done"])("%s", (script) =>
    expect(word(script)).toBe(true),
  );
  test.each(["a /d/x", "[ -s /d/xy ]"])("not %s", (script) => expect(word(script)).toBe(false));
});
