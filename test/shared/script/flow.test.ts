import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Fate } from "../../../shared/script/model.ts";
import { run } from "./containers.ts";

type Shell = "bash" | "dash" | "ash" | "sh";

/** The fates of the commands with a name of one capital letter, as `A:lost B:decides`. */
function fates(
  script: string,
  { shell = "bash", flags = [] as readonly string[] }: { shell?: Shell; flags?: readonly string[] } = {},
): string {
  const name = shell === "bash" ? "bash" : "sh";
  const facts = shell === "bash" || shell === "sh" ? null : { shell };
  const { commands } = run({ command: [name, ...flags, "-c", script.replaceAll("$(", () => "$$(")] }, facts);
  return commands
    .filter((command) => /^[A-Z]$/.test(command.name ?? ""))
    .map((command) => `${command.name}:${command.fate}`)
    .join(" ");
}

/**
 * Observed: each script was run in bash 5.2, dash 0.5.12 and busybox ash 1.35 with stubs A to F, once with all of them
 * succeeding and once with each of them failing. "decides" is a non-zero exit, "lost" a zero one, in all three.
 */
const everywhere: readonly (readonly [script: string, expected: string])[] = [
  ["A", "A:decides"],
  ["A; B", "A:lost B:decides"],
  ["A\nB\ntrue", "A:lost B:lost"],
  ["set -e\nA\nB", "A:decides B:decides"],
  ["set -o errexit; A; true", "A:decides"],
  ["set -eu; A; true", "A:decides"],
  ["A; set -e; B; set +e; C; true", "A:lost B:decides C:lost"],
  ["set -- -e; A; true", "A:lost"],
  ["A && B", "A:decides B:decides"],
  ["A && B; true", "A:tested B:lost"],
  ["set -e; A && B; true", "A:tested B:decides"],
  ["A || B", "A:tested B:decides"],
  ["A || B; true", "A:tested B:lost"],
  ["set -e; A || B; true", "A:tested B:decides"],
  ["A && B || C", "A:tested B:tested C:decides"],
  ["A || B && C", "A:tested B:decides C:decides"],
  ["set -e; ! A; true", "A:tested"],
  ["if A; then B; fi", "A:tested B:decides"],
  ["if A; then B; fi; true", "A:tested B:lost"],
  ["set -e; if A; then B; C; fi; true", "A:tested B:decides C:decides"],
  ["set -e; if A; B; then C; fi", "A:lost B:tested C:decides"],
  ["set -e; if true; then set +e; fi; A; true", "A:unknown"],
  ["until A; do B; C; done", "A:tested B:lost C:unknown"],
  ["set -e; until A; do B; done; true", "A:tested B:decides"],
  ["for i in 1 2; do A; B; done; true", "A:lost B:lost"],
  ["for i in 1 2; do A; done", "A:unknown"],
  ["case x in x) A; B;; y) C;; esac", "A:lost B:decides C:decides"],
  ["{ A; B; }", "A:lost B:decides"],
  ["( A; B )", "A:lost B:decides"],
  ["( A; B ); true", "A:lost B:lost"],
  ["set -e; ( A; B ); true", "A:decides B:decides"],
  ["set -e; ( A; B ) || true", "A:lost B:tested"],
  ["set -e; { A && B; }; true", "A:tested B:decides"],
  ["set -e; ( A && B ); true", "A:decides B:decides"],
  ["( set -e; A ); B", "A:lost B:decides"],
  ["A | B", "A:lost B:decides"],
  ["A | B; true", "A:lost B:lost"],
  ["set -e; A | B; true", "A:lost B:decides"],
  ["if A | B; then true; fi", "A:lost B:tested"],
  ["A & B", "A:lost B:decides"],
  ["A & wait", "A:lost"],
  ["A & wait $!", "A:unknown"],
  ["X=$(A); B", "A:lost B:decides"],
  ["X=$(A)", "A:decides"],
  ["set -e; X=$(A); true", "A:decides"],
  ["set -e; X=$(A)$(B); true", "A:lost B:decides"],
  ["set -e; X=$(A | B); true", "A:lost B:decides"],
  ["set -e; export X=$(A); true", "A:lost"],
  ["set -e; echo $(A); true", "A:lost"],
  ["set -e; for i in $(A); do B; done; true", "A:lost B:decides"],
  ["set -e; case $(A) in x) B;; esac; true", "A:lost B:decides"],
  ["set -e; X=$(A) || B; true", "A:tested B:decides"],
  ["set -e; cat <<E\n$(A)\nE\ntrue", "A:lost"],
  ["A; exit", "A:decides"],
  ["A; exit $?", "A:decides"],
  ["A; exit 0", "A:lost"],
  ["A; exit 1", "A:unknown"],
  ["A; rc=$?; exit $rc", "A:tested"],
  ["A; if [ $? -ne 0 ]; then exit 1; fi; true", "A:tested"],
  ["set -e; A; if [ $? -ne 0 ]; then exit 1; fi", "A:decides"],
  ["A; B; echo $?; true", "A:lost B:tested"],
  ["A; ( exit ); true", "A:unknown"],
  ["A; ( exit $? ); B", "A:unknown B:decides"],
  ["A; { exit; }", "A:unknown"],
  ["A; { echo $?; }; true", "A:tested"],
  ["A; for i in 1; do exit $?; done", "A:unknown"],
  ["A; case x in x) exit $?;; esac", "A:unknown"],
  ["f() { return $?; }; A; if f; then true; fi", "A:unknown"],
  ["A; ( exit 0 )", "A:lost"],
  ["( A; exit 0 ); B", "A:lost B:decides"],
  ["exec A", "A:decides"],
  ["A; exec B; C", "A:lost B:decides C:unknown"],
  ["f() { A; B; }; f", "A:lost B:decides"],
  ["f() { A; B; }; f; true", "A:lost B:lost"],
  ["set -e; f() { A; B; }; f; true", "A:decides B:decides"],
  ["set -e; f() { A; B; }; f || true", "A:lost B:tested"],
  ["set -e; f() { A; }; f; f || true", "A:unknown"],
  ["set -e; f() { A && B; }; f; true", "A:decides B:decides"],
  ["f() { A; return 0; }; f", "A:lost"],
  ["f() { A; return; }; f", "A:decides"],
  ["f() { A || return 1; B; }; f; true", "A:tested B:lost"],
  ["f() { A; }", "A:unknown"],
  ["f() { set -e; }; f; A; true", "A:decides"],
  ["trap 'rm -f x' EXIT; set -e; A; true", "A:decides"],
  ["trap 'exit 0' EXIT; set -e; A; true", "A:unknown"],
  ["trap 'echo stopped' TERM; A; true", "A:lost"],
  ["set -e; . ./file; A; true", "A:unknown"],
  ["set -e; sh -c 'A; B'; true", "A:lost B:decides"],
  ["sh -ec 'A; B'; C", "A:lost B:lost C:decides"],
  ["timeout 9 sh -ec 'A; B'", "A:decides B:decides"],
];

