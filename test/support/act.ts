import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, symlinkSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { folder } from "./folder.ts";
import { type ActEvent, type SeenStep, seeAct } from "./runner.ts";

const project = fileURLToPath(new URL("../../", import.meta.url));

/** nektos/act: the file that ACT names, else `act` on the path; undefined when there is none. */
export const act: string | undefined = [process.env.ACT, "act"].find(
  (file) => file !== undefined && spawnSync(file, ["--version"]).status === 0,
);

export interface ActRun {
  readonly code: number | null;
  readonly result: string | undefined;
  /** What a user sees of the step with this id. */
  step(id: string): SeenStep;
  outputs(id: string): Readonly<Record<string, string>>;
  summary(id: string): string;
  /** Plain lines of all steps. */
  readonly log: readonly string[];
}

/** Puts the parts of the project that make the Action into `target`: what a checkout of its repository would bring. */
export function copyAction(target: string): void {
  mkdirSync(join(target, "action"), { recursive: true });
  for (const part of ["action.yml", "package.json", "action/dist"])
    cpSync(join(project, part), join(target, part), { recursive: true });
}

/** A repository with one commit of these files, as GitHub would check it out. */
export function repository(files: Readonly<Record<string, string>>): string {
  const root = folder(files);
  const git = (...args: string[]): void => {
    execFileSync("git", ["-c", "user.name=test", "-c", "user.email=test@example.com", ...args], { cwd: root, stdio: "ignore" });
  };
  git("init", "-q");
  git("remote", "add", "origin", "https://github.com/acme/shop.git");
  git("add", "-A");
  git("commit", "-q", "-m", "Everything");
  return root;
}

/** Runs the repository's workflows for a pull request, on this machine and without network. */
export function runAct(root: string, args: readonly string[] = []): ActRun {
  const aside = folder({
    "event.json": JSON.stringify({ pull_request: { number: 7, head: { ref: "topic" }, base: { ref: "main" } } }),
  });
  // act runs whatever node is first on the path.
  symlinkSync(process.execPath, join(aside, "node"));
  const event = join(aside, "event.json");
  const { status, stdout } = spawnSync(
    act ?? "act",
    ["pull_request", "--json", "--verbose", "-P", "ubuntu-latest=-self-hosted", "-e", event, ...args],
    {
      cwd: root,
      encoding: "utf8",
      env: { ...process.env, PATH: `${aside}${delimiter}${process.env.PATH}`, XDG_CACHE_HOME: join(aside, "cache") },
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  const events = stdout.split("\n").flatMap((line) => (line.startsWith("{") ? [JSON.parse(line) as ActEvent] : []));
  const of = (id: string): readonly ActEvent[] => events.filter(({ stepID }) => stepID?.[0] === id);
  return {
    code: status,
    result: events.find(({ jobResult }) => jobResult !== undefined)?.jobResult,
    step: (id) => seeAct(of(id), root),
    outputs: (id) =>
      Object.fromEntries(
        of(id).flatMap(({ command, name, arg }) => (command === "set-output" && name ? [[name, arg ?? ""]] : [])),
      ),
    summary: (id) => of(id).find(({ command }) => command === "summary")?.content ?? "",
    log: events.flatMap(({ raw_output, msg }) => (raw_output ? [msg?.trimEnd() ?? ""] : [])),
  };
}

/** A workflow with these steps, after the checkout. */
export const workflow = (steps: string): string => `on: pull_request
permissions:
  contents: read
jobs:
  lint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
${steps.replace(/^(?=.)/gm, "      ")}`;

/** The workflow of a consumer, and the flag that lets act find the Action that it names. */
export function asConsumer(): readonly string[] {
  const root = folder();
  copyAction(root);
  return ["--local-repository", `initguard/initguard@v0=${root}`];
}
