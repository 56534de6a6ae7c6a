import { describe, expect, test } from "vitest";
import { guardsIn } from "../../../shared/script/guards.ts";
import { run, runOf } from "./containers.ts";

/** The first word after each `rm` that runs only where something was asked, and of those that always run. */
function removed(script: string): { readonly asked: string; readonly always: string } {
  const read = runOf(script);
  const isGuarded = guardsIn(read);
  const names = (wanted: boolean): string =>
    read.commands
      .filter((command) => command.name === "rm" && isGuarded(command) === wanted)
      .map(({ words }) => words[1]?.value)
      .join(" ");
  return { asked: names(true), always: names(false) };
}

describe("guardsIn", () => {
  test.each<[string, string, string]>([
    ["rm a; rm b", "", "a b"],
    ["if rm a; then rm b; elif rm c; then rm d; else rm e; fi; rm f", "b c d e", "a f"],
    ['case "$(rm a)" in x) rm b;; esac', "b", "a"],
    ["rm a || rm b", "b", "a"],
    ["rm a && rm b", "", "a b"],
    ["cd /x && rm a", "", "a"],
    ["[ -e /x ] && rm a", "a", ""],
    ["[[ -e /x ]] && rm a && rm b; rm c", "a b", "c"],
    ["cat /x | grep -q y && rm a", "a", ""],
    ["! true && rm a", "a", ""],
    ["git status && rm a", "a", ""],
    ["git pull && rm a", "", "a"],
    ['"$CHECK" && rm a', "a", ""],
    ["[ -e /x ] && exit 0; rm a", "a", ""],
    ["[ -e /x ] && exit; rm a", "a", ""],
    ["[ -e /x ] || exit 1; rm a", "", "a"],
    ["if test -e /x; then exec app; fi; rm a", "a", ""],
    ["if test -e /x; then (rm a); fi; { rm b; }", "a", "b"],
    ["for i in 1 2; do rm a; [ -e /x ] && continue; rm b; done; rm c", "b", "a c"],
    ["while read -r x; do rm a; done; rm b", "a", "b"],
    ["f() { rm a; }; f", "", "a"],
    ["f() { rm a; }; [ -e /x ] && f", "a", ""],
    ["f() { rm a; }; [ -e /x ] && f; f", "", "a"],
    ["g() { rm a; }; f() { g; }; [ -e /x ] || f", "a", ""],
    ["f() { [ -e /x ] && return; rm a; }; f; rm b", "a", "b"],
    ["f() { rm a; f; }; f", "", "a"],
    ["is_done() { false; }; is_done && rm a", "a", ""],
    ["sh -c '[ -e /x ] && exit 0; rm a'; rm b", "a", "b"],
    ["[ -e /x ] && sh -c 'rm a'", "a", ""],
  ])("%s", (script, asked, always) => expect(removed(script)).toEqual({ asked, always }));

  test("a container without a script has no guards", () => {
    const read = run({ command: ["rm", "a"] });
    expect(read.commands.map(guardsIn(read))).toEqual([false]);
  });
});
