/** The one door to the shell parser. */
import { forEachChild, parse, type Script, type SyntaxNode } from "unbash";

export type {
  AndOr as AndOrNode,
  Assignment as AssignmentNode,
  Case as CaseNode,
  Command as CommandNode,
  CompoundList as ListNode,
  For as ForNode,
  Function as FunctionNode,
  HereDoc as HereDocNode,
  If as IfNode,
  ParameterExpansionPart as ParameterNode,
  Pipeline as PipelineNode,
  Redirected as RedirectedNode,
  Redirection as RedirectionNode,
  Script as ScriptNode,
  Statement as StatementNode,
  SyntaxNode,
  TestExpression as TestNode,
  While as WhileNode,
  Word as WordNode,
  WordPart as PartNode,
} from "unbash";

/** Calls `visit` for each direct child of a node, in source order; substitutions are parsed on the way. */
export const eachChild: (node: SyntaxNode, visit: (child: SyntaxNode) => void) => void = forEachChild;

/** A longer script is not read: nobody wrote it by hand, and the budget of a run is for the others. UTF-16 units. */
export const longestScript = 256 * 1024;

export interface ParseError {
  readonly message: string;
  /** UTF-16 offset. */
  readonly offset: number;
}

export interface Parsed {
  readonly script: Script;
  readonly errors: readonly ParseError[];
}

/** Parses a shell script; null for one that is too long. Never throws. */
export function parseScript(text: string): Parsed | null {
  if (text.length > longestScript) return null;
  try {
    const script = parse(text);
    return { script, errors: (script.errors ?? []).map(({ message, pos }) => ({ message, offset: pos })) };
  } catch {
    return null;
  }
}
