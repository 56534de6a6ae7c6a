/** The questions that `[ ]`, `test` and `[[ ]]` ask. */
import type { Place } from "../model/finding.ts";
import type { Word } from "./model.ts";
import { type CommandNode, eachChild, type SyntaxNode, type WordNode } from "./parse.ts";
import type { Lookup, Syntax } from "./reading.ts";

/** One operator with its operands. */
export interface Test {
  /** single: `[` and `test`, whose words are split and globbed like those of any command. double: `[[ ]]`. */
  readonly form: "single" | "double";
  /** `-f`, `-eq`, `=`; `-n` for a word alone. */
  readonly operator: string;
  /** True for a word alone: where that word is no word at all, `[ ]` is false and `[ ! ]` true, unlike `[ -n ]` and `[ ! -n ]`. */
  readonly implied: boolean;
  readonly operands: readonly WordNode[];
  /** True behind a `!` inside the brackets. */
  readonly negated: boolean;
  /** True when it is all that stands between the brackets. */
  readonly sole: boolean;
}

/** Operators that look at one file. */
export const asksFile = (operator: string): boolean => /^-[abcdefghkprstuwxGLNOS]$/.test(operator);

/** Order and equality of whole numbers. */
export const asksNumber = (operator: string): boolean => /^-(?:eq|ne|lt|le|gt|ge)$/.test(operator);

/** The tests of one command; none when it is another command. */
export function testsOf(node: SyntaxNode): readonly Test[] {
  if (node.type === "TestCommand") return doubles(node.expression, false, true);
  return node.type === "Command" ? singles(node) : [];
}

function singles({ name, args }: CommandNode): readonly Test[] {
  if (name?.value !== "[" && name?.value !== "test") return [];
  const words = args.filter((arg): arg is WordNode => arg.type === "Word");
  if (words.length !== args.length) return [];
  if (name.value === "[" && words.at(-1)?.text === "]") words.pop();
  const parts: WordNode[][] = [[]];
  for (const word of words) {
    const isFirst = parts.at(-1)?.length === 0;
    if (!isFirst && (word.text === "-a" || word.text === "-o")) parts.push([]);
    else parts.at(-1)?.push(word);
  }
  return parts.flatMap((part) => single(part, parts.length === 1));
}

function single(words: readonly WordNode[], sole: boolean): readonly Test[] {
  const negated = words.length > 1 && words[0]?.text === "!";
  const [first, second, third, more] = negated ? words.slice(1) : words;
  const rest = { form: "single", implied: second === undefined, negated, sole } as const;
  if (first === undefined || more !== undefined) return [];
  if (second === undefined) return [{ ...rest, operator: "-n", operands: [first] }];
  if (third === undefined) return [{ ...rest, operator: first.text, operands: [second] }];
  return [{ ...rest, operator: second.text, operands: [first, third] }];
}

type Expression = Extract<SyntaxNode, { type: "TestUnary" | "TestBinary" | "TestLogical" | "TestNot" | "TestGroup" }>;

function doubles(node: Expression, negated: boolean, sole: boolean): readonly Test[] {
  switch (node.type) {
    case "TestUnary":
      return [{ form: "double", operator: node.operator, implied: false, operands: [node.operand], negated, sole }];
    case "TestBinary":
      return [{ form: "double", operator: node.operator, implied: false, operands: [node.left, node.right], negated, sole }];
    case "TestNot":
      return doubles(node.operand, (node.negations.length % 2 === 1) !== negated, sole);
    case "TestGroup":
      return doubles(node.expression, negated, sole);
    case "TestLogical":
      return node.operands.flatMap((operand) => doubles(operand, negated, false));
  }
}

/** A file test whose operand is an unquoted glob. */
export interface GlobTest {
  readonly form: Test["form"];
  readonly operator: string;
  readonly word: Word;
}

/** Every such test of a script and of the scripts in it. */
export function globTestsIn({ ast, wordsOf, nestedOf }: Pick<Syntax, "ast"> & Lookup): readonly GlobTest[] {
  const found: GlobTest[] = [];
  const visit = (node: SyntaxNode): void => {
    for (const { form, operator, operands } of testsOf(node)) {
      const word = operands.length === 1 && operands[0] && asksFile(operator) ? globIn(operands[0], wordsOf) : undefined;
      if (word !== undefined) found.push({ form, operator, word });
    }
    const nested = node.type === "Command" ? nestedOf(node) : undefined;
    if (nested !== undefined) visit(nested.ast);
    eachChild(node, visit);
  };
  visit(ast);
  return found;
}

const globIn = (node: WordNode, wordsOf: Lookup["wordsOf"]): Word | undefined => wordsOf(node).find(({ glob }) => glob);

/** A test with the place of its command. */
export interface PlacedTest {
  readonly test: Test;
  readonly node: SyntaxNode;
  /** True behind `!` before the command. */
  readonly inverted: boolean;
}

/** The one test that is a whole condition; undefined for anything else. */
export function soleTest(condition: SyntaxNode): PlacedTest | undefined {
  let node = condition;
  let inverted = false;
  for (;;) {
    if (node.type === "CompoundList" && node.commands.length === 1 && node.commands[0]) node = node.commands[0];
    else if (node.type === "Statement" && !node.background) node = node.command;
    else if (node.type === "Pipeline" && node.commands.length === 1 && node.commands[0]) {
      if (node.prefixes.filter(({ type }) => type === "Negation").length % 2 === 1) inverted = !inverted;
      node = node.commands[0];
    } else break;
  }
  const [test, more] = testsOf(node);
  return test === undefined || more !== undefined || !test.sole ? undefined : { test, node, inverted };
}

/** Where a command of a script stands. */
export const placeOf = (node: SyntaxNode, { commandOf, source }: Pick<Syntax, "commandOf" | "source">): Place =>
  commandOf(node)?.words[0]?.place ?? commandOf(node)?.place ?? source.place(node.pos, node.end);
