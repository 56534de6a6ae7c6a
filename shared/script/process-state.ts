/** What a script changes of its own process: limits, variables, directory, mask, names. It ends with the process. */
import type { Command, Redirect, Run } from "./model.ts";

/** Commands that print, ask or pass the time. */
const inert = /^(?:echo|printf|true|:|exit|date|set|id|sleep|whoami|hostname|pwd|uname|\[|test|return|logger)$/;

/** Programs that never need a limit on files, processes or locked memory. */
const undemanding = /^(?:sysctl|chown|chmod|chgrp|mkdir|rm|ln|touch|cat|ls|grep|cp|mv)$/;

/**
 * The commands that change the process although nothing that may need it comes after them: the first of each kind behind the last
 * command that does any work. `ulimit` is judged by programs that need no limits, too.
 */
export function lostWithProcess(run: Run): readonly Command[] {
  if (run.form !== "shell") return [];
  const found = new Map<string, Command>();
  let limitsOnly = false;
  for (const command of [...run.commands].reverse()) {
    const { name } = command;
    if (isAssignment(command)) continue;
    if (command.inLoop || command.elsewhere || name === null) break;
    if (changesProcess(command)) {
      if (!limitsOnly || name === "ulimit") found.set(name, command);
    } else if ((inert.test(name) && !writesFile(command)) || /^(?:ulimit|umask|alias|export)$/.test(name)) continue;
    else if (undemanding.test(name)) limitsOnly = true;
    else break;
  }
  return [...found.values()].reverse();
}

function changesProcess({ name, words }: Command): boolean {
  const operands = words.slice(1).filter(({ text }) => !/^[-+]/.test(text));
  switch (name) {
    case "ulimit":
    case "umask":
      return operands.length > 0;
    case "alias":
      return operands.some(({ text }) => text.includes("="));
    case "export":
      return operands.length > 0;
    case "cd":
      return true;
    default:
      return false;
  }
}

/** `X=1` alone is a command without words. */
const isAssignment = ({ words, assignments }: Command): boolean => words.length === 0 && assignments.length > 0;

const writesFile = ({ redirects }: Command): boolean => redirects.some(isFile);

const isFile = ({ operator, target }: Redirect): boolean =>
  operator.includes(">") && target !== null && !/^(?:\d+-?|-|\/dev\/(?:null|stdout|stderr))$/.test(target.value ?? "?");
