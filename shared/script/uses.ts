/** Where a script uses its variables, and where the value goes. */
import type { Place } from "../model/finding.ts";
import type { Command } from "./model.ts";
import { eachChild, isSubstitution, type ParameterNode, type SyntaxNode } from "./parse.ts";
import type { Lookup, Syntax } from "./reading.ts";
import type { Source } from "./source.ts";
import { testsOf } from "./tests.ts";
import { namesSetIn } from "./variables.ts";

/** One `$NAME` or `${NAME…}`. */
export interface Use {
  readonly name: string;
  /** value: what it holds. part: a piece of it (`${X%/*}`, `${X:0:4}`). length: `${#X}`. */
  readonly of: "value" | "part" | "length";
  /** The command whose words it stands in; null in `case`, `for`, `[[ ]]`. */
  readonly command: Command | null;
  /** True in the body of a here-document. */
  readonly inDocument: boolean;
  /** True when what the command prints goes to the container's log. */
  readonly logged: boolean;
  readonly place: Place;
}

/** The variables of a script. */
export interface Uses {
  /** Without those that have a default or an alternative (`${X:-a}`, `${X:+a}`, `${X:?}`). */
  readonly uses: readonly Use[];
  /** Commands whose output goes to the container's log. */
  readonly logged: ReadonlySet<Command>;
  /** Names that are set somewhere in it. */
  readonly set: ReadonlyMap<string, unknown>;
  /** Names that it expects to be empty or absent: tested, matched by `case`, or with a default. */
  readonly expected: ReadonlySet<string>;
  /** True when names may be set that nobody sees: a sourced file, `eval`, `export $(…)`. */
  readonly open: boolean;
}

interface At {
  readonly syntax: Lookup;
  /** null in a text whose offsets are its own. */
  readonly source: Source | null;
  readonly command: Command | null;
  readonly inDocument: boolean;
  readonly logged: boolean;
}

/** Reads all uses of a script with the scripts in it; names that another shell sets count as set here. */
export function usesIn(syntax: Syntax): Uses {
  const reader = new UseReader();
  reader.visit(syntax.ast, { syntax, source: syntax.source, command: null, inDocument: false, logged: true });
  const { uses, logged, set, expected, open } = reader;
  return { uses, logged, set, expected, open: open || set.has("*") };
}

class UseReader {
  readonly uses: Use[] = [];
  readonly logged = new Set<Command>();
  readonly set = new Map<string, number>();
  readonly expected = new Set<string>();
  open = false;

  visit(node: SyntaxNode, at: At): void {
    switch (node.type) {
      case "Script":
        namesSetIn(node, this.set);
        break;
      case "SimpleExpansion":
        this.#use(node.text.slice(1), "value", node, at);
        return;
      case "ParameterExpansion":
        this.#parameter(node, at);
        break;
      case "HereDocBody":
        eachChild(node, (child) => this.visit(child, { ...at, inDocument: true }));
        return;
      case "Case":
        for (const name of namesIn(node.word)) this.expected.add(name);
        break;
      case "Pipeline":
        for (const [index, part] of node.commands.entries())
          this.visit(part, index < node.commands.length - 1 ? { ...at, logged: false } : at);
        return;
      case "Redirected": {
        const hidden = at.syntax
          .commandOf(node)
          ?.redirects.some(({ descriptor, operator }) => descriptor === 1 && operator.startsWith(">"));
        eachChild(node, (child) => this.visit(child, hidden ? { ...at, logged: false } : at));
        return;
      }
      case "Command":
      case "TestCommand":
        this.#command(node, at);
        return;
    }
    eachChild(node, (child) => this.visit(child, below(node, at)));
  }

  #command(node: Extract<SyntaxNode, { type: "Command" | "TestCommand" }>, at: At): void {
    for (const { operands } of testsOf(node))
      for (const name of operands.flatMap((operand) => namesIn(operand))) this.expected.add(name);
    const command = at.syntax.commandOf(node) ?? null;
    const logged = at.logged && command?.redirects.every(isLog) === true;
    if (command !== null && logged) this.logged.add(command);
    const inside = { ...at, command, logged };
    if (node.type === "Command") {
      // `export $(cat .env)` sets what nobody sees, and so may a command that is not known.
      if (/^(?:export|declare|typeset|readonly|local|set)$/.test(command?.name ?? ""))
        this.open ||= node.args.some(({ text }) => /^["']?[$`]/.test(text));
      for (const { name } of command?.assignments ?? []) this.set.set(name, 1);
      const nested = at.syntax.nestedOf(node);
      if (nested !== undefined) this.visit(nested.ast, { ...inside, source: nested.source, command: null });
    }
    eachChild(node, (child) => this.visit(child, below(child, inside)));
  }

  #parameter(node: ParameterNode, at: At): void {
    const { parameter: name, operation, prefix } = node;
    if (prefix === "!") this.open = true;
    if (operation?.type === "Default") this.expected.add(name);
    else this.#use(name, prefix === "#" ? "length" : operation === undefined ? "value" : "part", node, at);
  }

  #use(name: string, of: Use["of"], node: SyntaxNode, { source, command, inDocument, logged }: At): void {
    const place = source?.place(node.pos, node.end) ?? command?.place;
    if (place !== undefined && /^[A-Za-z_]\w*$/.test(name)) this.uses.push({ name, of, command, inDocument, logged, place });
  }
}

/** What is below a substitution prints into a word. */
function below(node: SyntaxNode, at: At): At {
  if (!isSubstitution(node)) return at;
  return { ...at, logged: false, source: node.script?.source === undefined ? at.source : null };
}

/** A redirection after which the output is still the log's: of another descriptor, or to standard error. */
const isLog = ({ operator, descriptor, target }: Command["redirects"][number]): boolean =>
  !operator.startsWith(">") && !operator.startsWith("&")
    ? true
    : descriptor !== 1
      ? !operator.startsWith("&")
      : operator === ">&" && target?.value === "2";

/** Variables that stand in a word. */
function namesIn(node: SyntaxNode): readonly string[] {
  if (node.type === "SimpleExpansion") return [node.text.slice(1)];
  if (node.type === "ParameterExpansion") return [node.parameter];
  if (isSubstitution(node)) return [];
  const names: string[] = [];
  eachChild(node, (child) => names.push(...namesIn(child)));
  return names;
}
