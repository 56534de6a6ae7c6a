/** In which directory each command of a script runs. */

import type { Command } from "./model.ts";
import { readOptions } from "./options.ts";
import { eachChild, type SyntaxNode } from "./parse.ts";
import { normalized, pathOf } from "./paths.ts";
import type { Syntax } from "./reading.ts";

/** The part of a script's syntax that tells which directory a command runs in. */
export type Structure = Pick<Syntax, "ast" | "commandOf" | "nestedOf">;

/** A stretch of a script with a directory of its own: a subshell, a part of a pipeline, a script inside, a function. */
interface Scope {
  readonly parent: Scope | null;
  /** A function is called from anywhere, so where it starts is not known. */
  readonly isFunction: boolean;
  /** `a && cd b && c`: who comes after a part knows that it succeeded, but behind the whole nobody does. */
  readonly isChain: boolean;
  directory?: string | null;
}

/**
 * The directory of each command: `workingDir`, then what `cd` says in a straight line; null when it is not known.
 * Without a syntax tree nothing is known behind a `cd`.
 */
export function directories(
  commands: readonly Command[],
  workingDir: string | null,
  structure: Structure | null,
): readonly (string | null)[] {
  const outermost: Scope = {
    parent: null,
    isFunction: false,
    isChain: false,
    directory: workingDir?.startsWith("/") ? normalized(workingDir) : null,
  };
  const { scopes, movers } =
    structure === null ? { scopes: new Map<Command, Scope>(), movers: new Set<string>() } : scopesOf(structure, outermost);
  return commands.map((command) => {
    const scope = scopes.get(command) ?? outermost;
    const here = directoryOf(scope);
    const { name } = command;
    if (name === "cd") move(scope, structure === null ? null : afterCd(command, here, scope), command.conditional);
    else if (name !== null && (name === "pushd" || name === "popd" || movers.has(name))) move(scope, null, true);
    return here;
  });
}

function directoryOf(scope: Scope): string | null {
  if (scope.directory === undefined)
    scope.directory = scope.isFunction || scope.parent === null ? null : directoryOf(scope.parent);
  return scope.directory;
}

function move(scope: Scope, directory: string | null, conditional: boolean): void {
  scope.directory = directory;
  if (scope.isChain && scope.parent !== null) move(scope.parent, conditional ? null : directory, conditional);
}

function afterCd(command: Command, from: string | null, { isChain }: Scope): string | null {
  if ((command.conditional && !isChain) || command.inLoop) return null;
  const { operands, certain } = readOptions(command.words.slice(1), { valued: "", long: [] });
  const [target] = operands;
  if (!certain || operands.length !== 1 || target === undefined || target.glob || target.value === "-") return null;
  return pathOf(target, from)?.path ?? null;
}

/** The scope of each command, and the functions that change the directory of their caller. */
function scopesOf(
  { ast, commandOf, nestedOf }: Structure,
  outermost: Scope,
): { readonly scopes: Map<Command, Scope>; readonly movers: Set<string> } {
  const scopes = new Map<Command, Scope>();
  const movers = new Set<string>();
  const visit = (node: SyntaxNode, scope: Scope, functionName: string | null): void => {
    const command = node.type === "Command" || node.type === "Redirected" ? commandOf(node) : undefined;
    if (command !== undefined) scopes.set(command, scope);
    if (node.type === "Command") {
      if (functionName !== null && /^(?:cd|pushd|popd)$/.test(node.name?.value ?? "")) movers.add(functionName);
      const nested = nestedOf(node);
      if (nested !== undefined) visit(nested.ast, { parent: scope, isFunction: false, isChain: false }, null);
    }
    const isFunction = node.type === "Function";
    const name = isFunction ? node.name.value : functionName;
    const isChain = node.type === "AndOr" && node.operators.every((operator) => operator === "&&");
    const chain = isChain ? { parent: scope, isFunction: false, isChain } : scope;
    const apart = isFunction || isApart(node);
    eachChild(node, (child) => visit(child, apart ? { parent: scope, isFunction, isChain: false } : chain, name));
  };
  visit(ast, outermost, null);
  return { scopes, movers };
}

const isApart = (node: SyntaxNode): boolean =>
  node.type === "Subshell" ||
  node.type === "CommandExpansion" ||
  node.type === "ProcessSubstitution" ||
  (node.type === "Pipeline" && node.commands.length > 1) ||
  (node.type === "Statement" && node.background === true);
