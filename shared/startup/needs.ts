/** What the script of a container needs to be allowed to do. */
import type { Container } from "../model/pod.ts";
import type { Run } from "../script/model.ts";
import { isPlain, outputsOf } from "./output.ts";
import type { PodWithVolumes } from "./volumes.ts";

/** Programs that root alone makes use of: owners, packages, mounts, the network, users. */
const ofRoot =
  /^(?:apk|apt|apt-get|chgrp|chown|chroot|dnf|dpkg|ip|ip6tables|iptables|mknod|modprobe|mount|nsenter|ping|rpm|rsync|setcap|su|sysctl|tar|umount|update-ca-certificates|useradd|yum)$/;
const changesUser = /^(?:chroot|doas|gosu|nsenter|setpriv|su-exec|sudo)$/;
/** `cp -a`, `cp -p`, `install -o`: the owner goes along. */
const keepsOwner = /^-[a-zA-Z]*[apog]|^--(?:archive|preserve|owner)/;

/** True when something that the script runs works as root only, or does more as root. */
export const worksAsRoot = ({ commands }: Run): boolean =>
  commands.some(
    ({ name, words, wrappers }) =>
      ofRoot.test(name ?? "") ||
      wrappers.some((wrapper) => changesUser.test(wrapper.name)) ||
      ((name === "cp" || name === "install") && words.some(({ value }) => keepsOwner.test(value ?? ""))),
  );

/** Programs besides those of `isPlain` that write no file. */
const writesNothing =
  /^(?:dig|false|getent|host|let|local|mysqladmin|nc|ncat|nslookup|pg_isready|read|redis-cli|return|shift|timeout)$/;

/** True when everything that the script does to files is known, and lands on a volume: its root file system can be read-only. */
export function writesOnlyToVolumes(pod: PodWithVolumes, container: Container, run: Run): boolean {
  if (run.form === "opaque" || !run.commands.every((command) => isPlain(command) || writesNothing.test(command.name ?? "")))
    return false;
  return outputsOf(pod, container, run).every(({ mounted }) => mounted.length > 0);
}
