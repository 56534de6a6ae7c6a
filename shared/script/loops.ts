/** What happens inside a loop, as far as it decides when the loop ends. */

import { type Comparison, type Counter, comparisonsIn, countersIn, tellsTime } from "./comparisons.ts";
import { secondsOf, sumOf } from "./durations.ts";
import type { Command, Probe } from "./model.ts";
import { type CommandNode, eachChild, type IfNode, type LoopNode, type SyntaxNode, someNode } from "./parse.ts";
import type { Lookup } from "./reading.ts";

/** A way out of a loop. `status` is null when it is not literal. */
export interface Exit {
  readonly kind: "break" | "exit" | "return";
  readonly status: number | null;
}

/** Exits that a condition decides about. */
export interface Guard {
  readonly comparisons: readonly Comparison[];
  /** True when the condition runs a probe or looks at `$?`, so that it is about what is waited for. */
  readonly success: boolean;
  readonly exits: readonly Exit[];
}

/** What stands in a loop with the functions that it calls. */
export interface LoopFacts {
  readonly clauseProbes: readonly Probe[];
  readonly bodyProbes: readonly Probe[];
  /** Seconds of the sleeps of one round; null when one is not literal. */
  readonly pause: number | null;
  readonly sleeps: boolean;
  readonly counters: ReadonlyMap<string, Counter>;
  /** Variables that are set from the clock. */
  readonly clocks: ReadonlySet<string>;
  readonly guards: readonly Guard[];
  /** Exits that run in every round that does not end before. */
  readonly exits: readonly Exit[];
  /** True when something that is not read here may end the loop. */
  readonly opaque: boolean;
}

/** What the loops of one script share. */
export interface ScriptFacts {
  readonly reading: Lookup;
  readonly probesOf: ReadonlyMap<Command, readonly Probe[]>;
  readonly functions: ReadonlyMap<string, readonly SyntaxNode[]>;
  /** True when functions come from another file, so that any unknown name may be one. */
  readonly sources: boolean;
  /** True when something runs under `timeout`, perhaps a function. */
  readonly timeouts: boolean;
  /** True when something kills a process, perhaps the shell (`(sleep 60; kill $$) &`). */
  readonly kills: boolean;
  /** How many more nodes may be visited: keeps hostile nesting and recursion linear. */
  readonly budget: { left: number };
}

interface At {
  /** In `( )`, `$( )` or a pipeline, where exit and break do not reach the loop. */
  readonly apart: boolean;
  /** In another loop inside, whose break is its own. */
  readonly inner: boolean;
  readonly guarded: boolean;
  readonly inClause: boolean;
  /** How many functions this stands in. */
  readonly calls: number;
}

/** Calls that are followed; what is deeper may end the loop. */
const deepestCall = 30;

/** Reads a loop with the functions that it calls. */
export function readLoop(loop: LoopNode, facts: ScriptFacts): LoopFacts {
  const reader = new LoopReader(facts);
  const at: At = { apart: false, inner: false, guarded: false, inClause: false, calls: 0 };
  if (loop.type === "While") reader.visit(loop.clause, { ...at, inClause: true });
  if (loop.type === "ArithmeticFor") for (const part of [loop.test, loop.update]) if (part) reader.visit(part, at);
  reader.visit(loop.body, at);
  return reader.result();
}

class LoopReader {
  readonly #facts: ScriptFacts;
  readonly #clauseProbes: Probe[] = [];
  readonly #bodyProbes: Probe[] = [];
  readonly #counters = new Map<string, Counter>();
  readonly #clocks = new Set<string>();
  readonly #guards: Guard[] = [];
  readonly #exits: Exit[] = [];
  readonly #called = new Set<string>();
  /** Seconds of each sleep; a guarded one is an alternative to others. */
  readonly #always: (number | null)[] = [];
  readonly #sometimes: (number | null)[] = [];
  #opaque = false;

  constructor(facts: ScriptFacts) {
    this.#facts = facts;
  }

  result(): LoopFacts {
    const pauses = [...this.#always, ...new Set(this.#sometimes)];
    const certain = this.#sometimes.length === 0 || (this.#always.length === 0 && new Set(this.#sometimes).size === 1);
    return {
      clauseProbes: this.#clauseProbes,
      bodyProbes: this.#bodyProbes,
      pause: certain ? sumOf(pauses) : null,
      sleeps: pauses.length > 0,
      counters: this.#counters,
      clocks: this.#clocks,
      guards: this.#guards,
      exits: this.#exits,
      opaque: this.#opaque || this.#facts.kills,
    };
  }

  visit(node: SyntaxNode, at: At): void {
    if (this.#facts.budget.left-- <= 0) {
      this.#opaque = true;
      return;
    }
    for (const [name, counter] of countersIn(node)) this.#counters.set(name, counter);
    if (node.type === "Assignment" && tellsTime(node)) this.#clocks.add(node.name);
    switch (node.type) {
      case "Function":
        return;
      case "Command":
        this.#command(node, at);
        break;
      case "If":
        this.#if(node, at);
        return;
      case "AndOr":
        this.#guard(node.commands.slice(0, 1), node.commands.slice(1), at);
        return;
      case "Case":
        this.#guard([node.word], node.items, at);
        return;
      case "While":
      case "For":
      case "ArithmeticFor":
      case "Select":
        this.#children(node, { ...at, inner: true, guarded: true });
        return;
      case "Subshell":
      case "CommandExpansion":
      case "ProcessSubstitution":
        this.#children(node, { ...at, apart: true });
        return;
      case "Pipeline":
        this.#children(node, { ...at, apart: at.apart || node.commands.length > 1 });
        return;
    }
    this.#children(node, at);
  }

  #children(node: SyntaxNode, at: At): void {
    eachChild(node, (child) => this.visit(child, at));
  }

