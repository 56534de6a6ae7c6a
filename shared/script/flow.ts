/**
 * What the failure of each command does to the exit status of its script. Every command is judged alone: the others
 * are taken to succeed. Semantics: POSIX.1-2024 XCU 2.8, 2.9 and 2.15 (set -e), bash(1), dash(1); the tests hold them to
 * real shells.
 */

import { functionsIn } from "./functions.ts";
import type { Fate, Shell } from "./model.ts";
import {
  type AndOrNode,
  type CaseNode,
  type CommandNode,
  type IfNode,
  type LoopNode,
  type PipelineNode,
  type ScriptNode,
  type SelectNode,
  type StatementNode,
  type SyntaxNode,
  someNode,
} from "./parse.ts";
import type { Reading } from "./reading.ts";
import { afterRounds, afterSet, either, type Options, type Switch, uncertain } from "./shell-options.ts";
import { endsList, firstRun, mayReadStatus, readsStatus, type Survey, substitutionsIn, survey } from "./survey.ts";

/** What becomes of a part of a script that fails. */
interface Context {
  /** When it returns non-zero and the shell goes on. */
  readonly status: Fate;
  /** When the shell that runs it exits non-zero. */
  readonly exits: Fate;
  /** When the function that it stands in returns non-zero. */
  readonly returns: Fate;
  /** True where errexit does not act: in conditions, before `&&` and `||`, after `!`. */
  readonly ignored: boolean;
}

type Flags = Pick<Shell, "name" | "dialect" | "errexit" | "pipefail">;

/** More steps than any script needs; beyond them nothing is certain. */
const mostSteps = 500_000;

/** Functions call each other to this depth. */
const deepestCall = 40;

const both = (a: Fate, b: Fate): Fate => (a === b ? a : "unknown");

/** A shell of its own whose exit status has a fate. */
const apart = (fate: Fate, ignored: boolean): Context => ({ status: fate, exits: fate, returns: fate, ignored });

/** The fates of all commands of a script whose exit status is the container's. */
export function readFates(ast: ScriptNode, shell: Flags, reading: Reading): (node: SyntaxNode) => Fate {
  const fates = new Map<SyntaxNode, Fate>();
  const budget = { steps: mostSteps };
  new Flow(ast, shell, reading, fates, budget).run("decides", false);
  return (node) => (budget.steps < 0 ? "unknown" : (fates.get(node) ?? "unknown"));
}

/** One script in one shell. */
class Flow {
  readonly #ast: ScriptNode;
  readonly #shell: Flags;
  readonly #reading: Reading;
  readonly #fates: Map<SyntaxNode, Fate>;
  readonly #budget: { steps: number };
  readonly #survey: Survey;
  readonly #functions: ReadonlyMap<string, readonly SyntaxNode[]>;
  /** The options after a call, by what decides them; null while the call runs. */
  readonly #calls = new Map<string, Options | null>();
  #depth = 0;

  constructor(ast: ScriptNode, shell: Flags, reading: Reading, fates: Map<SyntaxNode, Fate>, budget: { steps: number }) {
    this.#ast = ast;
    this.#shell = shell;
    this.#reading = reading;
    this.#fates = fates;
    this.#budget = budget;
    this.#functions = functionsIn(ast);
    this.#survey = survey(ast, reading, this.#functions);
  }

  run(fate: Fate, ignored: boolean): void {
    // zsh and ksh run the last part of a pipeline themselves and have an errexit of their own.
    if (this.#shell.dialect === "other" || this.#survey.traps) return;
    const { errexit, pipefail } = this.#shell;
    this.#list(this.#ast.commands, apart(fate, ignored), { errexit, pipefail });
  }

  /** What a failure does here. */
  #fate({ status, exits, ignored }: Context, { errexit }: Options): Fate {
    if (ignored || errexit === false) return status;
    return errexit === true ? exits : both(status, exits);
  }

