/**
 * Holds the fates that initguard predicts to real shells: `npm run shells [-- <folder of manifests>]`. Each script runs in busybox ash,
 * dash and bash with stubs for its commands, and each predicted command fails in turn. Prints the agreement per shell and every
 * disagreement; exits 1 below 3,000 pairs, below 99 % and when a command that the rules speak of is predicted wrongly.
 */
import { agreementOf } from "../test/shells/agreement.ts";
import { generatedSubjects } from "../test/shells/generated.ts";
import { missingPrograms } from "../test/shells/real-shells.ts";
import { subjectsOfCases, subjectsOfFiles } from "../test/shells/subjects.ts";
import { manifestsIn } from "../test/support/manifests.ts";

const missing = missingPrograms();
if (missing.length > 0) {
  console.error(`needs ${missing.join(", ")} on the PATH`);
  process.exit(2);
}

const folder = process.argv[2];
const subjects = [
  ...subjectsOfCases(),
  ...(folder === undefined ? [] : subjectsOfFiles(manifestsIn(folder))),
  ...generatedSubjects(300),
];
const agreement = await agreementOf(subjects);
const { observed, disagreements, withoutVerdict, unreached, scripts, unfit } = agreement;

for (const { shell, origin, command, stub, predicted, status, script } of disagreements) {
  console.log(`${shell}: ${origin}: "${command}" (${stub}) is predicted "${predicted}", exit status ${status}`);
  console.log(script.replace(/^/gm, "    "));
}
const percent = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(2)} %`;
let all = 0;
for (const [shell, pairs] of observed) {
  const wrong = disagreements.filter((each) => each.shell === shell).length;
  all += pairs;
  console.log(`${shell}: ${pairs - wrong} of ${pairs} pairs agree (${percent(pairs - wrong, pairs)})`);
}
console.log(
  `without a verdict: ${[...withoutVerdict].map(([fate, count]) => `${fate} ${count}`).join(", ")}; not reached in a run that succeeds: ${unreached}`,
);
console.log(`${scripts} scripts; not run: ${[...unfit].map(([reason, count]) => `${reason} ${count}`).join(", ")}`);
console.log(`all shells: ${all - disagreements.length} of ${all} pairs (${percent(all - disagreements.length, all)})`);
if (all < 3000 || disagreements.length > 0.01 * all) process.exitCode = 1;
