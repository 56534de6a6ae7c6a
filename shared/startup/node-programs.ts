/** Programs of the node that an init container writes over. */
import { guardsIn } from "../script/guards.ts";
import type { Command, Effect } from "../script/model.ts";
import { hasOption, readOptions } from "../script/options.ts";
import { isWithin, normalized } from "../script/paths.ts";
import { isBroken } from "./output.ts";
import type { Repeatable } from "./repeats.ts";
import { mountAt } from "./volumes.ts";

/** A file that is opened for writing although it may be a program that runs. */
export interface Overwrite {
  readonly effect: Effect;
  /** The directory on the node. */
  readonly directory: string;
}

/**
 * Writes into a `bin` or `sbin` directory of a hostPath that open the file that is there, where the failure ends the container: `cp` without
 * `-f`, `curl -o`, `wget -O`, `>`. (`install`, `mv` and `tar` make a new file.) One that the script removes is replaced.
 */
export function overwritesIn(view: Repeatable): readonly Overwrite[] {
  const { pod, container, run } = view;
  if (isBroken(run)) return [];
  const deletes = run.effects.filter(({ kind }) => kind === "delete").slice(0, mostDeletes);
  return run.effects.flatMap((effect) => {
    const { kind, path, command } = effect;
    if (kind !== "write" || command.fate !== "decides" || !opensFile(command) || isData(effect)) return [];
    const mounted = mountAt(pod, container, path);
    const root = mounted?.volume?.hostPath?.path;
    if (mounted === undefined || root === undefined || mounted.pathInVolume === null || mounted.writable === false) return [];
    const onNode = normalized(`${root}/${mounted.pathInVolume}`);
    const directory = isBin(onNode) ? onNode : effect.recursive ? null : onNode.slice(0, onNode.lastIndexOf("/"));
    if (directory === null || !isBin(directory) || guardsIn(run)(command)) return [];
    return deletes.some((other) => isWithin(path, other.path)) ? [] : [{ effect, directory }];
  });
}

/** A script that somebody wrote has fewer. */
const mostDeletes = 100;

const isBin = (path: string): boolean => /\/s?bin$/.test(path);

function opensFile({ name, words }: Command): boolean {
  if (name !== "cp") return /^(?:curl|wget|cat|echo|printf|base64|gunzip|zcat)$/.test(name ?? "");
  const options = readOptions(words.slice(1), { valued: "tS", long: ["target-directory", "suffix"] });
  return (
    options.certain &&
    !hasOption(options, "f", "force", "remove-destination", "n", "no-clobber", "b", "backup", "u", "update", "l", "s")
  );
}

/** A script, a library or a text is no program that the kernel keeps open. */
const isData = ({ path, command }: Effect): boolean =>
  [path, ...command.words.slice(1).map(({ value }) => value ?? "")].some((name) =>
    /\.(?:sh|bash|py|pl|conf|conflist|json|ya?ml|txt|toml|cfg|env|so[.\d]*|service|tar|t?gz|zip|tmp|new|js|lua)$/.test(name),
  );
