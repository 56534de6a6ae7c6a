import { rule } from "../engine/rule.ts";
import { isCritical } from "../knowledge/critical.ts";
import { findMigration } from "../knowledge/migrations.ts";
import { acceptsNothing, printsFromElsewhere, runsInput } from "../knowledge/pipes.ts";
import { checksIn } from "../script/checks.ts";
import { readsDocument, saysNoErrors } from "../script/downloads.ts";
import type { Command, Run } from "../script/model.ts";
import { type Pipeline, pipelinesIn } from "../script/pipelines.ts";
import { isBroken } from "../startup/output.ts";

export default rule({
  id: "pipe-hides-failure",
  level: "warning",
  since: "0.1.0",
  serves: ["practice: error handling"],
  summary: "Pipeline that succeeds although its first command failed",
  why: `The status of a pipeline is that of its last command. When the one before it fails, \`gzip\`, \`tee\`, \`jq\`, \`base64 -d\` or \`sh\` read
nothing, say nothing and succeed, so neither \`set -e\` nor \`&&\` notices: the dump is empty, the variable is empty, the migration did not
happen, and the main containers start.

Programs that look into what they read (\`tar\`, \`gunzip\`, \`grep\`, \`kubectl apply\`) fail by themselves and are not reported.`,
  fix: `\`set -o pipefail\` in bash and in busybox's ash (Alpine). Debian's dash 0.5.12 does not know it and ends there with status 2: write to a file
first and go on with that (\`pg_dump app > /tmp/app.sql; gzip -c /tmp/app.sql > …\` under \`set -e\`), or test the result.`,
  links: [
    "https://github.com/alphagov/govuk-helm-charts/pull/4017",
    "https://github.com/schickling/dockerfiles/pull/13",
    "https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_09_02",
  ],

  initContainer({ container, role, run }, report) {
    if (run.form !== "shell" || role === "sidecar" || isBroken(run)) return;
    const told = new Set<Command>();
    for (const pipeline of pipelinesIn(run)) {
      const [hidden, reader] = hiddenIn(pipeline, run) ?? [];
      if (hidden === undefined || reader === undefined || told.has(hidden)) continue;
      told.add(hidden);
      report(
        (hidden.words[0] ?? hidden).place,
        `init container "${container.name ?? ""}" pipes "${hidden.name ?? ""}" into "${reader.name ?? ""}" without pipefail, so it goes on when "${hidden.name ?? ""}" fails`,
      );
    }
  },
});

/** The command whose failure nobody sees, and the one that hides it. */
function hiddenIn(pipeline: Pipeline, run: Run): readonly [Command, Command] | undefined {
  const { parts } = pipeline;
  const last = parts.at(-1);
  // Where the last status is lost too, a pipe is not what hides the first one.
  if (last == null || last.elsewhere || !(last.fate === "decides" || (last.fate === "tested" && last.name === "tee"))) {
    return undefined;
  }
  const index = parts.slice(0, -1).findIndex((part) => part !== null && part.fate === "lost" && matters(part, pipeline, run));
  const [hidden, ...readers] = index < 0 ? [] : parts.slice(index);
  const [reader] = readers;
  if (hidden == null || reader == null) return undefined;
  const content = readers.every((part) => part?.name != null && acceptsNothing(part.name, argumentsOf(part)));
  return content ? [hidden, reader] : undefined;
}

const argumentsOf = ({ words }: Command): readonly (string | null)[] => words.slice(1).map(({ value }) => value);

/** What is told to be quiet (`2>/dev/null`) may fail; what only prints counts where something is made of it that nobody looks at. */
function matters(command: Command, pipeline: Pipeline, run: Run): boolean {
  const { name, words, elsewhere, redirects } = command;
  if (name === null || elsewhere || redirects.some(({ descriptor }) => descriptor === 2)) return false;
  const args = argumentsOf(command);
  const changes = isCritical(name, args) || findMigration(words.map(({ value }) => value)) !== null;
  const prints = readsDocument(command) ? saysNoErrors(command) !== true : printsFromElsewhere(name, args);
  return prints ? isUsed(pipeline, run) : changes;
}

/** True when what a pipeline prints becomes a variable, a file or a program, and no test looks at it. */
function isUsed({ parts, variable }: Pipeline, run: Run): boolean {
  const last = parts.at(-1);
  if (last?.name == null) return false;
  const checks = checksIn(run);
  if (variable !== null) return checks.usesVariable(variable) && !checks.testsVariable(variable);
  const files = last.redirects.flatMap(({ operator, descriptor, target }) =>
    operator.startsWith(">") && descriptor === 1 && target !== null ? [target] : [],
  );
  if (last.name === "tee") files.push(...last.words.slice(1).filter(({ text }) => !text.startsWith("-")));
  const made = files.filter(({ value }) => value !== "/dev/null" && value !== "/dev/stdout" && value !== "/dev/stderr");
  return runsInput(last.name) || (made.length > 0 && made.every(({ text }) => !checks.testsWord(text)));
}
