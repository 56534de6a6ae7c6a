/** The functions that a script defines. */
import { eachChild, type ScriptNode, type SyntaxNode } from "./parse.ts";

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
