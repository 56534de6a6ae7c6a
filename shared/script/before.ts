/** What a script says outside its loops. */
import type { Before } from "./bounds.ts";
import {
  type ArithmeticForNode,
  type AssignmentNode,
  type CommandNode,
  eachChild,
  type ScriptNode,
  type SyntaxNode,
} from "./parse.ts";
import type { Lookup } from "./reading.ts";

/** What the reader of loops needs to know of the script around them. */
interface Summary {
  readonly before: Before;
  /** True when it sources other files or evaluates text. */
  readonly sources: boolean;
  /** True when it runs something under `timeout`. */
  readonly timeouts: boolean;
  /** True when it may kill the shell that runs it. */
  readonly kills: boolean;
}

/** Reads a script with its nested scripts: values that are set once outside `while` and `for`, deadlines, and what may end a loop. */
export function summarize(ast: ScriptNode, { nestedOf }: Pick<Lookup, "nestedOf">): Summary {
  const initial = new Map<string, number | null>();
  const deadlines = new Map<string, number>();
  const ends = { sources: false, timeouts: false, kills: false };
  const visit = (node: SyntaxNode, inLoop: boolean): void => {
    if (node.type === "Assignment") {
      const value = inLoop ? undefined : literalOf(node);
      if (value !== undefined) initial.set(node.name, initial.has(node.name) ? null : value);
      const deadline = inLoop ? null : deadlineOf(node);
      if (deadline !== null) deadlines.set(node.name, deadline);
    } else if (node.type === "ArithmeticFor") {
      const counter = counterOf(node);
      if (counter !== null) initial.set(counter.name, counter.value);
    } else if (node.type === "Command") {
      noteEnds(node, ends);
      const nested = nestedOf(node);
      if (nested !== undefined) eachChild(nested.ast, (child) => visit(child, inLoop));
    }
    eachChild(node, (child) => visit(child, inLoop || node.type === "While" || node.type === "For"));
  };
  visit(ast, false);
  const before = {
    initial: (name: string) => initial.get(name) ?? null,
    deadline: (name: string) => deadlines.get(name) ?? null,
  };
  return { before, ...ends };
}

const integer = (text: string, pattern: RegExp): number | null => (pattern.test(text) ? Number(text) : null);

const unquoted = (text: string): string => text.replace(/^["']|["']$/g, "");

/** The number that a variable is set to, null for another value; undefined for a list, which is no value at all. */
const literalOf = ({ value }: AssignmentNode): number | null | undefined =>
  value.type === "Word" ? integer(unquoted(value.text), /^-?\d{1,9}$/) : undefined;

/** Seconds of `end=$((SECONDS + 300))` and `end=$(( $(date +%s) + 300 ))`. */
function deadlineOf({ value }: AssignmentNode): number | null {
  const text = value.type === "Word" ? unquoted(value.text).slice(0, 200) : "";
  const deadline = /(?:SECONDS|date \+%s\)) *\+ *(\d{1,7})\b/.exec(text);
  return deadline === null ? null : Number(deadline[1]);
}

/** `i` and 0 of `for ((i = 0; …))`; the value is null when it is not literal. */
function counterOf({ initialize }: ArithmeticForNode): { readonly name: string; readonly value: number | null } | null {
  if (initialize?.type !== "ArithmeticBinary" || initialize.left.type !== "ArithmeticWord") return null;
  const { left, right } = initialize;
  return { name: left.value, value: right.type === "ArithmeticWord" ? integer(right.value, /^\d{1,9}$/) : null };
}

function noteEnds(node: CommandNode, ends: { sources: boolean; timeouts: boolean; kills: boolean }): void {
  const name = node.name?.value ?? "";
  ends.sources ||= /^(?:\.|source|eval)$/.test(name);
  ends.timeouts ||= /^(?:.*\/)?timeout$/.test(name);
  ends.kills ||= /^(?:.*\/)?kill$/.test(name) && node.args.some(({ text }) => text.includes("$$") || text === "1");
}
