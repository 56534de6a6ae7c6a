/** Code that a script fetches without saying which version it means. */
import { toolSyntax } from "../knowledge/tools.ts";
import type { Command, Effect, Run, Word } from "./model.ts";
import { type Options, optionValue, readOptions } from "./options.ts";
import { isWithin } from "./paths.ts";
import { pipedDownloads } from "./unverified.ts";

/** A fetch whose answer depends on the day. */
export interface Unpinned {
  readonly command: Command;
  /** What it does, for a message: with quoted hosts and names, without who does it. */
  readonly does: string;
  /** True when the run itself executes what came. */
  readonly executed: boolean;
  readonly word: Word | undefined;
}

/** Branches that move, and names for the newest release, as a part of a URL's path. */
const moving = /\/(?:latest|main|master|HEAD|develop|trunk|nightly|stable)(?:\/|$)|[-_.]latest(?:[-_./]|$)|\/latest\./;

const fetchers: ReadonlySet<string | null> = new Set(["git", "curl", "wget", "kubectl", "oc", "npx", "bunx", "uvx"]);

/** A script that somebody wrote has fewer; each is held against what comes after it. */
const mostFetches = 25;

/** `git clone` of a branch, downloads of `latest` and of branches, manifests and packages of no version; what is piped into a shell is not among them. */
export function unpinnedFetches(run: Run): readonly Unpinned[] {
  let piped: ReadonlySet<Command> | undefined;
  let left = mostFetches;
  return run.commands.flatMap((command, index) => {
    if (command.elsewhere || !fetchers.has(command.name) || left-- <= 0) return [];
    piped ??= new Set(pipedDownloads(run).map(({ download }) => download));
    if (piped.has(command)) return [];
    switch (command.name) {
      case "git":
        return cloned(run, command, index);
      case "curl":
      case "wget":
        return downloaded(run, command);
      case "kubectl":
      case "oc":
        return applied(command);
      case "npx":
      case "bunx":
      case "uvx":
        return packaged(command);
      default:
        return [];
    }
  });
}

const cloneSyntax = {
  valued: "bocjuT",
  long: "branch origin config depth jobs template reference upload-pack filter separate-git-dir shallow-since revision".split(
    " ",
  ),
};

/** A word that names one version for good, as far as one can see: it has a digit, or is not known. */
const isVersion = (word: Word | undefined): boolean => word !== undefined && (word.value === null || /\d/.test(word.value));

function cloned(run: Run, command: Command, index: number): readonly Unpinned[] {
  const outer = readOptions(command.words.slice(1), { valued: "Cc", long: ["git-dir", "work-tree"], stopsAtOperand: true });
  const [verb, ...rest] = outer.operands;
  const options = readOptions(rest, cloneSyntax);
  const [url] = options.operands;
  if (verb?.value !== "clone" || url === undefined || !options.certain || !isRemote(url)) return [];
  const branch = optionValue(options, "b", "branch", "revision");
  if (isVersion(branch) || run.commands.slice(index + 1).some(choosesVersion)) return [];
  const of = branch === undefined ? "the default branch" : `branch "${branch.fromEnv ? branch.text : (branch.value ?? "")}"`;
  const [effect] = run.effects.filter((each) => each.command === command);
  return [{ command, does: `clones ${of}${from(url)}`, executed: isExecuted(run, command, effect?.path), word: url }];
}

/** Not a directory, and not what somebody else decides. */
const isRemote = ({ value }: Word): boolean => /^(?:(?:https?|ssh|git):\/\/[^/]|[^/@\s]+@[^/:\s]+:)/.test(value ?? "");

