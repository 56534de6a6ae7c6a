/** Runs over a folder of real manifests: `node scripts/corpus.ts <folder> [--rule <id>] [--level error]`. Exits 1 when a rule fails or a file is lost. */
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { defaultSettings, lintText, type SourceFile } from "../shared/text.ts";
import { manifestsIn } from "../test/support/manifests.ts";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { rule: { type: "string", multiple: true }, level: { type: "string" }, list: { type: "boolean" } },
});
const folder = positionals[0] ?? ".";

const files: readonly SourceFile[] = manifestsIn(folder).map(({ path, text }) => ({
  path: relative(".", join(folder, path)),
  text,
}));

const today = new Date().toISOString().slice(0, 10);
const report = lintText(files, defaultSettings, values.rule ? { today, rules: values.rule } : { today });

const count = new Map<string, number>();
for (const finding of report.findings)
  count.set(`${finding.level} ${finding.rule}`, (count.get(`${finding.level} ${finding.rule}`) ?? 0) + 1);
if (values.list) {
  for (const { file, line, column, level, rule, message } of report.findings) {
    if (values.level === undefined || values.level === level)
      console.log(`${file}:${line}:${column} ${level} ${rule}: ${message}`);
  }
}
for (const [rule, n] of [...count].sort()) console.log(`${String(n).padStart(5)} ${rule}`);
for (const each of report.notAnalysed)
  if (each.kind === "file" || each.kind === "fault") console.log(`not analysed: ${each.file}:${each.line ?? ""} ${each.reason}`);
const { stats, notAnalysed } = report;
console.log(
  `${stats.files} files, ${stats.documents} documents, ${stats.workloads} workloads, ${stats.initContainers} init containers, ${notAnalysed.filter(({ kind }) => kind === "entrypoint").length} with an opaque entrypoint, ${notAnalysed.filter(({ kind }) => kind === "program").length} with a program that is no shell script`,
);

const listed = new Set(notAnalysed.map(({ file }) => file));
const lost = files.filter(
  ({ path, text }) =>
    text.trim() !== "" && !listed.has(path) && lintText([{ path, text }], defaultSettings, { today }).stats.documents === 0,
);
for (const { path } of lost) console.log(`lost: ${path} is neither analysed nor listed`);
const faults = notAnalysed.filter(({ kind }) => kind === "fault");
process.exitCode = files.length === 0 || lost.length > 0 || faults.length > 0 ? 1 : 0;
