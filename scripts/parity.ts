/**
 * How far initguard agrees with the API server: `npm run parity [-- --oracle] [--list <n>]`. Prints each disagreement with its manifest
 * and exits 1 when there is one. It compares with the committed answers; with --oracle the server's own code is asked, too (needs Go).
 */
import { parseArgs } from "node:util";
import { differences, saidOf } from "../test/oracle/agreement.ts";
import { emulated } from "../test/oracle/api-server.ts";
import { questions } from "../test/oracle/questions.ts";
import { answerTo, atMinor, type ByMinor, readAnswers } from "../test/oracle/store.ts";
import { parseVerdict } from "../test/oracle/verdict.ts";

const { values } = parseArgs({ options: { list: { type: "string" } } });
const shown = values.list === undefined ? 20 : Number(values.list);

let agreed = 0;
let asked = 0;
const disagreements: string[] = [];
const byCheck = new Map<string, number>();
for (const [name, make] of Object.entries(questions)) {
  const made = make();
  const answers = readAnswers<ByMinor<readonly string[]>>(name);
  for (const minor of emulated) {
    const said = saidOf(
      made.map(({ manifest }) => manifest),
      minor,
    );
    for (const [index, { title, checks, manifest }] of made.entries()) {
      const verdict = parseVerdict(atMinor(answerTo(answers, name, manifest, title), minor));
      const different = differences(said[index] ?? [], verdict, ({ path }) => name !== "cases" || path.includes("nitContainers"));
      asked++;
      if (different.length === 0) agreed++;
      else {
        for (const check of checks) byCheck.set(check, (byCheck.get(check) ?? 0) + 1);
        disagreements.push(
          [`1.${minor} ${title}`, ...different.map((each) => `  ${each}`), `  ${JSON.stringify(manifest)}`].join("\n"),
        );
      }
    }
  }
}
for (const each of disagreements.slice(0, shown)) console.log(each);
if (disagreements.length > shown) console.log(`… and ${disagreements.length - shown} more (--list ${disagreements.length})`);
if (byCheck.size > 0)
  console.log(
    `by check: ${[...byCheck]
      .sort(([, a], [, b]) => b - a)
      .map(([check, n]) => `${check} ${n}`)
      .join(", ")}`,
  );
console.log(`validity: ${agreed} of ${asked} (${Math.floor((100 * agreed) / asked)} %)`);
process.exitCode = agreed === asked ? 0 : 1;
