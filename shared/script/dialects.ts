/** Where a script uses what only bash reads. */
import { type Bashism, bashBuiltins, builtinsOfAsh } from "../knowledge/bashisms.ts";
import type { Place } from "../model/finding.ts";
import { functionsIn } from "./functions.ts";
import type { Command, Shell } from "./model.ts";
import { type CommandNode, eachChild, isLoop, type ParameterNode, type ScriptNode, type SyntaxNode } from "./parse.ts";
import type { Syntax } from "./reading.ts";
import type { Source } from "./source.ts";

/** One place of a script, and the shell that reads it: a `bash -c` in it has its own. */
export interface BashismUse {
  readonly bashism: Bashism;
  /** The word of the script that says it, for a message; "" where the construct has a name of its own. */
  readonly shown: string;
  readonly dialect: Shell["dialect"];
  readonly place: Place;
}

/** Every use in a script and the scripts in it, in source order. */
export function bashismsIn(syntax: Syntax, dialect: Shell["dialect"]): readonly BashismUse[] {
  const found: BashismUse[] = [];
  const walk = (node: SyntaxNode, reader: Reader): void => {
    // Escaped backticks have offsets of their own.
    if (node.type === "Script" && node.source !== undefined) return;
    const command = node.type === "Command" ? syntax.commandOf(node) : undefined;
    for (const [bashism, at, shown = ""] of [...inNode(node, reader.source), ...inCommand(node, command, reader)])
      found.push({ bashism, shown, dialect: reader.dialect, place: reader.source.place(at.pos, at.end) });
    const nested = node.type === "Command" ? syntax.nestedOf(node) : undefined;
    if (nested !== undefined) read(nested.ast, nested.source, nested.shell.dialect);
    const isArithmetic = node.type === "ArithmeticFor" || node.type === "ArithmeticCommand";
    eachChild(node, (child) => {
      // What is in `((…))` is not read at all.
      if (!isArithmetic || !child.type.startsWith("Arithmetic")) walk(child, reader);
    });
  };
  const read = (ast: ScriptNode, source: Source, by: Shell["dialect"]): void =>
    walk(ast, { source, dialect: by, functions: functionsIn(ast) });
  read(syntax.ast, syntax.source, dialect);
  return found;
}

/** A script and what reads it. */
interface Reader {
  readonly source: Source;
  readonly dialect: Shell["dialect"];
  readonly functions: { has(name: string): boolean };
}

interface Range {
  readonly pos: number;
  readonly end: number;
}

type Use = readonly [bashism: Bashism, at: Range, shown?: string];

/** The first characters of a construct that goes over lines. */
const head = ({ pos }: Range, length: number): Range => ({ pos, end: pos + length });

function inNode(node: SyntaxNode, source: Source): readonly Use[] {
  switch (node.type) {
    case "TestCommand":
      return [["double-bracket", head(node, 2)]];
    case "ArithmeticCommand":
      return [["arithmetic-command", node]];
    case "ArithmeticFor":
      return [["arithmetic-for", head(node, 3)]];
    case "Select":
      return [["select", head(node, 6)]];
    case "Function":
      return inFunction(node.name, source.parsable.startsWith("function", node.pos) ? head(node, 8) : null);
    case "Pipeline":
      return node.operators.includes("|&") ? [["pipe-both", head(node.commands[1] ?? node, 1)]] : [];
    case "CaseItem":
      return node.terminator === ";&" || node.terminator === ";;&" ? [["case-fallthrough", head(node, 1)]] : [];
    case "Assignment":
      if (node.value.type === "ArrayValue") return [["array", node]];
      return node.append ? [["append", node]] : [];
    case "ProcessSubstitution":
      return [["process-substitution", node]];
    case "HereString":
      return [["here-string", head(node, 3)]];
    case "Redirect":
      return inRedirect(node.operator, node.target?.value, node);
    case "ParameterExpansion":
      return inParameter(node).map((bashism) => [bashism, node] as const);
    case "ArithmeticUnary":
      return !node.prefix && /^(?:\+\+|--)$/.test(node.operator) ? [["increment", node]] : [];
    case "ArithmeticBinary":
      return node.operator === "**" ? [["power", node]] : [];
    case "AnsiCQuoted":
      return [["ansi-quote", node]];
    default:
      return isLoop(node) && node.type === "For" ? bracesIn(node.wordlist ?? []) : [];
  }
}

