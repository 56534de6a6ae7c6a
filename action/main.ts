/** The GitHub Action: inputs, findings, annotations, job summary, outputs, exit code. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as core from "@actions/core";
import { type Level, levels } from "../shared/text.ts";
import { annotations, perLevel } from "./annotate.ts";
import { type Inputs, readInputs } from "./inputs.ts";
import { printJson } from "./json.ts";
import { githubLink, printMarkdown } from "./markdown.ts";
import { closingLine, countOf, fails, type Outcome } from "./outcome.ts";
import { type Problem, Refusal, refusal } from "./refusal.ts";
import { run } from "./run.ts";
import { printText } from "./text.ts";
import { harmless, visible } from "./visible.ts";

const { env } = process;
const say: Readonly<Record<Level, (message: string, properties: core.AnnotationProperties) => void>> = {
  error: core.error,
  warning: core.warning,
  notice: core.notice,
};

async function main(): Promise<number> {
  core.debug(`initguard on node ${process.version}`);
  try {
    const inputs = readInputs();
    const outcome = run(inputs, {
      directory: env.GITHUB_WORKSPACE || process.cwd(),
      now: new Date(),
      stdin: () => {
        throw refusal('path "-" means standard input, which a step does not have');
      },
    });
    await publish(outcome);
    return conclude(outcome, inputs);
  } catch (error) {
    complain(error);
    return 2;
  }
}

async function publish(outcome: Outcome): Promise<void> {
  const { report } = outcome;
  for (const annotation of annotations(report, "in the job summary")) {
    const { level, message, title, file, lines, columns } = annotation;
    say[level](message, {
      title,
      ...(file !== null && { file }),
      ...(lines !== null && { startLine: lines.start, endLine: lines.end }),
      ...(columns !== null && { startColumn: columns.start, endColumn: columns.end }),
    });
  }
  if (report.findings.length + report.notAnalysed.length > 0) {
    core.startGroup("initguard: all findings");
    process.stdout.write(printText(outcome, { colour: false, width: 120, excerpts: false }));
    core.endGroup();
  }
  const path = attempt("the JSON report", () => writeReport(outcome));
  for (const level of levels) attempt(`output ${level}s`, () => core.setOutput(`${level}s`, countOf(report, level)));
  attempt("output report", () => core.setOutput("report", path ?? ""));
  await summarise(outcome);
}

/** In a directory of its own: a job may have several such steps. */
function writeReport(outcome: Outcome): string {
  const path = join(mkdtempSync(join(env.RUNNER_TEMP || tmpdir(), "initguard-")), "report.json");
  writeFileSync(path, printJson(outcome));
  return path;
}

async function summarise(outcome: Outcome): Promise<void> {
  try {
    const elsewhere = "in the log of this step and in the JSON report (output `report`)";
    await core.summary.addRaw(printMarkdown(outcome, { link: githubLink(env), elsewhere })).write();
  } catch (error) {
    core.info(harmless(visible(`initguard: the job summary could not be written: ${messageOf(error)}`)));
  }
}

/** What fails here must not fail the step: the findings are in the log. */
function attempt<T>(what: string, action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    core.info(harmless(visible(`initguard: ${what} could not be written: ${messageOf(error)}`)));
    return undefined;
  }
}

function conclude(outcome: Outcome, { failOn }: Inputs): number {
  const failed = fails(outcome.report, failOn);
  core.info(`initguard: ${closingLine(outcome)}${failed ? `; the step fails (fail-on: ${failOn})` : ""}`);
  return failed ? 1 : 0;
}

function complain(error: unknown): void {
  if (!(error instanceof Refusal)) {
    core.error(visible(`initguard failed by its own fault, please report it: ${messageOf(error)}`), { title: "initguard" });
    if (error instanceof Error) core.debug(error.stack ?? "");
    return;
  }
  const { problems } = error;
  const shown = problems.length > perLevel ? problems.slice(0, perLevel - 1) : problems;
  for (const problem of shown) core.error(visible(problem.message), properties(problem));
  const rest = problems.slice(shown.length);
  if (rest.length > 0) core.error(`+${rest.length} more problems in the log of this step`, { title: "initguard" });
  for (const { file, line, message } of rest) core.info(harmless(visible(`${file}:${line ?? 1}: ${message}`)));
}

const properties = ({ file, line, column }: Problem): core.AnnotationProperties => ({
  title: "initguard",
  ...(file !== null && { file }),
  ...(file !== null && line !== null && { startLine: line, ...(column !== null && { startColumn: column }) }),
});

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";

process.exitCode = await main();
