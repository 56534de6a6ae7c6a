import type { Level, Rule } from "../shared/index.ts";

/** Rules that call some findings an error, although their own level is lower; a test holds the list to their cases. */
const sometimesErrors: ReadonlySet<string> = new Set([
  "lost-output",
  "privileged-init",
  "swallowed-failure",
  "unrepeatable-clone",
]);

/**
 * The worst level of a rule's findings without settings. The engine has to be told this one: what it hands back does not show
 * whether a user asked for the declared level or for nothing, so that of a policy declared advisory no violation may block.
 */
export const worstLevel = (rule: Pick<Rule, "id" | "level">): Level => (sometimesErrors.has(rule.id) ? "error" : rule.level);
