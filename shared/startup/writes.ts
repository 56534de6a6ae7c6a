/**
 * Changes of files that a read-only file system refuses, whatever is there already. Facts: GNU coreutils 9.1 and busybox 1.35 were run
 * on a read-only bind mount: `touch`, `chmod`, `chown`, `cp`, `mv` away, `ln -sf`, `sed -i`, `tee` and `>` fail (EROFS) on a file that
 * exists and on one that does not; `mkdir -p` of a directory that exists, `rm -f` of what does not, `cp -n` and `cp -u` succeed.
 */
import type { Level } from "../model/finding.ts";
import { guardsIn } from "../script/guards.ts";
import type { Command, Effect, Run } from "../script/model.ts";
import { isBroken } from "./output.ts";

/** A change that is tried each time the container runs. */
export interface Change {
  readonly effect: Effect;
  /** False for `mkdir -p`, which is content with a directory that exists. */
  readonly always: boolean;
  /** A change that nobody waits for (an owner, a mode whose failure is lost) is worth a warning. */
  readonly level: Level;
}

/**
 * The changes in source order. None of a script that asks first, of a command whose failure is expected (`||`, `2>/dev/null` where
 * nothing looks at the status), of another system, or of a script that mounts something by itself.
 */
export function changesIn(run: Run): readonly Change[] {
  if (isBroken(run) || run.form === "opaque" || run.commands.some(mounts)) return [];
  const isGuarded = guardsIn(run);
  return run.effects.flatMap((effect): readonly Change[] => {
    const { command } = effect;
    if (!isChange(effect) || command.fate === "tested" || isGuarded(command) || isSilenced(command)) return [];
    const always = !(effect.kind === "directory" && hasFlag(command, "p", "--parents"));
    return [{ effect, always, level: levelOf(effect) }];
  });
}

/** A command that is not known may mount something as well. */
export const mounts = ({ name, words }: Command): boolean =>
  name === null ? words.length > 0 : /^(?:mount|remount|unshare|fusermount3?)$/.test(name);

function isChange({ kind, command }: Effect): boolean {
  const { name } = command;
  if (kind === "read" || name === "find" || name === "rsync") return false;
  if (kind === "delete") return name === "mv" || name === "rmdir";
  return !((name === "cp" || name === "mv") && (hasFlag(command, "n", "--no-clobber") || hasFlag(command, "u", "--update")));
}

/** `2>/dev/null` on a command whose status nobody sees. */
const isSilenced = ({ fate, redirects }: Command): boolean =>
  fate !== "decides" &&
  redirects.some(({ descriptor, operator, target }) => (descriptor === 2 || operator === "&>") && target?.value === "/dev/null");

function levelOf({ kind, command }: Effect): Level {
  if (command.fate === "decides") return "error";
  return command.fate === "unknown" || kind === "mode" || kind === "owner" || kind === "delete" ? "warning" : "error";
}

/** True when the command has a short option in a group, or the long one. */
export const hasFlag = ({ words }: Command, short: string, long: string): boolean =>
  words.slice(1).some(({ value }) => value !== null && (value === long || (/^-[A-Za-z]+$/.test(value) && value.includes(short))));

/** The effects of a run by the command that has them, for whoever asks more than once. */
export function effectsByCommand({ effects }: Run): ReadonlyMap<Command, readonly Effect[]> {
  const found = new Map<Command, Effect[]>();
  for (const effect of effects) {
    const known = found.get(effect.command);
    if (known === undefined) found.set(effect.command, [effect]);
    else known.push(effect);
  }
  return found;
}
