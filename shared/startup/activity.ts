/** What a container does, in a line: what it waits for and how long, and the programs that it runs. */
import { sleepSeconds, sumOf } from "../script/durations.ts";
import type { Command, Run, Wait } from "../script/model.ts";

const programsAtMost = 4;

/** Programs that only hold a script together. */
const unsaid = new Set("sh bash ash dash sleep echo printf seq expr date true false test [ [[".split(" "));

/** Hosts and programs only, as written: a value from the environment is not shown. */
export function activityOf(run: Run): string {
  const { form, opaque, waits, commands, argv } = run;
  if (form === "opaque") return opaque?.startsWith("image") ? "what its image starts (not known)" : `not known (${opaque ?? ""})`;
  const parts = [...waits.map(waiting), ...running(commands, waits)];
  if (parts.length > 0) return parts.join("; ");
  if (commands.some(({ name }) => name === "sleep")) return sleeping(commands);
  const [first] = form === "exec" ? argv : [];
  return first === undefined ? "runs builtins of its shell" : `runs ${first.text}`;
}

function waiting(wait: Wait): string {
  const targets = [...new Set(wait.probes.flatMap((probe) => probe.targets.map(({ shown }) => shown)))];
  const what = targets.length === 0 ? "a condition" : targets.map((target) => `"${target}"`).join(", ");
  return `waits for ${what} (${limitOf(wait)})`;
}

/** A `timeout` ends whatever it runs; who counts rounds or looks at the clock does so only when an attempt has come back. */
function limitOf({ bound, probes }: Wait): string {
  if (bound.kind === "none") return "no limit";
  if (bound.kind === "unknown" || bound.seconds === null || !Number.isFinite(bound.seconds)) return "limit not known";
  const isExact = probes.length > 0 && probes.every(({ attemptLimit }) => Number.isFinite(attemptLimit));
  if (bound.kind === "timeout" || (isExact && bound.seconds > 0)) return `${bound.seconds} s at most`;
  return bound.seconds > 0 ? `${bound.seconds} s at most, and what its attempts take` : "as long as its attempts take";
}

function running(commands: readonly Command[], waits: readonly Wait[]): readonly string[] {
  const inWaits = new Set(waits.flatMap(({ probes }) => probes.map(({ command }) => command)));
  const programs = commands.flatMap((command) => {
    const { name, builtin, words } = command;
    if (name === null || builtin || inWaits.has(command) || unsaid.has(name)) return [];
    return words[0]?.fromEnv ? [words[0].text] : [name];
  });
  const [...names] = new Set(programs);
  if (names.length === 0) return [];
  return [`runs ${names.slice(0, programsAtMost).join(", ")}${names.length > programsAtMost ? ", …" : ""}`];
}

function sleeping(commands: readonly Command[]): string {
  const sleeps = commands.filter(({ name }) => name === "sleep");
  const total = sleeps.some(({ inLoop, conditional }) => inLoop || conditional) ? null : sumOf(sleeps.map(sleepSeconds));
  if (total === Number.POSITIVE_INFINITY) return "sleeps for ever";
  return total === null ? "sleeps" : `sleeps ${total} s`;
}
