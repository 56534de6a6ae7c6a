/** Work that is left out when something exists, and what makes that something. */
import { isCritical } from "../knowledge/critical.ts";
import type { Place } from "../model/finding.ts";
import type { Command, Effect, Run } from "./model.ts";
import { type AndOrNode, eachChild, type IfNode, type StatementNode, type SyntaxNode } from "./parse.ts";
import { isWithin, normalized } from "./paths.ts";
import type { Syntax } from "./reading.ts";
import { syntaxOf } from "./run.ts";
import { asksFile, placeOf, soleTest } from "./tests.ts";

/** A marker that a try which failed leaves behind, so that the next one takes the work for done. */
export interface EarlyMarker {
  /** What the guard looks for: absolute, normalised. */
  readonly path: string;
  /** The test of the guard. */
  readonly place: Place;
  /** What makes the path. */
  readonly maker: Command;
  /** What can fail although the path is there then: a later step, the maker itself half-way, or an earlier step that nobody looked at. */
  readonly failing: Command;
}

/** Every guard of a script's own top level whose path is there before the work is done. */
export function earlyMarkersIn(run: Run): readonly EarlyMarker[] {
  const syntax = syntaxOf(run);
  // A trap may take the debris away.
  if (syntax === null || syntax.source.uncertain || run.commands.some(({ name }) => name === "trap")) return [];
  const effects = new Map<Command, Effect[]>();
  for (const effect of run.effects) {
    const known = effects.get(effect.command);
    if (known === undefined) effects.set(effect.command, [effect]);
    else known.push(effect);
  }
  const { commands: statements } = syntax.ast;
  const found: EarlyMarker[] = [];
  let left = mostGuards;
  for (const [index, { command }] of statements.entries()) {
    const guard = guardOf(command, () => statements.slice(index + 1), syntax);
    if (guard === null) continue;
    if (left-- <= 0) break;
    const steps = guard.work.slice(0, mostSteps).flatMap((node) => stepsIn(node, syntax));
    const early = earlyIn(steps.slice(0, mostSteps), guard.path, effects);
    if (early !== null) found.push({ path: guard.path, place: guard.place, ...early });
  }
  return found;
}

/** More than anybody writes by hand. */
const mostGuards = 30;
const mostSteps = 500;

/** What each command does to files. */
type Effects = ReadonlyMap<Command, readonly Effect[]>;

interface Guard {
  readonly path: string;
  readonly place: Place;
  readonly work: readonly SyntaxNode[];
}

/** `if [ ! -d D ]; then work; fi`, `[ -d D ] || work`, and `[ -d D ] && exit 0` before the work. */
function guardOf(node: SyntaxNode, rest: () => readonly StatementNode[], syntax: Syntax): Guard | null {
  if (node.type !== "If" && node.type !== "AndOr") return null;
  const condition = node.type === "If" ? node.clause : node.commands[0];
  const placed = condition && soleTest(condition);
  const [operand, more] = placed?.test.operands ?? [];
  if (placed === undefined || operand === undefined || more !== undefined || !asksFile(placed.test.operator)) return null;
  const [word] = syntax.wordsOf(operand);
  if (word?.value?.startsWith("/") !== true || word.glob) return null;
  const work = workOf(node, placed.inverted !== placed.test.negated, rest, syntax);
  return work === null ? null : { path: normalized(word.value), place: placeOf(placed.node, syntax), work };
}

/** What runs only when the path is absent; null when nothing does. */
function workOf(
  node: IfNode | AndOrNode,
  absent: boolean,
  rest: () => readonly StatementNode[],
  syntax: Syntax,
): readonly SyntaxNode[] | null {
  if (node.type === "AndOr") {
    const [, action] = node.commands;
    const [operator, more] = node.operators;
    if (action === undefined || more !== undefined) return null;
    if ((operator === "&&") === absent) return [action];
    return succeeds(action, syntax) ? rest() : null;
  }
  if (node.elif.length > 0) return null;
  if (absent) return [node.then];
  if (node.then.commands.some(({ command }) => succeeds(command, syntax))) return rest();
  return node.else === undefined ? null : [node.else];
}

/** `exit 0`, alone or at the end of a group. */
function succeeds(node: SyntaxNode, syntax: Syntax): boolean {
  if (node.type === "BraceGroup") return node.body.commands.some(({ command }) => succeeds(command, syntax));
  const command = node.type === "Command" ? syntax.commandOf(node) : undefined;
  return command?.name === "exit" && (command.words[1]?.value ?? "0") === "0";
}

