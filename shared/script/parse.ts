/** The one door to the shell parser. */
import { forEachChild, parse, type Script, type SyntaxNode } from "unbash";

/** parse() gives the errors of a script, of a substitution too. */
interface ParsedScript extends Script {
  readonly errors?: readonly { readonly message: string; readonly pos: number }[] | undefined;
}

export type {
  AndOr as AndOrNode,
  ArithmeticFor as ArithmeticForNode,
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
  Select as SelectNode,
  Statement as StatementNode,
  SyntaxNode,
  TestExpression as TestNode,
  While as WhileNode,
  Word as WordNode,
  WordPart as PartNode,
} from "unbash";

/** A loop that ends by its condition or its list; `select` asks a user. */
export type LoopNode = Extract<SyntaxNode, { type: "While" | "For" | "ArithmeticFor" }>;

/** `while`, `until` and both forms of `for`. */
export const isLoop = (node: SyntaxNode): node is LoopNode =>
  node.type === "While" || node.type === "For" || node.type === "ArithmeticFor";

/** A script that runs for a word: `$( )`, backticks, `<( )`; in arithmetic too. */
export type SubstitutionNode = Extract<
  SyntaxNode,
  { type: "CommandExpansion" | "ArithmeticCommandExpansion" | "ProcessSubstitution" }
>;

/** True for the substitution itself, not for what is below it. */
export const isSubstitution = (node: SyntaxNode): node is SubstitutionNode =>
  node.type === "CommandExpansion" || node.type === "ArithmeticCommandExpansion" || node.type === "ProcessSubstitution";

/** Calls `visit` for each direct child of a node, in source order; substitutions are parsed on the way. */
export function eachChild(node: SyntaxNode, visit: (child: SyntaxNode) => void): void {
  // The parser's walk ends where its callback returns false.
  forEachChild(node, (child) => {
    visit(child);
  });
}

/** True when `test` holds for `node` or for something below it; `most` nodes are looked at, more nobody writes there. */
export function someNode(node: SyntaxNode, most: number, test: (node: SyntaxNode) => boolean): boolean {
  let found = false;
  let left = most;
  const visit = (child: SyntaxNode): void => {
    if (found || left-- <= 0) return;
    found = test(child);
    if (!found) eachChild(child, visit);
  };
  visit(node);
  return found;
}

/** A longer script is not read: nobody wrote it by hand, and the budget of a run is for the others. UTF-16 units. */
const longestScript = 256 * 1024;

/** An error of the parser, in its words. */
export interface ParseError {
  readonly message: string;
  /** UTF-16 offset. */
  readonly offset: number;
}

/** A script and its errors; its tree is there even with errors. */
export interface Parsed {
  readonly script: Script;
  readonly errors: readonly ParseError[];
}

/** Nobody nests or writes more by hand; beyond that the walks over a tree would be unbounded. */
const deepest = 150;
const mostNodes = 200_000;

/** Parses a shell script; null for one that is too long or nested too deeply. Never throws. */
export function parseScript(text: string): Parsed | null {
  if (text.length > longestScript) return null;
  try {
    const script = parse(text);
    const errors = boundedErrors(script);
    return errors === null ? null : { script, errors };
  } catch {
    return null;
  }
}

/** The errors of a script and its substitutions; null when the tree is too large. */
function boundedErrors(script: Script): readonly ParseError[] | null {
  const errors: ParseError[] = [];
  let level: SyntaxNode[] = [script];
  let nodes = 0;
  // A substitution in a here-document is parsed when it is expanded, so its errors do not stop the script.
  const late = new Set<SyntaxNode>();
  for (let depth = 0; level.length > 0; depth++) {
    const below: SyntaxNode[] = [];
    nodes += level.length;
    if (depth > deepest || nodes > mostNodes) return null;
    for (const node of level) {
      if (node.type === "Script") {
        const found = errorsOf(node);
        if (found === null) return null;
        if (!late.has(node)) errors.push(...found);
      }
      const isLate = late.has(node) || node.type === "HereDocBody";
      forEachChild(node, (child) => {
        below.push(child);
        if (isLate) late.add(child);
      });
    }
    level = below;
  }
  return errors;
}

/** A decoded script (escaped backticks) has offsets of its own, so its errors have no place here. */
function errorsOf(script: ParsedScript): readonly ParseError[] | null {
  const errors = script.errors ?? [];
  if (errors.some(({ message }) => message.includes("nesting depth exceeded"))) return null;
  return script.source === undefined ? errors.map(({ message, pos }) => ({ message, offset: pos })) : [];
}
