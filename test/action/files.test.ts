import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Files, findFiles } from "../../action/files.ts";
import { folder } from "../support/folder.ts";

const noInput = (): Buffer => {
  throw new Error("standard input was read");
};
const find = (root: string, paths: readonly string[] = ["."], exclude: readonly string[] = []): Files =>
  findFiles(paths, { root, exclude, stdin: noInput });
const names = (files: Files): readonly string[] => [...files.texts()].map(({ path }) => path).sort();

test("a directory is walked for manifests, outside .git and node_modules", () => {
  const root = folder({
    "a.yaml": "",
    "b.yml": "",
    "c.json": '{"kind": "Pod"}',
    "d.YAML": "",
    "readme.md": "",
    "deep/er/e.yaml": "",
    ".github/f.yaml": "",
    ".git/g.yaml": "",
    "node_modules/h.yaml": "",
    "deep/node_modules/i.yaml": "",
  });
  expect(names(find(root))).toEqual([".github/f.yaml", "a.yaml", "b.yml", "c.json", "d.YAML", "deep/er/e.yaml"]);
});

test("what .gitignore names is not read, nested files and those above the named directory included", () => {
  const root = folder({
    ".gitignore": "out/\n*.local.yaml\n",
    "a.yaml": "",
    "b.local.yaml": "",
    "out/c.yaml": "",
    "app/.gitignore": "!b.local.yaml\nsecret.yaml\n",
    "app/b.local.yaml": "",
    "app/secret.yaml": "",
    "app/sub/d.local.yaml": "",
    "app/sub/e.yaml": "",
  });
  expect(names(find(root))).toEqual(["a.yaml", "app/b.local.yaml", "app/sub/e.yaml"]);
  expect(names(find(root, ["app"]))).toEqual(["app/b.local.yaml", "app/sub/e.yaml"]);
});

test(".gitignore of the work tree holds when the workspace is a directory below it", () => {
  const root = folder({ ".gitignore": "*.local.yaml\n", "sub/a.yaml": "", "sub/b.local.yaml": "" });
  execFileSync("git", ["init", "-q"], { cwd: root });
  expect(names(find(join(root, "sub")))).toEqual(["a.yaml"]);
});

test("what is named itself is read although it is ignored or excluded", () => {
  const root = folder({ ".gitignore": "out/\n", "out/a.yaml": "", "out/deep/b.yaml": "", "c.txt": "" });
  expect(names(find(root, ["out"]))).toEqual(["out/a.yaml", "out/deep/b.yaml"]);
  expect(names(find(folder({ ".gitignore": "*\n", "out/a.yaml": "" }), ["out"]))).toEqual(["out/a.yaml"]);
  expect(names(find(root, ["out/a.yaml", "c.txt"], ["**"]))).toEqual(["c.txt", "out/a.yaml"]);
});

test("excluded patterns are relative to the workspace, whatever directory is named", () => {
  const root = folder({ "vendor/a.yaml": "", "app/testdata/b.yaml": "", "app/c.yaml": "", "app/vendor/d.yaml": "" });
  const exclude = ["vendor/**", "**/testdata/**"];
  expect(names(find(root, ["."], exclude))).toEqual(["app/c.yaml", "app/vendor/d.yaml"]);
  expect(names(find(root, ["app"], exclude))).toEqual(["app/c.yaml", "app/vendor/d.yaml"]);
});

test("a file is read once, however often it is named", () => {
  const root = folder({ "app/a.yaml": "" });
  expect(names(find(root, ["app/a.yaml", ".", "app", "./app/../app/a.yaml"]))).toEqual(["app/a.yaml"]);
});

test("links inside the workspace lead to their target, once", () => {
  const root = folder({ "base/a.yaml": "", "elsewhere/b.txt": "x" });
  mkdirSync(join(root, "overlay"));
  symlinkSync("../base", join(root, "overlay/base"));
  symlinkSync("../base/a.yaml", join(root, "overlay/again.yaml"));
  symlinkSync("../elsewhere/b.txt", join(root, "overlay/b.yaml"));
  expect(names(find(root))).toEqual(["base/a.yaml", "elsewhere/b.txt"]);
  expect(names(find(root, ["overlay"]))).toEqual(["base/a.yaml", "elsewhere/b.txt"]);
});

test("a loop of links ends", () => {
  const root = folder({ "a/x.yaml": "" });
  symlinkSync("..", join(root, "a/up"));
  symlinkSync(".", join(root, "a/self"));
  symlinkSync("loop.yaml", join(root, "loop.yaml"));
  const files = find(root);
  expect(names(files)).toEqual(["a/x.yaml"]);
  expect(files.unread).toEqual([{ file: "loop.yaml", line: null, reason: "file is a symbolic link that leads to itself" }]);
});

