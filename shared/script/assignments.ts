/** What simple commands assign to variables. */
import type { Word } from "./model.ts";
import type { CommandNode } from "./parse.ts";
import { namesSetIn, type Variables } from "./variables.ts";
import { assignedValue, type Scope } from "./words.ts";

/** A variable and the value that it gets. */
export interface Assigned {
  readonly name: string;
  readonly value: Word;
}

/** The assignments before a command, or without one: `A=1 B=2 program`. */
export const prefixAssignments = ({ prefix }: CommandNode, scope: Scope): readonly Assigned[] =>
  prefix.filter((part) => part.type === "Assignment").map((part) => ({ name: part.name, value: assignedValue(part, scope) }));

/** Sets in `variables` what the command leaves behind, in the order in which the shell does it; `prefix` are its assignments. */
export function assign(node: CommandNode, prefix: readonly Assigned[], scope: Scope, variables: Variables): void {
  variables.forget(namesSetIn(node));
  // Before a program they are that program's.
  if (node.name === undefined) for (const { name, value } of prefix) variables.set(name, value);
  if (!/^(export|readonly|local|declare|typeset)$/.test(node.name?.value ?? "")) return;
  for (const part of node.args) {
    if (part.type === "Assignment") variables.set(part.name, assignedValue(part, scope));
  }
}
