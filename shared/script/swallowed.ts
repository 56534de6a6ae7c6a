/** Failures that a script passes over on its way to a last command that succeeds. */
import { isCritical } from "../knowledge/critical.ts";
import { carelessCurl, makesFile } from "./downloads.ts";
import type { Command, Run } from "./model.ts";
import { eachChild, type IfNode, type ListNode, type StatementNode, type SyntaxNode } from "./parse.ts";
import { isWithin, normalized } from "./paths.ts";
import type { Lookup } from "./reading.ts";
import { syntaxOf } from "./run.ts";

/** A command whose failure nothing sees, and the one that gives the script its status instead. */
export interface Swallowed {
  readonly command: Command;
  readonly last: Command;
}

const known = new WeakMap<Run, { readonly first: Swallowed | null }>();

/**
 * The first command that can fail and matters, and fails without any effect on the status of the script; once for a run. Looked for
 * at the top of the script and in the branches of an `if` there, for which only what runs after them counts.
 */
export function swallowedIn(run: Run): Swallowed | null {
  const before = known.get(run);
  if (before !== undefined) return before.first;
  const found = [atTop(run), inBranches(run)].flatMap((one) => one ?? []);
  const first = found.sort((a, b) => run.commands.indexOf(a.command) - run.commands.indexOf(b.command))[0] ?? null;
  known.set(run, { first });
  return first;
}

const isLost = (run: Run, command: Command): boolean => command.fate === "lost" && !command.elsewhere && matters(run, command);

/** For each of them all that follows is looked at; where so many fail this way, one of the first was found. */
const mostCandidates = 20;

function atTop(run: Run): Swallowed | null {
  const decider = run.commands.filter(({ fate }) => fate === "decides").at(-1);
  if (decider === undefined || !isHarmless(decider)) return null;
  let left = mostCandidates;
  for (const [index, command] of run.commands.entries()) {
    if (command.conditional || !isLost(run, command)) continue;
    if (left-- <= 0) return null;
    const last = resultAfter(run, command, run.commands.slice(index + 1));
    if (last !== undefined && !last.conditional) return { command, last };
  }
  return null;
}

/** What follows a list in the lists around it. */
interface After {
  readonly commands: readonly Command[];
  /** Those that run whenever the list was reached: none in another branch. */
  readonly certain: readonly Command[];
}

function inBranches(run: Run): Swallowed | null {
  const syntax = syntaxOf(run);
  if (syntax === null || !/\bif\b/.test(syntax.source.text)) return null;
  let left = mostCandidates;
  const inList = (statements: readonly StatementNode[], after: () => After, isBranch: boolean): Swallowed | null => {
    for (const [index, { command: node, background }] of statements.entries()) {
      const command = node.type === "Command" ? syntax.commandOf(node) : undefined;
      const isCandidate = isBranch && !background && command !== undefined && isLost(run, command);
      if (!isCandidate && node.type !== "If") continue;
      const here = (): After => {
        const rest = statements.slice(index + 1);
        const { commands, certain } = after();
        return {
          commands: [...rest.flatMap((statement) => commandsBelow(statement, syntax)), ...commands],
          certain: [...rest.flatMap((statement) => syntax.commandOf(statement.command) ?? []), ...certain],
        };
      };
      if (isCandidate && left-- > 0) {
        const { commands, certain } = here();
        const last = resultAfter(run, command, commands);
        if (last !== undefined && certain.includes(last)) return { command, last };
      }
      if (node.type !== "If") continue;
      for (const part of branchesOf(node)) {
        const found = inList(part.commands, here, true);
        if (found !== null) return found;
      }
    }
    return null;
  };
  return inList(syntax.ast.commands, () => ({ commands: [], certain: [] }), false);
}

const branchesOf = ({ then, elif, else: otherwise }: IfNode): readonly ListNode[] => [
  then,
  ...elif.map((part) => part.then),
  ...(otherwise ? [otherwise] : []),
];

function commandsBelow(node: SyntaxNode, { commandOf }: Lookup): readonly Command[] {
  const found: Command[] = [];
  const visit = (child: SyntaxNode): void => {
    const command = commandOf(child);
    if (command !== undefined) found.push(command);
    eachChild(child, visit);
  };
  visit(node);
  return found;
}

/** What is told to be quiet (`2>/dev/null`) may fail; a download counts when it makes a file. */
function matters(run: Run, command: Command): boolean {
  const { name, words, redirects } = command;
  if (name === null || redirects.some(({ descriptor, target }) => descriptor === 2 && target?.value === "/dev/null"))
    return false;
  // That it takes an error page for the file is the greater defect, and has a rule of its own.
  if (carelessCurl(command) !== null) return false;
  if (name === "curl" || name === "wget") return makesFile(run, command);
  const args = words.slice(1).map(({ value }) => value);
  return isCritical(name, args);
}

/** The command among those after it that gives the script its status, when that succeeds whatever the failed one did; else undefined. */
function resultAfter(run: Run, failed: Command, after: readonly Command[]): Command | undefined {
  const deciders = after.filter(({ fate }) => fate === "decides");
  const last = deciders.at(-1);
  if (last === undefined || last.inLoop) return undefined;
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