/** A command, and the pipeline that it runs in, if any. */
interface Step {
  readonly command: Command;
  readonly stage: SyntaxNode;
}

/** The commands that run each time the work does, in source order: not those of branches, loops, functions and substitutions. */
function stepsIn(node: SyntaxNode, syntax: Syntax, stage: SyntaxNode = node): readonly Step[] {
  const steps: Step[] = [];
  switch (node.type) {
    case "Command": {
      const command = syntax.commandOf(node);
      return command === undefined ? [] : [{ command, stage: stage.type === "Pipeline" ? stage : node }];
    }
    case "Pipeline":
      eachChild(node, (child) => steps.push(...stepsIn(child, syntax, node)));
      return steps;
    case "Statement":
    case "CompoundList":
    case "BraceGroup":
    case "Subshell":
    case "AndOr":
      eachChild(node, (child) => steps.push(...stepsIn(child, syntax, stage)));
      return steps;
    default:
      return [];
  }
}

function earlyIn(steps: readonly Step[], path: string, effects: Effects): Pick<EarlyMarker, "maker" | "failing"> | null {
  const made = makerOf(steps, path, effects);
  // Somebody takes it away again, or it gets its name at the end.
  if (made === undefined || steps.some(({ command }) => movesOrRemoves(command, path))) return null;
  const maker = made.command;
  const at = steps.indexOf(made);
  const later = steps
    .slice(at + 1)
    .find(({ command, stage }) => stage !== made.stage && command.fate === "decides" && canFail(command));
  if (later !== undefined) return { maker, failing: later.command };
  if (isHalfway(maker) && (maker.fate === "decides" || maker.fate === "lost")) return { maker, failing: maker };
  const unseen = isMark(maker)
    ? steps.slice(0, at).find(({ command }) => command.fate === "lost" && isCriticalStep(command))
    : undefined;
  return unseen === undefined ? null : { maker, failing: unseen.command };
}

/** The one step that makes the path: the first that names it, or the only one that writes around it. */
function makerOf(steps: readonly Step[], path: string, effects: Effects): Step | undefined {
  const of = ({ command }: Step): Effect | undefined => effects.get(command)?.find((effect) => makes(effect, path));
  const makers = steps.filter((step) => of(step) !== undefined || unpacksAround(step.command, path));
  const exact = makers.find((step) => isWithin(of(step)?.path ?? "/", path));
  const maker = exact ?? (makers.length === 1 ? makers[0] : undefined);
  return maker === undefined || maker.command.elsewhere || maker.command.fate === "tested" ? undefined : maker;
}

const movesOrRemoves = ({ name, words }: Command, path: string): boolean =>
  (name === "rm" || name === "mv") && words.some(({ value }) => value?.startsWith("/") && normalized(value) === path);

/** True when the path is there once the effect has begun. */
const makes = ({ kind, path, recursive }: Effect, wanted: string): boolean => {
  if (kind === "directory") return isWithin(path, wanted);
  if (kind === "write" || kind === "append") return path === wanted || (recursive && path !== "/" && isWithin(wanted, path));
  return kind === "clone" && isWithin(wanted, path);
};

/** Database copies that unpack into a directory, which the table of programs does not list. */
const unpacksAround = ({ name, words }: Command, path: string): boolean =>
  (name === "xbstream" || name === "mbstream") &&
  words.some(
    ({ value }, index) =>
      words[index - 1]?.value === "-C" && value !== null && value.startsWith("/") && isWithin(path, normalized(value)),
  );

/** Programs that write in place, so that half of the work looks like all of it. */
const isHalfway = ({ name }: Command): boolean => name !== null && /^(?:curl|wget|tar|unzip|xbstream|mbstream)$/.test(name);

const isMark = ({ name }: Command): boolean => name !== null && /^(?:touch|mkdir|echo|printf|date|:)$/.test(name);

/** What does not fail, or fails at each start alike, as `chown` does. */
const harmless =
  /^(?::|\[|\[\[|test|true|echo|printf|exit|return|set|export|unset|local|cd|pwd|date|sleep|ls|cat|find|du|df|stat|sync|id|whoami|hostname|env|chmod|chown|chgrp|mkdir|rm|touch|ln|umask|trap|wait|sort|head|tail|grep|awk|wc|tee)$/;

const canFail = ({ name, elsewhere, builtin }: Command): boolean =>
  name !== null && !elsewhere && !builtin && !harmless.test(name);

const isCriticalStep = ({ name, words }: Command): boolean =>
  name !== null &&
  (/^(?:curl|wget)$/.test(name) ||
    isCritical(
      name,
      words.slice(1).map(({ value }) => value),
    ));
