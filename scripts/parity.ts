/**
 * How far initguard agrees with the API server: `npm run parity [-- --oracle] [--list <n>] [--check <id>]`. Prints disagreements with
 * their manifests and exits 1 when there is one. It compares with the committed answers; with --oracle the server's own code is built
 * and asked first, and an answer that is not the committed one fails the run (needs Go).
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { type Agreement, agreements, type Disagreement } from "../test/oracle/agreements.ts";

const { values } = parseArgs({
  options: { list: { type: "string", default: "20" }, check: { type: "string" }, oracle: { type: "boolean" } },
});

const wanted = ({ checks }: Disagreement): boolean => values.check === undefined || checks.includes(values.check);

function show({ name, asked, disagreements, unanswered }: Agreement): void {
  const chosen = disagreements.filter(wanted);
  const shown = Number(values.list);
  for (const { title, server, differences, manifest } of chosen.slice(0, shown)) {
    console.log(`${server}: ${title}`);
    for (const each of differences) console.log(`  ${each}`);
    console.log(`  ${JSON.stringify(manifest)}`);
  }
  if (chosen.length > shown) console.log(`… and ${chosen.length - shown} more (--list ${chosen.length})`);
  for (const title of unanswered.slice(0, shown)) console.log(`no committed answer, so run \`npm run oracle\`: ${title}`);
  const agreed = asked - disagreements.length;
  const percent = Math.floor((100 * agreed) / Math.max(1, asked));
  console.log(
    `${name}: ${agreed} of ${asked} (${percent} %)${unanswered.length > 0 ? `, ${unanswered.length} without an answer` : ""}`,
  );
  if (disagreements.some(({ checks }) => checks.length > 0)) console.log(`  by check: ${byCheck(disagreements)}`);
  if (asked === 0 || disagreements.length > 0 || unanswered.length > 0) process.exitCode = 1;
}

function byCheck(disagreements: readonly Disagreement[]): string {
  const count = new Map<string, number>();
  for (const check of disagreements.flatMap(({ checks }) => checks)) count.set(check, (count.get(check) ?? 0) + 1);
  return [...count]
    .sort(([, a], [, b]) => b - a)
    .map(([check, n]) => `${check} ${n}`)
    .join(", ");
}

if (values.oracle) {
  const script = fileURLToPath(new URL("./oracle.ts", import.meta.url));
  const { status } = spawnSync(process.execPath, [script, "--check"], { stdio: "inherit" });
  if (status !== 0) process.exitCode = 1;
}
for (const agreement of agreements()) show(agreement);