/** `git checkout v1.2`, `git reset --hard 3f2a…`, `git fetch origin <revision>`. */
const choosesVersion = ({ name, words }: Command): boolean =>
  name === "git" &&
  words.some(({ value }) => /^(?:checkout|reset|switch|fetch|pull)$/.test(value ?? "")) &&
  words
    .slice(2)
    .some((word) => !/^-/.test(word.text) && !/^\d$/.test(word.value ?? "") && !/^\//.test(word.value ?? "") && isVersion(word));

function downloaded(run: Run, command: Command): readonly Unpinned[] {
  const syntax = command.name === "curl" || command.name === "wget" ? toolSyntax[command.name] : undefined;
  const effects = run.effects.filter((each) => each.command === command && each.kind === "write" && each.path !== "/dev/null");
  const options = syntax && readOptions(command.words.slice(1), syntax);
  const url = options?.operands.find(({ value }) => isMoving(value));
  const [effect] = effects;
  if (
    url === undefined ||
    effect === undefined ||
    run.waits.some(({ probes }) => probes.some((probe) => probe.command === command))
  )
    return [];
  const named = /(latest|main|master|HEAD|develop|trunk|nightly|stable)/.exec(moving.exec(pathOf(url))?.[0] ?? "")?.[1] ?? "";
  return [{ command, does: `downloads "${named}"${from(url)}`, executed: isExecuted(run, command, effect.path), word: url }];
}

function applied(command: Command): readonly Unpinned[] {
  const options: Options = readOptions(command.words.slice(1), {
    valued: "fnlk",
    long: ["filename", "namespace", "kustomize", "context"],
  });
  if (!/^(?:apply|create|replace)$/.test(options.operands[0]?.value ?? "")) return [];
  const file = optionValue(options, "f", "filename");
  if (file === undefined || !isMoving(file.value)) return [];
  return [{ command, does: `applies a manifest of a branch${from(file)}`, executed: true, word: file }];
}

function packaged(command: Command): readonly Unpinned[] {
  const options = readOptions(command.words.slice(1), {
    valued: "pc",
    long: ["package", "from", "with", "call", "python"],
    stopsAtOperand: true,
  });
  const given = optionValue(options, "p", "package", "from") ?? options.operands[0];
  if (given?.value == null) return [];
  const fetches = command.name !== "npx" || options.options.some(({ name }) => name === "y" || name === "yes");
  const isLatest = /.@latest$/.test(given.value);
  if (!isLatest && (!fetches || /.@|==/.test(given.value) || /^(?:[./]|[a-z]+:)/.test(given.value))) return [];
  return [
    {
      command,
      does: `runs the newest "${given.value.replace(/@latest$/, "")}" by "${command.name ?? ""}"`,
      executed: true,
      word: given,
    },
  ];
}

/** A URL of the world: a name inside the cluster and the metadata of a cloud have a `latest` of their own. */
function isMoving(url: string | null): boolean {
  const match = /^https?:\/\/([^/?#]{1,256})([^?#]{0,2048})/i.exec(url ?? "");
  const host = (match?.[1] ?? "").replace(/^.*@/, "").replace(/:\d+$/, "");
  if (!host.includes(".") || /^[\d.]+$|\.(?:svc|local|internal|lan|cluster)$|\.svc\./.test(host)) return false;
  return moving.test(match?.[2] ?? "");
}

const pathOf = ({ value }: Word): string => (value ?? "").replace(/^https?:\/\/[^/]*/i, "");

/** The host, for a message; nothing for one that is not known or came from the environment. */
function from({ value, fromEnv }: Word): string {
  const host = /^(?:[a-z+]+:\/\/)?(?:[^/@\s]*@)?([A-Za-z0-9.-]{1,253})[:/]/.exec(value ?? "")?.[1];
  return fromEnv || host === undefined ? "" : ` from "${host}"`;
}

/** The run makes the file executable, starts it, or gives it to an interpreter; or one in the directory that came. */
const isExecuted = (run: Run, command: Command, path: string | undefined): boolean =>
  path !== undefined &&
  (run.effects.some((effect) => makesExecutable(effect, path)) ||
    run.commands.slice(run.commands.indexOf(command) + 1).some(({ name, words }) => {
      const [program, ...args] = words.map(({ value }) => value ?? "");
      if (program?.startsWith("/") && isWithin(program, path)) return true;
      return (
        /^(?:sh|bash|ash|\.|source|python3?|node|java|perl|ruby)$/.test(name ?? "") &&
        args.some((arg) => arg.startsWith("/") && isWithin(arg, path))
      );
    }));

const makesExecutable = ({ kind, path, detail }: Effect, wanted: string): boolean =>
  kind === "mode" && path === wanted && /x|^0?[0-7]*[1357][0-7]{0,2}$/.test(detail);
