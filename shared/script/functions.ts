/** The functions that a script defines. */
import { type CommandNode, eachChild, type ScriptNode, type SyntaxNode, type WordNode } from "./parse.ts";

/** The functions of a script by name, each with its bodies: one that is defined twice has two. */
export function functionsIn(ast: ScriptNode): ReadonlyMap<string, readonly SyntaxNode[]> {
  const functions = new Map<string, SyntaxNode[]>();
  const visit = (node: SyntaxNode): void => {
    if (node.type === "Function") {
      const bodies = functions.get(node.name.value);
      if (bodies) bodies.push(node.body);
      else functions.set(node.name.value, [node.body]);
    }
    eachChild(node, visit);
  };
  visit(ast);
  return functions;
}

/**
 * The arguments of functions that are called once, with words that are the same whatever the variables are; a function that is
 * called in other ways, perhaps, or not, is not in it.
 */
export function onlyArguments(
  ast: ScriptNode,
  functions: { has(name: string): boolean },
): ReadonlyMap<string, readonly WordNode[]> {
  const calls = new Map<string, CommandNode | null>();
  const visit = (node: SyntaxNode): void => {
    const name = node.type === "Command" ? node.name?.value : undefined;
    if (node.type === "Command") {
      if (name !== undefined && functions.has(name)) calls.set(name, calls.has(name) ? null : node);
      // A word that is the name of a function, or a handler that has it, may call it in another way.
      for (const { text } of node.args) for (const part of text.split(/[^\w.-]+/)) if (functions.has(part)) calls.set(part, null);
    }
    eachChild(node, visit);
  };
  visit(ast);
  return new Map(
    [...calls].flatMap(([name, call]) => {
      const words = call?.args.flatMap((word) => (word.type === "Word" && !/[$`*?[\]{}~\\]/.test(word.text) ? [word] : [])) ?? [];
      return call !== null && words.length === call.args.length ? [[name, words] as const] : [];
    }),
  );
}
