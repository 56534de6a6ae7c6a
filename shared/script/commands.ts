/** All simple commands of a script, with what is known of their words. */
import type { Environment } from "./expand.ts";
import { dialectOf, type Invocation, readInvocation, shellName } from "./invocation.ts";
import type { Command, Fate, Shell, Word } from "./model.ts";
import {
  type AndOrNode,
  type CommandNode,
  eachChild,
  parseScript,
  type RedirectedNode,
  type ScriptNode,
  type StatementNode,
  type SyntaxNode,
  type WordNode,
} from "./parse.ts";
import { decodedSource, innerSource, type Source } from "./source.ts";
import { namesSetIn, Variables } from "./variables.ts";
import { assignedValue, assignmentWord, expandWord, redirectFrom, type Scope } from "./words.ts";
import { programName, stripWrappers } from "./wrappers.ts";

/** A shell script that a command of the script runs: `timeout 60 sh -c '…'`. */
export interface Nested {
  readonly ast: ScriptNode;
  readonly shell: Pick<Shell, "name" | "dialect" | "errexit" | "pipefail">;
}

/** A script as read: its commands, and the way from the syntax tree to them. Every node was read once. */
export interface Reading {
  /** In source order; a command stands before those in its substitutions and nested scripts. */
  readonly commands: readonly Command[];
  /** The command of a node; a compound command with redirections has one of its own, without words. */
  commandOf(node: SyntaxNode): Command | undefined;
  /** The words that a written word becomes, for the words outside simple commands too (`for`, `case`, `[[ ]]`). */
  wordsOf(node: WordNode): readonly Word[];
  /** The script that a command runs in a shell of its own. */
  nestedOf(node: CommandNode): Nested | undefined;
}

/** What a script starts with. */
export interface Start {
  readonly source: Source;
  readonly dialect: Shell["dialect"];
  readonly environment: Environment;
  /** `$1` and up; null when they are not known. */
  readonly parameters: readonly Word[] | null;
  /** Variables that a wrapper such as env sets. */
  readonly assignments: readonly { readonly name: string; readonly value: Word }[];
  /** True after nsenter or chroot. */
  readonly elsewhere: boolean;
  /** What the failure of the command of a node does; asked for late. */
  fateOf(node: SyntaxNode): Fate;
}

interface Around {
  readonly source: Source;
  readonly variables: Variables;
  readonly parameters: readonly Word[] | null;
  readonly inLoop: boolean;
  readonly conditional: boolean;
  readonly elsewhere: boolean;
  readonly dialect: Shell["dialect"];
  readonly functions: ReadonlySet<string>;
  /** How often each name is set in the script. */
  readonly set: ReadonlyMap<string, number>;
}

/** Scripts in scripts are read to this depth. */
const deepestNested = 4;

/** POSIX 2.14, bash(1) and busybox ash: what a shell runs without a file. */
const builtins: ReadonlySet<string> = new Set(
  (
    ": . [ [[ alias bg bind break builtin caller cd chdir command compgen complete compopt continue declare dirs disown echo enable " +
    "eval exec exit export false fc fg getopts hash help history jobs kill let local logout mapfile popd printf pushd pwd read " +
    "readarray readonly return set shift shopt source suspend test times trap true type typeset ulimit umask unalias unset wait"
  ).split(" "),
);

