/** Failures that a script passes over on its way to a last command that succeeds. */
import { isCritical } from "../knowledge/critical.ts";
import { carelessCurl } from "./downloads.ts";
import type { Command, Run } from "./model.ts";
import { isWithin, normalized } from "./paths.ts";

/** A command whose failure nothing sees, and the one that gives the script its status instead. */
export interface Swallowed {
  readonly command: Command;
  readonly last: Command;
}

const known = new WeakMap<Run, readonly Swallowed[]>();

/** Commands at the top of a script that can fail and matter, and fail without any effect on its status; once for a run. */
export function swallowedIn(run: Run): readonly Swallowed[] {
  const before = known.get(run);
  if (before !== undefined) return before;
  const found = run.commands.flatMap((command, index) => {
    if (command.fate !== "lost" || command.conditional || command.elsewhere || !matters(run, command)) return [];
    const last = resultAfter(run, index);
    return last === undefined ? [] : [{ command, last }];
  });
  known.set(run, found);
  return found;
}

/** What is told to be quiet (`2>/dev/null`) may fail; a download counts when it makes a file. */
function matters(run: Run, command: Command): boolean {
  const { name, words, redirects } = command;
  if (name === null || redirects.some(({ descriptor, target }) => descriptor === 2 && target?.value === "/dev/null"))
    return false;
  // That it takes an error page for the file is the greater defect, and has a rule of its own.
  if (carelessCurl(command) !== null) return false;
  if (name === "curl" || name === "wget") return run.effects.some((one) => one.kind === "write" && one.command === command);
  const args = words.slice(1).map(({ value }) => value);
  return isCritical(name, args);
}

/** The command that gives the script its status, when it succeeds whatever the one at `index` did; else undefined. */
function resultAfter(run: Run, index: number): Command | undefined {
  const after = run.commands.slice(index + 1);
  const deciders = after.filter(({ fate }) => fate === "decides");
  const last = deciders.at(-1);
  const failed = run.commands[index];
  if (last === undefined || failed === undefined || last.conditional || last.inLoop) return undefined;
  if (after.some((one) => one.fate === "unknown" || reportsFailure(one))) return undefined;
  return deciders.every((one) => isHarmless(one) && !needs(run, one, failed)) ? last : undefined;
}

const reportsFailure = ({ name, words }: Command): boolean =>
  name === "false" || name === "kill" || name === "return" || (name === "exit" && words[1]?.value !== "0");

const speaks = /^(?:echo|printf|true|:|exit|date|sleep)$/;

const isHarmless = ({ name }: Command): boolean =>
  name !== null && (speaks.test(name) || /^(?:chmod|chown|mkdir|rm|touch)$/.test(name));

/** A last `chmod` of the file that was to be fetched reports its absence; that of a file whose owner was to change does not. */
function needs(run: Run, { name, words, redirects }: Command, failed: Command): boolean {
  if (/^(?:chown|chgrp|sysctl)$/.test(failed.name ?? "")) return false;
  const files = speaks.test(name ?? "") ? [] : words.slice(1).filter(({ text }) => !/^[-0-7]|[:=+]/.test(text));
  const made = [
    ...failed.words.flatMap(({ value }) => (value?.startsWith("/") ? [normalized(value)] : [])),
    ...run.effects.filter(({ command }) => command === failed).map(({ path }) => path),
  ];
  return [...files, ...redirects.flatMap(({ target }) => target ?? [])].some(({ value }) => {
    if (value === null || !value.startsWith("/")) return true;
    const path = normalized(value);
    return made.some((one) => isWithin(path, one) || isWithin(one, path));
  });
}
