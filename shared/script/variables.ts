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
      if (setters.has(program)) for (const argument of node.args) add(nameIn(argument.text));
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

/** The values of variables while a script is read from its start to its end. */
export class Variables {
  readonly #environment: Environment;
  /** Names that a function sets, so that any call can change them. */
  readonly #volatile: ReadonlyMap<string, number>;
  #values: Map<string, Known> = new Map();

  constructor(environment: Environment, volatile: ReadonlyMap<string, number>) {
    this.#environment = environment;
    this.#volatile = volatile;
  }

  /** undefined when neither the script nor the manifest gives the name a value. */
  get(name: string): Known | undefined {
    if (this.#volatile.has(name) || this.#volatile.has(everyName)) return notKnown;
    const set = this.#values.get(name);
    if (set !== undefined) return set;
    if (this.#values.has(everyName)) return notKnown;
    const entry = this.#environment.get(name);
    if (entry !== undefined) return { value: entry.value, fromEnv: true };
    return this.#environment.open ? notKnown : undefined;
  }

  set(name: string, { value, fromEnv }: Pick<Word, "value" | "fromEnv">): void {
    this.#values.set(name, { value, fromEnv });
  }

  forget(names: ReadonlyMap<string, number>): void {
    if (names.has(everyName)) this.#values = new Map();
    for (const name of names.keys()) this.#values.set(name, notKnown);
  }

  /** Forgets what the rest of a script can still change, as a function must that is called some time later. */
  keepConstants(set: ReadonlyMap<string, number>): void {
    const changing = [...set].filter(([name, times]) => times > 1 || !this.#values.has(name));
    this.forget(new Map(changing));
  }

  /** Runs `read` on a copy: what it sets is gone afterwards. */
  apart(read: () => void): void {
    const before = new Map(this.#values);
    read();
    this.#values = before;
  }
}
