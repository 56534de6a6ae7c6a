/** What a script says outside its loops. */
import type { Before } from "./bounds.ts";
import { eachChild, type ScriptNode, type SyntaxNode } from "./parse.ts";
import type { Lookup } from "./reading.ts";

/** Values that are set once, deadlines, and whether it sources other files, runs something under `timeout` or kills a process. */
export function summarize(
  ast: ScriptNode,
  script: Pick<Lookup, "nestedOf">,
): { readonly before: Before; readonly sources: boolean; readonly timeouts: boolean; readonly kills: boolean } {
  const initial = new Map<string, number | null>();
  const deadlines = new Map<string, number | null>();
  let sources = false;
  let timeouts = false;
  let kills = false;
  const visit = (node: SyntaxNode, inLoop: boolean): void => {
    if (node.type === "Assignment" && !inLoop && node.value.type === "Word") {
      const text = node.value.text.replace(/^["']|["']$/g, "");
      const value = /^-?\d{1,9}$/.test(text) ? Number(text) : null;
      initial.set(node.name, initial.has(node.name) ? null : value);
      const deadline = /(?:SECONDS|date \+%s\)) *\+ *(\d{1,7})\b/.exec(text.slice(0, 200));
      if (deadline !== null) deadlines.set(node.name, Number(deadline[1]));
    }
    if (
      node.type === "ArithmeticFor" &&
      node.initialize?.type === "ArithmeticBinary" &&
      node.initialize.left.type === "ArithmeticWord"
    ) {
      const { left, right } = node.initialize;
      initial.set(left.value, right.type === "ArithmeticWord" && /^\d{1,9}$/.test(right.value) ? Number(right.value) : null);
    }
    if (node.type === "Command") {
      const name = node.name?.value ?? "";
      sources ||= /^(?:\.|source|eval)$/.test(name);
      timeouts ||= /^(?:.*\/)?timeout$/.test(name);
      kills ||= /^(?:.*\/)?kill$/.test(name) && node.args.some(({ text }) => text.includes("$$") || text === "1");
    }
    const nested = node.type === "Command" ? script.nestedOf(node) : undefined;
    if (nested !== undefined) eachChild(nested.ast, (child) => visit(child, inLoop));
    eachChild(node, (child) => visit(child, inLoop || node.type === "While" || node.type === "For"));
  };
  visit(ast, false);
  return {
    before: { initial: (name) => initial.get(name) ?? null, deadline: (name) => deadlines.get(name) ?? null },
    sources,
    timeouts,
    kills,
  };
}