describe("what a failure does", () => {
  for (const [script, expected] of everywhere) {
    test.each(["bash", "dash", "ash"] as const)(`${script.replaceAll("\n", "⏎")} in %s`, (shell) => {
      expect(fates(script, { shell })).toBe(expected);
    });
  }

  // `set -o pipefail` ends dash 0.5.12.
  test.each(["bash", "ash"] as const)("pipefail in %s", (shell) => {
    expect(fates("set -o pipefail; A | B", { shell })).toBe("A:decides B:decides");
    expect(fates("set -euo pipefail; A | B; true", { shell })).toBe("A:decides B:decides");
    expect(fates("set -eo pipefail; A | B || true; C", { shell })).toBe("A:tested B:tested C:decides");
  });

  test("errexit inside a substitution depends on the shell", () => {
    const script = "set -e; X=$(A; B); true";
    expect(fates(script, { shell: "dash" })).toBe("A:decides B:decides");
    expect(fates(script, { shell: "bash" })).toBe("A:lost B:decides");
    expect(fates(`shopt -s inherit_errexit; ${script}`, { shell: "bash" })).toBe("A:unknown B:decides");
    const { commands } = run({ command: ["sh", "-ec", "X=$$(A; B); true"] }, { shell: "bash" });
    expect(commands.find(({ name }) => name === "A")?.fate).toBe("decides");
    expect(fates(script, { shell: "ash" })).toBe("A:unknown B:decides");
    expect(fates(script, { shell: "sh" })).toBe("A:unknown B:decides");
  });

  test("dash lets errexit act in a substitution where it does not act around it", () => {
    const script = "set -e; if X=$(A; B); then true; fi";
    expect(fates(script, { shell: "dash" })).toBe("A:tested B:tested");
    expect(fates(script, { shell: "bash" })).toBe("A:lost B:tested");
    expect(fates(script, { shell: "sh" })).toBe("A:unknown B:tested");
  });

  test("bash lets errexit act below a negation behind a set there", () => {
    const script = "f() { set -e; A; true; }; ! f";
    expect(fates(script, { shell: "dash" })).toBe("A:lost");
    expect(fates(script, { shell: "bash" })).toBe("A:unknown");
  });

  test("options of the command line count from the start", () => {
    expect(fates("A; true", { flags: ["-e"] })).toBe("A:decides");
    expect(fates("A | B; true", { flags: ["-eo", "pipefail"] })).toBe("A:decides B:decides");
    expect(fates("A; true", { flags: ["-x"] })).toBe("A:lost");
  });

  test("nothing is said of a script that is not certain", () => {
    expect(fates("A; {{ if .Values.b }} set -e {{ end }}; B")).toBe("A:unknown B:unknown");
    expect(fates("A; done; B")).toMatch(/^(A:unknown)( B:unknown)?$/);
    expect(run({ command: ["zsh", "-c", "A; B"] }).commands.map(({ fate }) => fate)).toEqual(["unknown", "unknown"]);
  });

  test("functions that call each other end", () => {
    expect(fates("f() { A; g; }; g() { f; }; f; B")).toContain("B:decides");
    const chain = Array.from({ length: 3000 }, (_, n) => `f${n}() { f${n + 1}; f${n + 1}; }`).join("\n");
    expect(fates(`${chain}\nf0; A`)).toBe("A:unknown");
  });
});

