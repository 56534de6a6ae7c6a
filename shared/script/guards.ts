/** Which commands of a script run only where it asked something first. */
import { functionsIn } from "./functions.ts";
import type { Command, Run } from "./model.ts";
import { type AndOrNode, eachChild, isLoop, type ScriptNode, type SyntaxNode } from "./parse.ts";
import type { Lookup } from "./reading.ts";
import { syntaxOf } from "./run.ts";

/** Programs whose exit status answers a question; that of any other says whether its work succeeded. */
const questions =
  /^(?:\[|\[\[|test|e?grep|fgrep|zgrep|command|type|which|hash|cmp|diff|mountpoint|findmnt|ls|stat|pgrep|pidof|id|getent|readlink|false|expr|read|lsmod|lsblk|blkid|.*sum)$/;

/** Words of programs that have many, with which they only look. */
const looks = /^(?:-C|--check|status|rev-parse|get|describe|show|list|diff|exists|ls-remote|ls|inspect|info|is-active)$/;

/** Nobody calls functions by functions deeper; what is below counts as guarded. */
const deepestCalls = 100;

/** Where a command or a call stands: behind a question in its own script or function, and in which function. */
interface Spot {
  readonly asked: boolean;
  readonly within: string | null;
}

/** A part of a script that something asked about can leave early: the script, a function, a loop. */
interface Stretch {
  left: boolean;
}

interface Around extends Spot {
  readonly script: Stretch;
  readonly body: Stretch;
  readonly loop: Stretch;
}

const known = new WeakMap<Run, (command: Command) => boolean>();

/**
 * Tells of a command whether it runs only after a question: in an `if`, a `case`, behind `||`, behind `[ … ] &&`, behind a conditional
 * `exit 0`, or in a function that is called in such places alone. What follows a program that did its work (`cd x && rm y`) is asked nothing.
 * False for a container without a script.
 */
export function guardsIn(run: Run): (command: Command) => boolean {
  const before = known.get(run);
  if (before !== undefined) return before;
  let answer: ((command: Command) => boolean) | undefined;
  const guarded = (command: Command): boolean => {
    const syntax = answer === undefined ? syntaxOf(run) : null;
    answer ??= syntax === null ? () => false : new Reader(syntax.ast, syntax).answer();
    return answer(command);
  };
  known.set(run, guarded);
  return guarded;
}

class Reader {
  readonly #lookup: Lookup;
  readonly #functions: ReadonlySet<string>;
  readonly #spots = new Map<Command, Spot>();
  readonly #calls = new Map<string, Spot[]>();

  constructor(ast: ScriptNode, lookup: Lookup) {
    this.#lookup = lookup;
    this.#functions = new Set(functionsIn(ast).keys());
    const script = { left: false };
    this.#visit(ast, { asked: false, within: null, script, body: script, loop: script });
  }

  answer(): (command: Command) => boolean {
    const functions = new Map<string, boolean>();
    const isGuarded = ({ asked, within }: Spot, depth = 0): boolean => {
      if (asked || within === null) return asked;
      if (depth > deepestCalls) return true;
      const before = functions.get(within);
      if (before !== undefined) return before;
      // A function that calls itself is guarded by what stands around its other calls.
      functions.set(within, true);
      const found = (this.#calls.get(within) ?? []).every((call) => isGuarded(call, depth + 1));
      functions.set(within, found);
      return found;
    };
    return (command) => isGuarded(this.#spots.get(command) ?? { asked: false, within: null });
  }

  #visit(node: SyntaxNode, around: Around): void {
    const { asked, script, body, loop, within } = around;
    const here = { asked: asked || script.left || body.left || loop.left, within };
    const command = this.#lookup.commandOf(node);
    if (command !== undefined) this.#spots.set(command, here);
    switch (node.type) {
      case "Command":
        this.#command(node, around, here);
        return;
      case "AndOr":
        this.#chain(node, around);
        return;
      case "If":
      case "Elif":
        eachChild(node, (child) => this.#visit(child, child === node.clause ? around : { ...around, asked: true }));
        return;
      case "Case":
        eachChild(node, (child) => this.#visit(child, child === node.word ? around : { ...around, asked: true }));
        return;
      case "Function":
        this.#visit(node.body, {
          ...around,
          asked: false,
          within: node.name.value,
          body: { left: false },
          loop: { left: false },
        });
        return;
      default: {
        const inner = isLoop(node) ? { ...around, loop: { left: false }, asked: asked || node.type === "While" } : around;
        eachChild(node, (child) => this.#visit(child, inner));
      }
    }
  }

  #command(node: Extract<SyntaxNode, { type: "Command" }>, around: Around, here: Spot): void {
    const name = node.name?.value ?? "";
    if (this.#functions.has(name)) this.#called(name, here);
    eachChild(node, (child) => this.#visit(child, around));
    const nested = this.#lookup.nestedOf(node);
    if (nested !== undefined) {
      const script = { left: false };
      this.#visit(nested.ast, { ...around, asked: here.asked, script, body: script, loop: script });
    }
    if (!here.asked) return;
    const [status] = node.args;
    const failing = status !== undefined && /^["']?[1-9]\d*["']?$/.test(status.text);
    if ((name === "exit" && !failing) || (name === "exec" && status !== undefined)) around.script.left = true;
    if (name === "return" && !failing) around.body.left = true;
    if (name === "continue" || name === "break") around.loop.left = true;
  }

  #called(name: string, here: Spot): void {
    const calls = this.#calls.get(name);
    if (calls === undefined) this.#calls.set(name, [here]);
    else calls.push(here);
  }

  #chain({ commands, operators }: AndOrNode, around: Around): void {
    let asked = around.asked;
    for (const [index, part] of commands.entries()) {
      this.#visit(part, { ...around, asked });
      asked ||= operators[index] === "||" || this.#asks(part);
    }
  }

  #asks(node: SyntaxNode): boolean {
    switch (node.type) {
      case "TestCommand":
      case "ArithmeticCommand":
        return true;
      case "Pipeline": {
        const last = node.commands.at(-1);
        return node.prefixes.some(({ type }) => type === "Negation") || (last !== undefined && this.#asks(last));
      }
      case "Statement":
      case "Redirected":
        return this.#asks(node.command);
      case "AndOr":
        return node.commands.some((part) => this.#asks(part));
      case "Command": {
        const name = node.name?.value ?? "";
        const command = this.#lookup.commandOf(node);
        if (this.#functions.has(name) || (node.name !== undefined && command?.name === null)) return true;
        return questions.test(command?.name ?? name) || node.args.some(({ text }) => looks.test(text));
      }
      default:
        return false;
    }
  }
}
