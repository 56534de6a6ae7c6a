/** What an init container does that does not work, or does harm, when it runs a second time on the same volumes. */
import type { Container } from "../model/pod.ts";
import type { Resource } from "../model/resource.ts";
import { guardsIn } from "../script/guards.ts";
import type { Command, Effect, Run } from "../script/model.ts";
import { isWithin, normalized } from "../script/paths.ts";
import { isBroken } from "./output.ts";
import { type Mounted, mountAt, type PodWithVolumes } from "./volumes.ts";

interface Runner {
  readonly container: Container;
  readonly run: Run;
}

/** An init container among the others of its pod; the engine's `InitContainerView` is one. */
export interface Repeatable extends Runner {
  readonly pod: PodWithVolumes & {
    readonly resource: Pick<Resource, "apiVersion">;
    readonly initContainers: readonly Runner[];
  };
  /** 0-based position in `initContainers`. */
  readonly index: number;
}

/** A `git clone` into a directory of a volume that nothing empties before: git refuses it once it has files. */
export interface Clone {
  readonly effect: Effect;
  readonly mounted: Mounted;
}

/** A script that somebody wrote has fewer; each is held against everything before it. */
const mostClones = 25;

/** Every such clone whose failure ends the container. */
export function clonesIn(view: Repeatable): readonly Clone[] {
  const { pod, container, run } = view;
  if (isBroken(run)) return [];
  const clones = run.effects.filter(({ kind }) => kind === "clone").slice(0, mostClones);
  return clones.flatMap((effect) => {
    if (effect.command.fate !== "decides" || effect.command.elsewhere) return [];
    const mounted = mountAt(pod, container, effect.path);
    if (mounted === undefined || mounted.writable === false || looksFirst(view, effect)) return [];
    return isEmptiedBefore(view, mounted.mount.name) ? [] : [{ effect, mounted }];
  });
}

/**
 * True when a Pod fails instead of starting its init containers again, so that nothing finds what an emptyDir kept. Argo Workflows gives
 * each Pod that it makes `restartPolicy: Never` (workflow/controller/workflowpod.go).
 */
export const neverRestarts = ({ pod: { spec, resource } }: Pick<Repeatable, "pod">): boolean =>
  spec.restartPolicy === "Never" || (resource.apiVersion.startsWith("argoproj.io/") && resource.kind.includes("Workflow"));

/** True when the next Pod finds what this one left on the volume: a directory that the Pod's own name chooses is its own. */
export const outlivesPod = ({ lifetime, pathInVolume }: Mounted): boolean => lifetime === "beyond" && pathInVolume !== null;

/** Something in the script looks at the directory, empties it, or chooses whether to clone. */
function looksFirst({ run }: Repeatable, { command, path }: Effect): boolean {
  if (command.conditional && /\b(?:if|case)\b|\|\|/.test(run.script?.text ?? "")) return true;
  return run.commands.slice(0, run.commands.indexOf(command)).some((before) => prepares(before, path));
}

function prepares({ name, words }: Command, path: string): boolean {
  const rest = words.slice(1);
  const meansPath = ({ value }: { readonly value: string | null }): boolean =>
    value === null || (value.startsWith("/") && isWithin(path, normalized(value)));
  switch (name) {
    case null:
    case ".":
    case "source":
      return true;
    case "[":
    case "[[":
    case "test":
      return rest.some(({ text }) => /^-[defhLrswx]$/.test(text) || text.includes("$("));
    case "rm":
      return rest.some((word) => meansPath(word) || /(?:^|\/)(?:\.[^/]|\{|\.\.\?)/.test(word.text));
    case "mv":
    case "ls":
      return rest.some(meansPath);
    case "find":
    case "mktemp":
    case "rsync":
      return true;
    case "git":
      return rest.some(({ text }) => ["fetch", "init", "pull", "rev-parse", "status"].includes(text));
    default:
      return false;
  }
}

/** An earlier init container that has the volume and deletes in it, or does what nobody can see. */
export const isEmptiedBefore = ({ pod, index }: Repeatable, volume: string | undefined): boolean =>
  pod.initContainers
    .slice(0, index)
    .some(
      ({ container, run }) =>
        container.volumeMounts?.some(({ name }) => name === volume) &&
        (run.form === "opaque" || run.commands.some(({ name }) => name === null || name === "rm" || name === "find")),
    );

/** The script chooses where its migration runs (an ordinal, a setting) or takes a lock around it. */
export function guardsMigration(run: Run, command: Command): boolean {
  const { script, commands } = run;
  const { conditional, wrappers, inLoop } = command;
  if (wrappers.some(({ name }) => name === "flock") || commands.some(({ name }) => name === "flock")) return true;
  // A loop that tries again asks nothing but whether it succeeded.
  if (!inLoop && guardsIn(run)(command)) return true;
  const text = script?.text ?? "";
  return /advisory_lock/i.test(text) || (conditional && /\b(?:if|case|hostname|ordinal|pod_?(?:name|index))\b/i.test(text));
}
