/**
 * What an init container leaves behind: each change of a file, the volume that keeps it, and whether the rest of the script may
 * still need it.
 */
import type { Container } from "../model/pod.ts";
import type { Command, Effect, Run } from "../script/model.ts";
import { isWithin, normalized } from "../script/paths.ts";
import { type Mounted, mountAt, mountsBelow, type PodWithVolumes } from "./volumes.ts";

/** One change of a file or directory by an init container. */
export interface Output {
  readonly effect: Effect;
  /** The volumes that it reaches; empty when only the container's own file system changes. */
  readonly mounted: readonly Mounted[];
}

/**
 * Changes that somebody may look for later: not what is read or deleted, nothing of another system (chroot, nsenter) or the
 * kernel's; none of a script with a syntax error, which never succeeds.
 */
export const outputsOf = (pod: PodWithVolumes, container: Container, run: Run): readonly Output[] =>
  (isBroken(run) ? [] : run.effects)
    .filter(({ kind, path, command }) => kind !== "read" && kind !== "delete" && !command.elsewhere && !isKernels(path))
    .map((effect) => {
      const spellings = spellingsOf(effect.path);
      const at = spellings.flatMap((path) => mountAt(pod, container, path) ?? []);
      // `cp -r conf /opt` and `chown -R app /opt` reach a volume at /opt/conf; whether others do is not known, so all of them count.
      const below = spellings.flatMap((path) => mountsBelow(pod, container, path));
      return { effect, mounted: [...at, ...below] };
    });

/** True when no shell gets to the end of the script, so that its init container fails whatever it did before. */
export const isBroken = ({ script }: Run): boolean => script !== null && script.errors.length > 0;

const isKernels = (path: string): boolean => ["/dev", "/proc", "/sys"].some((root) => isWithin(path, root));

/** The path, and what it is called besides: `/var/run` is a link to `/run` in most images. */
export function spellingsOf(path: string): readonly string[] {
  if (isWithin(path, "/var/run")) return [path, path.slice("/var".length)];
  return isWithin(path, "/run") ? [path, `/var${path}`] : [path];
}

/** Programs that read nothing but what they are given by name, and that reach nobody outside the container. */
const plain = new Set(
  ":,[,[[,base64,basename,cat,cd,chgrp,chmod,chown,cp,cut,date,dirname,du,echo,env,exit,export,false,find,grep,head,hostname,id,install,ls,mkdir,mv,printf,pwd,readlink,rm,rmdir,seq,set,sleep,sort,stat,sync,tail,tee,test,touch,tr,true,umask,uname,unset,wc,whoami".split(
    ",",
  ),
);

/** True when the command does nothing but what its words and effects say, so that no file is used behind their back. */
export const isPlain = ({ name }: Command): boolean => name !== null && plain.has(name);

/** True when something after the effect names its path or a directory around it, or may use it without naming it. */
export function mayBeUsedLater(run: Run, { path, command }: Effect): boolean {
  const index = run.commands.indexOf(command);
  // In a loop, what stands before it comes after it as well.
  const later = command.inLoop ? run.commands.filter((other) => other !== command) : run.commands.slice(index + 1);
  return index < 0 || later.some((other) => !isPlain(other) || namesPath(other, path));
}

function namesPath({ words, redirects }: Command, path: string): boolean {
  const all = [...words.slice(1), ...redirects.flatMap(({ target }) => target ?? [])];
  return all.some(({ value, text }) => {
    if (value === null) return !/^[-+]/.test(text);
    if (!value.startsWith("/")) return !value.startsWith("-") && value.includes(path.slice(path.lastIndexOf("/") + 1));
    const named = normalized(value);
    return isWithin(named, path) || (isWithin(path, named) && named !== "/");
  });
}