function inFunction(name: Range & { readonly value: string }, keyword: Range | null): readonly Use[] {
  if (keyword !== null) return [["function-keyword", keyword]];
  return name.value.includes("-") ? [["function-name", name]] : [];
}

function inRedirect(operator: string, target: string | undefined, at: Range): readonly Use[] {
  if (/^\/dev\/(?:tcp|udp)\//.test(target ?? "")) return [["network-redirect", at]];
  if (operator === "&>") return [["redirect-both", at]];
  if (operator === "&>>") return [["append-both", at]];
  // `>&2`, `>&-` and `>&$fd` are the same everywhere.
  return operator === ">&" && /^[A-Za-z./]/.test(target ?? "") ? [["redirect-to-name", at]] : [];
}

function inParameter({ prefix, index, operation }: ParameterNode): readonly Bashism[] {
  // ash before 1.33 reads `${#a[@]}` in its own way.
  if (index !== undefined) return prefix === "#" ? [] : ["subscript"];
  if (prefix === "!" || operation?.type === "Names") return ["indirect"];
  if (operation?.type === "CaseModification") return ["case"];
  if (operation?.type === "Transform") return ["transform"];
  if (operation?.type === "Slice") return ["slice"];
  return operation?.type === "Replace" ? ["replace"] : [];
}

/** Where a list of words is certainly meant, and not a pattern for a program. */
const listTakers = new Set(["chmod", "chown", "cp", "ls", "mkdir", "mv", "rm", "rmdir", "touch"]);

function bracesIn(words: readonly SyntaxNode[]): readonly Use[] {
  return words.flatMap((word): readonly Use[] => {
    const brace = word.type === "Word" ? word.parts?.find(({ type }) => type === "BraceExpansion") : undefined;
    return brace === undefined ? [] : [["brace-expansion", brace, brace.text]];
  });
}

/** What the words of a simple command say; a function of the script that is called like a builtin is none. */
function inCommand(node: SyntaxNode, command: Command | undefined, { functions }: Reader): readonly Use[] {
  if (node.type !== "Command" || node.name === undefined || command === undefined || command.elsewhere) return [];
  const name = node.name.value;
  if (functions.has(name)) return [];
  const words = command.words.slice(1).map(({ value }) => value ?? "");
  if (bashBuiltins.has(name)) return [["builtin", node.name, name]];
  if (builtinsOfAsh.has(name)) return [["builtin-of-ash", node.name, name]];
  const option = words.find((word) => /^-./.test(word));
  const found = optionUses(name, words, option);
  const braces = listTakers.has(name) ? bracesIn(node.args) : [];
  return [...(found === null ? [] : [[found, spanOf(node), shownOf(found, name, option)] as const]), ...braces];
}

const spanOf = ({ name, pos, end }: CommandNode): Range => ({ pos: name?.pos ?? pos, end });

const shownOf = (bashism: Bashism, name: string, option = ""): string =>
  bashism === "declaring-option" || bashism === "read-option" ? `${name} ${option}` : "";

function optionUses(name: string, words: readonly string[], option: string | undefined): Bashism | null {
  switch (name) {
    case "set":
      return words.some((word, index) => word === "pipefail" && /^[-+][a-zA-Z]*o$/.test(words[index - 1] ?? ""))
        ? "pipefail"
        : null;
    case "local":
      return option === undefined ? null : "declaring-option";
    case "readonly":
      return /^-[aAf]/.test(option ?? "") ? "declaring-option" : null;
    case "export":
      return /^-f/.test(option ?? "") ? "declaring-option" : null;
    case "read":
      if (/^-[ers]*a/.test(option ?? "")) return "read-array";
      return /^-r*[tnsdN]/.test(option ?? "") ? "read-option" : null;
    case "printf":
      return words[0] === "-v" ? "printf-option" : null;
    case "trap":
      return words.length > 1 && words.slice(1).includes("ERR") ? "trap-err" : null;
    case "echo":
      return /^-n?en?$/.test(words[0] ?? "") ? "echo-option" : null;
    case "[":
    case "test":
      return words.includes("==") ? "double-equals" : null;
    default:
      return null;
  }
}
