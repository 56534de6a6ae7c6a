/** What is known around a node while a script is read from its start to its end. */
import type { Environment } from "./expand.ts";
import { functionsIn, onlyArguments } from "./functions.ts";
import type { Shell, Word } from "./model.ts";
import { eachChild, type ScriptNode, type SyntaxNode, type WordNode } from "./parse.ts";
import type { Source } from "./source.ts";
import { namesSetIn, Variables } from "./variables.ts";
import type { Scope } from "./words.ts";

/** How the shell is started that runs a script. */
export interface ShellStart {
  readonly source: Source;
  readonly dialect: Shell["dialect"];
  readonly environment: Environment;
  /** `$1` and up; null when they are not known. */
  readonly parameters: readonly Word[] | null;
  /** True after nsenter or chroot. */
  readonly elsewhere: boolean;
}

/** Where a node stands. The variables change as reading goes on; everything else holds for all that is below the node. */
export interface Around extends Omit<ShellStart, "environment"> {
  readonly variables: Variables;
  readonly inLoop: boolean;
  readonly conditional: boolean;
  /** Names of the script's functions. */
  readonly functions: ReadonlySet<string>;
  /** The arguments of functions that are called once. */
  readonly callArguments: ReadonlyMap<string, readonly WordNode[]>;
  /** How often each name is set in the script. */
  readonly set: ReadonlyMap<string, number>;
}

/** What is known where a script begins. */
export function aroundScript(ast: ScriptNode, { environment, parameters, ...start }: ShellStart): Around {
  const functions = functionsIn(ast);
  const volatile = new Map<string, number>();
  for (const bodies of functions.values()) for (const body of bodies) namesSetIn(body, volatile);
  const moves = movesParameters(ast);
  return {
    ...start,
    variables: new Variables(environment, volatile),
    parameters: moves ? null : parameters,
    inLoop: false,
    conditional: false,
    functions: new Set(functions.keys()),
    callArguments: functions.size === 0 || moves ? new Map() : onlyArguments(ast, functions),
    set: namesSetIn(ast),
  };
}

/** True when the script changes `$1` and up. */
function movesParameters(ast: ScriptNode): boolean {
  let moves = false;
  const visit = (node: SyntaxNode): void => {
    if (node.type === "Command" && /^(set|shift|eval|\.|source)$/.test(node.name?.value ?? "")) {
      moves ||= node.name?.value !== "set" || node.args.some(({ text }) => !/^[-+][A-Za-z]+$|^pipefail$|^errexit$/.test(text));
    }
    if (!moves) eachChild(node, visit);
  };
  visit(ast);
  return moves;
}

/** What the names in a word mean there. */
export const scopeOf = ({ source, variables, parameters, set, dialect }: Around): Scope => ({
  source,
  variable: (name) => variables.get(name),
  parameters,
  splits: !set.has("IFS"),
  ansiQuotes: dialect === "bash" || dialect === "ash",
});
