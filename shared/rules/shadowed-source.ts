import { type InitContainerView, rule } from "../engine/rule.ts";
import { guardsIn } from "../script/guards.ts";
import type { Command, Effect } from "../script/model.ts";
import { isWithin, normalized } from "../script/paths.ts";
import { isBroken, isPlain } from "../startup/output.ts";
import { type Mounted, mountAt, mountsBelow, usesOf } from "../startup/volumes.ts";
import { effectsByCommand } from "../startup/writes.ts";

export default rule({
  id: "shadowed-source",
  level: "error",
  since: "0.1.0",
  serves: ["concept: shared volumes", "purpose: code and binaries"],
  summary: "Init container copies from a directory that its own empty volume hides",
  why: `A volume that is mounted at a directory takes its place: what the image has there cannot be seen. When that volume is an \`emptyDir\`
that nobody has filled before, an init container that copies the image's files out of the directory finds none: \`cp -r /app/. /shared\`
succeeds and copies nothing, \`cp /app/* /shared\` and \`cp /app/file /shared\` fail. Docker fills a new volume from the image; Kubernetes
never does.`,
  fix: "Mount the volume somewhere else in the init container (at `/target`, say) and copy from the image's directory to it; only the app mounts it at the directory itself.",
  links: [
    "https://github.com/furikake6000/ShinchokuNote/pull/183",
    "https://github.com/kubernetes/kubernetes/issues/13914",
    "https://kubernetes.io/docs/concepts/storage/volumes/#emptydir",
  ],

  initContainer(view, report) {
    const { pod, container, role, run } = view;
    if (pod.partial || role === "sidecar" || run.form === "opaque" || isBroken(run)) return;
    if (!(container.volumeMounts ?? []).some(({ mountPath }) => mountPath !== undefined)) return;
    const isGuarded = guardsIn(run);
    const isFilledFor = fillings(view);
    const said = new Set<string>();
    for (const effect of run.effects) {
      const { kind, path, command, place } = effect;
      if (kind !== "read" || !copiers.has(command.name ?? "")) continue;
      if (command.fate === "tested" || isGuarded(command) || isEmptyInImage(view, path)) continue;
      const mounted = hiding(view, effect);
      const { name = "" } = mounted?.mount ?? {};
      if (mounted === undefined || said.has(name) || isFilledFor(name, command)) continue;
      said.add(name);
      report(
        place,
        `init container "${container.name ?? ""}" copies from "${path}", where the empty volume "${name}" hides the image's files, so there is nothing to copy`,
        { related: [{ place: view.place("volumeMounts", mounted.index), message: "mounted here, and nothing has filled it" }] },
      );
    }
  },
});

const copiers: ReadonlySet<string> = new Set(["cp", "mv", "install", "tar", "rsync"]);

/** A stock busybox or Alpine has files of its own in these folders alone, so elsewhere a volume hides nothing. */
const isEmptyInImage = ({ image }: InitContainerView, path: string): boolean =>
  image?.applets !== undefined && !/^\/(?:bin|etc|lib|sbin|usr)(?:\/|$)/.test(path);

/** The empty volume that stands at a path. */
function hiding({ pod, container, index }: InitContainerView, { path }: Effect): Mounted | undefined {
  const mounted = mountAt(pod, container, path);
  const name = mounted?.mount.name;
  if (mounted?.source !== "emptyDir" || name === undefined) return undefined;
  const inside = mountsBelow(pod, container, path).some(({ mountPath }) => mountPath !== mounted.mountPath);
  const shared = usesOf(pod, name).some(
    (use) => (use.role === "run-once" || use.role === "sidecar") && use.index < index && use.writable !== false,
  );
  return inside || shared ? undefined : mounted;
}

/** Tells of a volume whether something before a command puts files into it, or may do it behind its words. */
function fillings(view: InitContainerView): (volume: string, until: Command) => boolean {
  const order = new Map(view.run.commands.map((command, index) => [command, index]));
  const effects = effectsByCommand(view.run);
  const first = new Map<string, number>();
  return (volume, until) => {
    const known = first.get(volume);
    const at = known ?? view.run.commands.findIndex((command) => mayFill(view, volume, command, effects.get(command) ?? []));
    first.set(volume, at);
    return until.inLoop || (at >= 0 && at < (order.get(until) ?? 0));
  };
}

function mayFill({ pod, container }: InitContainerView, volume: string, command: Command, effects: readonly Effect[]): boolean {
  const mountPaths = (container.volumeMounts ?? []).flatMap(({ name, mountPath }) => (name === volume ? [mountPath ?? "/"] : []));
  const reaches = (path: string): boolean =>
    mountAt(pod, container, path)?.mount.name === volume || mountPaths.some((mountPath) => isWithin(normalized(mountPath), path));
  const changes = effects.filter(({ kind }) => kind !== "read" && kind !== "delete");
  if (changes.some(({ kind, path }) => kind !== "mode" && kind !== "owner" && reaches(path))) return true;
  const redirects = command.redirects.filter(({ operator, target }) => target?.value == null && operator !== "<");
  if (redirects.some(({ operator }) => operator.includes(">"))) return true;
  // Where its output goes does not tell what a program does besides.
  const own = changes.filter(({ place }) => !command.redirects.some(({ target }) => target?.place === place));
  return command.words.length > 0 && own.length === 0 && !(isPlain(command) && !writers.has(command.name ?? ""));
}

/** Of the plain programs those that write where their words say, which may not be known. */
const writers: ReadonlySet<string> = new Set(["cp", "install", "mv", "tee", "touch"]);
