/** What the head of a loop says: when it goes on, what it goes through. */

import { type Comparison, comparisonsIn } from "./comparisons.ts";
import type { ScriptFacts } from "./loops.ts";
import { eachChild, type SyntaxNode, someNode, type WhileNode } from "./parse.ts";
import type { Lookup } from "./reading.ts";

/** The comparisons of the condition of which one alone ends the loop: joined by && in `while`, by || in `until`. */
export function deciding(loop: WhileNode, script: Pick<Lookup, "commandOf" | "wordsOf">): readonly Comparison[] {
  const last = loop.clause.commands.at(-1)?.command;
  if (last === undefined) return [];
  return joinsOtherwise(last, loop.kind) ? [] : comparisonsIn(last, script);
}

/** True when the parts of a condition are joined so that one alone does not end the loop. A negation turns that round. */
function joinsOtherwise(condition: SyntaxNode, kind: WhileNode["kind"]): boolean {
  const [other, letter] = kind === "while" ? ["||", "-o"] : ["&&", "-a"];
  let found = false;
  let left = 300;
  const visit = (node: SyntaxNode): void => {
    if (found || left-- <= 0 || node.type === "Negation" || node.type === "CommandExpansion") return;
    if (node.type === "AndOr") found = node.operators.some((operator) => operator === other);
    else if (node.type === "TestLogical" || node.type === "ArithmeticBinary") found = node.operator === other;
    else if (node.type === "Command")
      found = /^(?:\[|test)$/.test(node.name?.value ?? "") && node.args.some(({ text }) => text === letter);
    if (!found && !(node.type === "Pipeline" && node.prefixes.some(({ type }) => type === "Negation"))) eachChild(node, visit);
  };
  visit(condition);
  return found;
}

/** `while true`, `until false`, `while :`, `while [ 1 ]`, `while ((1))`. */
export function isConstant({ kind, clause }: WhileNode): boolean {
  const only = clause.commands.length === 1 ? clause.commands[0]?.command : undefined;
  if (only?.type === "Command") {
    const words = [only.name?.text ?? "", ...only.args.map(({ text }) => text)].join(" ");
    return kind === "while"
      ? /^(?:true|:|\[ (?:1|true) \]|test 1|\/bin\/true)$/.test(words)
      : /^(?:false|\/bin\/false)$/.test(words);
  }
  if (only?.type === "ArithmeticCommand") return kind === "while" && only.body.trim() === "1";
  return (
    only?.type === "TestCommand" &&
    kind === "while" &&
    only.expression.type === "TestUnary" &&
    /^(?:1|true)$/.test(only.expression.operand.text)
  );
}

/** `while read`, `while getopts`, `while [ $# -gt 0 ]` work through something that is there already. */
export const takesInput = ({ clause }: WhileNode): boolean =>
  someNode(
    clause,
    300,
    (node) =>
      (node.type === "Command" && /^(?:read|getopts|shift)$/.test(node.name?.value ?? "")) ||
      (node.type === "SimpleExpansion" && node.text === "$#"),
  );

/** True when the loop goes on for as long as a probe succeeds, so that it waits for something to go away. */
export function isInverted(
  { kind, clause }: WhileNode,
  { commandOf }: Pick<Lookup, "commandOf" | "wordsOf">,
  { probesOf }: ScriptFacts,
): boolean {
  const last = clause.commands.length === 1 ? clause.commands[0]?.command : undefined;
  const pipeline = last?.type === "Pipeline" ? last : undefined;
  const negations = pipeline?.prefixes.filter(({ type }) => type === "Negation").length ?? 0;
  const first = pipeline === undefined ? last : pipeline.commands[0];
  const command = first?.type === "Command" ? commandOf(first) : undefined;
  if (command === undefined || !probesOf.has(command)) return false;
  return (kind === "while") === (negations % 2 === 0);
}

/** How many words a brace range or a literal `$(seq …)` gives; null for anything else. */
export function rangeLength(text: string): number | null {
  const brace = /^\{(\d{1,7})\.\.(\d{1,7})(?:\.\.(\d{1,7}))?\}$/.exec(text);
  if (brace !== null) return rangeCount(Number(brace[1]), Number(brace[2]), Number(brace[3] ?? 1));
  const seq = /^(?:\$\(|`) *seq +(?:-w +)?(\d{1,7})(?: +(-?\d{1,7}))?(?: +(\d{1,7}))? *[)`]$/.exec(text);
  if (seq === null) return null;
  const [first, second, third] = seq.slice(1).map((part) => (part === undefined ? null : Number(part)));
  if (first == null) return null;
  if (second == null) return rangeCount(1, first, 1);
  return third == null ? rangeCount(first, second, 1) : rangeCount(first, third, Math.abs(second));
}

const rangeCount = (from: number, to: number, step: number): number | null =>
  step === 0 ? null : Math.floor(Math.abs(to - from) / step) + 1;
