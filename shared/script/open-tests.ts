/**
 * Checks that pass when they could not be made: a test of what a program answered, which takes the way of success when there was no
 * answer. What each form of test says of an empty word was seen in bash 5.2, dash 0.5.12 and busybox 1.35: between single brackets a
 * comparison without its left side, and one of numbers without a number, is an error and so false; `-n` and the file operators with
 * no word behind them are true.
 */
import type { Place } from "../model/finding.ts";
import { type Answers, answersBehind, answersIn, isGuarded } from "./answers.ts";
import type { Shell } from "./model.ts";
import { type AndOrNode, eachChild, type StatementNode, type SubstitutionNode, type SyntaxNode, type WordNode } from "./parse.ts";
import type { Lookup, Syntax } from "./reading.ts";
import { asksFile, asksNumber, placeOf, soleTest, type Test } from "./tests.ts";

/** A test that takes no answer for success. */
export interface OpenTest {
  /** The program that gives the answer. */
  readonly program: string;
  /** check: a failure branch is skipped. wait: the loop ends. */
  readonly kind: "check" | "wait";
  readonly place: Place;
}

/** Every such test of a script. */
export function openTestsIn(syntax: Syntax, dialect: Shell["dialect"]): readonly OpenTest[] {
  const names = answersIn(syntax);
  const found: OpenTest[] = [];
  const note = (condition: SyntaxNode, kind: OpenTest["kind"], open: boolean): void => {
    const placed = soleTest(condition);
    if (placed === undefined) return;
    const { test, node, inverted } = placed;
    const result = withoutAnswer(test, dialect);
    if (result === null || (result !== inverted) !== open) return;
    const program = test.operands.slice(0, 1).map((operand) => programOf(operand, names, syntax))[0];
    if (program != null) found.push({ program, kind, place: placeOf(node, syntax) });
  };
  const visit = (node: SyntaxNode): void => {
    if (node.type === "If" && node.elif.length === 0) {
      const [then, otherwise] = [fails(node.then.commands, syntax), fails(node.else?.commands ?? [], syntax)];
      if (then !== otherwise) note(node.clause, "check", otherwise);
    } else if (node.type === "AndOr" && node.commands.length === 2) {
      const [condition, action] = node.commands;
      const isOr = node.operators[0] === "||";
      // As the last command, a test that is not true fails the script without any exit.
      if (condition && action && failsAlone(action, syntax) && (isOr || !isResult(node, syntax))) note(condition, "check", isOr);
    } else if (node.type === "While" && sleeps(node.body, syntax)) note(node.clause, "wait", node.kind === "until");
    eachChild(node, visit);
  };
  visit(syntax.ast);
  return found;
}

/** What a test says when its left side is empty; null when that is a proper answer, or not known. */
function withoutAnswer({ form, operator, implied, operands, negated }: Test, dialect: Shell["dialect"]): boolean | null {
  const [left, right] = operands;
  // `[ ]` is false, as `[ "" ]` is: the word alone says of nothing what it should.
  if (left === undefined || implied) return null;
  const bare = !/^["']/.test(left.text);
  if (form === "double") {
    // In bash an empty number is 0 there; busybox reads it like a single bracket.
    const limit = Number(right?.value);
    if (dialect !== "bash" || !asksNumber(operator) || !/^-?\d{1,9}$/.test(right?.value ?? "")) return null;
    return compared(operator, limit) !== negated;
  }
  if (right === undefined) return bare && (operator === "-n" || asksFile(operator)) ? !negated : null;
  if (asksNumber(operator)) return negated ? null : false;
  return bare && /^(?:==?|!=)$/.test(operator) && !negated ? false : null;
}

function compared(operator: string, limit: number): boolean {
  switch (operator) {
    case "-eq":
      return limit === 0;
    case "-ne":
      return limit !== 0;
    case "-lt":
      return limit > 0;
    case "-le":
      return limit >= 0;
    case "-gt":
      return limit < 0;
    default:
      return limit <= 0;
  }
}

/** True when the last of the statements ends the script with a failure. */
function fails(statements: readonly StatementNode[], syntax: Lookup): boolean {
  const last = statements.at(-1)?.command;
  return last !== undefined && failsAlone(last, syntax);
}

function failsAlone(node: SyntaxNode, syntax: Lookup): boolean {
  if (node.type === "BraceGroup") return fails(node.body.commands, syntax);
  const command = node.type === "Command" ? syntax.commandOf(node) : undefined;
  return command?.name === "exit" && /^[1-9]\d{0,2}$/.test(command.words[1]?.value ?? "");
}

/** True when the status of an and-or list can be that of the script. */
function isResult({ commands: [condition], end }: AndOrNode, { ast, commandOf }: Syntax): boolean {
  return ast.commands.at(-1)?.end === end || (condition !== undefined && commandOf(condition)?.fate === "decides");
}

function sleeps(body: SyntaxNode, { commandOf }: Lookup): boolean {
  let found = false;
  const visit = (node: SyntaxNode): void => {
    found ||= node.type === "Command" && commandOf(node)?.name === "sleep";
    if (!found) eachChild(node, visit);
  };
  visit(body);
  return found;
}

/** More places than that give no variable its value in a script that somebody wrote. */
const mostAnswers = 20;

/** The program whose answer an operand is and that may not answer; null for anything else. */
function programOf(operand: WordNode, names: Answers, syntax: Lookup): string | null {
  if (isGuarded(operand, names)) return null;
  const programs = answersBehind(operand, names)
    .slice(0, mostAnswers)
    .map((answer) => silentProgram(answer, syntax));
  return programs.find((program) => program !== null) ?? null;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));

/** Programs that ask somebody else, and print nothing when they get no answer. */
const asking = words(
  "aws az cat cqlsh curl dig etcdctl find gcloud getent grep gsutil helm host jq kubectl ls mc mongo mongosh mysql nc nslookup openssl pgrep pidof psql redis-cli sqlite3 valkey-cli vault wget yq",
);

/** Programs that print nothing when they read nothing. */
const passing = words("awk base64 cut egrep fgrep grep head jq sed sort tail tr uniq yq");

/** The asking program of a substitution that can be empty while the script goes on. */
function silentProgram({ script }: SubstitutionNode, { commandOf }: Lookup): string | null {
  const [statement, more] = script?.commands ?? [];
  if (statement === undefined || more !== undefined) return null;
  const { command: node } = statement;
  const parts = node.type === "Pipeline" ? (node.prefixes.length > 0 ? [] : node.commands) : [node];
  const commands = parts.map((part) => (part.type === "Command" ? commandOf(part) : undefined));
  let program: string | null = null;
  for (const [index, command] of commands.entries()) {
    const name = command?.name;
    if (command === undefined || name == null) return null;
    const texts = command.words.map(({ text }) => text).join(" ");
    // grep's status says that nothing was found; others decide when they fail.
    if (command.fate === "decides" && (asking.has(name) || /grep$/.test(name))) return null;
    if (index > 0 && !passing.has(name)) return null;
    if (/^(?:awk|sed)$/.test(name) ? /END|BEGIN|\$=/.test(texts) : countsOrTells(name, texts)) return null;
    if (index === 0) program = asking.has(name) ? name : null;
  }
  return program;
}

/** `grep -c` prints 0, `curl -w` a status of 000, and the kernel always answers. */
const countsOrTells = (name: string, texts: string): boolean =>
  (/grep$/.test(name) && / -[A-Za-z]*c|--count/.test(texts)) ||
  (name === "curl" && / -[A-Za-z]*w|--write-out/.test(texts)) ||
  / \/?(?:proc|sys)\//.test(texts);
