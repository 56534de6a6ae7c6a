/** Which loops and tools of a script wait for something, and how long at most. */

import type { Place } from "../model/finding.ts";
import { summarize } from "./before.ts";
import {
  afterFailure,
  type Before,
  type Ending,
  endingByBody,
  endingByClause,
  roundSeconds,
  unbounded,
  uncertain,
} from "./bounds.ts";
import { type Comparison, comparisonsIn } from "./comparisons.ts";
import { functionsIn } from "./functions.ts";
import { deciding, isConstant, isInverted, rangeLength, takesInput } from "./loop-shapes.ts";
import { type LoopFacts, readLoop, type ScriptFacts } from "./loops.ts";
import type { Bound, Command, Probe, Wait, Wrapper } from "./model.ts";
import {
  type CommandNode,
  eachChild,
  type ForNode,
  isLoop,
  type LoopNode,
  type ScriptNode,
  type StatementNode,
  type SyntaxNode,
  type WhileNode,
} from "./parse.ts";
import { timeoutSeconds } from "./probes.ts";
import type { Syntax } from "./reading.ts";

interface Around {
  /** The `timeout` around a script, which ends all its loops. */
  readonly timeout: Ending | null;
  /** False in a script inside the script, whose offsets are others. */
  readonly outermost: boolean;
  readonly loops: number;
  /** What the script does when a loop here ends without success. */
  readonly exhausted: Wait["afterwards"];
}

/** Deeper loops are nobody's; it bounds the work. */
const deepestLoop = 12;

/**
 * The wait loops of a script, in source order. `wrappers` stand before the shell that runs it (`timeout 300 sh -c …`).
 * A loop that works through input (`while read`) or that never ends by itself is none.
 */
export function readWaits(script: Syntax, probes: readonly Probe[], wrappers: readonly Wrapper[] = []): readonly Wait[] {
  const probesOf = new Map<Command, Probe[]>();
  for (const probe of probes) probesOf.set(probe.command, [...(probesOf.get(probe.command) ?? []), probe]);
  const reader = new WaitReader(script, probesOf);
  reader.script(script.ast, { timeout: endingOfTimeout(wrappers, "fails"), outermost: true, loops: 0, exhausted: "unknown" });
  return reader.waits;
}

function endingOfTimeout(wrappers: readonly Wrapper[], afterwards: Wait["afterwards"]): Ending | null {
  const timeout = wrappers.find(({ name }) => name === "timeout");
  if (timeout === undefined) return null;
  const duration = timeoutSeconds(timeout.words.slice(1));
  if (duration === Number.POSITIVE_INFINITY) return null;
  return { bound: { kind: "timeout", seconds: duration }, afterwards };
}

class WaitReader {
  readonly waits: Wait[] = [];
  readonly #script: Syntax;
  readonly #facts: ScriptFacts;
  readonly #before: Before;

