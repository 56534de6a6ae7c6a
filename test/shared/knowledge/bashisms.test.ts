import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { type Bashism, bashBuiltins, bashisms, builtinsOfAsh, misreading, shownAs } from "../../../shared/knowledge/bashisms.ts";
import { bashismsIn } from "../../../shared/script/dialects.ts";
import { syntaxOf } from "../../../shared/script/run.ts";
import { runOf } from "../script/containers.ts";

/** A script for each row that ends with status 0 in bash. */
const examples: Readonly<Record<Bashism, string>> = {
  array: "a=(x y)",
  subscript: `set -- z; a=x; echo "\${a[0]}"`,
  case: `a=x; echo "\${a^^}"`,
  indirect: `a=b; b=c; echo "\${!a}"`,
  transform: `a=x; echo "\${a@Q}"`,
  slice: `a=xyz; echo "\${a:0:2}"`,
  replace: `a=xyz; echo "\${a/y/b}"`,
  "process-substitution": "cat <(echo x)",
  "here-string": "cat <<< x",
  "redirect-both": "if false &> out; then exit 7; fi",
  "append-both": "if false &>> out; then exit 7; fi",
  "redirect-to-name": "echo x >& out",
  "pipe-both": "echo x |& cat",
  "arithmetic-command": "i=1; ((i > 0))",
  "arithmetic-for": "for ((i = 0; i < 1; i++)); do echo x; done",
  increment: "i=1; echo $((i++))",
  power: "echo $((2 ** 3))",
  select: "select a in x; do break; done < /dev/null || true",
  "case-fallthrough": "case x in x) echo a ;& y) echo b ;; esac",
  "function-keyword": "function f { echo x; }; f",
  "function-name": "f-g() { echo x; }; f-g",
  "double-bracket": "[[ -n x ]]",
  "double-equals": "[ x == x ]",
  append: "a=x; a+=y",
  builtin: "declare a=x",
  "builtin-of-ash": "let a=1+1",
  pipefail: "set -o pipefail",
  "declaring-option": "f() { local -r a=x; }; f",
  "read-array": "echo x | read -a y",
  "read-option": "echo x | read -t 1 y",
  "printf-option": "printf -v a %s x",
  "trap-err": "trap true ERR",
  "echo-option": "echo -e x",
  "ansi-quote": "echo $'x'",
  "brace-expansion": "mkdir -p d/{a,b} && ls d",
  "network-redirect": "echo x > /dev/tcp/127.0.0.1/9",
};

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** stops: it ended before what follows. fails: what follows saw a status. Else what was printed, with files that were written. */
function observe(command: readonly string[], script: string): string {
  const folder = mkdtempSync(join(tmpdir(), "bashism-"));
  folders.push(folder);
  const [program = "", ...args] = command;
  const text = `${script}; echo "status $?"`;
  const { stdout, status } = spawnSync(program, [...args, "-c", text], {
    cwd: folder,
    encoding: "utf8",
    input: "",
    timeout: 10_000,
  });
  const seen = /status (\d+)/.exec(stdout)?.[1];
  if (seen === undefined) return status === 2 ? "stops" : `ended with ${status}`;
  return seen === "0" ? stdout : "fails";
}

const has = (...command: readonly string[]): boolean =>
  spawnSync(command[0] ?? "", [...command.slice(1), "-c", "exit 0"], { encoding: "utf8" }).status === 0;
const isDebians = /^BusyBox v1\.35\./.test(spawnSync("busybox", ["--help"], { encoding: "utf8" }).stdout ?? "");

// Skipped where bash, dash or busybox 1.35 is not installed.
describe.skipIf(!has("bash") || !has("dash") || !has("busybox", "ash") || !isDebians)("in the shells themselves", () => {
  test.each(bashisms)("%s", (bashism) => {
    const script = examples[bashism];
    const inBash = observe(["bash"], script);
    if (bashism === "network-redirect") {
      // Nobody listens, and the shells that know it say so.
      const says = (...command: readonly string[]): string =>
        spawnSync(command[0] ?? "", [...command.slice(1), "-c", script], { encoding: "utf8" }).stderr;
      expect(says("bash")).toContain("refused");
      for (const other of [says("dash"), says("busybox", "ash")]) expect(other).toMatch(/directory|nonexistent/i);
    } else expect(inBash).toMatch(/status 0/);
    for (const [dialect, command] of [
      ["dash", ["dash"]],
      ["ash", ["busybox", "ash"]],
    ] as const) {
      const predicted = misreading(bashism, dialect, 35);
      const observed = observe(command, script);
      if (typeof predicted === "string") expect(`${dialect} ${observed}`).toBe(`${dialect} ${predicted}`);
      else if (predicted === null) expect(observed).toBe(inBash);
      else expect(observed).not.toBe(inBash);
    }
  });

  test.each([
    ...[...bashBuiltins].map((name) => [name, ["dash", "ash"]] as const),
    ...[...builtinsOfAsh].map((name) => [name, ["dash"]] as const),
  ])("%s is built into bash and not into %j", (name, without) => {
    const knows = (...command: readonly string[]): boolean =>
      spawnSync(command[0] ?? "", [...command.slice(1), "-c", `type ${name}`], { encoding: "utf8" }).stdout.includes(
        "shell builtin",
      );
    expect(knows("bash")).toBe(true);
    expect(knows("dash")).toBe(false);
    expect(knows("busybox", "ash")).toBe(!(without as readonly string[]).includes("ash"));
  });
});

test.each(bashisms)("%s is found in its example, and nothing else", (bashism) => {
  const syntax = syntaxOf(runOf(examples[bashism], { shell: "sh" }));
  const found = syntax === null ? [] : bashismsIn(syntax, "dash").map((use) => use.bashism);
  expect([...new Set(found)]).toEqual([bashism]);
});

test("every row can be named in a message", () => {
  for (const bashism of bashisms) {
    const syntax = syntaxOf(runOf(examples[bashism], { shell: "sh" }));
    const [use] = syntax === null ? [] : bashismsIn(syntax, "dash");
    expect(use?.shown || shownAs(bashism), bashism).not.toBe("");
  }
});

test("the version of busybox decides, and an unknown one is silent", () => {
  expect(misreading("here-string", "ash", 37)).toBe("stops");
  expect(misreading("here-string", "ash", 38)).toBeNull();
  expect(misreading("here-string", "ash", null)).toBeNull();
  expect(misreading("process-substitution", "ash", 33)).toBe("stops");
  expect(misreading("array", "ash", null)).toBe("stops");
  expect(misreading("here-string", "dash", null)).toBe("stops");
});
