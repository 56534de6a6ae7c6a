/** Runs actionlint over the project's workflows, the example, and every workflow snippet of the documentation: `npm run lint-workflows`. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");
const documents = [
  "README.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  ...readdirSync(join(root, "docs"))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
];

const folder = mkdtempSync(join(tmpdir(), "initguard-workflows-"));
try {
  mkdirSync(join(folder, "snippets"));
  const files = [join(root, ".github/workflows/ci.yml"), join(root, "examples/workflow/.github/workflows/initguard.yml")];
  for (const document of documents) {
    const text = readFileSync(join(root, document), "utf8");
    const snippets = [...text.matchAll(/^```ya?ml\n([\s\S]*?)^```/gm)]
      .map(([, snippet = ""]) => snippet)
      .filter((snippet) => /^on:/m.test(snippet) || /^jobs:/m.test(snippet));
    for (const [index, snippet] of snippets.entries()) {
      const file = join(folder, "snippets", `${document.replaceAll("/", "-")}-${index + 1}.yml`);
      writeFileSync(file, snippet);
      files.push(file);
    }
  }
  const { status, error } = spawnSync("actionlint", files, { stdio: "inherit", cwd: folder });
  if (error !== undefined)
    console.error("actionlint is not on the PATH: go install github.com/rhysd/actionlint/cmd/actionlint@v1.7.12");
  else console.log(`${files.length} workflows and snippets read`);
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
