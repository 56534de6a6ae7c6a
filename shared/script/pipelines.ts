/** The pipelines of a script. */
import type { Command, Run } from "./model.ts";
import { eachChild, type PipelineNode, type SyntaxNode } from "./parse.ts";
import type { Lookup } from "./reading.ts";
import { syntaxOf } from "./run.ts";

/** Two or more parts, each of which reads what the one before it prints. */
export interface Pipeline {
  /** null for a part that is no simple command (a loop, a group). */
  readonly parts: readonly (Command | null)[];
  /** The variable that gets what it prints (`X=$(a | b)`, with more text around it too); null when none does. */
  readonly variable: string | null;
}

const known = new WeakMap<Run, readonly Pipeline[]>();

/** Every pipeline of a container's script in source order, those of its functions, substitutions and nested scripts too; read once. */
export function pipelinesIn(run: Run): readonly Pipeline[] {
  const before = known.get(run);
  if (before !== undefined) return before;
  const found = readPipelines(run);
  known.set(run, found);
  return found;
}

function readPipelines(run: Run): readonly Pipeline[] {
  const syntax = syntaxOf(run);
  if (syntax === null || !syntax.source.text.includes("|")) return [];
  const found: Pipeline[] = [];
  const visit = (node: SyntaxNode, variable: string | null): void => {
    if (node.type === "Pipeline" && node.commands.length > 1) found.push(read(node, syntax, variable));
    const nested = node.type === "Command" ? syntax.nestedOf(node) : undefined;
    if (nested !== undefined) visit(nested.ast, null);
    const inside = node.type === "Assignment" ? node.name : printsAll(node) ? variable : null;
    eachChild(node, (child) => visit(child, inside));
  };
  visit(syntax.ast, null);
  return found;
}

const read = ({ commands }: PipelineNode, { commandOf }: Lookup, variable: string | null): Pipeline => ({
  parts: commands.map((part) => (part.type === "Command" ? (commandOf(part) ?? null) : null)),
  variable,
});

/** True when what is below the node prints where the node does. */
const printsAll = ({ type }: SyntaxNode): boolean => type !== "Command" && type !== "Redirected" && type !== "Pipeline";
