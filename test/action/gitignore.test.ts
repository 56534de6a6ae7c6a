import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { matcher } from "../../action/gitignore.ts";
import { folder } from "../support/folder.ts";

/** As git walks: a directory that is ignored hides all that is in it. */
function ignored(lines: readonly string[], path: string): boolean {
  const match = matcher(lines);
  const parts = path.split("/");
  return parts.some((_, i) => match(parts.slice(0, i + 1).join("/"), i < parts.length - 1) === true);
}

function gitIgnored(repository: string, lines: readonly string[], paths: readonly string[]): ReadonlySet<string> {
  writeFileSync(`${repository}/.gitignore`, lines.join("\n"));
  try {
    const answer = execFileSync("git", ["check-ignore", "--no-index", "--stdin", "-z"], {
      cwd: repository,
      input: paths.join("\0"),
      stdio: ["pipe", "pipe", "ignore"],
    });
    return new Set(answer.toString().split("\0").filter(Boolean));
  } catch {
    return new Set();
  }
}

function repository(): string {
  const root = folder();
  execFileSync("git", ["init", "-q"], { cwd: root });
  return root;
}

const name = fc
  .string({ unit: fc.constantFrom("a", "b", "c", "."), minLength: 1, maxLength: 4 })
  .filter((text) => !/^\.+$/.test(text));
const segment = fc.oneof(
  name,
  fc.string({ unit: fc.constantFrom("a", "b", "*", "?", "[ab]", "[!a]", "[a-c]", "\\*", "."), minLength: 1, maxLength: 5 }),
  fc.constant("**"),
);
const line = fc
  .tuple(
    fc.constantFrom("", "!"),
    fc.constantFrom("", "/"),
    fc.array(segment, { minLength: 1, maxLength: 3 }),
    fc.constantFrom("", "/", "  "),
  )
  .map(([negation, root, segments, end]) => negation + root + segments.join("/") + end);
const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((parts) => parts.join("/"));

test("agrees with git", () => {
  const root = repository();
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 4 }),
      fc.uniqueArray(path, { minLength: 20, maxLength: 40 }),
      (lines, paths) => {
        const expected = gitIgnored(root, lines, paths);
        for (const each of paths) expect([lines, each, ignored(lines, each)]).toEqual([lines, each, expected.has(each)]);
      },
    ),
    { numRuns: 150 },
  );
});

test.each([
  ["# comment", "# comment", false],
  ["\\#kept", "#kept", true],
  ["\\!kept", "!kept", true],
  ["name\\ ", "name ", true],
  ["crlf\r", "crlf", true],
  ["\uFEFFmarked", "marked", true],
  ["[open", "[open", false],
  ["end\\", "end\\", false],
  ["a/**/b", "a/b", true],
  ["a/**", "a", false],
  ["doc/*.yaml", "doc/sub/x.yaml", false],
  ["ab*bc", "abc", false],
  ["a/b/**/b/c", "a/b/c", false],
])("%j names %j: %s", (pattern, path, expected) => {
  expect(ignored([pattern], path)).toBe(expected);
});

test("a hostile pattern does not hang", () => {
  const stars = `${"*a".repeat(40)}b`;
  const deep = `${"**/a/".repeat(40)}b`;
  expect(ignored([stars, deep], "a".repeat(255))).toBe(false);
  expect(ignored([stars, deep], Array(400).fill("a").join("/"))).toBe(false);
});
