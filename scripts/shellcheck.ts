/**
 * What ShellCheck says of the scripts in the project's cases, and in a folder of manifests: `npm run shellcheck [-- <folder>]`. Exits 1 on
 * a code of which docs/shellcheck.md says nothing. Needs `shellcheck`.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { subjectsOfCases, subjectsOfFiles } from "../test/shells/subjects.ts";
import { manifestsIn } from "../test/support/manifests.ts";

interface Comment {
  readonly file: string;
  readonly code: number;
  readonly level: string;
  readonly message: string;
}

/** Which of ShellCheck's dialects a shell is read in; it has none for busybox. */
const dialects: Readonly<Record<string, string>> = { bash: "bash", dash: "dash", ash: "dash" };

const folder = process.argv[2];
const subjects = [...subjectsOfCases(), ...(folder === undefined ? [] : subjectsOfFiles(manifestsIn(folder)))];
const texts = new Set<string>();
for (const { run } of subjects) {
  const dialect = dialects[run.shell?.dialect ?? ""] ?? "sh";
  texts.add(`# shellcheck shell=${dialect}\n${run.script?.text ?? ""}`);
}

const temporary = mkdtempSync(join(tmpdir(), "initguard-shellcheck-"));
try {
  const files = [...texts].map((text, index) => {
    const file = join(temporary, `${index}.sh`);
    writeFileSync(file, text);
    return file;
  });
  const { stdout, error } = spawnSync("shellcheck", ["-f", "json", ...files], { encoding: "utf8", maxBuffer: 1 << 28 });
  if (error !== undefined) {
    console.error("needs shellcheck on the PATH");
    process.exitCode = 2;
  } else tell(JSON.parse(stdout), files.length);
} finally {
  rmSync(temporary, { recursive: true, force: true });
}

function tell(comments: readonly Comment[], scripts: number): void {
  const table = readFileSync(new URL("../docs/shellcheck.md", import.meta.url), "utf8");
  const ranges = [...table.matchAll(/SC(\d+) to SC(\d+)/g)].map(([, from, to]) => [Number(from), Number(to)] as const);
  const byCode = new Map<number, Comment[]>();
  for (const comment of comments) {
    const known = byCode.get(comment.code);
    if (known) known.push(comment);
    else byCode.set(comment.code, [comment]);
  }
  for (const [code, found] of [...byCode].sort(([, a], [, b]) => b.length - a.length)) {
    const known =
      new RegExp(`^\\|[^|]*\\bSC${code}\\b`, "m").test(table) || ranges.some(([from, to]) => from <= code && code <= to);
    const where = new Set(found.map(({ file }) => file)).size;
    console.log(
      `${known ? "" : "not in the table: "}SC${code} (${found[0]?.level}): ${found.length} in ${where} scripts: ${found[0]?.message}`,
    );
    if (!known) process.exitCode = 1;
  }
  console.log(`${scripts} scripts, ${comments.length} comments, ${byCode.size} codes`);
  if (comments.length === 0) process.exitCode = 1;
}
