/** How a script reacts to a failure: what it says about it, and whether it fails in the end. */
import type { Command, Run } from "./model.ts";

const failure =
  /\b(?:error|errors|failed|failure|fails|fail|fatal|abort|aborted|aborting|cannot|can't|could not|couldn't|unable to|unsuccessful|timed out)\b|[✗✘❌]/i;

const tolerance =
  /\b(?:warn|warning|skip|skipping|skipped|continue|continuing|ignore|ignoring|ignored|default|defaults|fallback|falling back|instead|optional|anyway|retr(?:y|ying|ies|ied)|again|later|manual|manually|may|might|expected|already|exists|non-?fatal|non-?critical|best.effort|best-?effort|first (?:run|start)|not ready|yet|nothing|no new|assuming|cached?)\b|⚠/i;

const textOf = ({ words }: Command): string =>
  words
    .slice(1)
    .map(({ text }) => text)
    .join(" ")
    .slice(0, 2000);

/** True for a message that says that something went wrong, and nothing that excuses it. */
export const tellsOfFailure = (command: Command): boolean => failure.test(textOf(command)) && !toleratesFailure(command);

/** True for a message that says that the failure is allowed. */
export const toleratesFailure = (command: Command): boolean => tolerance.test(textOf(command));

/** True for a message that begins with the word for an error. */
export const isErrorMessage = (command: Command): boolean =>
  /^(?:-[en]+ )?["']?[^A-Za-z0-9"'$]{0,8}(?:error|fatal)\b/i.test(textOf(command)) && !toleratesFailure(command);

/** True for a command whose own message is thrown away: it is allowed to fail. */
export const isQuiet = ({ redirects }: Command): boolean => {
  const away = (at: number): boolean =>
    redirects.some(({ descriptor, target }) => descriptor === at && target?.value === "/dev/null");
  const both = redirects.some(({ operator, target }) => /^(?:&>>?|>&)$/.test(operator) && target?.value === "/dev/null");
  const joined = redirects.some(({ descriptor, target }) => descriptor === 2 && target?.value === "1");
  return away(2) || both || (joined && away(1));
};

const failing = new WeakMap<Run, number>();

/** True when something after a command can make the script fail on purpose: an exit, a test that decides, `kill`, `${X:?}`. */
export function failsLater(run: Run, command: Command): boolean {
  let last = failing.get(run);
  if (last === undefined) {
    last = run.commands.reduce((latest, one, index) => (failsOnPurpose(one) ? index : latest), -1);
    failing.set(run, last);
  }
  return run.commands.indexOf(command) < last;
}

function failsOnPurpose({ name, words, fate }: Command): boolean {
  if (name === "exit" || name === "return") return words[1]?.value !== "0";
  if (name === "[" || name === "test" || name === "stat") return fate === "decides";
  return name === null || name === "false" || name === "kill" || words.some(({ text }) => text.includes(":?"));
}