  #if({ clause, then, elif, else: otherwise }: IfNode, at: At): void {
    const conditions = [clause, ...elif.map((branch) => branch.clause)];
    this.#guard(conditions, [then, ...elif.map((branch) => branch.then), otherwise], at);
  }

  /** Conditions, and what they decide about. */
  #guard(conditions: readonly SyntaxNode[], branches: readonly (SyntaxNode | undefined)[], at: At): void {
    const probesBefore = this.#clauseProbes.length + this.#bodyProbes.length;
    const comparisons = conditions.flatMap((condition) => comparisonsIn(condition, this.#facts.reading));
    for (const condition of conditions) this.visit(condition, at);
    const probes = this.#clauseProbes.length + this.#bodyProbes.length > probesBefore;
    const outer = this.#exits.splice(0);
    for (const branch of branches) {
      if (branch === undefined) continue;
      // In `a && b || exit`, b is a condition too.
      comparisons.push(...(branch.type === "Command" ? comparisonsIn(branch, this.#facts.reading) : []));
      this.visit(branch, { ...at, guarded: true });
    }
    const exits = this.#exits.splice(0);
    this.#exits.push(...outer);
    const status = conditions.some((condition) => readsStatus(condition));
    if (exits.length > 0) this.#guards.push({ comparisons, success: probes || status, exits });
  }

  #command(node: CommandNode, at: At): void {
    const command = this.#facts.reading.commandOf(node);
    if (command === undefined) return;
    const probes = this.#facts.probesOf.get(command) ?? [];
    (at.inClause ? this.#clauseProbes : this.#bodyProbes).push(...probes);
    const nested = this.#facts.reading.nestedOf(node);
    if (nested !== undefined) this.#children(nested.ast, { ...at, apart: true });
    this.#exit(command, at);
    this.#sleep(command, at);
    this.#call(command, at);
  }

  #exit({ name, words, fate }: Command, at: At): void {
    const argument = words[1]?.value;
    // Under `set -e` a test that fails ends everything.
    if (fate === "decides" && (name === "false" || name === "[" || name === "test")) this.#opaque = true;
    if (at.apart) return;
    if (name === "exit" || (name === "return" && at.calls === 0)) {
      this.#exits.push({ kind: name, status: statusOf(words.length > 1, argument) });
    } else if (name === "break" && (!at.inner || Number(argument) > 1)) {
      this.#exits.push({ kind: "break", status: 0 });
    }
  }

  #sleep(command: Command, at: At): void {
    if (command.name !== "sleep" && command.name !== "usleep") return;
    const parts = command.words.slice(1).map(secondsOf);
    const total = sumOf(parts);
    const value = command.name === "usleep" && total !== null ? total / 1e6 : total;
    (at.guarded ? this.#sometimes : this.#always).push(parts.length === 0 ? null : value);
  }

  #call({ name, builtin, words, wrappers, elsewhere }: Command, at: At): void {
    const { functions, sources, budget } = this.#facts;
    const bodies = name === null ? undefined : functions.get(name);
    if (name === "eval" || name === "." || name === "source" || name === "exec" || name === "kill")
      this.#opaque ||= words.length > 1;
    // An unknown word could be `exit`, `break` or a function as well.
    if (name === null && words.length > 0 && wrappers.length === 0) this.#opaque = true;
    if (
      sources &&
      bodies === undefined &&
      name !== null &&
      !builtin &&
      !elsewhere &&
      !known.has(name) &&
      !words[0]?.text.includes("/")
    ) {
      this.#opaque = true;
    }
    if (bodies === undefined || name === null || this.#called.has(name) || budget.left <= 0) return;
    this.#called.add(name);
    if (at.calls >= deepestCall) this.#opaque = true;
    else for (const body of bodies) this.visit(body, { ...at, calls: at.calls + 1, inner: true });
  }
}

/** Programs whose names nobody takes for a function that ends a loop. */
const known: ReadonlySet<string> = new Set(
  "sleep usleep nc ncat netcat curl wget pg_isready psql mysql mysqladmin redis-cli mongo mongosh nslookup dig host getent ping grep awk sed cat date expr seq true false tr cut head tail wc ls kubectl python python3".split(
    " ",
  ),
);

function statusOf(given: boolean, argument: string | null | undefined): number | null {
  if (!given) return 0;
  return argument != null && /^\d{1,3}$/.test(argument) ? Number(argument) : null;
}

const readsStatus = (node: SyntaxNode): boolean =>
  someNode(node, 200, (child) => child.type === "SimpleExpansion" && child.text === "$?");
