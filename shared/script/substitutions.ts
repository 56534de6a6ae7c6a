/** Substitutions whose exit status nobody gets, because they stand in the words of something that has a status of its own. */
import type { Command, Run } from "./model.ts";
import { type CommandNode, eachChild, type RedirectionNode, type SubstitutionNode, type SyntaxNode } from "./parse.ts";
import type { Lookup } from "./reading.ts";
import { syntaxOf } from "./run.ts";
import { substitutionsIn } from "./survey.ts";

/** A substitution of one command or pipeline, by where its status is lost. */
export interface Discarded {
  /** declaration: `export X=$(…)`, `local X=$(…)`. argument: of any other command. text: a here-document. list: of `for`. */
  readonly by: "declaration" | "argument" | "text" | "list";
  /** The variable of a declaration; null elsewhere. */
  readonly variable: string | null;
  /** The command in whose words it stands; null for a list. */
  readonly outer: Command | null;
  /** The parts of the pipeline, or the one command. */
  readonly commands: readonly Command[];
}

const declares = /^(?:export|local|readonly|declare|typeset)$/;

/** Those of a container's script in source order, with its functions and nested scripts; not those of assignments alone, which pass the status on, and none in a templated script. */
export function discardedIn(run: Run): readonly Discarded[] {
  const syntax = syntaxOf(run);
  if (syntax === null || syntax.source.uncertain || !/\$\(|`/.test(syntax.source.text)) return [];
  const found: Discarded[] = [];
  const add = (one: Omit<Discarded, "commands">, nodes: readonly SyntaxNode[]): void => {
    for (const substitution of nodes.flatMap((node) => substitutionsIn(node))) {
      const commands = contentOf(substitution, syntax);
      if (commands !== null) found.push({ ...one, commands });
    }
  };
  const visit = (node: SyntaxNode): void => {
    if (node.type === "For") add({ by: "list", variable: node.name.value, outer: null }, node.wordlist ?? []);
    if (node.type === "Command" && node.name !== undefined) inCommand(node, syntax, add);
    if (node.type === "Redirected") inTexts(node.redirects, syntax.commandOf(node) ?? null, add);
    const nested = node.type === "Command" ? syntax.nestedOf(node) : undefined;
    if (nested !== undefined) visit(nested.ast);
    eachChild(node, visit);
  };
  visit(syntax.ast);
  return found;
}

type Add = (one: Omit<Discarded, "commands">, nodes: readonly SyntaxNode[]) => void;

function inCommand(node: CommandNode, syntax: Lookup, add: Add): void {
  const outer = syntax.commandOf(node) ?? null;
  const isDeclaration = declares.test(node.name?.value ?? "");
  for (const arg of node.args) {
    if (isDeclaration && arg.type === "Assignment") add({ by: "declaration", variable: arg.name, outer }, [arg]);
    else add({ by: "argument", variable: null, outer }, [arg]);
  }
  add({ by: "argument", variable: null, outer }, node.prefix);
  inTexts(node.redirects, outer, add);
}

const inTexts = (redirects: readonly RedirectionNode[], outer: Command | null, add: Add): void =>
  add(
    { by: "text", variable: null, outer },
    redirects.filter(({ type }) => type === "HereDoc"),
  );

/** The commands of `$( )` with one command or pipeline in it; null with more, where the author chose what its status is. */
function contentOf({ type, script }: SubstitutionNode, { commandOf }: Lookup): readonly Command[] | null {
  const [only, ...others] = script?.commands ?? [];
  if (type === "ProcessSubstitution" || only === undefined || others.length > 0) return null;
  const parts = only.command.type === "Pipeline" ? only.command.commands : [only.command];
  const commands = parts.flatMap((part) => commandOf(part) ?? []);
  return commands.length === parts.length ? commands : null;
}
