#!/usr/bin/env node
import { writeSync } from "node:fs";
import { version } from "../package.json";
import { type Format, help, parse } from "./arguments.ts";
import { printPage } from "./explain.ts";
import { printGithub } from "./github.ts";
import { printJson } from "./json.ts";
import { githubLink, printMarkdown } from "./markdown.ts";
import { fails, type Outcome } from "./outcome.ts";
import { printPlans } from "./plan.ts";
import { progressLine, silent } from "./progress.ts";
import { Refusal } from "./refusal.ts";
import { run } from "./run.ts";
import { readStdin } from "./stdin.ts";
import { printText } from "./text.ts";
import { harmless, visible } from "./visible.ts";

const { env, stderr, stdout } = process;

/** Runs the command line and returns the exit code. */
function main(args: readonly string[]): number {
  const progress = stderr.isTTY ? progressLine((text) => writeSync(stderr.fd, text), Date.now) : silent;
  try {
    const command = parse(args);
    if (command.show !== null) {
      stdout.write(command.show === "help" ? help : `${version}\n`);
      return 0;
    }
    if (command.explain !== undefined) {
      stdout.write(printPage(command.explain, { colour: wantsColour() }));
      return 0;
    }
    const outcome = run(command, { directory: process.cwd(), now: new Date(), stdin: readStdin, progress: progress.show });
    progress.clear();
    if (command.plan) {
      stdout.write(command.format === "json" ? printJson(outcome) : printPlans(outcome, { colour: wantsColour() }));
      return 0;
    }
    stdout.write(print[command.format](outcome));
    return fails(outcome.report, command.failOn) ? 1 : 0;
  } catch (error) {
    progress.clear();
    complain(error);
    return 2;
  }
}

const print: Readonly<Record<Format, (outcome: Outcome) => string>> = {
  text: (outcome) => printText(outcome, { colour: wantsColour(), width: Math.min(stdout.columns || 100, 140), excerpts: true }),
  json: printJson,
  github: printGithub,
  markdown: (outcome) => printMarkdown(outcome, { link: githubLink(env), elsewhere: "in the output of `--format json`" }),
};

function wantsColour(): boolean {
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== "0" && env.FORCE_COLOR !== "false";
  return !env.NO_COLOR && env.TERM !== "dumb" && stdout.isTTY === true;
}

function complain(error: unknown): void {
  if (error instanceof Refusal) {
    for (const line of error.message.split("\n")) stderr.write(`initguard: ${harmless(visible(line))}\n`);
    return;
  }
  const text = error instanceof Error ? error.message : String(error);
  stderr.write(`initguard: failed by its own fault, please report it: ${harmless(visible(text.split("\n")[0] ?? ""))}\n`);
  if (env.INITGUARD_DEBUG && error instanceof Error) stderr.write(`${error.stack}\n`);
}

// A reader that has seen enough, such as head, closes the pipe: that is no failure.
for (const stream of [stdout, stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });
}

process.exitCode = main(process.argv.slice(2));
