/** Loops that are left at one exact value of something that can pass it by. */
import type { Place } from "../model/finding.ts";
import { type Answers, answersBehind, answersIn } from "./answers.ts";
import { eachChild, type SubstitutionNode, type SyntaxNode, type WhileNode, type WordNode } from "./parse.ts";
import type { Lookup, Syntax } from "./reading.ts";
import { placeOf, soleTest, type Test } from "./tests.ts";

export interface ExactWait {
  /** The keyword of the loop, as in `Wait.place`. */
  readonly loop: Place;
  /** The test that has to be exactly true. */
  readonly place: Place;
  /** kernel: a setting of the node. count: how many there are of something. */
  readonly quantity: "kernel" | "count";
}

/** Every `while` and `until` of a script (not of the scripts in it) that only an equality of a quantity and a number ends. */
export function exactWaitsIn(syntax: Syntax): readonly ExactWait[] {
  const answers = answersIn(syntax);
  const found: ExactWait[] = [];
  const visit = (node: SyntaxNode): void => {
    if (node.type === "While") {
      const loop = syntax.source.place(node.pos, node.pos + node.kind.length);
      for (const { node: at, quantity } of leavingTests(node, answers, syntax))
        found.push({ loop, place: placeOf(at, syntax), quantity });
    }
    eachChild(node, visit);
  };
  visit(syntax.ast);
  return found;
}

interface Leaving {
  readonly node: SyntaxNode;
  readonly quantity: ExactWait["quantity"];
}

function leavingTests(loop: WhileNode, answers: Answers, syntax: Lookup): readonly Leaving[] {
  const found: Leaving[] = [];
  const note = (condition: SyntaxNode, leavesWhen: boolean): void => {
    const placed = soleTest(condition);
    if (placed === undefined) return;
    const { test, node, inverted } = placed;
    const equal = /^(?:-eq|==?)$/.test(test.operator) ? true : /^(?:-ne|!=)$/.test(test.operator) ? false : null;
    if (equal === null || (equal !== (inverted !== test.negated)) !== leavesWhen) return;
    const quantity = quantityOf(test, answers, syntax);
    if (quantity !== null) found.push({ node, quantity });
  };
  note(loop.clause, loop.kind === "until");
  const visit = (node: SyntaxNode): void => {
    if (node.type === "While" || node.type === "For" || node.type === "Function") return;
    if (node.type === "If" && node.elif.length === 0 && node.then.commands.some(({ command }) => leaves(command)))
      note(node.clause, true);
    const [condition, action] = node.type === "AndOr" && node.commands.length === 2 ? node.commands : [];
    if (node.type === "AndOr" && condition && action && leaves(action)) note(condition, node.operators[0] === "&&");
    eachChild(node, visit);
  };
  visit(loop.body);
  return found;
}

/** `break`, or `exit` with success. */
function leaves(node: SyntaxNode): boolean {
  if (node.type === "BraceGroup") return node.body.commands.some(({ command }) => leaves(command));
  if (node.type !== "Command") return false;
  const name = node.name?.value;
  return name === "break" || (name === "exit" && (node.args[0]?.text ?? "0") === "0");
}

/** Below these, a number can be one of a few states. */
const leastCount = 2;
const leastSetting = 16;

function quantityOf({ operands }: Test, answers: Answers, { wordsOf, commandOf }: Lookup): ExactWait["quantity"] | null {
  const [left, right] = operands;
  if (left === undefined || right === undefined) return null;
  const numberOf = (word: WordNode): number | null => {
    const [only, more] = wordsOf(word);
    return more === undefined && /^\d{1,15}$/.test(only?.value ?? "") ? Number(only?.value) : null;
  };
  const limit = numberOf(right) ?? numberOf(left);
  const [answer, another] = answersBehind(numberOf(right) === null ? right : left, answers);
  if (limit === null || answer === undefined || another !== undefined) return null;
  const texts = textOf(answer, commandOf);
  if (/ \/?proc\/sys\/| \/sys\/|^sysctl /.test(texts)) return limit >= leastSetting ? "kernel" : null;
  const counts =
    /(?:^|\| )wc -l|grep (?:-[A-Za-z]* )*-[A-Za-z]*c|(?:ready|available|updated)Replicas|numberReady|\bcount\(/i.test(texts);
  return counts && limit >= leastCount ? "count" : null;
}

/** The commands of a substitution that is one command or one pipeline, as written; "" for anything else. */
function textOf({ script }: SubstitutionNode, commandOf: Lookup["commandOf"]): string {
  const [statement, more] = script?.commands ?? [];
  if (statement === undefined || more !== undefined) return "";
  const parts = statement.command.type === "Pipeline" ? statement.command.commands : [statement.command];
  return parts
    .map(
      (part) =>
        commandOf(part)
          ?.words.map(({ text }) => text.replace(/^["']/, ""))
          .join(" ") ?? "",
    )
    .join(" | ")
    .slice(0, 4096);
}
