/** The steps of an init container that fail, or do something else, when it runs again on what the first run left behind. */
import { roleOf } from "../model/pod.ts";
import { guardsIn } from "../script/guards.ts";
import type { Command, Effect, Run } from "../script/model.ts";
import { type OnceOnly, onceOnlySteps } from "../script/once-only.ts";
import { isWithin } from "../script/paths.ts";
import { isBroken } from "./output.ts";
import { isEmptiedBefore, type Repeatable } from "./repeats.ts";
import { type Mounted, mountAt } from "./volumes.ts";

/** A step that a second run cannot repeat. */
export interface Step {
  readonly command: Command;
  /** What it does, for a message: `makes "/data/x" without -p`. */
  readonly does: string;
  /** What the second run comes to, for a message: `it fails when it runs again`. */
  readonly so: string;
  /** fails: the container ends there. grows: it succeeds, with more in the file than before. */
  readonly kind: "fails" | "grows";
  /** The volume that keeps what it made; null for a database or the cluster. */
  readonly mounted: Mounted | null;
  readonly place: Effect["place"];
}

/**
 * Every such step that runs each time and whose second result decides or counts, in source order. A `git clone` is not among them
 * (`clonesIn`), nor is what the container's own file system keeps: that is new on each run. Whether the init container can run again in its Pod is not asked here (`neverRestarts`).
 */
export function stepsIn(view: Repeatable): readonly Step[] {
  const { run } = view;
  if (isBroken(run) || run.form === "opaque") return [];
  const isGuarded = guardsIn(run);
  const refused = onceOnlySteps(run)
    .slice(0, mostSteps)
    .flatMap((once) => {
      const { command, does, so } = once;
      if (command.fate !== "decides" || command.inLoop || isGuarded(command)) return [];
      const mounted = once.path === null ? null : volumeFor(view, once, once.path);
      if (mounted === undefined || (mounted === null && startsServer(run))) return [];
      return [{ command, does, so, kind: "fails" as const, mounted, place: once.word?.place ?? command.place }];
    });
  return [...refused, ...appendsIn(view).filter(({ command }) => !isGuarded(command))];
}

/** A script that somebody wrote has fewer; each is held against everything else that the script does. */
const mostSteps = 25;

/** The volume on which the step's path is still there (or gone, for what is moved away) at the next run. */
function volumeFor(view: Repeatable, { command, moved }: OnceOnly, path: string): Mounted | undefined {
  const mounted = keepingVolume(view, path);
  if (mounted === undefined || isEmptiedBefore(view, mounted.mount.name) || hasUnknown(view.run, command)) return undefined;
  const others = view.run.effects.filter((effect) => effect.command !== command);
  if (moved) return view.index > 0 || mayMake(view.run, others, path) ? undefined : mounted;
  // `mkdir` of the mount's own directory never succeeds, the first time neither.
  if (mounted.mountPath === path && !fillsDirectory.has(command.name)) return undefined;
  return others.some((effect) => removes(effect, path, command)) ? undefined : mounted;
}

/** Programs that are given the directory into which they write. */
const fillsDirectory: ReadonlySet<string | null> = new Set(["unzip", "tar", "initdb", "mysqld"]);

const removes = ({ kind, path, recursive }: Effect, made: string, { name }: Command): boolean =>
  kind === "delete" &&
  (path === made || (recursive && isWithin(made, path)) || (recursive && fillsDirectory.has(name) && isWithin(path, made)));

/** The volume behind a path, if it can be written. */
function keepingVolume(view: Repeatable, path: string): Mounted | undefined {
  const mounted = mountAt(view.pod, view.container, path);
  return mounted?.writable === false ? undefined : mounted;
}

/** Something before the command does what nobody can see. */
const hasUnknown = ({ commands }: Run, command: Command): boolean =>
  commands
    .slice(0, commands.indexOf(command))
    .some(({ name }) => name === null || name === "." || name === "source" || name === "eval");

/** Something in the script puts a file there, or may do it behind its words; nobody needs what a log or a lock was. */
const mayMake = (run: Run, others: readonly Effect[], path: string): boolean =>
  isTransient(path) ||
  others.some(
    (effect) =>
      effect.kind !== "read" && effect.kind !== "delete" && (isWithin(path, effect.path) || isWithin(effect.path, path)),
  ) ||
  run.commands.some(
    ({ name }) => name === null || !/^(?:mv|cp|mkdir|rm|echo|printf|chown|chmod|set|cd|ls|\[|test|:|true|exit)$/.test(name),
  );

const isTransient = (path: string): boolean =>
  /(?:^|[/._-])(?:logs?|history|journal|audit|pid|lock|tmp|bak|old)(?:$|[/._-])/i.test(path);

/** A server of the script's own has its data where nobody can see whether it stays. */
const startsServer = ({ commands }: Run): boolean =>
  commands.some(
    ({ name }) => name === null || /^(?:postgres|pg_ctl|mysqld|mysqld_safe|mariadbd|docker-entrypoint\.sh)$/.test(name),
  );

/** `>>` onto files of volumes that nothing begins anew: one step for each file. */
function appendsIn(view: Repeatable): readonly Step[] {
  // What a sidecar adds while it runs is its work.
  if (roleOf(view.container) === "sidecar") return [];
  const seen = new Set<string>();
  return view.run.effects.flatMap((effect) => {
    const { kind, path, command, recursive, place } = effect;
    if (kind !== "append" || recursive || seen.size >= mostSteps || seen.has(path) || isTransient(path)) return [];
    seen.add(path);
    const mounted = keepingVolume(view, path);
    if (mounted === undefined || hasUnknown(view.run, command) || isBegun(view, effect, mounted)) return [];
    return [
      {
        command,
        does: `appends to "${path}"`,
        so: "it is longer each time it runs again",
        kind: "grows" as const,
        mounted,
        place,
      },
    ];
  });
}

/** The file is made, replaced or removed before, in this script or by an init container before it. */
function isBegun({ pod, run, index }: Repeatable, { path, command }: Effect, { mount, pathInVolume }: Mounted): boolean {
  const begins = (effect: Effect, wanted: string): boolean =>
    (effect.kind === "write" || effect.kind === "delete" || effect.kind === "clone") &&
    (effect.path === wanted || (effect.recursive && isWithin(wanted, effect.path)));
  // Effects stand in the order of their commands.
  const until = run.effects.findIndex((effect) => effect.command === command);
  if (run.effects.slice(0, until).some((effect) => begins(effect, path))) return true;
  return pod.initContainers.slice(0, index).some(({ container, run: earlier }) => {
    const shared = container.volumeMounts?.some(({ name }) => name === mount.name) === true;
    if (!shared) return false;
    if (pathInVolume === null || earlier.form !== "shell" || earlier.commands.some(({ name }) => name === null)) return true;
    return earlier.effects.some((effect) => {
      const other = mountAt(pod, container, effect.path);
      if (other?.mount.name !== mount.name || other?.pathInVolume === null || other === undefined) return false;
      return begins({ ...effect, path: `/${other.pathInVolume}` }, `/${pathInVolume}`);
    });
  });
}