  #list(statements: readonly StatementNode[], context: Context, before: Options): Options {
    let options = before;
    for (const [index, statement] of statements.entries()) {
      const next = statements[index + 1];
      const status = next === undefined ? context.status : this.#statusBefore(next, context);
      if (statement.background) {
        const fate = this.#survey.waits ? "unknown" : "lost";
        this.#node(statement.command, apart(fate, false), options);
      } else options = this.#node(statement.command, { ...context, status }, options);
      if (endsList(statement)) break;
    }
    return options;
  }

  /** What becomes of a status that only `next` can still see. */
  #statusBefore(next: StatementNode, { exits, returns }: Context): Fate {
    const first = firstRun(next);
    const name = first?.type === "Command" ? first.name?.value : undefined;
    if (first?.type === "Command" && (name === "exit" || name === "return")) {
      const given = first.args[0]?.text ?? "$?";
      const passesOn = /^"?\$(\?|\{\?\})"?$/.test(given);
      // Inside something else, it ends that only.
      if (next.command !== first) return passesOn ? "unknown" : "lost";
      if (passesOn) return name === "exit" ? exits : returns;
      return given === "0" ? "lost" : /^\d+$/.test(given) ? "unknown" : readsStatus(first) ? "tested" : "lost";
    }
    if (first !== undefined && readsStatus(first)) return "tested";
    return mayReadStatus(next, this.#functions) ? "unknown" : "lost";
  }

  /** Judges all commands below `node`; the answer is the options after it. */
  #node(node: SyntaxNode, context: Context, options: Options): Options {
    if (--this.#budget.steps < 0) return uncertain;
    switch (node.type) {
      case "Command":
        return this.#command(node, context, options);
      case "CompoundList":
        return this.#list(node.commands, context, options);
      case "BraceGroup":
        return this.#node(node.body, context, options);
      case "Subshell":
        this.#node(node.body, apart(this.#fate(context, options), context.ignored), options);
        return options;
      case "Pipeline":
        return this.#pipeline(node, context, options);
      case "AndOr":
        return this.#andOr(node, context, options);
      case "Redirected":
        this.#judge(node, this.#fate(context, options));
        this.#substitutions(node.redirects, "lost", context, options);
        return this.#node(node.command, context, options);
      case "If":
        return this.#if(node, context, options);
      case "Elif":
        return this.#node(node.then, context, this.#node(node.clause, tested(context), options));
      case "While":
      case "For":
      case "Select":
      case "ArithmeticFor":
        return this.#loop(node, context, options);
      case "Case":
        return this.#case(node, context, options);
      case "TestCommand":
      case "ArithmeticCommand":
        this.#substitutions([node], "lost", context, options);
        return options;
      default:
        return options;
    }
  }

  #if({ clause, then, elif, else: otherwise }: IfNode, context: Context, before: Options): Options {
    const options = this.#node(clause, tested(context), before);
    return this.#branches([then, ...elif, ...(otherwise ? [otherwise] : [])], context, options, !otherwise);
  }

  #case({ word, items }: CaseNode, context: Context, options: Options): Options {
    this.#substitutions([word], "lost", context, options);
    const falls = items.some(({ terminator }) => terminator !== undefined && terminator !== ";;");
    const bodies = items.map(({ body }) => body);
    return this.#branches(bodies, falls ? repeated(context) : context, options, true);
  }

  #branches(parts: readonly SyntaxNode[], context: Context, options: Options, orNone: boolean): Options {
    const after = parts.map((part) => this.#node(part, context, options));
    return (orNone ? [options, ...after] : after).reduce(either);
  }

  #loop(node: LoopNode | SelectNode, context: Context, options: Options): Options {
    const body = (before: Options): Options => this.#node(node.body, repeated(context), before);
    if (node.type === "While") return afterRounds((before) => body(this.#node(node.clause, tested(context), before)), options);
    if (node.type !== "ArithmeticFor") this.#substitutions(node.wordlist ?? [], "lost", context, options);
    return afterRounds(body, options);
  }

  #pipeline({ commands, prefixes }: PipelineNode, context: Context, options: Options): Options {
    const negated = prefixes.some(({ type }) => type === "Negation");
    const outer = negated ? tested(context) : context;
    const only = commands.length === 1 ? commands[0] : undefined;
    if (only !== undefined) {
      const after = this.#node(only, outer, options);
      if (negated && this.#mayForgetNegation(only)) {
        this.#node(only, { ...outer, ignored: false }, { ...options, errexit: null });
      }
      return after;
    }
    const last = this.#fate(outer, options);
    const hidden = this.#survey.pipeStatus ? "unknown" : "lost";
    const others = options.pipefail === true ? last : options.pipefail === false ? hidden : both(last, hidden);
    for (const [index, part] of commands.entries()) {
      this.#node(part, apart(index === commands.length - 1 ? last : others, outer.ignored), options);
    }
    return options;
  }

  /** bash lets errexit act below `!` behind a `set` there (seen with 5.2). */
  #mayForgetNegation(node: SyntaxNode): boolean {
    const { dialect } = this.#shell;
    if (dialect !== "bash" && dialect !== "sh") return false;
    const sets = (each: SyntaxNode): boolean => each.type === "Command" && each.name?.value === "set";
    const bodies = node.type === "Command" ? (this.#functions.get(node.name?.value ?? "") ?? []) : [node];
    return bodies.length > 0 && [...bodies, ...[...this.#functions.values()].flat()].some((body) => someNode(body, 1000, sets));
  }

  #andOr({ commands, operators }: AndOrNode, context: Context, before: Options): Options {
    const lastOr = operators.lastIndexOf("||");
    let options = before;
    for (const [index, part] of commands.entries()) {
      const isLast = index === commands.length - 1;
      const left = index <= lastOr || context.status === "lost" ? "tested" : context.status;
      const after = this.#node(part, isLast ? context : { ...context, status: left, ignored: true }, options);
      options = index === 0 ? after : either(options, after);
    }
    return options;
  }

  #command(node: CommandNode, context: Context, options: Options): Options {
    const command = this.#reading.commandOf(node);
    const fate = this.#fate(context, options);
    const replaces = node.name?.value === "exec" && node.args.length > 0;
    const name = node.name?.value ?? "";
    const own = replaces || name === "exit" ? context.exits : name === "return" ? context.returns : fate;
    this.#commandSubstitutions(node, fate, context, options);
    const nested = this.#reading.nestedOf(node);
    if (nested) new Flow(nested.ast, nested.shell, this.#reading, this.#fates, this.#budget).run(own, false);
    const bodies = command?.builtin ? this.#functions.get(command.name ?? "") : undefined;
    if (bodies !== undefined) {
      this.#judge(node, fate);
      return this.#call(command?.name ?? "", bodies, { ...context, status: fate, returns: fate }, options);
    }
    const sources = name === "." || name === "source" || name === "eval";
    // A file that cannot be sourced ends a POSIX shell by itself.
    this.#judge(node, sources ? both(fate, context.exits) : own);
    if (sources || name === "shopt") return uncertain;
    return name === "set" ? afterSet(options, command?.words ?? []) : options;
  }

  #call(name: string, bodies: readonly SyntaxNode[], context: Context, options: Options): Options {
    const { status, exits, ignored } = context;
    const key = [name, status, exits, ignored, options.errexit, options.pipefail].join();
    const known = this.#calls.get(key);
    if (known !== undefined) return known ?? uncertain;
    this.#calls.set(key, null);
    if (this.#depth >= deepestCall) this.#budget.steps = -1;
    this.#depth++;
    const after = bodies.map((body) => this.#node(body, context, options)).reduce(either);
    this.#depth--;
    this.#calls.set(key, after);
    return after;
  }

  /** The substitutions of a command. Only an assignment without a command passes the status of the last one on. */
  #commandSubstitutions(node: CommandNode, fate: Fate, context: Context, options: Options): void {
    const redirects = node.redirects.flatMap((redirect) => substitutionsIn(redirect));
    this.#run(redirects, "lost", context, options);
    if (node.name !== undefined) {
      this.#substitutions([node.name], "unknown", context, options);
      this.#substitutions([...node.prefix, ...node.args], "lost", context, options);
      return;
    }
    const values = node.prefix.filter(({ type }) => type === "Assignment").flatMap((part) => substitutionsIn(part));
    this.#run(values.slice(0, -1), "lost", context, options);
    this.#run(values.slice(-1), redirects.length > 0 ? "unknown" : fate, context, options);
  }

  #substitutions(nodes: readonly SyntaxNode[], fate: Fate, context: Context, options: Options): void {
    for (const node of nodes) this.#run(substitutionsIn(node), fate, context, options);
  }

  #run(substitutions: ReturnType<typeof substitutionsIn>, fate: Fate, { ignored }: Context, options: Options): void {
    const { dialect } = this.#shell;
    const inherited = options.errexit === true ? this.#inherited() : options.errexit;
    // dash has errexit act in a substitution even where it does not act around it; sh can be dash.
    const acts = dialect === "dash" || dialect === "sh";
    const errexit = ignored && dialect === "sh" && inherited !== false ? null : inherited;
    for (const { type, script } of substitutions) {
      if (script === undefined) continue;
      const result = type === "ProcessSubstitution" ? "lost" : fate;
      this.#list(script.commands, apart(result, ignored && !acts), { ...options, errexit });
    }
  }

  /**
   * errexit in a substitution: bash takes it out unless it is called sh (bash(1), inherit_errexit), dash keeps it, and
   * busybox was seen to take it out (1.35).
   */
  #inherited(): Switch {
    const { name, dialect } = this.#shell;
    if (dialect === "dash" || (dialect === "bash" && name === "sh")) return true;
    return name === "bash" && !this.#survey.inherits ? false : null;
  }

  /** A command that runs in several ways has a fate only when they agree. */
  #judge(node: SyntaxNode, fate: Fate): void {
    const known = this.#fates.get(node);
    this.#fates.set(node, known === undefined ? fate : both(known, fate));
  }
}

/** Where another round, or another branch, can hide the status. */
const repeated = (context: Context): Context => ({ ...context, status: both(context.status, "lost") });

/** Where the status is looked at. */
const tested = (context: Context): Context => ({ ...context, status: "tested", ignored: true });
