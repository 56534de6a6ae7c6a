/**
 * Whether a container may change the owner, group or mode of a file. Facts: chown(2), chmod(2) and setattr_prepare of Linux; GNU coreutils 9.1
 * and busybox 1.35 were run as another user (also with CAP_CHOWN in the bounding set) and as root without capabilities. Owners: chown to oneself
 * is allowed on one's own files, anything else needs CAP_CHOWN, which a user other than root loses at `execve`; that the owner is right already
 * does not help. Groups: the owner may choose among its own. Modes: the owner alone, or CAP_FOWNER.
 */
import { guardsIn } from "../script/guards.ts";
import type { Command, Effect, Run } from "../script/model.ts";
import { isBroken } from "./output.ts";
import { isNonRoot, mayHold, type Secured, securityOf, userOf } from "./rights.ts";
import { mountAt, type PodWithVolumes } from "./volumes.ts";

/** An init container with the ones before it; the engine's `InitContainerView` is one. */
export interface Owning extends Secured {
  readonly pod: PodWithVolumes & { readonly initContainers: readonly Pick<Owning, "container" | "run">[] };
  readonly index: number;
  readonly run: Run;
}

/** A change of owner or mode that the kernel refuses. */
export interface Refused {
  readonly effect: Effect;
  /** Why, for a message: `as user 1000`. */
  readonly because: string;
  /** False where a group of the image, which is not known, may allow it. */
  readonly certain: boolean;
}

/** Each refused change once for its command; none that is expected to fail, that runs after a question, or under `sudo` and its like. */
export function refusedChanges(view: Owning): readonly Refused[] {
  const { run } = view;
  if (isBroken(run) || run.form === "opaque" || run.commands.some(isUnknown)) return [];
  const isGuarded = guardsIn(run);
  const seen = new Set<Command>();
  return run.effects.flatMap((effect): readonly Refused[] => {
    const { kind, command } = effect;
    if ((kind !== "owner" && kind !== "mode") || seen.has(command) || !isDirect(command)) return [];
    if (command.fate === "tested" || isGuarded(command) || isUnwatched(command)) return [];
    const refused = kind === "owner" ? refusedOwner(view, effect) : refusedMode(view, effect);
    if (refused === null) return [];
    seen.add(command);
    return [{ effect, ...refused }];
  });
}

const isUnknown = ({ name, words }: Command): boolean => name === null && words.length > 0;

/** Programs as which the step is another user's. */
const changesUser = /^(?:chroot|doas|gosu|nsenter|runuser|setpriv|su|su-exec|sudo|unshare)$/;

const isDirect = ({ name, wrappers, words }: Command): boolean =>
  /^(?:chown|chgrp|chmod)$/.test(name ?? "") &&
  !wrappers.some((wrapper) => changesUser.test(wrapper.name) || wrapper.name === "xargs") &&
  !words.some(({ value }) => value !== null && /^--(?:from|reference)\b/.test(value));

const isUnwatched = ({ fate, redirects }: Command): boolean =>
  fate !== "decides" &&
  redirects.some(({ descriptor, operator, target }) => (descriptor === 2 || operator === "&>") && target?.value === "/dev/null");

type Why = Pick<Refused, "because" | "certain"> | null;

function refusedOwner(view: Owning, { command, detail }: Effect): Why {
  const { user, group } = ownerOf(command, detail);
  const self = userOf(view);
  if (isNonRoot(view)) {
    const because = self === null ? "as a user other than root" : `as user ${self}`;
    if (user !== null && !Number.isNaN(user) && (self === null ? user === 0 : user !== self)) return { because, certain: true };
    if (user !== null || self === null || group === null || Number.isNaN(group) || isOwnGroup(view, group)) return null;
    return { because, certain: false };
  }
  if (self !== 0 || mayHold(view, "CHOWN")) return null;
  const because = 'without "CHOWN"';
  if (user !== null && user !== 0) return { because, certain: true };
  // The groups of root in an image are those below 100.
  return group !== null && group >= 100 && !isOwnGroup(view, group) ? { because, certain: true } : null;
}

interface Owner {
  /** null where none is given or it is not known; NaN for a name, which has some number other than 0 in the image. */
  readonly user: number | null;
  readonly group: number | null;
}

function ownerOf({ name }: Command, detail: string): Owner {
  const [, first = "", second = ""] = /^([^:.]*)(?:[:.](.*))?$/s.exec(detail) ?? [];
  const [user, group] = name === "chgrp" ? ["", detail] : [first, second];
  return { user: numberOf(user), group: numberOf(group) };
}

function numberOf(written: string): number | null {
  if (written === "root") return 0;
  if (/^\+?\d{1,10}$/.test(written)) return Number(written);
  return /^[A-Za-z_][\w-]*$/.test(written) ? Number.NaN : null;
}

/** A group that the processes certainly or probably have: what the manifest gives, and the one with the user's own number. */
function isOwnGroup(view: Owning, group: number): boolean {
  const { fsGroup, supplementalGroups = [] } = view.pod.spec.securityContext ?? {};
  const primary = securityOf(view, "runAsGroup")?.value;
  return group === fsGroup || group === userOf(view) || supplementalGroups.includes(group) || group === (primary ?? 0);
}

/** The root of an emptyDir is root's, whatever fsGroup says. */
function refusedMode(view: Owning, { path, command }: Effect): Why {
  if (!isNonRoot(view) || command.name !== "chmod" || command.words.some(({ glob }) => glob)) return null;
  const mounted = mountAt(view.pod, view.container, path);
  if (mounted?.source !== "emptyDir" || mounted.pathInVolume !== "" || mounted.mountPath !== path) return null;
  const { name } = mounted.mount;
  const isTaken = view.pod.initContainers
    .slice(0, view.index)
    .some(({ container }) => container.volumeMounts?.some((mount) => mount.name === name) === true);
  const self = userOf(view);
  return isTaken ? null : { because: self === null ? "as a user other than root" : `as user ${self}`, certain: true };
}