  constructor(script: Syntax, probesOf: ReadonlyMap<Command, readonly Probe[]>) {
    this.#script = script;
    const summary = summarize(script.ast, script);
    this.#before = summary.before;
    this.#facts = {
      reading: script,
      probesOf,
      functions: functionsIn(script.ast),
      sources: summary.sources,
      timeouts: summary.timeouts,
      kills: summary.kills,
      budget: { left: 400_000 },
    };
  }

  script(ast: ScriptNode, around: Around): void {
    for (const [index, statement] of ast.commands.entries()) {
      const { command } = statement;
      const loop = command.type === "Redirected" ? command.command : command;
      const exhausted = isLoop(loop) ? whatFollows(ast.commands.slice(index + 1), this.#script) : "unknown";
      this.visit(statement, { ...around, exhausted });
    }
  }

  visit(node: SyntaxNode, around: Around): void {
    if (node.type === "Statement" && node.background === true) return;
    // Exported and run by `timeout 60 bash -c "wait_for db"`, or not at all.
    if (node.type === "Function" && this.#facts.timeouts && around.timeout === null) {
      eachChild(node, (child) => this.visit(child, { ...around, timeout: uncertain }));
      return;
    }
    if (isLoop(node)) {
      if (around.loops >= deepestLoop) return;
      this.#loop(node, around);
      eachChild(node, (child) => this.visit(child, { ...around, loops: around.loops + 1, exhausted: "unknown" }));
      return;
    }
    if (node.type === "Command") this.#nested(node, around);
    eachChild(node, (child) => this.visit(child, around));
  }

  #nested(node: CommandNode, around: Around): void {
    const nested = this.#script.nestedOf(node);
    const command = this.#script.commandOf(node);
    if (nested === undefined || command === undefined) return;
    const timeout = around.timeout ?? endingOfTimeout(command.wrappers, afterFailure(command.fate));
    eachChild(nested.ast, (child) => this.visit(child, { ...around, timeout, outermost: false }));
  }

  #loop(loop: LoopNode, around: Around): void {
    const facts = readLoop(loop, this.#facts);
    const found = loop.type === "While" ? this.#while(loop, facts) : this.#for(loop, facts);
    if (found === null) return;
    const bounded =
      found.ending.bound.kind === "none" || found.ending.bound.kind === "unknown"
        ? (around.timeout ?? found.ending)
        : found.ending;
    const place = this.#place(loop, around);
    if (place === null) return;
    const afterwards = found.exhausts && bounded === found.ending ? around.exhausted : bounded.afterwards;
    this.waits.push({
      kind: "loop",
      place,
      probes: found.probes,
      bound: bounded.bound,
      afterwards,
      pause: facts.sleeps ? facts.pause : 0,
    });
  }

  #while(loop: WhileNode, facts: LoopFacts): Found | null {
    const { clauseProbes, bodyProbes, guards, exits, sleeps } = facts;
    const constant = isConstant(loop);
    if (takesInput(loop)) return null;
    const leaves = guards.length > 0 || exits.length > 0;
    const probing = clauseProbes.length > 0 || (bodyProbes.length > 0 && (leaves || (sleeps && !constant)));
    if (!probing && !(sleeps && (!constant || leaves))) return null;
    if (constant && !leaves) return null;
    const parts = constant ? [] : deciding(loop, this.#script);
    const own = endingByClause(parts, facts, this.#before);
    const ending = own ?? endingByBody(facts, this.#before, constant);
    const probes = clauseProbes.length > 0 ? (isInverted(loop, this.#script, this.#facts) ? [] : clauseProbes) : bodyProbes;
    return { ending: flagged(ending, parts), exhausts: own !== null, probes };
  }

  #for(loop: Exclude<LoopNode, WhileNode>, facts: LoopFacts): Found | null {
    const { bodyProbes, clauseProbes, guards, exits, sleeps } = facts;
    const leaves = guards.length > 0 || exits.length > 0;
    if (!leaves || !sleeps) return null;
    if (loop.type === "ArithmeticFor") {
      const probes = [...clauseProbes, ...bodyProbes];
      const parts = loop.test === undefined ? [] : comparisonsIn(loop.test, this.#script);
      const own = endingByClause(parts, facts, this.#before);
      return { ending: own ?? endingByBody(facts, this.#before, loop.test === undefined), exhausts: own !== null, probes };
    }
    const count = this.#count(loop);
    const round = roundSeconds(facts);
    const bound: Bound = { kind: "sequence", seconds: count === null || round === null ? null : count * round };
    return { ending: { bound, afterwards: "unknown" }, exhausts: true, probes: bodyProbes };
  }

  /** How often a `for` runs; null when its list is not literal. */
  #count({ wordlist }: ForNode): number | null {
    if (wordlist === undefined) return null;
    let count = 0;
    for (const word of wordlist) {
      const range = rangeLength(word.text);
      const words = this.#script.wordsOf(word);
      if (range === null && words.some(({ value, glob }) => value === null || glob)) return null;
      count += range ?? words.length;
    }
    return count;
  }

  #place(loop: LoopNode, { outermost }: Around): Place | null {
    const length = loop.type === "While" ? loop.kind.length : "for".length;
    if (outermost) return this.#script.source.place(loop.pos, loop.pos + length);
    return insideOf(loop, this.#script, length);
  }
}

/** Where the statements behind a loop lead when it ends without success. They are few, or nobody knows. */
function whatFollows(statements: readonly StatementNode[], { commandOf }: Syntax): Wait["afterwards"] {
  for (const { command: node } of statements.slice(0, 50)) {
    if (node.type === "Function") continue;
    if (node.type !== "Command") return "unknown";
    const command = commandOf(node);
    if (command?.name == null && node.name !== undefined) return "unknown";
    if (command?.name === "exit") {
      const status = command.words[1]?.value;
      return status === "0" ? "continues" : status != null && /^\d{1,3}$/.test(status) ? "fails" : "unknown";
    }
    if (command?.name === "false") return "unknown";
  }
  return statements.length > 50 ? "unknown" : "continues";
}

interface Found {
  readonly ending: Ending;
  /** True when it is the loop's own condition or list that ends it, so that what follows decides. */
  readonly exhausts: boolean;
  readonly probes: readonly Probe[];
}

/** A condition on a flag that the body sets somewhere else is no bound, and none is claimed for one that is not understood. */
const flagged = (ending: Ending, parts: readonly Comparison[]): Ending =>
  ending.bound.kind === "none" && parts.some(({ ordered }) => ordered) ? { ...unbounded, bound: { kind: "unknown" } } : ending;

/** The place of a loop in a script inside the script: from its first command where its text stands there as it is, else that command. */
function insideOf(loop: LoopNode, { commandOf }: Syntax, length: number): Place | null {
  let first: { readonly node: SyntaxNode; readonly command: Command } | null = null;
  const visit = (node: SyntaxNode): void => {
    if (first !== null) return;
    const command = node.type === "Command" ? commandOf(node) : undefined;
    if (command !== undefined) first = { node, command };
    else eachChild(node, visit);
  };
  visit(loop);
  const found = first as { readonly node: SyntaxNode; readonly command: Command } | null;
  if (found === null) return null;
  const { place } = found.command;
  const exact = place.span !== undefined && place.span.end - place.span.start === found.node.end - found.node.pos;
  if (place.span === undefined || !exact) return place;
  const start = place.span.start - (found.node.pos - loop.pos);
  return start < 0 ? place : { ...place, span: { start, end: start + length } };
}
