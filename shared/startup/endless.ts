/** Finds what keeps a process from ever ending by itself. Only what certainly runs and certainly stays counts. */
import type { Place } from "../model/finding.ts";
import { sleepSeconds } from "../script/durations.ts";
import { functionsIn } from "../script/functions.ts";
import type { Command, Run } from "../script/model.ts";
import { eachChild, type ListNode, type StatementNode, type SyntaxNode, type WhileNode } from "../script/parse.ts";
import type { Syntax } from "../script/reading.ts";
import { syntaxOf } from "../script/run.ts";

interface Endless {
  /** The program, or null for a loop. */
  readonly program: string | null;
  /** The program's word, or the keyword of the loop. */
  readonly place: Place;
}

/** A day: nobody waits longer than that for an init container on purpose. Seconds. */
const longestSleep = 86_400;

/** Commands with which a script leaves a loop or itself, or may do so where nobody can see it. */
const leaving = new Set(["break", "exit", "return", "exec", "kill", "killall", "pkill", ".", "source", "eval"]);

/** Wrappers that run the program until it ends. */
const transparent = new Set("busybox command env exec nice nohup sudo su-exec gosu setsid tini dumb-init time".split(" "));

/** A script with the names of its functions, of which any may leave. */
interface ScriptSyntax extends Syntax {
  readonly functions: ReadonlySet<string>;
}

/** The part of what a container runs that never ends: a long sleep, a server in the foreground, a loop without a way out. */
export function endlessPart(run: Run): Endless | undefined {
  if (run.form === "exec") {
    const [command] = run.commands;
    return command && endlessCommand(command);
  }
  const syntax = run.form === "shell" ? syntaxOf(run) : null;
  if (syntax === null || (run.script?.errors.length ?? 0) > 0) return undefined;
  return inStatements(syntax.ast.commands, { ...syntax, functions: new Set(functionsIn(syntax.ast).keys()) });
}

function endlessCommand(command: Command): Endless | undefined {
  const { name, words, wrappers } = command;
  if (!wrappers.every((wrapper) => transparent.has(wrapper.name)) || !isEndless(command)) return undefined;
  return { program: name, place: words[0]?.place ?? command.place };
}

function isEndless(command: Command): boolean {
  const values = command.words.slice(1).map(({ value }) => value);
  switch (command.name) {
    case "sleep":
      return (sleepSeconds(command) ?? 0) > longestSleep;
    case "tail":
      return (
        values.some((value) => /^(?:-\w*[fF]|--follow(?:=\w+)?)$/.test(value ?? "")) &&
        values.filter((value) => value?.startsWith("-") !== true).every((value) => value === "/dev/null")
      );
    case "nginx":
      return (
        values.some((value) => /(?:^|;)\s*daemon\s+off\s*;/.test(value ?? "")) &&
        !values.some((value) => value === null || /^-[tTvVhs?]+$/.test(value))
      );
    default:
      return false;
  }
}

function inStatements(statements: readonly StatementNode[], syntax: ScriptSyntax): Endless | undefined {
  for (const { command, background } of statements) {
    if (background === true) continue;
    const found = inNode(command, syntax);
    if (found !== undefined) return found;
    if (mayLeave(command, syntax)) return undefined;
  }
  return undefined;
}

function inNode(node: SyntaxNode, syntax: ScriptSyntax): Endless | undefined {
  switch (node.type) {
    case "Command": {
      const command = syntax.commandOf(node);
      return command && endlessCommand(command);
    }
    case "CompoundList":
      return inStatements(node.commands, syntax);
    case "BraceGroup":
    case "Subshell":
      return inStatements(node.body.commands, syntax);
    case "Redirected":
      return inNode(node.command, syntax);
    case "Pipeline":
      return node.commands.length === 1 && node.commands[0] ? inNode(node.commands[0], syntax) : undefined;
    case "AndOr": {
      // Only what `&&` alone leads to: a failure on the way ends the script, but never with success.
      const certain = node.operators.includes("||") ? node.commands.slice(0, 1) : node.commands;
      const before = certain.findIndex((part) => mayLeave(part, syntax));
      for (const part of before < 0 ? certain : certain.slice(0, before + 1)) {
        const found = inNode(part, syntax);
        if (found !== undefined) return found;
      }
      return undefined;
    }
    case "While":
      return isForEver(node.kind, node.clause, syntax) && !mayLeave(node.body, syntax)
        ? { program: null, place: syntax.source.place(node.pos, node.pos + node.kind.length) }
        : undefined;
    default:
      return undefined;
  }
}

/** `while true`, `while :`, `while [ 1 ]`, `until false`. */
function isForEver(kind: WhileNode["kind"], { commands }: ListNode, syntax: ScriptSyntax): boolean {
  const [only] = commands;
  if (commands.length !== 1 || only?.command.type !== "Command") return false;
  const command = syntax.commandOf(only.command);
  if (command === undefined || command.wrappers.length > 0) return false;
  const words = command.words.map(({ value }) => value);
  if (kind === "until") return words[0] === "false";
  return words[0] === "true" || words[0] === ":" || /^(?:\[ (?:1|true) \]|test (?:1|true))$/.test(words.join(" "));
}

function mayLeave(node: SyntaxNode, syntax: ScriptSyntax): boolean {
  let leaves = false;
  const visit = (child: SyntaxNode): void => {
    if (leaves) return;
    if (child.type === "Command") {
      const command = syntax.commandOf(child);
      const name = command?.name ?? null;
      const assigns = command !== undefined && command.words.length === 0;
      leaves = !assigns && (name === null || leaving.has(name) || syntax.functions.has(name) || isReplaced(command));
    }
    eachChild(child, visit);
  };
  visit(node);
  return leaves;
}

/** `exec program`: what follows does not run. */
const isReplaced = (command: Command | undefined): boolean => command?.wrappers.some(({ name }) => name === "exec") === true;
