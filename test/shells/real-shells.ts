/** Runs stubbed scripts in real shells. */
import { spawn } from "node:child_process";
import {
  accessSync,
  constants,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { delimiter, join } from "node:path";

/** bash under its own name, bash as `sh` (POSIX mode), dash and busybox ash. */
export type ShellName = "bash" | "bash as sh" | "dash" | "ash";

/** One run of one script. */
export interface Job {
  readonly shell: ShellName;
  /** Options of the command line. */
  readonly flags: readonly string[];
  readonly text: string;
  /** Variables that are set, to 1. */
  readonly names: readonly string[];
  /** Stubs that fail: at each call. */
  readonly failing: readonly string[];
  /** Stubs that answer the opposite from their third call on, so that loops end. */
  readonly turning: readonly string[];
}

export interface Outcome {
  /** The exit status; null when the script did not end by itself. */
  readonly status: number | null;
  readonly reached: ReadonlySet<string>;
}

const mostStubs = 400;

/**
 * A stub says that it was called, counts its calls, reads what a pipe gives it (so that no writer dies of SIGPIPE) and prints a word
 * for who substitutes it. After 40 calls it ends the whole process group, which timeout(1) made.
 */
const stub = `#!DASH
trap '' PIPE
n=\${0##*/} c=0
while read -r line; do :; done
[ -f "$LOG.$n" ] && read -r c <"$LOG.$n"
c=$((c + 1))
echo $c >"$LOG.$n"
[ $c -le 40 ] || kill -9 0
status=0
case "$FAILING" in *" $n "*) status=1 ;; esac
case "$TURNING" in *" $n "*) [ $c -lt 3 ] || status=$((1 - status)) ;; esac
echo 1 2>&-
exit $status
`;

/** The first program of that name on the PATH; null without one. */
function programAt(name: string): string | null {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {}
  }
  return null;
}

/** What the harness needs and this machine does not have. */
export const missingPrograms = (): readonly string[] =>
  ["bash", "dash", "busybox", "timeout"].filter((name) => programAt(name) === null);

/** A temporary folder with the shells and the stubs; `end` removes it. */
export class RealShells {
  readonly #folder = mkdtempSync(join(tmpdir(), "initguard-shells-"));
  readonly #scripts = new Map<string, string>();
  #jobs = 0;

  constructor() {
    for (const name of ["bin", "as", "log", "scripts"]) mkdirSync(join(this.#folder, name));
    const file = join(this.#folder, "stub");
    writeFileSync(file, stub.replace("DASH", programAt("dash") ?? ""), { mode: 0o755 });
    for (let n = 0; n < mostStubs; n++) symlinkSync(file, join(this.#folder, "bin", `S${n}`));
    symlinkSync(file, join(this.#folder, "bin", "HANDLER"));
    symlinkSync(programAt("bash") ?? "", join(this.#folder, "as", "sh"));
  }

  end(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** The outcomes of the jobs, in their order. */
  async run(jobs: readonly Job[]): Promise<readonly Outcome[]> {
    const first = this.#jobs;
    this.#jobs += jobs.length;
    const drivers = Math.max(1, Math.min(availableParallelism(), jobs.length));
    const parts = Array.from({ length: drivers }, (_, driver) =>
      jobs.map((job, index) => ({ job, index })).filter(({ index }) => index % drivers === driver),
    );
    const statuses = new Map<number, number>();
    await Promise.all(
      parts.map(async (part, driver) => {
        const lines = part.map(({ job, index }) => this.#line(job, first + index));
        const printed = await this.#drive(`${first}-${driver}`, lines);
        for (const [, id, status] of printed.matchAll(/^(\d+) (\d+)$/gm)) statuses.set(Number(id), Number(status));
      }),
    );
    const reached = new Map<number, Set<string>>();
    for (const name of readdirSync(join(this.#folder, "log"))) {
      const [id = "", called = ""] = name.split(".");
      const number = Number(id);
      if (number < first) continue;
      const known = reached.get(number);
      if (known) known.add(called);
      else reached.set(number, new Set([called]));
    }
    return jobs.map((_, index) => {
      const status = statuses.get(first + index) ?? null;
      return {
        status: status === 124 || status === 137 ? null : status,
        reached: reached.get(first + index) ?? new Set(),
      };
    });
  }

  #line({ shell, flags, text, names, failing, turning }: Job, id: number): string {
    const set = names.length > 0 ? `export ${names.map((name) => `${name}=1`).join(" ")}; ` : "";
    const command = [...this.#command(shell), ...flags, this.#script(text), "1", "2"].join(" ");
    return `( ${set}LOG=$W/log/${id} FAILING=' ${failing.join(" ")} ' TURNING=' ${turning.join(" ")} ' PATH=$W/bin exec $T 5 ${command} ) </dev/null >/dev/null 2>&1; echo ${id} $?`;
  }

  #command(shell: ShellName): readonly string[] {
    switch (shell) {
      case "bash":
        return [programAt("bash") ?? ""];
      case "bash as sh":
        return ["$W/as/sh"];
      case "dash":
        return [programAt("dash") ?? ""];
      case "ash":
        return [programAt("busybox") ?? "", "sh"];
    }
  }

  #script(text: string): string {
    const known = this.#scripts.get(text);
    if (known !== undefined) return known;
    const path = join(this.#folder, "scripts", String(this.#scripts.size));
    writeFileSync(path, text);
    this.#scripts.set(text, path);
    return path;
  }

  async #drive(name: string, lines: readonly string[]): Promise<string> {
    const driver = join(this.#folder, `driver-${name}`);
    const answers = `${driver}.out`;
    writeFileSync(driver, `cd "$W/scripts"\n${lines.join("\n")}\n`);
    const env = { W: this.#folder, T: programAt("timeout") ?? "" };
    await new Promise<void>((resolve, reject) => {
      const child = spawn(programAt("dash") ?? "", ["-c", `. "${driver}" >"${answers}"`], { env, stdio: "ignore" });
      child.on("error", reject);
      child.on("close", () => resolve());
    });
    return readFileSync(answers, "utf8");
  }
}
