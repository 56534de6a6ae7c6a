/** What flow needs to know of a script beforehand, and small questions about its syntax. */

import {
  eachChild,
  isSubstitution,
  type ScriptNode,
  type StatementNode,
  type SubstitutionNode,
  type SyntaxNode,
} from "./parse.ts";
import type { Reading } from "./reading.ts";

/** What can change the status of a script from afar. */
export interface Survey {
  /** A trap can change the exit status. */
  readonly traps: boolean;
  /** `wait` with arguments can fetch the status of a background command. */
  readonly waits: boolean;
  /** PIPESTATUS is read somewhere. */
  readonly pipeStatus: boolean;
  /** bash's inherit_errexit may be on. */
  readonly inherits: boolean;
}

/** Looks through a whole script with its functions; nested scripts are surveyed by themselves. */
export function survey(ast: ScriptNode, reading: Reading, functions: ReadonlyMap<string, unknown>): Survey {
  const found = { traps: false, waits: false, pipeStatus: false, inherits: false };
  const visit = (node: SyntaxNode): void => {
    if (node.type === "Command") {
      const name = node.name?.value;
      found.traps ||= name === "trap" && trapDecides(reading.commandOf(node)?.words.map(({ value }) => value) ?? [], functions);
      found.waits ||= name === "wait" && node.args.length > 0;
      found.inherits ||= name === "shopt" && node.args.some(({ text }) => text === "inherit_errexit");
      found.inherits ||= name === "set" && node.args.some(({ text }) => text === "posix");
    }
    found.pipeStatus ||= node.type === "ParameterExpansion" && node.parameter === "PIPESTATUS";
    found.pipeStatus ||= node.type === "SimpleExpansion" && node.text === "$PIPESTATUS";
    eachChild(node, visit);
  };
  visit(ast);
  return found;
}

/** Handlers of signals do not speak when a command fails; those of EXIT only when they end the shell themselves. */
function trapDecides(words: readonly (string | null)[], functions: ReadonlyMap<string, unknown>): boolean {
  const [, handler, ...signals] = words;
  if (handler === undefined || handler === "-" || handler === "") return false;
  if (signals.some((signal) => signal === null || /^(SIG)?(ERR|DEBUG|RETURN)$/i.test(signal))) return true;
  if (!signals.some((signal) => /^(EXIT|0)$/i.test(signal ?? ""))) return false;
  if (handler === null) return true;
  const tokens = handler.split(/[\s;&|(){}]+/);
  return tokens.some((token) => /^(exit|exec|kill|return|eval|\.|source|set)$/.test(token) || functions.has(token));
}

/** The first thing that a part of a script runs or expands. */
export function firstRun(node: SyntaxNode | undefined): SyntaxNode | undefined {
  switch (node?.type) {
    case "AndOr":
    case "Pipeline":
    case "CompoundList":
      return firstRun(node.commands[0]);
    case "Statement":
    case "Redirected":
      return firstRun(node.command);
    case "BraceGroup":
    case "Subshell":
      return firstRun(node.body);
    case "If":
    case "While":
      return firstRun(node.clause);
    case "Case":
      return node.word;
    case "For":
    case "Select":
      return node.wordlist?.[0];
    case "Function":
    case "ArithmeticFor":
      return undefined;
    default:
      return node;
  }
}

/** True when `$?` stands in a node, or an `exit` or `return` that passes it on. */
export function readsStatus(node: SyntaxNode): boolean {
  if (node.type === "ArithmeticCommand") return node.body.includes("$?");
  if (node.type === "Word" || node.type === "Assignment") {
    return /\$\{?\?/.test(node.text) || (/\$\(|`/.test(node.text) && /\b(?:exit|return)\b/.test(node.text));
  }
  if (node.type === "Command" && /^(?:exit|return)$/.test(node.name?.value ?? "") && node.args.length === 0) return true;
  let reads = false;
  eachChild(node, (child) => {
    reads ||= readsStatus(child);
  });
  return reads;
}

/** Functions that call each other first are followed to this depth. */
const deepestCalls = 10;

/**
 * True when a part of a script can read the status from before it: where it begins, or in a body of a loop, of a case or of a
 * function that runs before anything else does.
 */
export function mayReadStatus(
  node: SyntaxNode | undefined,
  functions: ReadonlyMap<string, readonly SyntaxNode[]>,
  depth = 0,
): boolean {
  const some = (nodes: readonly SyntaxNode[], more = 0): boolean =>
    nodes.some((each) => mayReadStatus(each, functions, depth + more));
  if (node === undefined) return false;
  switch (node.type) {
    case "AndOr":
    case "Pipeline":
    case "CompoundList":
      return some(node.commands.slice(0, 1));
    case "Statement":
    case "Redirected":
      return some([node.command]);
    case "BraceGroup":
    case "Subshell":
      return some([node.body]);
    case "If":
    case "While":
      return some([node.clause]);
    case "For":
    case "Select":
      return some([...(node.wordlist ?? []), node.body]);
    case "Case":
      return some([node.word, ...node.items.map(({ body }) => body)]);
    case "Command":
      return readsStatus(node) || depth > deepestCalls || some(functions.get(node.name?.value ?? "") ?? [], 1);
    default:
      return readsStatus(node);
  }
}

/** True when nothing after the statement runs in its list. */
export function endsList({ command, background }: StatementNode): boolean {
  if (background || command.type !== "Command") return false;
  const name = command.name?.value;
  return name === "exit" || name === "return" || (name === "exec" && command.args.length > 0);
}

/** The outermost substitutions below a node, in source order. */
export function substitutionsIn(node: SyntaxNode, found: SubstitutionNode[] = []): readonly SubstitutionNode[] {
  if (isSubstitution(node)) found.push(node);
  else eachChild(node, (child) => substitutionsIn(child, found));
  return found;
}
