/**
 * What a container changes in its own file system, where that is read-only. Facts: Debian 12's programs and busybox 1.35 were run in a chroot on
 * a read-only bind mount: `mktemp`, `pip`, `apt-get`, `useradd`, `groupadd`, `update-ca-certificates` and `git config --global` fail; `git
 * clone`, `tar`, `sort`, `openssl`, `curl` and here-documents of dash, bash and ash need no temporary file.
 */
import type { Container } from "../model/pod.ts";
import { guardsIn } from "../script/guards.ts";
import type { Command, Run } from "../script/model.ts";
import { isWithin } from "../script/paths.ts";
import { isBroken, spellingsOf } from "./output.ts";
import { mountAt, mountsBelow, type PodWithVolumes } from "./volumes.ts";
import { type Change, changesIn, hasFlag, mounts } from "./writes.ts";

interface Runner {
  readonly pod: PodWithVolumes;
  readonly container: Container;
  readonly run: Run;
}

/** The changes at paths that no volume stands behind, each of them refused when the root file system is read-only. */
export function changesOfRoot({ pod, container, run }: Runner): readonly Change[] {
  const message = container.terminationMessagePath;
  return changesIn(run).filter(({ effect, always }) => {
    const { path, command, recursive, kind } = effect;
    if (!always && !isScratch(path)) return false;
    if (isGiven(path) || path === message || !namesFile(command)) return false;
    if (spellingsOf(path).some((spelled) => mountAt(pod, container, spelled) !== undefined)) return false;
    const below = spellingsOf(path).some((spelled) => mountsBelow(pod, container, spelled).length > 0);
    // A directory around a volume is there; what is copied to it may all lie on the volume.
    return !below || (kind !== "directory" && !recursive) || kind === "mode" || kind === "owner";
  });
}

/** No image brings a directory of the script's own below these. */
const isScratch = (path: string): boolean =>
  ["/tmp", "/var/tmp", "/run", "/var/run"].some((scratch) => path !== scratch && isWithin(path, scratch));

/** What the kernel, the runtime and the kubelet mount into every container. */
const isGiven = (path: string): boolean =>
  ["/dev", "/proc", "/sys", "/etc/hosts", "/etc/hostname", "/etc/resolv.conf"].some((given) => isWithin(path, given));

/** A wget that is told no file is mostly asked for the server's answer alone. */
const namesFile = (command: Command): boolean =>
  command.name !== "wget" || command.redirects.length > 0 || hasFlag(command, "O", "-O") || hasFlag(command, "P", "-P");

/** A program that changes files which its words do not name. */
export interface Need {
  readonly command: Command;
  /** What it needs, for a message. */
  readonly what: string;
  /** True where nothing but a writable root file system helps. */
  readonly certain: boolean;
}

const packages = /^(?:apk|apt|apt-get|dnf|microdnf|yum|zypper)$/;
const changesPackages = /^(?:add|del|fix|install|remove|upgrade|update|dist-upgrade|reinstall)$/;
const accounts = /^(?:useradd|usermod|groupadd|groupmod|adduser|addgroup)$/;
const redirectsTemporary = /^(?:TMPDIR|TMP|TEMP)$/;

/** The programs that need a temporary directory, a home or the directories of the system, where none of them is a volume. */
export function needsOfRoot(runner: Runner): readonly Need[] {
  const { container, run } = runner;
  if (isBroken(run) || run.form === "opaque" || run.commands.some(mounts)) return [];
  const isGuarded = guardsIn(run);
  const names = [
    ...(container.env ?? []).map(({ name }) => name ?? ""),
    ...run.commands.flatMap(({ assignments, words }) => [
      ...assignments.map(({ name }) => name),
      ...words.map(({ text }) => text.split("=")[0] ?? ""),
    ]),
  ];
  const sets = (pattern: RegExp): boolean => (container.envFrom ?? []).length > 0 || names.some((name) => pattern.test(name));
  return run.commands.flatMap((command): readonly Need[] => {
    const { elsewhere, fate, builtin } = command;
    if (elsewhere || builtin || fate === "tested" || isGuarded(command)) return [];
    return needOf(runner, command, sets);
  });
}

function needOf({ pod, container, run }: Runner, command: Command, sets: (pattern: RegExp) => boolean): readonly Need[] {
  const name = command.name ?? "";
  const args = command.words.slice(1).map(({ value }) => value);
  const isVolume = (path: string): boolean => mountAt(pod, container, path) !== undefined;
  const verb = args.find((value) => value !== null && !value.startsWith("-")) ?? "";
  if (
    packages.test(name) &&
    changesPackages.test(verb) &&
    !args.some((value) => value === null || /^(?:-p|--root|-o)$/.test(value))
  )
    return isVolume("/usr") ? [] : [{ command, what: "changes the packages of its image", certain: true }];
  if (accounts.test(name))
    return isVolume("/etc") ? [] : [{ command, what: 'writes to "/etc/passwd" or "/etc/group"', certain: true }];
  if (name === "mktemp" && makesInTemporary(args) && !isVolume("/tmp") && !sets(redirectsTemporary))
    return [{ command, what: 'makes a file in "/tmp"', certain: false }];
  const isPip = /^pip[23]?$/.test(name) || (/^python[23]?$/.test(name) && args[0] === "-m" && args[1] === "pip");
  if (isPip && args.includes("install") && !sets(redirectsTemporary) && !["/tmp", "/var/tmp", "/usr/tmp"].some(isVolume)) {
    const moves = container.workingDir !== undefined || run.commands.some((one) => one.name === "cd");
    return moves ? [] : [{ command, what: 'makes files in "/tmp"', certain: false }];
  }
  if (name === "git" && verb === "config" && args.includes("--global") && !sets(/^(?:HOME|GIT_CONFIG_GLOBAL|XDG_CONFIG_HOME)$/))
    return (container.volumeMounts ?? []).some(({ mountPath }) => /^\/(?:root|home|$)/.test(mountPath ?? "/"))
      ? []
      : [{ command, what: "writes to its home directory", certain: false }];
  return [];
}

/** Without a directory of its own: neither `-p`, nor a template with a slash, nor one in the current directory. */
const makesInTemporary = (args: readonly (string | null)[]): boolean =>
  args.every(
    (value) => value !== null && (/^-(?:[dqtu]+|-directory|-quiet)$/.test(value) || (!/^-/.test(value) && args.includes("-t"))),
  ) || args.some((value) => value !== null && /^\/tmp\//.test(value));
