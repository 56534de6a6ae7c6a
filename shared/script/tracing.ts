/** What a script writes to the container's log by itself or by the trace of its shell (`set -x`). */
import type { Place } from "../model/finding.ts";
import type { Command, Run } from "./model.ts";
import type { Uses } from "./uses.ts";

/** `-x` on the command line of a shell. */
export const tracesByOption = (value: string | null): boolean => value !== null && /^-[a-z]*x[a-z]*$/.test(value);

/** A variable whose value is in the log. */
export interface Logged {
  readonly name: string;
  readonly place: Place;
  /** True when the shell prints it, false when a command does. */
  readonly traced: boolean;
}

/** Where the values of `names` get into the log: as words of `echo`, or of any command while the shell traces them. */
export function loggedUses({ uses, set }: Uses, run: Run, names: ReadonlySet<string>): readonly Logged[] {
  const traced = tracedCommands(run);
  return uses.flatMap<Logged>(({ name, of, command, logged, inDocument, place }) => {
    if (!names.has(name) || set.has(name) || of === "length" || inDocument || command === null) return [];
    if (traced.has(command)) return [{ name, place, traced: true }];
    const prints = /^(?:echo|printf|printenv)$/.test(command.name ?? "") && logged && of === "value";
    return prints ? [{ name, place, traced: false }] : [];
  });
}

/** The commands that run while `set -x` is on, in the order of the script. */
function tracedCommands({ argv, shell, commands }: Run): ReadonlySet<Command> {
  const start = argv.findIndex(({ place }) => place === shell?.place);
  let on = start >= 0 && argv.slice(start + 1, start + 3).some(({ value }) => tracesByOption(value));
  const traced = new Set<Command>();
  for (const command of commands) {
    const [, option, long] = command.name === "set" ? command.words.map(({ value }) => value) : [];
    if (option != null && /^[-+][a-z]*x|^[-+]o$/.test(option) && (option[1] !== "o" || long === "xtrace"))
      on = option.startsWith("-");
    if (on && !command.elsewhere) traced.add(command);
  }
  return traced;
}
