/**
 * Asks the API server's own code and writes its answers: `npm run oracle [-- --check]`. Needs Go; builds the program first, which takes
 * minutes once. With --check nothing is written, and an answer that is not the committed one fails the run.
 */
import { parseArgs } from "node:util";
import { askVerdicts, build } from "../test/oracle/api-server.ts";
import { questions } from "../test/oracle/questions.ts";
import { servers } from "../test/oracle/servers.ts";
import { type Answers, byServer, keyOf, printAnswers, readAnswers, writeAnswers } from "../test/oracle/store.ts";
import type { Made } from "../test/oracle/validity.ts";
import { printVerdict } from "../test/oracle/verdict.ts";

const { values } = parseArgs({ options: { check: { type: "boolean" } } });

function verdicts(asked: readonly Made[]): Answers<unknown> {
  const manifests = new Map(asked.map(({ manifest }) => [keyOf(manifest), manifest]));
  const answers = servers.map((server) => askVerdicts([...manifests.values()], server).map(printVerdict));
  return new Map([...manifests.keys()].map((key, index) => [key, byServer(answers.map((each) => each[index]))]));
}

let different = 0;
function keep(name: string, answers: Answers<unknown>): void {
  const committed = readAnswers(name);
  const same = printAnswers(committed) === printAnswers(answers);
  if (!same) different++;
  console.log(`${name}: ${answers.size} answers, ${same ? "as committed" : values.check ? "NOT as committed" : "written"}`);
  if (!values.check) writeAnswers(name, answers);
  else if (!same) {
    for (const [key, answer] of answers)
      if (JSON.stringify(committed.get(key)) !== JSON.stringify(answer))
        console.log(`  ${key}: ${JSON.stringify(answer)}, committed is ${JSON.stringify(committed.get(key))}`);
  }
}

build();
for (const [name, asked] of Object.entries(questions)) keep(name, verdicts(asked()));
process.exitCode = values.check && different > 0 ? 1 : 0;
