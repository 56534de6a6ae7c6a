import { rule } from "../engine/rule.ts";
import { isCritical } from "../knowledge/critical.ts";
import type { Command, Run } from "../script/model.ts";
import { isWithin, normalized } from "../script/paths.ts";
import { isBroken } from "../startup/output.ts";

export default rule({
  id: "swallowed-failure",
  level: "warning",
  worst: "error",
  since: "0.1.0",
  serves: ["practice: error handling", "caution: debugging"],
  summary: "Script that succeeds although a step failed",
  why: `A shell goes on after a command that failed, and the script's result is that of its last command. When that is an \`echo\`, a \`true\` or an
\`exit 0\`, the init container always succeeds: the main containers start without the files, the permissions or the schema that the failed step
owed them, and the cause is only in the log of a container that "completed".`,
  fix: "Start the script with `set -eu` (or run `sh -ec`), or join the steps with `&&`. Write `|| true` behind the one command that may fail.",
  links: [
    "https://github.com/sentinel-hub/titiler-openeo/pull/402",
    "https://github.com/gke-labs/kube-agents/pull/1068",
    "https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#set",
  ],

  initContainer({ container, role, run }, report) {
    if (run.form !== "shell" || role === "sidecar" || isBroken(run)) return;
    for (const [index, command] of run.commands.entries()) {
      if (command.fate !== "lost" || command.conditional || command.elsewhere || !matters(run, command)) continue;
      const last = resultAfter(run, index);
      if (last === undefined) continue;
      const [program = command] = command.words;
      const isSet = /^(?:true|:|exit)$/.test(last.name ?? "") && !/^(?:chown|chgrp|sysctl)$/.test(command.name ?? "");
      report(
        program.place,
        `init container "${container.name ?? ""}" goes on when "${command.name ?? ""}" fails and ends with "${last.name ?? ""}", so it can succeed without it`,
        { level: isSet ? "error" : "warning", related: [{ place: last.place, message: "this decides the exit status" }] },
      );
      return;
    }
  },
});

/** What is told to be quiet (`2>/dev/null`) may fail; a download counts when it makes a file. */
function matters(run: Run, command: Command): boolean {
  const { name, words, redirects } = command;
  if (name === null || redirects.some(({ descriptor, target }) => descriptor === 2 && target?.value === "/dev/null"))
    return false;
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
