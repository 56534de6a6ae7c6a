/** Which variables have one certain value at a point of a script. */
import type { Environment } from "./expand.ts";
import type { Word } from "./model.ts";
import { eachChild, type SyntaxNode } from "./parse.ts";
import { type Known, notKnown } from "./words.ts";

/** Stands for every name: something else decides (a sourced file, eval). */
const everyName = "*";

/** Commands whose arguments are names that they set. */
const setters: ReadonlySet<string> = new Set([
  ..."read getopts mapfile readarray unset export local declare typeset readonly let printf".split(" "),
]);

/** Commands after which nothing is certain about variables. */
const anything: ReadonlySet<string> = new Set(["eval", ".", "source"]);

/** The names that the code below `node` can set, each with how often. */
export function namesSetIn(node: SyntaxNode, names: Map<string, number> = new Map()): ReadonlyMap<string, number> {
  const add = (name: string): void => void names.set(name, (names.get(name) ?? 0) + 1);
  switch (node.type) {
    case "Assignment":
      add(node.name);
      break;
    case "For":
    case "Select":
      add(node.name.text);
      break;
    case "Command": {
      const program = node.name?.value ?? "";
      if (anything.has(program)) add(everyName);
      if (setters.has(program)) for (const argument of node.args) if (argument.type === "Word") add(nameIn(argument.text));
      break;
    }
    case "ParameterExpansion":
      if (node.operation?.type === "Default" && node.operation.operator.endsWith("=")) add(node.parameter);
      break;
    case "ArithmeticBinary":
      if (node.operator.endsWith("=") && node.left.type === "ArithmeticWord") add(node.left.value);
      break;
    case "ArithmeticUnary":
      if (node.operand.type === "ArithmeticWord") add(node.operand.value);
      break;
  }
  eachChild(node, (child) => namesSetIn(child, names));
  return names;
}

const nameIn = (text: string): string => /^[A-Za-z_][A-Za-z0-9_]*/.exec(text)?.[0] ?? "";

interface Entry {
  readonly known: Known;
  /** How often everything had been forgotten when it was set. */
  readonly age: number;
}

/** The values of variables while a script is read from its start to its end. */
export class Variables {
  readonly #environment: Environment;
  /** Names that a function sets, so that any call can change them. */
  readonly #volatile: ReadonlyMap<string, number>;
  readonly #values = new Map<string, Entry>();
  /** What undoes the changes since the start, latest last. */
  readonly #undo: (() => void)[] = [];
  #age = 0;
  /** Inside a function: how often each name is set in the script. */
  #set: ReadonlyMap<string, number> | null = null;

  constructor(environment: Environment, volatile: ReadonlyMap<string, number>) {
    this.#environment = environment;
    this.#volatile = volatile;
  }

  /** undefined when neither the script nor the manifest gives the name a value. */
  get(name: string): Known | undefined {
    const entry = this.#values.get(name);
    const times = this.#set?.get(name) ?? 0;
    if (this.#volatile.has(everyName)) return notKnown;
    // Of what one function sets, only the one that sets it knows more, behind the one place where it does.
    if (this.#volatile.has(name) && (times !== 1 || entry === undefined)) return notKnown;
    // A function runs some time later: only what is set once and was set before its definition is certain then.
    if (times > 1 || (times === 1 && entry === undefined) || this.#set?.has(everyName)) return notKnown;
    if (entry !== undefined && entry.age === this.#age) return entry.known;
    if (this.#age > 0) return notKnown;
    const given = this.#environment.get(name);
    if (given !== undefined) return { value: given.value, fromEnv: true };
    return this.#environment.open ? notKnown : undefined;
  }

  set(name: string, { value, fromEnv }: Pick<Word, "value" | "fromEnv">): void {
    const before = this.#values.get(name);
    this.#undo.push(() => {
      if (before === undefined) this.#values.delete(name);
      else this.#values.set(name, before);
    });
    this.#values.set(name, { known: { value, fromEnv }, age: this.#age });
  }

  forget(names: ReadonlyMap<string, number>): void {
    if (names.has(everyName)) {
      const before = this.#age++;
      this.#undo.push(() => {
        this.#age = before;
      });
    }
    for (const name of names.keys()) this.set(name, notKnown);
  }

  /** Runs `read`, whose changes are gone afterwards. */
  apart(read: () => void): void {
    const start = this.#undo.length;
    read();
    while (this.#undo.length > start) this.#undo.pop()?.();
  }

  /** Runs `read` for the body of a function, which is called some time later. */
  later(set: ReadonlyMap<string, number>, read: () => void): void {
    const before = this.#set;
    this.#set = set;
    this.apart(read);
    this.#set = before;
  }
}
