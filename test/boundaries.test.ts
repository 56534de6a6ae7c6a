/** The directions of imports, over the real import graph as TypeScript's own scanner reads it. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../", import.meta.url));

interface Import {
  readonly from: string;
  /** A file of the project, or the name of a package. */
  readonly to: string;
}

const sources = ["shared", "action", "policy", "scripts", "test"].flatMap((folder) => filesBelow(folder));
const imports = sources.flatMap((from) => importsOf(from, readFileSync(join(root, from), "utf8")));
const shared = imports.filter(({ from }) => from.startsWith("shared/"));

function filesBelow(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => /\.tsx?$/.test(path) && !/(^|\/)(dist|node_modules)\//.test(path));
}

/** Static, dynamic and type imports, re-exports and require calls. */
function importsOf(from: string, text: string): readonly Import[] {
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => ({
    from,
    to: fileName.startsWith(".") ? relative(root, join(root, dirname(from), fileName)) : fileName,
  }));
}

const print = ({ from, to }: Import): string => `${from} → ${to}`;

/** Which folders of shared/ a file in a folder of shared/ may import, besides its own. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  model: [],
  knowledge: ["model"],
  script: ["model", "knowledge"],
  startup: ["model", "knowledge", "script"],
  admission: ["model"],
  engine: ["model", "knowledge", "script", "startup", "admission"],
  source: ["model", "engine/settings.ts", "engine/presets.ts", "engine/rule.ts", "engine/report.ts"],
  rules: ["model", "knowledge", "script", "startup", "admission", "engine/rule.ts"],
};

test("the scanner sees every form of import", () => {
  const text = [
    'import a from "./a.ts";',
    'import type { B } from "./b.ts";',
    'export { c } from "./c.ts";',
    'export * from "../d.ts";',
    'const e = await import("./e.ts");',
    'type F = import("./f.ts").F;',
    'import "yaml";',
  ].join("\n");
  expect(importsOf("shared/x/y.ts", text).map(({ to }) => to)).toEqual(
    expect.arrayContaining([
      "shared/x/a.ts",
      "shared/x/b.ts",
      "shared/x/c.ts",
      "shared/d.ts",
      "shared/x/e.ts",
      "shared/x/f.ts",
      "yaml",
    ]),
  );
});

test("every imported file of the project exists, by its full name", () => {
  const missing = imports.filter(({ to }) => /^(shared|action|policy|scripts|test)\//.test(to) && !existsSync(join(root, to)));
  expect(missing.filter(({ to }) => !to.includes("/dist/")).map(print)).toEqual([]);
});

test("inside shared/ the arrows point down", () => {
  const wrong = shared.filter(({ from, to }) => {
    const [, folder = "", name] = from.split("/");
    if (name === undefined) return !to.startsWith("shared/") && !isPackage(to);
    if (!to.startsWith("shared/")) return !isPackage(to);
    if (!Object.hasOwn(allowed, folder)) return true;
    return ![folder, ...(allowed[folder] ?? [])].some((part) => to === `shared/${part}` || to.startsWith(`shared/${part}/`));
  });
  expect(wrong.map(print)).toEqual([]);
});

test("no file imports itself through others", () => {
  const done = new Set<string>();
  const circles: string[] = [];
  const follow = (file: string, way: readonly string[]): void => {
    if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file].join(" → "));
    if (done.has(file)) return;
    done.add(file);
    for (const { from, to } of imports) if (from === file) follow(to, [...way, file]);
  };
  for (const file of sources) follow(file, []);
  expect(circles).toEqual([]);
});

test("a rule imports no rule", () => {
  expect(
    shared
      .filter(
        ({ from, to }) => from.startsWith("shared/rules/") && from !== "shared/rules/index.ts" && to.startsWith("shared/rules/"),
      )
      .map(print),
  ).toEqual([]);
});

test("only the doors import the list of rules", () => {
  const doors = ["shared/index.ts", "shared/text.ts"];
  const wrong = imports.filter(
    ({ from, to }) => to === "shared/rules/index.ts" && !doors.includes(from) && !/^(test|scripts)\//.test(from),
  );
  expect(wrong.map(print)).toEqual([]);
});

test("a package has one place in shared/", () => {
  const places: Readonly<Record<string, RegExp>> = { yaml: /^shared\/source\//, unbash: /^shared\/script\/parse\.ts$/ };
  const wrong = shared.filter(({ from, to }) => isPackage(to) && !(Object.hasOwn(places, to) && places[to]?.test(from)));
  expect(wrong.map(print)).toEqual([]);
});

test("action and policy enter shared/ by its doors, and nothing but tests imports them", () => {
  const outer = imports.filter(({ from }) => /^(action|policy)\//.test(from));
  const doors = ["shared/index.ts", "shared/text.ts"];
  const wrong = outer.filter(({ from, to }) => {
    const [own] = from.split("/");
    if (to.startsWith("shared/")) return !doors.includes(to);
    return /^(action|policy|test|scripts)\//.test(to) && !to.startsWith(`${own}/`);
  });
  expect(wrong.map(print)).toEqual([]);
  expect(imports.filter(({ from, to }) => /^(action|policy)\//.test(to) && /^shared\//.test(from)).map(print)).toEqual([]);
});

test("no folder that says nothing", () => {
  const empty = sources.filter((path) =>
    path.split("/").some((part) => ["utils", "helpers", "common", "lib", "types"].includes(part)),
  );
  expect(empty).toEqual([]);
});

test("nothing in shared/ reads a clock, chance or the world", () => {
  const worldly = sources
    .filter((path) => path.startsWith("shared/"))
    .filter((path) => /\b(Date\.now|new Date\(\)|Math\.random|process\.|globalThis|console\.|fetch\()/.test(code(path)));
  expect(worldly).toEqual([]);
});

/** The text of a file without comments and strings, so that prose may speak of anything. */
function code(path: string): string {
  const scanner = ts.createScanner(
    ts.ScriptTarget.ES2022,
    true,
    ts.LanguageVariant.Standard,
    readFileSync(join(root, path), "utf8"),
  );
  let text = "";
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    const isText = token === ts.SyntaxKind.StringLiteral || token === ts.SyntaxKind.NoSubstitutionTemplateLiteral;
    text += isText ? '""' : scanner.getTokenText();
    if (scanner.hasPrecedingLineBreak()) text += "\n";
  }
  return text;
}

function isPackage(name: string): boolean {
  return !/^(shared|action|policy|scripts|test)\//.test(name) && !name.startsWith("..");
}
