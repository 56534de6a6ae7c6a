/** Variables that hold what a program printed. */
import { type AssignmentNode, eachChild, type PartNode, type SubstitutionNode, type SyntaxNode, type WordNode } from "./parse.ts";
import type { Syntax } from "./reading.ts";
import { testsOf } from "./tests.ts";

/** What a script says about its variables. */
export interface Answers {
  /** The substitutions that a variable gets its value from; null when it gets one in another way too. */
  readonly answers: ReadonlyMap<string, readonly SubstitutionNode[] | null>;
  /** Variables that are tested for being empty, or have a default. */
  readonly guarded: ReadonlySet<string>;
}

/** Reads what every variable of a script is given. */
export function answersIn({ ast }: Pick<Syntax, "ast">): Answers {
  const answers: Map<string, SubstitutionNode[] | null> = new Map();
  const guarded: Set<string> = new Set();
  const assigned = (node: AssignmentNode): void => {
    const only = node.value.type === "Word" ? onlyPart(node.value) : undefined;
    const before = answers.get(node.name);
    if (node.append || only?.type !== "CommandExpansion" || before === null) answers.set(node.name, null);
    else if (before === undefined) answers.set(node.name, [only]);
    else before.push(only);
  };
  const visit = (node: SyntaxNode): void => {
    if (node.type === "Assignment") assigned(node);
    else if (node.type === "For") answers.set(node.name.text, null);
    else if (node.type === "ParameterExpansion" && node.operation !== undefined) guarded.add(node.parameter);
    else if (node.type === "Case") for (const name of variablesIn(node.word)) guarded.add(name);
    else if (node.type === "Command" && /^(?:read|getopts|unset|eval|\.|source|mapfile)$/.test(node.name?.value ?? ""))
      for (const { text } of node.args) answers.set(text, null);
    else guardedBy(node, guarded);
    eachChild(node, visit);
  };
  visit(ast);
  return { answers, guarded };
}

/** `[ -z "$X" ]` and `[ "$X" = "" ]` ask whether there was an answer. */
function guardedBy(node: SyntaxNode, guarded: Set<string>): void {
  for (const { operator, operands } of testsOf(node)) {
    const isEmptiness = /^-[nz]$/.test(operator) && /^"/.test(operands[0]?.text ?? "");
    const isMatch = operator === "=~" || operands.some(({ value, text }) => value === "" || /[*]/.test(text));
    if (isEmptiness || operator === "-z" || isMatch)
      for (const operand of operands) for (const name of variablesIn(operand)) guarded.add(name);
  }
}

/** The one thing that a word is made of, inside its double quotes or not. */
function onlyPart(node: WordNode): PartNode | undefined {
  const [part, more] = node.parts ?? [];
  if (part === undefined || more !== undefined) return undefined;
  return part.type !== "DoubleQuoted" ? part : part.parts.length === 1 ? part.parts[0] : undefined;
}

function variablesIn(node: WordNode): readonly string[] {
  const part = onlyPart(node);
  if (part?.type === "SimpleExpansion") return [part.text.slice(1)];
  return part?.type === "ParameterExpansion" ? [part.parameter] : [];
}

/** The substitutions that a word means, itself or by its variable. */
export function answersBehind(word: WordNode, { answers }: Answers): readonly SubstitutionNode[] {
  const part = onlyPart(word);
  if (part?.type === "CommandExpansion") return [part];
  const [name] = variablesIn(word);
  return name === undefined ? [] : (answers.get(name) ?? []);
}

/** True when the script looks whether the variable that a word means is empty, or has a default for it. */
export const isGuarded = (word: WordNode, { guarded }: Answers): boolean => variablesIn(word).some((name) => guarded.has(name));
