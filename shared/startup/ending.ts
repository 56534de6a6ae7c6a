/** Finds containers whose process certainly ends by itself. Only programs that are known to end count. */
import { findMigration } from "../knowledge/migrations.ts";
import type { Command, Run } from "../script/model.ts";
import { isBroken, isPlain } from "./output.ts";

/** Programs that work on what they are given and end, besides the plain ones. */
const ending = new Set("ln tar unzip gzip gunzip zcat sed envsubst sysctl modprobe".split(" "));

/** Subcommands of git after which it ends. */
const gitSteps = new Set("clone fetch pull checkout reset config init remote submodule".split(" "));

/**
 * The last program of a container that only does its work and ends, whatever happens; undefined when anything may stay: a loop, a
 * sleep, a program that is not known.
 */
export function lastStep(run: Run): Command | undefined {
  if (run.form === "opaque" || isBroken(run) || !run.commands.every(ends)) return undefined;
  return run.commands.filter(({ words }) => words.length > 0).at(-1);
}

function ends(command: Command): boolean {
  const { name, words, elsewhere, inLoop, wrappers } = command;
  if (inLoop) return false;
  if (words.length === 0) return true;
  if (name === null || elsewhere || wrappers.some((wrapper) => wrapper.name === "xargs")) return false;
  const values = words.map(({ value }) => value);
  if (name === "sleep" || name === "tail") return false;
  if (name === "git")
    return values.find((value, index) => index > 0 && value?.startsWith("-") !== true && gitSteps.has(value ?? "")) !== undefined;
  return isPlain(command) || ending.has(name) || findMigration(values) !== null;
}
