/** Numbers in conditions: which variable is compared with what, which one counts, which one holds a time. */

import { eachChild, type SyntaxNode, someNode } from "./parse.ts";
import type { Lookup } from "./reading.ts";

/** Two sides of a condition. */
export interface Comparison {
  /** Variables on either side. */
  readonly names: ReadonlySet<string>;
  /** True when a side is the clock: SECONDS, EPOCHSECONDS, `$(date …)`. */
  readonly clock: boolean;
  /** The one side that is a literal number; null when there is none or two. */
  readonly limit: number | null;
  /** True for an order (`-ge`, `<`), false for equality. */
  readonly ordered: boolean;
}

/** A variable that a loop counts up or down. */
export interface Counter {
  /** What one round adds, without its sign; null when it is not literal. */
  readonly step: number | null;
}

const orders = new Set(["-ge", "-gt", "-le", "-lt", "<", "<=", ">", ">="]);
const equalities = new Set(["-eq", "-ne", "=", "==", "!="]);

/** More conditions than anybody writes. */
const mostNodes = 500;

/** Every comparison below a condition: of `[ ]`, `test`, `[[ ]]`, `(( ))` and `let`. */
export function comparisonsIn(condition: SyntaxNode, reading: Pick<Lookup, "commandOf" | "wordsOf">): Comparison[] {
  const found: Comparison[] = [];
  let left = mostNodes;
  const visit = (node: SyntaxNode): void => {
    if (left-- <= 0 || node.type === "Function") return;
    if (node.type === "Command") found.push(...testComparisons(node, reading));
    else if (node.type === "TestBinary") found.push(...comparison(node.operator, node.left, node.right, reading));
    else if (node.type === "ArithmeticBinary") found.push(...comparison(node.operator, node.left, node.right, reading));
    // `(( retries-- ))` ends at zero.
    else if (node.type === "ArithmeticCommand" && node.expression?.type === "ArithmeticUnary") {
      found.push({ names: namesIn(node.expression), clock: false, limit: 0, ordered: false });
    }
    eachChild(node, visit);
  };
  visit(condition);
  return found;
}

function testComparisons(
  node: Extract<SyntaxNode, { type: "Command" }>,
  reading: Pick<Lookup, "wordsOf">,
): readonly Comparison[] {
  const program = node.name?.value;
  if (program !== "[" && program !== "test") return [];
  return node.args.flatMap((word, index) => {
    const [before, after] = [node.args[index - 1], node.args[index + 1]];
    return before === undefined || after === undefined ? [] : comparison(word.text, before, after, reading);
  });
}

function comparison(
  operator: string,
  left: SyntaxNode,
  right: SyntaxNode,
  reading: Pick<Lookup, "wordsOf">,
): readonly Comparison[] {
  const ordered = orders.has(operator);
  if (!ordered && !equalities.has(operator)) return [];
  const names = new Set([...namesIn(left), ...namesIn(right)]);
  const [a, b] = [numberOf(left, reading), numberOf(right, reading)];
  const limit = a === null ? b : b === null ? a : null;
  return [{ names, clock: isClock(left) || isClock(right), limit, ordered }];
}

function numberOf(node: SyntaxNode, reading: Pick<Lookup, "wordsOf">): number | null {
  const text =
    node.type === "ArithmeticWord" ? node.value : node.type === "Word" ? (reading.wordsOf(node)[0]?.value ?? node.value) : "";
  return /^-?\d{1,9}$/.test(text) ? Number(text) : null;
}

/** Variables that a node mentions. */
function namesIn(node: SyntaxNode): Set<string> {
  const names = new Set<string>();
  let left = mostNodes;
  const visit = (child: SyntaxNode): void => {
    if (left-- <= 0) return;
    if (child.type === "SimpleExpansion") names.add(child.text.slice(1));
    else if (child.type === "ParameterExpansion") names.add(child.parameter);
    else if (child.type === "ArithmeticWord") {
      const [, name] = /^\$?([A-Za-z_]\w*)$/.exec(child.value) ?? [];
      if (name !== undefined) names.add(name);
    }
    eachChild(child, visit);
  };
  visit(node);
  return names;
}

const clockNames = ["SECONDS", "EPOCHSECONDS", "EPOCHREALTIME"];

function isClock(node: SyntaxNode): boolean {
  const names = namesIn(node);
  return clockNames.some((name) => names.has(name)) || runsDate(node);
}

const runsDate = (node: SyntaxNode): boolean =>
  someNode(node, mostNodes, (child) => child.type === "Command" && /^(?:.*\/)?date$/.test(child.name?.value ?? ""));

/** True for a variable that gets a time. */
export const tellsTime = (node: Extract<SyntaxNode, { type: "Assignment" }>): boolean =>
  node.value.type === "Word" && isClock(node.value);

/** The variables that this one node counts up or down (not its children). */
export function countersIn(node: SyntaxNode): readonly (readonly [string, Counter])[] {
  switch (node.type) {
    case "Assignment":
      return assignedCounter(node);
    case "ArithmeticUnary":
      return (node.operator === "++" || node.operator === "--") && node.operand.type === "ArithmeticWord"
        ? [[node.operand.value, { step: 1 }]]
        : [];
    case "ArithmeticBinary":
      if (node.left.type !== "ArithmeticWord" || !/^(?:[-+]?=)$/.test(node.operator)) return [];
      if (node.operator === "=")
        return namesIn(node.right).has(node.left.value) ? [[node.left.value, { step: stepOf(node.right) }]] : [];
      return [[node.left.value, { step: node.right.type === "ArithmeticWord" ? literal(node.right.value) : null }]];
    case "Command":
      return node.name?.value === "let" ? node.args.flatMap(({ text }) => letCounter(text)) : [];
    default:
      return [];
  }
}

const literal = (text: string): number | null => (/^\d{1,9}$/.test(text) ? Number(text) : null);

/** `i=$((i + 1))`, `i=$(expr $i + 1)`, `i+=1`. */
function assignedCounter(node: Extract<SyntaxNode, { type: "Assignment" }>): readonly (readonly [string, Counter])[] {
  if (node.value.type !== "Word") return [];
  if (node.append === true) return [[node.name, { step: null }]];
  if (!namesIn(node.value).has(node.name) || !/[-+]/.test(node.value.text)) return [];
  const computed = /^"?(?:\$\(\(|\$\[|\$\( *expr |`expr )/.test(node.value.text);
  if (!computed || node.value.text.length > 200) return [];
  const step = /[-+] *(\d{1,9})[ )\]`"]/.exec(node.value.text);
  return [[node.name, { step: step === null ? null : Number(step[1]) }]];
}

const stepOf = (node: SyntaxNode): number | null =>
  node.type === "ArithmeticBinary" && node.right.type === "ArithmeticWord" ? literal(node.right.value) : null;

function letCounter(text: string): readonly (readonly [string, Counter])[] {
  const match = /^["']?([A-Za-z_]\w*) *(\+\+|--|[-+]?=)(.*)$/.exec(text.slice(0, 200));
  const name = match?.[1];
  if (name === undefined) return [];
  if (match?.[2] === "++" || match?.[2] === "--") return [[name, { step: 1 }]];
  const amount = /(\d{1,9})["']?$/.exec(match?.[3] ?? "");
  const counts = match?.[2] !== "=" || match[3]?.includes(name);
  return counts ? [[name, { step: amount === null ? null : Number(amount[1]) }]] : [];
}
