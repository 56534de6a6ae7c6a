/** What an init container deletes on a volume that outlives its Pod. */
import { guardsIn } from "../script/guards.ts";
import type { Effect, Run } from "../script/model.ts";
import { isWithin, normalized } from "../script/paths.ts";
import { type Removal, removalsIn } from "../script/removals.ts";
import { isBroken, isPlain } from "./output.ts";
import { neverRestarts, outlivesPod, type Repeatable } from "./repeats.ts";
import { type Mounted, mountAt, mountsBelow } from "./volumes.ts";

/** A removal that takes at every start what the last Pod wrote. */
export interface Wipe {
  readonly removal: Removal;
  readonly mounted: Mounted;
  /** True when all that the mount shows goes. */
  readonly whole: boolean;
}

/**
 * Every removal that runs each time, on a claim, a hostPath or another storage; one of each command, the worst. Not among them: what is made anew right
 * after it, directories that hold nothing to keep, and Jobs, which are started to do their work once.
 */
export function wipesIn(view: Repeatable): readonly Wipe[] {
  const { pod, container, run } = view;
  if (isBroken(run) || isOnce(view)) return [];
  const isGuarded = guardsIn(run);
  const wipes = removalsIn(run)
    .slice(0, mostRemovals)
    .flatMap((removal): readonly Wipe[] => {
      const { command, path } = removal;
      if (command.fate === "unknown" || isGuarded(command) || isDisposable(path) || isMadeAgain(run, removal)) return [];
      const at = mountAt(pod, container, path);
      const all = at === undefined ? mountsBelow(pod, container, path) : [at];
      const mounted = all.find((each) => outlivesPod(each) && each.writable !== false && !isScratch(each));
      if (mounted === undefined) return [];
      return [{ removal, mounted, whole: isWithin(mounted.mountPath, path) }];
    });
  return wipes.filter((wipe) => {
    const same = wipes.filter(({ removal }) => removal.command === wipe.removal.command);
    return wipe === (same.find(({ whole }) => whole) ?? same[0]);
  });
}

/** A script that somebody wrote has fewer; each is held against everything that comes after it. */
const mostRemovals = 25;

/** A Pod of a Job runs once; what it clears is its own workspace. */
const isOnce = (view: Repeatable): boolean =>
  neverRestarts(view) || /^(?:Job|CronJob|TaskRun|PipelineRun)$/.test(view.pod.resource.kind);

/** Names of directories and volumes that hold what can be had again. */
const disposable =
  /(?:^|[._-])(?:cache[sd]?|caching|tmp|temp|te?mp[-_]?files?|run|locks?|scratch|work(?:-?dirs?|space)?|staging|lost\+found|backup-tmp|build|dist|node_modules|__pycache__|pids?|sockets?|logs?)$/i;

const isDisposable = (path: string): boolean =>
  path.split("/").some((part) => disposable.test(part) || /\.(?:pid|lock|sock)$/.test(part));

const isScratch = ({ mount, volume, pathInVolume }: Mounted): boolean =>
  disposable.test(mount.name ?? "") ||
  isDisposable(normalized(volume?.hostPath?.path ?? "/")) ||
  isDisposable(pathInVolume ?? "") ||
  disposable.test(volume?.persistentVolumeClaim?.claimName ?? "");

/** The script fills the place again itself, or hands it to a program that may. */
function isMadeAgain(run: Run, { command, path }: Removal): boolean {
  const fills = ({ kind, path: other }: Effect): boolean =>
    (kind === "write" || kind === "clone") && (isWithin(other, path) || isWithin(path, other));
  // Effects stand in the order of their commands.
  const until = run.effects.findIndex((effect) => effect.command === command);
  return (
    run.effects.slice(until + 1).some((effect) => effect.command !== command && fills(effect)) ||
    run.commands.slice(run.commands.indexOf(command) + 1).some((later) => !isPlain(later) && mayFill(later.words.slice(1), path))
  );
}

/** A word that is not known, or the path, one around it or one in it. */
const mayFill = (words: Run["argv"], path: string): boolean =>
  words.some(({ value, text }) => {
    if (value === null) return /[$`]/.test(text);
    const named = /(?:^|[=:,])(\/[^=:,]*)$/.exec(value.slice(0, 4096))?.[1];
    if (named === undefined) return false;
    const other = normalized(named);
    return isWithin(other, path) || (isWithin(path, other) && other !== "/");
  });
