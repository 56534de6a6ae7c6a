/** Real output for the documentation: what each door says about the examples, and the findings in the seed document's manifests. */
import { readFileSync } from "node:fs";
import { annotations } from "../action/annotate.ts";
import type { Outcome } from "../action/outcome.ts";
import { printText } from "../action/text.ts";
import { readFile } from "../shared/source/documents.ts";
import { defaultSettings, lintText, type SourceFile } from "../shared/text.ts";
import { type Properties, urnOf } from "../test/support/pulumi.ts";
import { buildPack } from "../test/support/pulumi-build.ts";
import { type Diagnostic, startPack } from "../test/support/pulumi-pack.ts";
import { seedFindings } from "../test/support/seed.ts";

const today = "2026-01-01";
const shown = ["examples/shop/orders.yaml", "examples/shop/payments.yaml"];

/** What stands between `<!-- name:start -->` and `<!-- name:end -->`, by name. */
export async function excerpts(root: string): Promise<Readonly<Record<string, string>>> {
  const files = shown.map((path) => ({ path, text: readFileSync(`${root}${path}`, "utf8") }));
  return {
    text: fenced("text", `$ initguard ${shown.join(" ")}\n${commandLine(files)}`),
    github: onPullRequest(files),
    pulumi: fenced("text", await inPreview(files)),
    seed: seedTable(),
  };
}

const fenced = (language: string, content: string): string => `\`\`\`${language}\n${content.trimEnd()}\n\`\`\``;

const outcomeOf = (files: readonly SourceFile[]): Outcome => ({
  report: lintText(files, defaultSettings, { today }),
  milliseconds: 0,
  reread: (path) => files.find((file) => file.path === path)?.text,
});

/** The worst findings and the closing line: errors first come first in a reader's mind, too. */
function commandLine(files: readonly SourceFile[]): string {
  const outcome = outcomeOf(files);
  const blocks = printText(outcome, { colour: false, width: 100, excerpts: true }).trimEnd().split("\n\n");
  const errors = blocks.filter((block) => /^\S+ {2}error /.test(block));
  return [...errors.slice(0, 4), "…", blocks.at(-1)].join("\n\n");
}

function onPullRequest(files: readonly SourceFile[]): string {
  const rows = annotations(outcomeOf(files).report, "in the job summary")
    .slice(0, 5)
    .map(
      ({ level, title, message, file, lines }) =>
        `| ${level} | \`${file ?? ""}\` line ${lines?.start ?? ""} | **${title}**<br>${(message.split("\n")[0] ?? "").replaceAll("|", "\\|")} |`,
    );
  return ["| Level | Place | Annotation |", "|---|---|---|", ...rows].join("\n");
}

/** What the real pack says, in the layout of the CLI: level, severity and name of the policy, the resource, then our words. */
async function inPreview(files: readonly SourceFile[]): Promise<string> {
  const directory = await buildPack();
  const pack = await startPack(directory.path);
  try {
    const violations: string[] = [];
    for (const resource of files.flatMap((file) => readFile(file).resources)) {
      const { apiVersion, kind, name } = resource;
      const type = `kubernetes:${apiVersion === "v1" ? "core/v1" : apiVersion}:${kind}`;
      const found = await pack.analyze({ type, name, urn: urnOf(type, name), parent: "", props: resource.body as Properties });
      violations.push(...found.filter(({ level }) => level === "mandatory").map((one) => violation(one, `${type}: ${name}`)));
    }
    return ["Policies:", `    ❌ initguard@v${pack.info.version} (local: initguard/policy)`, ...violations.slice(0, 3)].join(
      "\n",
    );
  } finally {
    await pack.stop();
    directory.remove();
  }
}

function violation({ policy, level, severity, message }: Diagnostic, resource: string): string {
  const lines = message.split("\n").map((line) => `          ${line}`);
  return [`        - [${level}] [severity: ${severity}]  ${policy}  (${resource})`, ...lines].join("\n");
}

function seedTable(): string {
  const rows = seedFindings.map(
    ([file, level, rule, line, column, word]) =>
      `| \`${file}\` | ${line}:${column} | \`${word}\` | ${level} | [${rule}](rules/${rule}.md) |`,
  );
  return ["| Manifest | Place | At | Level | Rule |", "|---|---|---|---|---|", ...rows].join("\n");
}
