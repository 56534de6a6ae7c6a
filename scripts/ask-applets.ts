/** Asks a busybox which applets it has and which options they take, by calling it. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** An answer in the notation of shared/knowledge/applet-options.ts, without versions: `-qv -w=` and so on. */
export interface Answer {
  /** As `--list` prints them. */
  readonly applets: readonly string[];
  /** By applet; it lacks those that refuse nothing, because they do not read options. */
  readonly options: Readonly<Record<string, readonly string[]>>;
}

const letters = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** Letters and words that no applet takes, so that nothing is ever done: the first that is refused tells what was read before it. */
const impossible = ["-%", "-&"] as const;

/**
 * `command` runs busybox: `["busybox"]`, or `["docker", "run", "--rm", "busybox:1.36", "busybox"]`. `long` names the long options to ask
 * for, without dashes. Works in an empty temporary directory.
 */
export function askApplets(
  command: readonly string[],
  tools: readonly string[],
  long: (tool: string) => readonly string[],
): Answer {
  const folder = mkdtempSync(join(tmpdir(), "applets-"));
  try {
    const call: Call = (all) => run(command, all, folder);
    const [listed = "", ...readers] = call([["--list"], ...tools.map((tool) => [tool, impossible[0]])]);
    const applets = listed.split(/\s+/).filter((name) => name !== "");
    const known = tools.filter((tool, index) => applets.includes(tool) && refused(readers[index] ?? "") === "%");
    return { applets, options: Object.fromEntries(known.map((tool) => [tool, optionsOf(tool, long(tool), call)])) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What busybox prints, for each list of arguments. */
type Call = (all: readonly (readonly string[])[]) => readonly string[];

function optionsOf(tool: string, long: readonly string[], call: Call): readonly string[] {
  const asked = [...[...letters].map((letter) => `-${letter}`), ...long.map((name) => `--${name}`)];
  const answers = call(asked.map((option) => [tool, option, ...impossible]));
  const found = asked.flatMap((option, index) => {
    const first = refused(answers[index] ?? "");
    if (first === option.replace(/^-+/, "") || first === "-") return [];
    // Refused next: it takes no value. The one behind: the first was the value. Nothing: the value was no number.
    return [first === "%" ? option : `${option}=`];
  });
  const flags = found.filter((option) => /^-\w$/.test(option)).map((option) => option.slice(1));
  return [...(flags.length > 0 ? [`-${flags.join("")}`] : []), ...found.filter((option) => !/^-\w$/.test(option))];
}

/** The option that a message says is not known, without its dashes; as glibc, musl and uclibc word it. */
function refused(message: string): string | null {
  const match = /(?:invalid|unrecognized|unknown) option(?: --)?:? ?['`]?-{0,2}([^\s'`]*)/.exec(message);
  return match === null ? null : match[1] || "-";
}

/** One shell for all calls, as starting a process from here takes several times as long. */
function run(command: readonly string[], all: readonly (readonly string[])[], folder: string): readonly string[] {
  const quoted = (words: readonly string[]): string => words.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(" ");
  const end = "--- end of an answer ---";
  const script = all.map((args) => `${quoted([...command, ...args])} </dev/null 2>&1; echo '${end}'`).join("\n");
  const { stdout } = spawnSync("sh", ["-c", script], {
    cwd: folder,
    encoding: "utf8",
    timeout: 60_000,
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, TMPDIR: folder, LC_ALL: "C" },
  });
  return (stdout ?? "").split(`${end}\n`);
}