test("links that leave the workspace are listed, not followed", () => {
  const outside = folder({ "x.yaml": "", "y.txt": "" });
  const root = folder({ "a.yaml": "" });
  symlinkSync(outside, join(root, "out"));
  symlinkSync(join(outside, "x.yaml"), join(root, "b.yaml"));
  symlinkSync(join(outside, "y.txt"), join(root, "y.txt"));
  symlinkSync("/dev/zero", join(root, "endless.yaml"));
  symlinkSync("nowhere", join(root, "c.yaml"));
  const files = find(root);
  expect(names(files)).toEqual(["a.yaml"]);
  expect([...files.unread].sort((a, b) => (a.file < b.file ? -1 : 1))).toEqual([
    { file: "b.yaml", line: null, reason: "symbolic link leads out of the workspace, so it is not followed" },
    { file: "c.yaml", line: null, reason: "file is a symbolic link to nothing" },
    { file: "out", line: null, reason: "symbolic link leads out of the workspace, so it is not followed" },
  ]);
  expect(() => find(root, ["out"])).toThrow(
    'path "out" is a symbolic link that leads out of the workspace: name its target instead',
  );
});

test("a link to what is ignored or to node_modules is not followed", () => {
  const root = folder({ ".gitignore": "out/\n", "out/sub/a.yaml": "", "node_modules/p/b.yaml": "" });
  symlinkSync("out/sub", join(root, "one"));
  symlinkSync("node_modules/p", join(root, "two"));
  const files = find(root);
  expect(names(files)).toEqual([]);
});

test("a .gitignore that is a link to an endless device is not read", () => {
  const root = folder({ "a.yaml": "" });
  symlinkSync("/dev/zero", join(root, ".gitignore"));
  expect(names(find(root))).toEqual(["a.yaml"]);
});

test("a path outside the workspace is read when it is named, and shown as it was named", () => {
  const outside = folder({ "x.yaml": "" });
  const root = folder();
  expect(names(find(root, [outside]))).toEqual([`${outside}/x.yaml`]);
  expect(names(find(join(root), [join("..", outside.slice(outside.lastIndexOf("/")))]))).toEqual([
    `..${outside.slice(outside.lastIndexOf("/"))}/x.yaml`,
  ]);
});

test.each([
  ["nope", 'path "nope" does not exist'],
  ["a.yaml/b", 'path "a.yaml/b" does not exist'],
  ["/dev/null", 'path "/dev/null" is neither a file nor a directory'],
])("a named path that cannot be read ends the run: %s", (path, message) => {
  expect(() => find(folder({ "a.yaml": "" }), [path])).toThrow(message);
});

test("files that are no UTF-8 text are listed with their line, and the rest goes on", () => {
  const root = folder({
    "a.yaml": "kind: Pod\n",
    "binary.yaml": Buffer.from("a: b\nc: \0\n"),
    "latin1.yaml": Buffer.from("a: caf\xe9\n", "latin1"),
    "utf16.yaml": Buffer.from("\uFEFFkind: Pod\n", "utf16le"),
    "marked.yaml": "\uFEFFkind: Pod\n",
    "empty.yaml": "",
  });
  const files = find(root);
  expect([...files.texts()].map(({ path, text }) => [path, text]).sort()).toEqual([
    ["a.yaml", "kind: Pod\n"],
    ["empty.yaml", ""],
    ["marked.yaml", "kind: Pod\n"],
  ]);
  expect(files.unread.map(({ file, line }) => [file, line])).toEqual([
    ["binary.yaml", 2],
    ["latin1.yaml", 1],
    ["utf16.yaml", null],
  ]);
});

test("JSON without a kind is no manifest", () => {
  const root = folder({ "package.json": '{"name": "x"}', "pod.json": '{"kind": "Pod"}', "list.yaml": "[]" });
  expect(names(find(root))).toEqual(["list.yaml", "pod.json"]);
});

test("standard input is a file of its own and can be read again", () => {
  let reads = 0;
  const stdin = (): Buffer => {
    reads++;
    return Buffer.from("kind: Pod\n");
  };
  const files = findFiles(["-"], { root: folder(), exclude: [], stdin });
  expect([...files.texts()]).toEqual([{ path: "<stdin>", text: "kind: Pod\n" }]);
  expect(files.reread("<stdin>")).toBe("kind: Pod\n");
  expect(reads).toBe(1);
});
