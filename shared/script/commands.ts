/** All simple commands of a script, with what is known of their words. */
import { shellBuiltins } from "../knowledge/shells.ts";
import { type Around, aroundScript, type ShellStart, scopeOf } from "./around.ts";
import { type Assigned, assign, prefixAssignments } from "./assignments.ts";
import type { Command, Fate, Word } from "./model.ts";
import { type Nested, nestedScript } from "./nested.ts";
import {
  type AndOrNode,
  type CommandNode,
  eachChild,
  type FunctionNode,
  isSubstitution,
  type LoopNode,
  type PipelineNode,
  type RedirectedNode,
  type ScriptNode,
  type SelectNode,
  type SubstitutionNode,
  type SyntaxNode,
  type WordNode,
} from "./parse.ts";
import type { Reading } from "./reading.ts";
import { decodedSource } from "./source.ts";
import { namesSetIn } from "./variables.ts";
import { assignmentWord, expandWord, redirectFrom, type Scope } from "./words.ts";
import { programName, stripWrappers } from "./wrappers.ts";

/** What a script starts with. */
interface Start extends ShellStart {
  /** Variables that a wrapper such as env sets. */
  readonly assignments: readonly Assigned[];
  /** What the failure of the command of a node does; asked for late. */
  fateOf(node: SyntaxNode): Fate;
}

/** Scripts in scripts are read to this depth. */
const deepestNested = 4;

/** Of every shell: which one runs the script may not be known. */
const builtins = shellBuiltins("sh");

/** Reads every command of a script. Never throws. */
export function readCommands(ast: ScriptNode, start: Start): Reading {
  const around = aroundScript(ast, start);
  for (const { name, value } of start.assignments) around.variables.set(name, value);
  const reader = new Reader(start);
  reader.visit(ast, around);
  return reader;
}

/** Goes through a script from its start to its end, and tells the variables which parts run apart, later or perhaps not. */
class Reader implements Reading {
  readonly commands: Command[] = [];
  readonly #start: Start;
  readonly #byNode = new Map<SyntaxNode, Command>();
  readonly #words = new Map<WordNode, readonly Word[]>();
  readonly #nested = new Map<CommandNode, Nested>();
  #depth = 0;

  constructor(start: Start) {
    this.#start = start;
  }

  commandOf = (node: SyntaxNode): Command | undefined => this.#byNode.get(node);
  wordsOf = (node: WordNode): readonly Word[] => this.#words.get(node) ?? [];
  nestedOf = (node: CommandNode): Nested | undefined => this.#nested.get(node);

  visit(node: SyntaxNode, around: Around): void {
    switch (node.type) {
      case "Statement":
        if (node.background) this.#apart(node.command, around);
        else this.visit(node.command, around);
        break;
      case "Command":
        this.#simple(node, around);
        break;
      case "Redirected":
        this.#redirected(node, around);
        break;
      case "Pipeline":
        this.#pipeline(node, around);
        break;
      case "AndOr":
        this.#andOr(node, around);
        break;
      case "Function":
        this.#function(node, around);
        break;
      case "Word":
        this.#word(node, around);
        break;
      case "CommandExpansion":
      case "ArithmeticCommandExpansion":
      case "ProcessSubstitution":
        this.#substitution(node, around);
        break;
      default:
        this.#compound(node, around);
    }
  }

