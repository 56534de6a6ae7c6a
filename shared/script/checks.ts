/** What a script does with its variables and files before it goes on: what it tests, what it only prints. */
import type { Run } from "./model.ts";
import { type CommandNode, eachChild, isSubstitution, type SyntaxNode } from "./parse.ts";
import { syntaxOf } from "./run.ts";

/** What stands in the conditions of a script, and what its variables are for. */
export interface Checks {
  /** True when a variable stands in a test, a condition or a `case`, or has a word for its absence (`${X:?}`, `${X:-…}`). */
  testsVariable(name: string): boolean;
  /** True when a word stands in a test; compared as written, without quotes. */
  testsWord(text: string): boolean;
  /** True when a variable goes into anything but a message (`echo` and `printf` to the container's log). */
  usesVariable(name: string): boolean;
}

/** Where a node stands. */
interface Where {
  /** In the condition of an `if`, a loop or a `case`, or in a test. */
  readonly condition: boolean;
  /** In a message. */
  readonly message: boolean;
  /** Where a message does not go to the log: in a pipeline, a substitution, a redirected group. */
  readonly captured: boolean;
}

const known = new WeakMap<Run, Checks>();

/** Reads the conditions and messages of a container's script with its functions, substitutions and nested scripts; once for a run. */
export function checksIn(run: Run): Checks {
  const before = known.get(run);
  if (before !== undefined) return before;
  const tested = new Set<string>();
  const used = new Set<string>();
  const words = new Set<string>();
  const syntax = syntaxOf(run);
  const visit = (node: SyntaxNode, where: Where): void => {
    const name = variableOf(node);
    if (name !== null) {
      if (where.condition || (node.type === "ParameterExpansion" && node.operation?.type === "Default")) tested.add(name);
      if (!where.message) used.add(name);
    }
    if (node.type === "Word" && where.condition) words.add(bare(node.text));
    const nested = node.type === "Command" ? syntax?.nestedOf(node) : undefined;
    if (nested !== undefined) visit(nested.ast, top);
    const inside = below(node, where);
    const condition = conditionOf(node);
    eachChild(node, (child) => visit(child, child === condition ? { ...inside, condition: true } : inside));
  };
  if (syntax !== null) visit(syntax.ast, top);
  const checks: Checks = {
    testsVariable: (name) => tested.has(name),
    testsWord: (text) => words.has(bare(text)),
    usesVariable: (name) => used.has(name),
  };
  known.set(run, checks);
  return checks;
}

const top: Where = { condition: false, message: false, captured: false };

const bare = (text: string): string => text.replace(/["']/g, "");

function variableOf(node: SyntaxNode): string | null {
  if (node.type === "SimpleExpansion") return node.text.slice(1);
  if (node.type === "ArithmeticWord") return /^\$?\{?([A-Za-z_]\w*)/.exec(node.value)?.[1] ?? null;
  return node.type === "ParameterExpansion" ? node.parameter : null;
}

/** The part of a compound command that decides what the others do. */
function conditionOf(node: SyntaxNode): SyntaxNode | undefined {
  if (node.type === "If" || node.type === "Elif" || node.type === "While") return node.clause;
  return node.type === "Case" ? node.word : undefined;
}

function below(node: SyntaxNode, where: Where): Where {
  if (isSubstitution(node) || node.type === "Redirected" || (node.type === "Pipeline" && node.commands.length > 1)) {
    return { ...where, message: false, captured: true };
  }
  if (node.type === "TestCommand" || node.type === "ArithmeticCommand") return { ...where, condition: true };
  if (node.type !== "Command") return where;
  const name = node.name?.value;
  if (name === "[" || name === "test") return { ...where, condition: true };
  return { ...where, message: !where.captured && isMessage(node) };
}

const isMessage = ({ name, redirects }: CommandNode): boolean =>
  (name?.value === "echo" || name?.value === "printf") &&
  redirects.every((redirect) =>
    /^(?:[12]|\/dev\/std(?:err|out))$/.test(redirect.type === "HereDoc" ? "" : (redirect.target?.text ?? "")),
  );
