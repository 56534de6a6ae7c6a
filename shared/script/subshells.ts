/** `exit` where it does not end the script. */
import type { Command, Run } from "./model.ts";
import { eachChild, isLoop, type SyntaxNode } from "./parse.ts";
import { syntaxOf } from "./run.ts";

/** An `exit` that ends only a shell of its own. */
export interface InnerExit {
  readonly command: Command;
  /** The nearest shell of its own, as a message names it. */
  readonly within: "( )" | "$( )" | "a pipeline";
  /** The variable that gets what `$( )` prints; null elsewhere. */
  readonly variable: string | null;
}

interface Where {
  readonly within: InnerExit["within"] | null;
  readonly variable: string | null;
  /** In a condition, a background job, a group in a loop: there it is a way to go on. */
  readonly chosen: boolean;
  readonly inLoop: boolean;
}

/**
 * Each `exit` of a container's script with a status that is not 0, in a subshell, a substitution or a part of a pipeline. Those
 * in functions are left out: where these are called decides.
 */
export function innerExitsIn(run: Run): readonly InnerExit[] {
  const syntax = syntaxOf(run);
  if (syntax === null || !syntax.source.text.includes("exit")) return [];
  const found: InnerExit[] = [];
  const visit = (node: SyntaxNode, where: Where, afterOr = false): void => {
    if (node.type === "Command" && node.name?.value === "exit" && where.within !== null && !where.chosen) {
      const command = syntax.commandOf(node);
      const status = command?.words[1]?.value;
      const fails = status === undefined ? afterOr && node.args.length === 0 : /^0*[1-9]\d{0,2}$/.test(status ?? "");
      if (command !== undefined && fails) found.push({ command, within: where.within, variable: where.variable });
    }
    const nested = node.type === "Command" ? syntax.nestedOf(node) : undefined;
    if (nested !== undefined) visit(nested.ast, top);
    if (node.type === "AndOr") {
      for (const [index, part] of node.commands.entries()) visit(part, where, index > 0 && node.operators[index - 1] === "||");
      return;
    }
    const condition = node.type === "If" || node.type === "Elif" || node.type === "While" ? node.clause : undefined;
    const inside = below(node, where);
    eachChild(node, (child) => visit(child, child === condition ? { ...inside, chosen: true } : inside));
  };
  visit(syntax.ast, top);
  return found;
}

const top: Where = { within: null, variable: null, chosen: false, inLoop: false };

function below(node: SyntaxNode, where: Where): Where {
  switch (node.type) {
    case "Function":
      return top;
    case "Subshell":
      return { within: "( )", variable: null, chosen: where.chosen || where.inLoop, inLoop: false };
    case "CommandExpansion":
      return { ...where, within: "$( )" };
    case "ProcessSubstitution":
    case "Coproc":
    case "TestCommand":
      return { ...where, chosen: true };
    case "Pipeline":
      return node.commands.length > 1 ? { ...where, within: "a pipeline", variable: null } : where;
    case "Assignment":
      return { ...where, variable: node.name };
    case "Statement":
      return node.background ? { ...where, chosen: true } : where;
    case "Command":
      return node.name?.value === "[" || node.name?.value === "test" ? { ...where, chosen: true } : where;
    default:
      return isLoop(node) ? { ...where, inLoop: true } : where;
  }
}