describe("whatever stands around it", () => {
  const command = fc.constantFrom("A", "A && true", "A || false", "( A )", "{ A; }", "X=$(A)", "if A; then :; fi", "A | cat");
  const fate = (script: string): Fate | undefined =>
    run({ command: ["dash", "-c", script.replaceAll("$(", () => "$$(")] }).commands.find(({ name }) => name === "A")?.fate;

  test("a group in braces changes nothing", () => {
    fc.assert(
      fc.property(command, fc.constantFrom("", "set -e\n"), fc.constantFrom("", "\ntrue", "\nexit 0"), (body, before, after) => {
        expect(fate(`${before}{ ${body}; }${after}`)).toBe(fate(`${before}${body}${after}`));
      }),
    );
  });

  test("after `|| true` nothing decides", () => {
    fc.assert(
      fc.property(command, fc.constantFrom("", "set -e\n"), (body, before) => {
        expect(fate(`${before}{ ${body}; } || true`)).not.toBe("decides");
      }),
    );
  });

  test("with errexit at least as much decides as without", () => {
    fc.assert(
      fc.property(command, fc.constantFrom("", "\ntrue"), (body, after) => {
        if (fate(`${body}${after}`) === "decides") expect(fate(`set -e\n${body}${after}`)).toBe("decides");
      }),
    );
  });
});
