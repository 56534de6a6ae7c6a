/**
 * Asks the API server's own code and writes its answers: `npm run oracle [-- --check]`. Needs Go; builds the program first, which takes
 * minutes once. With --check nothing is written, and an answer that is not the committed one fails the run.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { askSchema, build } from "../test/oracle/api-server.ts";
import { questions } from "../test/oracle/questions.ts";
import { type Answers, keyOf, printAnswers, readAnswers, writeAnswers } from "../test/oracle/store.ts";

const { values } = parseArgs({ options: { check: { type: "boolean" } } });

/** How many differences are shown, and how much of each. */
const [shown, width] = [5, 400];

function compare(name: string, answers: Answers<unknown>): boolean {
  const committed = readAnswers(name);
  const same = printAnswers(committed) === printAnswers(answers);
  console.log(`${name}: ${answers.size} answers, ${same ? "as committed" : values.check ? "NOT as committed" : "written"}`);
  if (!values.check) writeAnswers(name, answers);
  else for (const each of differing(answers, committed).slice(0, shown)) console.log(each.slice(0, width));
  return same;
}

const differing = (answers: Answers<unknown>, committed: Answers<unknown>): readonly string[] =>
  [...new Set([...answers.keys(), ...committed.keys()])].flatMap((key) => {
    const [fresh, before] = [answers, committed].map((each) => JSON.stringify(each.get(key)) ?? "no such input");
    return fresh === before ? [] : [`  ${key}: ${fresh}, committed is ${before}`];
  });

function compareSchema(): boolean {
  const file = new URL("../test/oracle/verdicts/schema.json", import.meta.url);
  const text = `${JSON.stringify(askSchema(), null, 1)}\n`;
  if (!values.check) writeFileSync(file, text);
  return readFileSync(file, "utf8") === text;
}

build();
const same = Object.entries(questions).map(([name, { make, answer }]) => {
  const manifests = new Map(make().map(({ manifest }) => [keyOf(manifest), manifest]));
  const answers = answer([...manifests.values()]);
  return compare(name, new Map([...manifests.keys()].map((key, index) => [key, answers[index]])));
});
if (!compareSchema()) console.log("schema: NOT as committed");
if (values.check && (same.includes(false) || !compareSchema())) {
  console.log("run `npm run oracle` and commit test/oracle/verdicts");
  process.exitCode = 1;
}
