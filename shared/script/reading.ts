/** What was read of a script, by the nodes of its syntax tree. */
import type { Command, Word } from "./model.ts";
import type { Nested } from "./nested.ts";
import type { CommandNode, ScriptNode, SyntaxNode, WordNode } from "./parse.ts";
import type { Source } from "./source.ts";

/** The way from the syntax tree to the model; through nested scripts too. */
export interface Lookup {
  /** The command of a node; a compound command with redirections has one of its own, without words. */
  commandOf(node: SyntaxNode): Command | undefined;
  /** The words that a written word becomes, for the words outside simple commands too (`for`, `case`, `[[ ]]`). */
  wordsOf(node: WordNode): readonly Word[];
  /** The script that a command runs in a shell of its own. */
  nestedOf(node: CommandNode): Nested | undefined;
}

/** A script as read: its commands, and the way to them. Every node was read once. */
export interface Reading extends Lookup {
  /** In source order; a command stands before those in its substitutions and nested scripts. */
  readonly commands: readonly Command[];
}

/** The syntax of a container's script, for what its commands alone do not tell. */
export interface Syntax extends Lookup {
  readonly ast: ScriptNode;
  readonly source: Source;
}
