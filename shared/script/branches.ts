/** What a script does where a command failed and it only says so, or not even that. */
import type { Command, Run } from "./model.ts";
import {
  type AndOrNode,
  eachChild,
  type IfNode,
  isLoop,
  isSubstitution,
  type StatementNode,
  type SyntaxNode,
  someNode,
} from "./parse.ts";
import type { Lookup } from "./reading.ts";
import { syntaxOf } from "./run.ts";
import { firstRun, readsStatus } from "./survey.ts";

/** A place that a script comes to when a command failed, where it prints something or nothing and goes on. */
export interface Excuse {
  /** or: `a || echo …`. branch: of an `if`. */
  readonly form: "or" | "branch";
  /** The commands whose failure leads there; of a pipeline the last part. */
  readonly failing: readonly Command[];
  /** What runs there: `echo`, `printf`, `true` and `:` alone, to the log. */
  readonly prints: readonly Command[];
  /** True in a loop that may try again. */
  readonly repeated: boolean;
}

interface Where {
  readonly repeated: boolean;
  /** In a substitution: what is printed there is a value. */
  readonly captured: boolean;
}

/** Every excuse of a container's script in source order, with its functions and nested scripts; none in substitutions, and none in a templated script. */
export function excusesIn(run: Run): readonly Excuse[] {
  const syntax = syntaxOf(run);
  if (syntax === null || syntax.source.uncertain) return [];
  const found: Excuse[] = [];
  const add = (form: Excuse["form"], failing: readonly Command[], prints: readonly Command[], repeated: boolean): void => {
    if (failing.length > 0) found.push({ form, failing, prints, repeated });
  };
  const visit = (node: SyntaxNode, where: Where, before?: StatementNode): void => {
    if (node.type === "AndOr" && !where.captured) orExcuse(node, syntax, (...rest) => add("or", ...rest, where.repeated));
    if (node.type === "If" && !where.captured)
      branchExcuse(node, before, syntax, (...rest) => add("branch", ...rest, where.repeated));
    const nested = node.type === "Command" ? syntax.nestedOf(node) : undefined;
    if (nested !== undefined) visit(nested.ast, where);
    const inside = below(node, where);
    let last: StatementNode | undefined;
    eachChild(node, (child) => {
      if (child.type === "Statement") {
        visit(child.command, inside, last);
        last = child;
      } else visit(child, inside);
    });
  };
  visit(syntax.ast, { repeated: false, captured: false });
  return found;
}

function below(node: SyntaxNode, where: Where): Where {
  if (isSubstitution(node)) return { ...where, captured: true };
  return isLoop(node) && mayTryAgain(node) ? { ...where, repeated: true } : where;
}

/** `while read` and `for` go on with the next piece of work, unless they sleep or can be left early. */
function mayTryAgain(node: SyntaxNode): boolean {
  const first = node.type === "While" ? firstRun(node.clause) : undefined;
  if (node.type === "While" && !(first?.type === "Command" && first.name?.value === "read")) return true;
  return someNode(
    node,
    2000,
    (child) => child.type === "Command" && /^(?:break|sleep|exit|return)$/.test(child.name?.value ?? ""),
  );
}

type Add = (failing: readonly Command[], prints: readonly Command[]) => void;

function orExcuse({ commands, operators }: AndOrNode, syntax: Lookup, add: Add): void {
  const last = commands.at(-1);
  const prints = last && operators.at(-1) === "||" ? printsOf(last, syntax) : null;
  if (prints !== null)
    add(
      commands.slice(0, -1).flatMap((part) => resultOf(part, syntax)),
      prints,
    );
}

function branchExcuse(
  { clause, then, elif, else: otherwise }: IfNode,
  before: StatementNode | undefined,
  syntax: Lookup,
  add: Add,
): void {
  const [only, ...others] = clause.commands;
  if (only === undefined || others.length > 0 || elif.length > 0) return;
  const condition = only.command;
  const negated = condition.type === "Pipeline" && condition.prefixes.some(({ type }) => type === "Negation");
  const status = afterStatus(condition);
  const tested = status === null ? condition : before?.command;
  if (tested === undefined || status === "unknown" || (condition.type === "AndOr" && condition.operators.includes("||"))) return;
  const whenFailed = status === "then" || (status === null && negated) ? then : otherwise;
  const prints = whenFailed === undefined ? null : printsOf(whenFailed, syntax);
  if (prints !== null) add(resultOf(tested, syntax), prints);
}

/** Which branch of an `if` that asks `$?` runs after a failure; null for one that asks something else. */
function afterStatus(condition: SyntaxNode): "then" | "else" | "unknown" | null {
  if (!readsStatus(condition)) return null;
  const text = condition.type === "Command" ? condition.args.map((word) => word.text).join(" ") : "";
  const [, operator] = /^"?\$\{?\?\}?"? (-ne|!=|-gt|-eq|=|==) "?0"?(?: \])?$/.exec(text) ?? [];
  if (operator === undefined) return "unknown";
  return operator === "-ne" || operator === "!=" || operator === "-gt" ? "then" : "else";
}

/** The commands that give a part of a script its status; none for a compound one. */
function resultOf(node: SyntaxNode, syntax: Lookup): readonly Command[] {
  switch (node.type) {
    case "Command":
      return [syntax.commandOf(node) ?? []].flat();
    case "Pipeline": {
      const last = node.commands.at(-1);
      return last === undefined ? [] : resultOf(last, syntax);
    }
    case "AndOr":
      return node.commands.flatMap((part) => resultOf(part, syntax));
    case "BraceGroup":
    case "Subshell":
      return resultOf(node.body, syntax);
    case "CompoundList":
      return node.commands.length === 1 && node.commands[0] ? resultOf(node.commands[0].command, syntax) : [];
    default:
      return [];
  }
}

/** The commands of a part that does nothing but print to the log; null for another. */
function printsOf(node: SyntaxNode, syntax: Lookup): readonly Command[] | null {
  switch (node.type) {
    case "Command": {
      const command = syntax.commandOf(node);
      return command !== undefined && isPrint(command) ? [command] : null;
    }
    case "BraceGroup":
    case "Subshell":
      return printsOf(node.body, syntax);
    case "CompoundList": {
      const all = node.commands.map(({ command, background }) => (background ? null : printsOf(command, syntax)));
      return all.some((one) => one === null) ? null : all.flatMap((one) => one ?? []);
    }
    default:
      return null;
  }
}

const isPrint = ({ name, redirects }: Command): boolean =>
  /^(?:echo|printf|true|:)$/.test(name ?? "") &&
  redirects.every(({ target }) => /^(?:[12]|\/dev\/(?:null|std(?:err|out)))$/.test(target?.value ?? ""));
