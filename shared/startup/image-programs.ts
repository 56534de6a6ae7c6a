/** Whether the programs of a container are still those of its image. */
import type { Container } from "../model/pod.ts";
import type { Command, Run } from "../script/model.ts";
import { isWithin } from "../script/paths.ts";
import { mountAt, mountsBelow, type PodWithVolumes } from "./volumes.ts";

const folders = ["/bin", "/sbin", "/usr/bin", "/usr/sbin", "/usr/local/bin", "/usr/local/sbin"];

/** Programs that add programs, and those that read commands of another file. */
const installers = new Set([
  "apk",
  "apt",
  "apt-get",
  "dnf",
  "dpkg",
  "microdnf",
  "npm",
  "pip",
  "pip3",
  "rpm",
  "yum",
  "zypper",
  ".",
  "source",
  "eval",
]);

/** A bare name, or a path in a folder of programs; any other path may be a file of the image that no table lists. */
export const isProgramOfImage = (word: string | null): boolean =>
  word !== null && (!word.includes("/") || folders.includes(word.slice(0, word.lastIndexOf("/"))));

/** True with a volume over a folder of programs, or a PATH of its own. */
export const bringsPrograms = ({
  pod,
  container,
  run,
}: {
  readonly pod: PodWithVolumes;
  readonly container: Container;
  readonly run: Run;
}): boolean =>
  container.env?.some(({ name }) => name === "PATH") === true ||
  run.commands.some(
    ({ assignments, words }) =>
      assignments.some(({ name }) => name === "PATH") || words.some(({ text }) => text.startsWith("PATH=")),
  ) ||
  folders.some((folder) => mountAt(pod, container, folder) !== undefined || mountsBelow(pod, container, folder).length > 0);

/** True when something before the command at `index` installs packages, runs a file that may, or writes into a folder of programs. */
export function mayBeInstalled(run: Run, index: number): boolean {
  const before = run.commands.slice(0, index);
  return (
    before.some(
      ({ name, words: [program] }) => name === null || installers.has(name) || !isProgramOfImage(program?.value ?? null),
    ) || run.effects.some(({ command, path }) => before.includes(command) && folders.some((folder) => isWithin(path, folder)))
  );
}

/** True for a command whose answer a wait looks at. */
export const answersWait = ({ waits }: Run, command: Command): boolean =>
  waits.some(({ probes }) => probes.some((probe) => probe.command === command));
