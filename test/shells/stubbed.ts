/**
 * Scripts that run harmlessly: every command that is not a part of the shell's own control flow becomes a stub, and every
 * redirection goes nowhere.
 */
import { functionsIn } from "../../shared/script/functions.ts";
import type { Command, Run } from "../../shared/script/model.ts";
import { eachChild, type SyntaxNode } from "../../shared/script/parse.ts";
import { syntaxOf } from "../../shared/script/run.ts";

export interface Stub {
  /** What the script calls in its place: S0, S1, … */
  readonly id: string;
  readonly command: Command;
}

export interface Stubbed {
  readonly text: string;
  readonly stubs: readonly Stub[];
  /** Variables that the script reads, for an environment in which none is missing. */
  readonly names: readonly string[];
}

/** What runs as it is: control flow, variables and words that do nothing outside the shell. */
const kept = new Set(
  ": true false exit return break continue shift set export local readonly declare typeset unset echo printf wait getopts shopt".split(
    " ",
  ),
);

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Why a script cannot be stubbed. */
class Unfit extends Error {}

/** The script of `run` with stubs, or why it cannot have them. */
export function stubbed(run: Run): Stubbed | string {
  const syntax = syntaxOf(run);
  if (syntax === null || run.script === null) return "no script";
  if (run.script.errors.length > 0) return "syntax errors";
  const { ast, source } = syntax;
  if (source.uncertain) return "a template's directives";
  if (source.parsable.includes("\0") || source.parsable.includes("\r")) return "characters that no shell takes as they are";
  const functions = functionsIn(ast);
  const edits: Edit[] = [];
  const stubs: Stub[] = [];
  const visit = (node: SyntaxNode): void => {
    if (node.type === "Script" && node !== ast && "source" in node && node.source !== undefined)
      throw new Unfit("backticks with escapes");
    if (node.type === "Coproc" || node.type === "Select") throw new Unfit("a coprocess or a menu");
    if (node.type === "Command") {
      const command = syntax.commandOf(node);
      if (command === undefined) throw new Unfit("a command that the model does not have");
      const name = node.name?.value;
      const edit = name !== undefined && functions.has(name) ? null : inStead(node, command, stubs.length);
      if (edit !== null) {
        edits.push(edit.edit);
        if (edit.stub !== null) stubs.push(edit.stub);
      }
    }
    if (node.type === "Command" || node.type === "Redirected") {
      for (const redirect of node.redirects) {
        const target = redirect.type === "HereDoc" || redirect.operator === "<<<" ? undefined : redirect.target;
        if (target === undefined || /^(?:\d+-?|-)$/.test(target.value)) continue;
        edits.push({ start: target.pos, end: target.end, text: "/dev/null" });
      }
    }
    eachChild(node, visit);
  };
  try {
    visit(ast);
  } catch (error) {
    if (error instanceof Unfit) return error.message;
    throw error;
  }
  return { text: edited(source.parsable, edits), stubs, names: namesIn(source.parsable) };
}

/** The stub of a command; null for one that runs as it is. */
function inStead(
  node: Extract<SyntaxNode, { type: "Command" }>,
  command: Command,
  number: number,
): { readonly edit: Edit; readonly stub: Stub | null } | null {
  const name = node.name?.value;
  if (node.name === undefined) return null;
  if (name === "eval" || name === "." || name === "source") throw new Unfit(`${name} runs what is not in the script`);
  if (name === "trap") return trapped(node);
  if (name !== undefined && kept.has(name)) return null;
  if (name === "exec" && node.args.length === 0) return null;
  const first = name === "exec" ? node.args[0] : node.name;
  if (first === undefined || (name === "exec" && first.text.startsWith("-"))) throw new Unfit("exec with options");
  const id = `S${number}`;
  return { edit: { start: first.pos, end: first.end, text: id }, stub: { id, command } };
}

/** Handlers run the words of a string: those that end nothing become one stub without a fate. */
function trapped({ args }: Extract<SyntaxNode, { type: "Command" }>): { readonly edit: Edit; readonly stub: null } | null {
  const [handler] = args;
  if (handler === undefined || handler.text === "-" || handler.value === "") return null;
  if (/\b(?:exit|exec|kill|return|eval|source|set)\b/.test(handler.text)) throw new Unfit("a trap that decides");
  return { edit: { start: handler.pos, end: handler.end, text: "HANDLER" }, stub: null };
}

/** Variables that mean something to a shell or are read-only. */
const special = /^(?:PATH|IFS|ENV|BASH.*|SHELLOPTS|POSIXLY_CORRECT|U?ID|EUID|PPID|PS\d|OPT.*|LINENO|RANDOM|SECONDS|_)$/;

const namesIn = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/\$\{?#?([A-Za-z_]\w*)/g)].map(([, name = ""]) => name))].filter((name) => !special.test(name));

/** Edits inside another one are gone with it. */
function edited(text: string, edits: readonly Edit[]): string {
  let result = "";
  let at = 0;
  for (const { start, end, text: replacement } of [...edits].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < at) continue;
    result += text.slice(at, start) + replacement;
    at = end;
  }
  return result + text.slice(at);
}
