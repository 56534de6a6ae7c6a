/** Runs an init container twice on a real machine: volumes are directories that stay as long as Kubernetes keeps them. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { InitContainerView } from "../../shared/engine/rule.ts";
import { isWithin, normalized } from "../../shared/script/paths.ts";
import { neverRestarts, outlivesPod } from "../../shared/startup/repeats.ts";
import { mountAt } from "../../shared/startup/volumes.ts";

/** What one run came to. */
export interface Ran {
  readonly status: number | null;
  readonly errors: string;
  /** A digest of what its volumes hold, without what git keeps for itself. */
  readonly holds: string;
}

/** Programs that need nothing but files. */
const local = new Set(
  "cat chmod cp date find git grep gunzip head ln ls mkdir mktemp mv rm sh ssh-keygen tar tee touch tr unzip".split(" "),
);

const isThere = (program: string): boolean =>
  (process.env.PATH ?? "").split(":").some((folder) => existsSync(join(folder, program)));

/** What the machine lacks to run the container, for the name of a skipped test; "" when nothing. */
export function lacking({ run, container, role }: InitContainerView): string {
  if (role === "sidecar") return "a sidecar";
  if (container.volumeMounts?.some(({ readOnly }) => readOnly)) return "a volume that is read-only";
  if (run.argv.some(({ value }) => value === null)) return "a word that is not known";
  const programs = new Set(run.commands.flatMap(({ name, builtin }) => (builtin || name === null ? [] : [name])));
  return [...programs]
    .filter(
      (name) =>
        !/^(?:\[|test|echo|true|false|printf|cd|set|exit|:)$/.test(name) &&
        !(local.has(name) && isThere(name) && (name !== "unzip" || isThere("zip"))),
    )
    .sort()
    .join(", ");
}

/** One Pod after another on `root`: the second finds what its volumes keep. */
export class TwoRuns {
  readonly #root: string;
  readonly #view: InitContainerView;

  constructor(root: string, view: InitContainerView) {
    this.#root = root;
    this.#view = view;
    this.#repository();
  }

  /** Runs the init containers before it, whatever they say, and then this one; both times on the same volumes. */
  run(): readonly [Ran, Ran] {
    const once = (): Ran => {
      for (const earlier of this.#view.pod.initContainers.slice(0, this.#view.index))
        if (lacking(earlier) === "") this.#start(earlier);
      return this.#start(this.#view);
    };
    const first = once();
    if (neverRestarts(this.#view)) this.#nextPod();
    return [first, once()];
  }

  #nextPod(): void {
    for (const { name, mountPath } of this.#view.container.volumeMounts ?? []) {
      const mounted = mountAt(this.#view.pod, this.#view.container, mountPath ?? "/");
      if (mounted !== undefined && !outlivesPod(mounted)) rmSync(join(this.#root, "volumes", name ?? ""), { recursive: true });
    }
  }

  #start(view: InitContainerView): Ran {
    const { container, run } = view;
    const own = join(this.#root, "own");
    // Its own file system is the image's each time.
    rmSync(own, { recursive: true, force: true });
    for (const folder of ["tmp", "etc", "root"]) mkdirSync(join(own, folder), { recursive: true });
    for (const { name } of container.volumeMounts ?? []) mkdirSync(join(this.#root, "volumes", name ?? ""), { recursive: true });
    this.#inputs(view);
    const [program = "", ...words] = run.argv.map(({ value }) => this.#mapped(view, value ?? ""));
    const started = spawnSync(program === "bash" ? "bash" : program.endsWith("sh") ? "sh" : program, words, {
      cwd: this.#place(view, container.workingDir ?? "/"),
      env: {
        PATH: process.env.PATH ?? "",
        HOME: join(own, "root"),
        GIT_CONFIG_NOSYSTEM: "1",
        GIT_TERMINAL_PROMPT: "0",
        ...Object.fromEntries((container.env ?? []).map(({ name, value }) => [name ?? "", this.#mapped(view, value ?? "")])),
      },
      stdio: ["ignore", "pipe", "pipe"],
      encoding: "utf8",
      timeout: 20_000,
    });
    return {
      status: started.status,
      errors: `${started.stderr}${started.error ?? ""}`,
      holds: digest(join(this.#root, "volumes")),
    };
  }

  /** A text in which absolute paths lead to the directories of this machine, and URLs to the repository. */
  #mapped(view: InitContainerView, text: string): string {
    // `-C/data` would reach the machine's own directory.
    if (/(?:^|\s)-\w+\/\w/.test(text)) throw new Error(`write the path as a word of its own: ${text}`);
    return text
      .replace(/(?:https?:\/\/|git@)[^\s"';)]+/g, join(this.#root, "repository"))
      .replace(/(?<![\w.$}~*/])\/(?:[\w.+@-]+\/?)*/g, (path) =>
        path.startsWith(this.#root) || /^\/(?:bin|dev|usr\/bin)\//.test(path) ? path : this.#place(view, path),
      );
  }

  #place({ pod, container }: InitContainerView, path: string): string {
    const mounted = mountAt(pod, container, path);
    if (mounted === undefined) return join(this.#root, "own", path);
    const kept = path.endsWith("/") && path !== "/" ? "/" : "";
    return join(this.#root, "volumes", mounted.mount.name ?? "", normalized(path).slice(mounted.mountPath.length)) + kept;
  }

  /** Files that the container reads and nothing made: the image's each time, those on a volume before the first run. */
  #inputs(view: InitContainerView): void {
    const runs = view.pod.initContainers.slice(0, view.index + 1).map(({ run }) => run);
    const made = runs.flatMap(({ effects }) => effects.filter(({ kind }) => kind !== "read" && kind !== "delete"));
    for (const { kind, path } of view.run.effects) {
      const mounted = mountAt(view.pod, view.container, path);
      if (kind !== "read" || made.some((each) => isWithin(path, each.path)) || /^\/(?:bin|dev|usr\/bin)\//.test(path)) continue;
      const marker = join(this.#root, "seeded", path);
      if (mounted !== undefined && existsSync(marker)) continue;
      mkdirSync(marker, { recursive: true });
      input(this.#place(view, path));
    }
  }

  #repository(): void {
    const folder = join(this.#root, "repository");
    mkdirSync(join(folder, "public"), { recursive: true });
    writeFileSync(join(folder, "public", "page"), "hello\n");
    for (const words of [
      ["init", "-q", "-b", "main"],
      ["add", "public"],
      ["commit", "-qm", "first"],
    ])
      spawnSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", ...words], { cwd: folder });
  }
}

/** A file of the kind that its name says: an archive with one file in it, or a line. */
function input(path: string): void {
  if (existsSync(path)) return;
  mkdirSync(dirname(path), { recursive: true });
  const folder = dirname(path);
  const packer: Readonly<Record<string, readonly string[]>> = {
    zip: ["zip", "-q", path, "packed"],
    tar: ["tar", "-cf", path, "packed"],
    gz: ["sh", "-c", `gzip -c packed > "${path}"`],
  };
  const command = packer[path.split(".").at(-1) ?? ""];
  writeFileSync(command === undefined ? path : join(folder, "packed"), "a line\n");
  if (command === undefined) return;
  spawnSync(command[0] ?? "", command.slice(1), { cwd: folder });
  rmSync(join(folder, "packed"));
}

function digest(folder: string): string {
  const hash = createHash("sha256");
  const visit = (at: string): void => {
    for (const entry of readdirSync(at, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(at, entry.name);
      if (entry.name === ".git") continue;
      hash.update(`${path}\n`);
      if (entry.isDirectory()) visit(path);
      else hash.update(entry.isFile() ? readFileSync(path) : entry.isSymbolicLink() ? readlinkSync(path) : "");
    }
  };
  visit(folder);
  return hash.digest("hex");
}