  /** Its parameters are known when one call gives them. */
  #function({ name, body }: FunctionNode, around: Around): void {
    const given = around.callArguments.get(name.value) ?? null;
    const parameters = given === null ? null : given.flatMap((word) => expandWord(word, scopeOf(around)));
    around.variables.later(around.set, () => this.visit(body, { ...around, conditional: true, parameters }));
  }

  /** A compound command (POSIX 2.9.4). Everything else is a way to what is below it: lists, braces, the parts of a word. */
  #compound(node: SyntaxNode, around: Around): void {
    switch (node.type) {
      case "Subshell":
        this.#apart(node.body, around);
        break;
      case "Coproc":
        this.#apart(node.body, { ...around, conditional: true });
        break;
      case "If":
        this.visit(node.clause, around);
        for (const { clause } of node.elif) around.variables.forget(namesSetIn(clause));
        this.#branches([node.then, ...node.elif, ...(node.else ? [node.else] : [])], around);
        break;
      case "While":
      case "For":
      case "Select":
      case "ArithmeticFor":
        this.#loop(node, around);
        break;
      case "Case":
        this.#word(node.word, around);
        this.#branches(node.items, around);
        break;
      default:
        eachChild(node, (child) => this.visit(child, around));
    }
  }

  /** A part in a process of its own, whose variables are gone afterwards. */
  #apart(node: SyntaxNode, around: Around): void {
    around.variables.apart(() => this.visit(node, around));
  }

  /** Parts of which one runs or none: what they set is not known afterwards. */
  #branches(parts: readonly SyntaxNode[], around: Around): void {
    const { variables } = around;
    for (const part of parts) this.#apart(part, { ...around, conditional: true });
    for (const part of parts) variables.forget(namesSetIn(part));
  }

  /** Each part of a pipeline is a process of its own. */
  #pipeline({ commands }: PipelineNode, around: Around): void {
    const [only] = commands;
    if (commands.length === 1 && only !== undefined) this.visit(only, around);
    else for (const part of commands) this.#apart(part, around);
  }

  #andOr({ commands, operators }: AndOrNode, around: Around): void {
    const { variables } = around;
    const [first, ...rest] = commands;
    if (first) this.visit(first, around);
    const all = new Map<string, number>();
    variables.apart(() => {
      let since = new Map<string, number>();
      for (const [index, part] of rest.entries()) {
        // After `||` the part before may have been left out.
        if (operators[index] === "||") {
          variables.forget(since);
          since = new Map();
        }
        this.visit(part, { ...around, conditional: true });
        namesSetIn(part, since);
        namesSetIn(part, all);
      }
    });
    variables.forget(all);
  }

  #loop(node: LoopNode | SelectNode, around: Around): void {
    if (node.type === "For" || node.type === "Select") for (const word of node.wordlist ?? []) this.#word(word, around);
    around.variables.forget(namesSetIn(node));
    const inside = { ...around, inLoop: true };
    if (node.type === "While") this.visit(node.clause, inside);
    if (node.type === "ArithmeticFor") {
      for (const part of [node.initialize, node.test, node.update]) if (part) this.visit(part, inside);
    }
    this.visit(node.body, inside);
    around.variables.forget(namesSetIn(node));
  }

  /** A word outside simple commands. */
  #word(node: WordNode, around: Around): void {
    this.#words.set(node, expandWord(node, scopeOf(around)));
    eachChild(node, (child) => this.visit(child, around));
  }

  #substitution({ script, pos, end }: SubstitutionNode, around: Around): void {
    if (script === undefined) return;
    const { source } = around;
    const decoded = script.source;
    const inner =
      decoded === undefined ? source : decodedSource(decoded, source.place(pos, end), source.fromEnv(pos, end), source.uncertain);
    this.#apart(script, { ...around, source: inner });
  }

  #simple(node: CommandNode, around: Around): void {
    const scope = scopeOf(around);
    const { words, wrappers, assignments, inShell, elsewhere } = stripWrappers(this.#commandLine(node, scope));
    const name = programName(words[0]);
    const prefix = prefixAssignments(node, scope);
    const inside = { ...around, elsewhere: around.elsewhere || elsewhere };
    this.#push(node, around, {
      name,
      words,
      wrappers,
      assignments: [...prefix, ...assignments],
      redirects: node.redirects.map((redirect) => redirectFrom(redirect, scope)),
      elsewhere: inside.elsewhere,
      builtin: name !== null && inShell && (builtins.has(name) || around.functions.has(name)),
    });
    eachChild(node, (child) => this.#inWords(child, around));
    this.#nestedScript(node, words, inside);
    assign(node, prefix, scope, around.variables);
  }

  /** The words that the shell gets from a simple command, its name first. */
  #commandLine({ name, args }: CommandNode, scope: Scope): readonly Word[] {
    return [...(name ? [name] : []), ...args].flatMap((word) => {
      if (word.type !== "Word") return [assignmentWord(word, scope)];
      const words = expandWord(word, scope);
      this.#words.set(word, words);
      return words;
    });
  }

  /** Substitutions below a word whose value is known already. */
  #inWords(node: SyntaxNode, around: Around): void {
    if (isSubstitution(node)) this.#substitution(node, around);
    else eachChild(node, (child) => this.#inWords(child, around));
  }

  #nestedScript(node: CommandNode, words: readonly Word[], around: Around): void {
    if (this.#depth >= deepestNested) return;
    const nested = nestedScript(node, words, around);
    if (nested === undefined) return;
    this.#nested.set(node, nested);
    const { ast, shell, source, parameters } = nested;
    const { environment } = this.#start;
    const inner = aroundScript(ast, { source, dialect: shell.dialect, environment, parameters, elsewhere: around.elsewhere });
    // What the outer script sets may be exported to this one.
    inner.variables.forget(around.set);
    this.#depth++;
    this.visit(ast, {
      ...inner,
      set: new Map([...around.set, ...inner.set]),
      inLoop: around.inLoop,
      conditional: around.conditional,
    });
    this.#depth--;
  }

  #redirected(node: RedirectedNode, around: Around): void {
    const scope = scopeOf(around);
    const redirects = node.redirects.map((redirect) => redirectFrom(redirect, scope));
    this.#push(node, around, { ...nothing, redirects, elsewhere: around.elsewhere });
    for (const redirect of node.redirects) eachChild(redirect, (child) => this.#inWords(child, around));
    this.visit(node.command, around);
  }

  #push(
    node: CommandNode | RedirectedNode,
    { source, inLoop, conditional }: Around,
    read: Omit<Command, "fate" | "place" | "inLoop" | "conditional">,
  ): void {
    const { fateOf } = this.#start;
    const first = node.type === "Redirected" ? (node.redirects[0] ?? node) : node;
    const command: Command = {
      ...read,
      inLoop,
      conditional,
      get fate() {
        return fateOf(node);
      },
      place: source.place(first.pos, node.end),
    };
    this.#byNode.set(node, command);
    this.commands.push(command);
  }
}

const nothing = { name: null, words: [], wrappers: [], assignments: [], builtin: false } as const;
