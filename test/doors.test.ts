/** Same rules, same verdicts: the text door, the Action as the runner starts it, and the policy pack as the Pulumi engine does. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { defaultSettings, type LocatedFinding, lintText, rules, type SourceFile, type TextReport } from "../shared/text.ts";
import { builtPack } from "./support/built-pack.ts";
import { type Case, casesOf, settingsOf } from "./support/cases.ts";
import { objectsOf } from "./support/objects.ts";
import { stackRegistration } from "./support/pulumi.ts";
import { inText, lines, type Said, toRegistration } from "./support/said.ts";
import { seedFiles, seedFindings } from "./support/seed.ts";
import { step } from "./support/step.ts";

/** The doors of users know the date; so does this one. */
const today = new Date().toISOString().slice(0, 10);

const examples = fileURLToPath(new URL("../examples/", import.meta.url));
const exampleFiles: readonly SourceFile[] = ["platform", "shop"].flatMap((folder) =>
  readdirSync(examples + folder)
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .map((name) => `${folder}/${name}`)
    .map((path) => ({ path, text: readFileSync(examples + path, "utf8") })),
);

/** Rules that the default range of versions has no occasion for. */
const ofOldVersions = ["sidecar-on-old-cluster"];

/** The JSON report that a step of the Action leaves behind. */
function byAction(files: readonly SourceFile[], inputs: Record<string, string> = {}): TextReport {
  const { outputs } = step(Object.fromEntries(files.map(({ path, text }) => [path, text])), inputs);
  return JSON.parse(readFileSync(outputs.report ?? "", "utf8"));
}

const byText = (files: readonly SourceFile[]): TextReport => lintText(files, defaultSettings, { today });

const pack = builtPack();

async function byPack(files: readonly SourceFile[]): Promise<readonly Said[]> {
  await pack.configure();
  return pack.run([stackRegistration, ...objectsOf({ files }).map(toRegistration)]);
}

const row = ({ file, level, rule, line, column, path }: LocatedFinding): readonly unknown[] => [
  file,
  level,
  rule,
  line,
  column,
  path,
];

describe("the seed document's own situations", () => {
  const expected = seedFindings.map(([file, level, rule, line, column, , path]) => [file, level, rule, line, column, path]);
  // Two of its examples have the same name: each is a run of its own.
  const alone = seedFiles.map((file) => [file]);

  test("each place shows the word that it is about", () => {
    for (const [file, , , line, column, word] of seedFindings) {
      const text = seedFiles.find(({ path }) => path === file)?.text.split("\n")[line - 1] ?? "";
      expect(text.slice(column - 1), `${file}:${line}:${column}`).toMatch(startingWith(word));
    }
  });

  test("as text", () => {
    expect(alone.flatMap((files) => byText(files).findings.map(row))).toEqual(expected);
  });

  test("in the Action", () => {
    expect(alone.flatMap((files) => byAction(files).findings.map(row))).toEqual(expected);
  });

  test("in the pack", async () => {
    for (const files of alone) {
      const wanted = seedFindings
        .filter(([file]) => file === files[0]?.path)
        .map(([, level, rule, , , , path]) => `${level} ${rule} ${path}`);
      expect((await byPack(files)).map(({ level, rule, path }) => `${level} ${rule} ${path}`).sort()).toEqual(wanted.sort());
    }
  });
});

const startingWith = (word: string): RegExp => new RegExp(`^${word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?!\\w)`);

describe("the examples", () => {
  test("show every rule that speaks by default", () => {
    const { findings, excused } = byText(exampleFiles);
    const shown = new Set([...findings, ...excused].map(({ rule }) => rule));
    const silent = rules.filter(({ id }) => !shown.has(id));
    expect(silent.filter(({ optIn }) => optIn !== true).map(({ id }) => id)).toEqual(ofOldVersions);
  });

  test("are what their first line says: nothing but notices where it is Good, more than that where it is Bad", () => {
    const { findings } = byText(exampleFiles);
    const said = exampleFiles.flatMap(({ path, text }) => {
      const documents = text.split(/^---$/m);
      return documents.map((document, index) => {
        const before = documents.slice(0, index).join("---").split("\n").length;
        const end = before + document.split("\n").length;
        const serious = findings.some(
          ({ file, line, level }) => file === path && level !== "notice" && line >= before && line < end,
        );
        const [, word] = /^\s*# (Good|Bad):/.exec(document) ?? [];
        return { document: `${path} ${index + 1}`, word, found: serious ? "Bad" : "Good" };
      });
    });
    const named = said.filter(({ word }) => word !== undefined);
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter(({ word, found }) => word !== found)).toEqual([]);
  });

  test("in the Action", () => {
    expect(byAction(exampleFiles).findings).toEqual(byText(exampleFiles).findings);
  });

  test("in the pack", async () => {
    expect(lines(await byPack(exampleFiles))).toEqual(lines(inText(byText(exampleFiles))));
  });
});

describe("every case in the Action", () => {
  for (const rule of rules) {
    test(rule.id, () => {
      for (const each of casesOf(rule.id)) {
        const expected = lintText(each.files, settingsOf(each), { today });
        const report = byAction(
          each.settings === null ? each.files : [...each.files, { ...each.settings, path: "initguard.yaml" }],
          inputsOf(each),
        );
        expect(report.findings, each.title).toEqual(expected.findings);
        expect(report.notAnalysed.length, each.title).toBe(expected.notAnalysed.length);
      }
    });
  }
});

const inputsOf = ({ complete, kubernetes }: Case): Record<string, string> => ({
  ...(complete && { complete: "true" }),
  ...(kubernetes !== null && { kubernetes }),
});
