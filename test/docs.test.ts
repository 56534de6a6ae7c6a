/** The documentation holds: its links lead somewhere, its settings are accepted, its rules exist. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { readSettings, rules } from "../shared/text.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const documents = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
  (path) => path.endsWith(".md") && !path.split("/").includes("node_modules"),
);
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const snippets = (path: string): readonly string[] =>
  [...read(path).matchAll(/^```ya?ml\n([\s\S]*?)^```/gm)].map(([, snippet = ""]) => snippet);

describe.each(documents)("%s", (path) => {
  test("its links lead to files of the repository", () => {
    const prose = read(path).replace(/^(`{3,})[\s\S]*?^\1/gm, "");
    const targets = [...prose.matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g)].map(([, target = ""]) => target);
    expect(targets.filter((target) => !existsSync(join(root, dirname(path), target)))).toEqual([]);
  });
});

describe.each(["README.md", "docs/rollout.md"])("the settings in %s", (path) => {
  const settings = snippets(path).filter(
    (snippet) => /^(extends|rules|exceptions):/m.test(snippet) && !/^(jobs|apiVersion):/m.test(snippet),
  );

  test("are accepted", () => {
    expect(settings).not.toEqual([]);
    for (const text of settings) {
      const { problems } = readSettings("initguard.yaml", text, (reference) => ({ file: reference, text: "" }), rules);
      expect(problems).toEqual([]);
    }
  });
});

test("every rule has a place in the page about the seed document", () => {
  const page = read("docs/init-containers.md");
  expect(rules.filter(({ id }) => !page.includes(`[${id}](rules/${id}.md)`)).map(({ id }) => id)).toEqual([]);
});
