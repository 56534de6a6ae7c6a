/** What an init container takes out of Secrets and writes to other volumes. */
import type { Container } from "../model/pod.ts";
import type { Command, Effect, Run } from "../script/model.ts";
import { syntaxOf } from "../script/run.ts";
import { usesIn } from "../script/uses.ts";
import { isBroken } from "./output.ts";
import { type Mounted, mountAt, type PodWithVolumes } from "./volumes.ts";
import { effectsByCommand } from "./writes.ts";

interface Runner {
  readonly pod: PodWithVolumes;
  readonly container: Container;
  readonly run: Run;
}

/** Something of a Secret that a command writes to a volume. */
export interface SecretCopy {
  readonly command: Command;
  /** Where it comes from: a file or directory in a Secret's volume; null for a variable. */
  readonly source: { readonly path: string; readonly recursive: boolean; readonly mounted: Mounted } | null;
  /** The variable without its dollar; null for a file. */
  readonly variable: string | null;
  readonly target: Mounted;
  readonly effect: Effect;
}

const copiers = /^(?:cp|install|mv|cat|tar|rsync)$/;

/** Programs that put what they are given, or read, into what they write. */
const passOn = /^(?:echo|printf|cat|sed|awk|jq|yq|base64|tr|tee)$/;

/** Parts of a connection that are no secret in themselves, whatever object they come from. */
const harmless =
  /(?:^|_|^PG)(?:USER|USERNAME|LOGIN|HOST|HOSTNAME|PORT|DATABASE|DB|DBNAME|NAME|REGION|BUCKET|ENDPOINT|AUTH_URL|EMAIL|ID|MODE|ENV|SCHEMA)$/i;

/** The names of the variables that a key of a Secret fills, where that is no such part. */
export const secretVariables = ({ env }: Pick<Container, "env">): readonly string[] =>
  (env ?? []).flatMap(({ name, valueFrom }) =>
    name !== undefined && valueFrom?.secretKeyRef !== undefined && !harmless.test(name) ? [name] : [],
  );

/** Copies of files in Secret volumes and of variables from Secrets, in source order; only of what is certain to run into a volume. */
export function secretCopies(runner: Runner): readonly SecretCopy[] {
  const { run } = runner;
  if (isBroken(run) || run.form === "opaque") return [];
  const writesOf = writesIn(runner);
  return [...copiedFiles(runner, writesOf), ...writtenVariables(runner, writesOf)];
}

function copiedFiles({ pod, container, run }: Runner, writesOf: (command: Command) => readonly Write[]): readonly SecretCopy[] {
  const isSecret = (effect: Effect): Mounted | undefined => {
    const mounted = mountAt(pod, container, effect.path);
    return mounted?.source === "secret" ? mounted : undefined;
  };
  const reads = run.effects.filter(({ kind, command }) => kind === "read" && copiers.test(command.name ?? ""));
  return reads.flatMap((read) => {
    const mounted = isSecret(read);
    if (mounted === undefined) return [];
    return writesOf(read.command).map(({ effect, target }) => ({
      command: read.command,
      source: { path: read.path, recursive: read.recursive, mounted },
      variable: null,
      target,
      effect,
    }));
  });
}

function writtenVariables({ container, run }: Runner, writesOf: (command: Command) => readonly Write[]): readonly SecretCopy[] {
  const names = new Set(secretVariables(container));
  const syntax = names.size === 0 ? null : syntaxOf(run);
  if (syntax === null || syntax.source.uncertain) return [];
  const { uses, set } = usesIn(syntax);
  return uses.flatMap(({ name, of, command }) => {
    if (command === null || of !== "value" || !names.has(name) || set.has(name)) return [];
    if (!passOn.test(command.name ?? "") || command.elsewhere) return [];
    return writesOf(command).map(({ effect, target }) => ({ command, source: null, variable: name, target, effect }));
  });
}

/** Says of a command what it writes to which volume. */
function writesIn({ pod, container, run }: Runner): (command: Command) => readonly Write[] {
  const effects = effectsByCommand(run);
  return (command) =>
    (effects.get(command) ?? []).flatMap((effect) => {
      if (effect.kind !== "write" && effect.kind !== "append") return [];
      const target = mountAt(pod, container, effect.path);
      return target === undefined || target.writable === false ? [] : [{ effect, target }];
    });
}

type Write = Pick<SecretCopy, "effect" | "target">;