/** Reads every command of a script. Never throws. */
export function readCommands(ast: ScriptNode, start: Start): Reading {
  const reader = new Reader(start);
  const around = reader.around(ast, start.source, start.dialect, start.parameters);
  for (const { name, value } of start.assignments) around.variables.set(name, value);
  reader.script(ast, { ...around, elsewhere: start.elsewhere });
  return reader;
}

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

  around(ast: ScriptNode, source: Source, dialect: Shell["dialect"], parameters: readonly Word[] | null): Around {
    const functions = functionsIn(ast);
    const volatile = new Map<string, number>();
    for (const bodies of functions.values()) for (const body of bodies) namesSetIn(body, volatile);
    const set = namesSetIn(ast);
    const variables = new Variables(this.#start.environment, volatile);
    return {
      source,
      variables,
      parameters: movesParameters(ast) ? null : parameters,
      inLoop: false,
      conditional: false,
      elsewhere: false,
      dialect,
      functions: new Set(functions.keys()),
      set,
    };
  }

  script(ast: ScriptNode, around: Around): void {
    this.#list(ast.commands, around);
  }

  #list(statements: readonly StatementNode[], around: Around): void {
    for (const { command, background } of statements) {
      if (background) around.variables.apart(() => this.#node(command, around));
      else this.#node(command, around);
    }
  }

  /** Parts of which one runs or none: what they set is not known afterwards. */
  #branches(parts: readonly SyntaxNode[], around: Around): void {
    const { variables } = around;
    for (const part of parts) variables.apart(() => this.#node(part, { ...around, conditional: true }));
    for (const part of parts) variables.forget(namesSetIn(part));
  }

  #andOr({ commands, operators }: AndOrNode, around: Around): void {
    const { variables } = around;
    const [first, ...rest] = commands;
    if (first) this.#node(first, around);
    const all = new Map<string, number>();
    variables.apart(() => {
      let since = new Map<string, number>();
      for (const [index, part] of rest.entries()) {
        // After `||` the part before may have been left out.
        if (operators[index] === "||") {
          variables.forget(since);
          since = new Map();
        }
        this.#node(part, { ...around, conditional: true });
        namesSetIn(part, since);
        namesSetIn(part, all);
      }
    });
    variables.forget(all);
  }

  #node(node: SyntaxNode, around: Around): void {
    const { variables } = around;
    switch (node.type) {
      case "Command":
        this.#command(node, around);
        break;
      case "CompoundList":
        this.#list(node.commands, around);
        break;
      case "Statement":
        this.#list([node], around);
        break;
      case "BraceGroup":
        this.#node(node.body, around);
        break;
      case "Subshell":
        variables.apart(() => this.#node(node.body, around));
        break;
      case "Coproc":
        variables.apart(() => this.#node(node.body, { ...around, conditional: true }));
        break;
      case "Redirected":
        this.#redirected(node, around);
        this.#node(node.command, around);
        break;
      case "Pipeline":
        for (const part of node.commands) {
          if (node.commands.length === 1) this.#node(part, around);
          else variables.apart(() => this.#node(part, around));
        }
        break;
      case "AndOr":
        this.#andOr(node, around);
        break;
      case "If":
        this.#node(node.clause, around);
        for (const { clause } of node.elif) variables.forget(namesSetIn(clause));
        this.#branches([node.then, ...node.elif, ...(node.else ? [node.else] : [])], around);
        break;
      case "While":
      case "For":
      case "Select":
      case "ArithmeticFor":
        this.#loop(node, around);
        break;
      case "Case":
        this.#record(node.word, around);
        this.#branches(node.items, around);
        break;
      case "Function":
        variables.later(around.set, () => this.#node(node.body, { ...around, conditional: true, parameters: null }));
        break;
      case "Word":
        this.#record(node, around);
        break;
      case "CommandExpansion":
      case "ArithmeticCommandExpansion":
      case "ProcessSubstitution":
        this.#substitution(node, around);
        break;
      default:
        eachChild(node, (child) => this.#node(child, around));
        break;
    }
  }

  #loop(node: Extract<SyntaxNode, { type: "While" | "For" | "Select" | "ArithmeticFor" }>, around: Around): void {
    if (node.type === "For" || node.type === "Select") for (const word of node.wordlist ?? []) this.#record(word, around);
    around.variables.forget(namesSetIn(node));
    const inside = { ...around, inLoop: true };
    if (node.type === "While") this.#node(node.clause, inside);
    if (node.type === "ArithmeticFor") {
      for (const part of [node.initialize, node.test, node.update]) if (part) this.#node(part, inside);
    }
    this.#node(node.body, inside);
    around.variables.forget(namesSetIn(node));
  }

  /** A word outside simple commands. */
  #record(node: WordNode, around: Around): void {
    this.#words.set(node, expandWord(node, scopeOf(around)));
    eachChild(node, (child) => this.#node(child, around));
  }

  #substitution(
    node: Extract<SyntaxNode, { type: "CommandExpansion" | "ArithmeticCommandExpansion" | "ProcessSubstitution" }>,
    around: Around,
  ): void {
    const { script } = node;
    if (script === undefined) return;
    const { source } = around;
    const decoded = script.source;
    const inner =
      decoded === undefined
        ? source
        : decodedSource(decoded, source.place(node.pos, node.end), source.fromEnv(node.pos, node.end), source.uncertain);
    around.variables.apart(() => this.script(script, { ...around, source: inner }));
  }

  #command(node: CommandNode, around: Around): void {
    const scope = scopeOf(around);
    const line: Word[] = [];
    for (const word of [...(node.name ? [node.name] : []), ...node.args]) {
      const words = word.type === "Word" ? expandWord(word, scope) : [assignmentWord(word, scope)];
      if (word.type === "Word") this.#words.set(word, words);
      line.push(...words);
    }
    const stripped = stripWrappers(line);
    const name = programName(stripped.words[0]);
    const assignments = node.prefix.filter((part) => part.type === "Assignment");
    const known = assignments.map((part) => ({ name: part.name, value: assignedValue(part, scope) }));
    this.#push(node, around, {
      name,
      words: stripped.words,
      wrappers: stripped.wrappers,
      assignments: [...known, ...stripped.assignments],
      redirects: node.redirects.map((redirect) => redirectFrom(redirect, scope)),
      elsewhere: around.elsewhere || stripped.elsewhere,
      builtin: name !== null && stripped.inShell && (builtins.has(name) || around.functions.has(name)),
    });
    eachChild(node, (child) => this.#inWords(child, around));
    this.#nestedScript(node, stripped.words, { ...around, elsewhere: around.elsewhere || stripped.elsewhere });
    this.#assign(node, known, scope, around);
  }

  /** What the command sets, in the order in which the shell does it. */
  #assign(node: CommandNode, prefix: readonly { name: string; value: Word }[], scope: Scope, around: Around): void {
    around.variables.forget(namesSetIn(node));
    const set = node.name === undefined ? prefix : [];
    for (const { name, value } of set) around.variables.set(name, value);
    if (!/^(export|readonly|local|declare|typeset)$/.test(node.name?.value ?? "")) return;
    for (const part of node.args) {
      if (part.type === "Assignment") around.variables.set(part.name, assignedValue(part, scope));
    }
  }

  /** Substitutions below a word whose value is known already. */
  #inWords(node: SyntaxNode, around: Around): void {
    if (node.type === "CommandExpansion" || node.type === "ProcessSubstitution" || node.type === "ArithmeticCommandExpansion") {
      this.#substitution(node, around);
    } else eachChild(node, (child) => this.#inWords(child, around));
  }

  #nestedScript(node: CommandNode, words: readonly Word[], around: Around): void {
    if (shellName(words[0]) === null || this.#depth >= deepestNested) return;
    const invocation = readInvocation(words);
    const text = invocation?.script?.value;
    if (invocation === null || text == null || text.includes("{{")) return;
    const parsed = parseScript(text);
    if (parsed === null || invocation.script === null) return;
    const { name, errexit, pipefail } = invocation;
    const dialect = name === "sh" ? around.dialect : dialectOf(name, null);
    this.#nested.set(node, { ast: parsed.script, shell: { name, dialect, errexit, pipefail } });
    const source = nestedSource(node, invocation, text, around.source);
    const inner = this.around(parsed.script, source, dialect, invocation.parameters);
    // What the outer script sets may be exported to this one.
    inner.variables.forget(around.set);
    this.#depth++;
    this.script(parsed.script, {
      ...inner,
      set: new Map([...around.set, ...inner.set]),
      inLoop: around.inLoop,
      conditional: around.conditional,
      elsewhere: around.elsewhere,
    });
    this.#depth--;
  }

  #redirected(node: RedirectedNode, around: Around): void {
    const scope = scopeOf(around);
    const redirects = node.redirects.map((redirect) => redirectFrom(redirect, scope));
    this.#push(node, around, { ...nothing, redirects, elsewhere: around.elsewhere });
    for (const redirect of node.redirects) eachChild(redirect, (child) => this.#inWords(child, around));
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

const scopeOf = ({ source, variables, parameters, set, dialect }: Around): Scope => ({
  source,
  variable: (name) => variables.get(name),
  parameters,
  splits: !set.has("IFS"),
  ansiQuotes: dialect === "bash" || dialect === "ash",
});

/** The source of a script in a word: exact where the word is one quoted text without escapes. */
function nestedSource(node: CommandNode, { script }: Invocation, text: string, outer: Source): Source {
  for (const part of node.args) {
    const inner = outer.text.slice(part.pos + 1, part.end - 1);
    if (part.type === "Word" && inner === text && outer.written(part.pos, part.end) === script?.text) {
      return innerSource(outer, text, part.pos + 1);
    }
  }
  const place = script?.place ?? outer.place(node.pos, node.end);
  return decodedSource(text, place, script?.fromEnv === true, outer.uncertain);
}

/** The functions of a script by name, each with its bodies. */
export function functionsIn(ast: ScriptNode): ReadonlyMap<string, readonly SyntaxNode[]> {
  const functions = new Map<string, SyntaxNode[]>();
  const visit = (node: SyntaxNode): void => {
    if (node.type === "Function") {
      const bodies = functions.get(node.name.value);
      if (bodies) bodies.push(node.body);
      else functions.set(node.name.value, [node.body]);
    }
    eachChild(node, visit);
  };
  visit(ast);
  return functions;
}

/** True when the script changes `$1` and up. */
function movesParameters(ast: SyntaxNode): boolean {
  let moves = false;
  const visit = (node: SyntaxNode): void => {
    if (node.type === "Command" && /^(set|shift|eval|\.|source)$/.test(node.name?.value ?? "")) {
      moves ||= node.name?.value !== "set" || node.args.some(({ text }) => !/^[-+][A-Za-z]+$|^pipefail$|^errexit$/.test(text));
    }
    if (!moves) eachChild(node, visit);
  };
  visit(ast);
  return moves;
}
