/** Scripts in the words of a script: `timeout 60 sh -c '…'`. */
import { dialectOf, type Invocation, readInvocation } from "./invocation.ts";
import type { Shell, Word } from "./model.ts";
import { type CommandNode, parseScript, type ScriptNode } from "./parse.ts";
import { decodedSource, innerSource, type Source } from "./source.ts";

/** A script that a command of the script runs in a shell of its own. */
export interface Nested {
  readonly ast: ScriptNode;
  readonly shell: Pick<Shell, "name" | "dialect" | "errexit" | "pipefail">;
  readonly source: Source;
  /** `$1` and up. */
  readonly parameters: readonly Word[];
}

/**
 * The script that a command runs when its `words` (without wrappers) call a shell with `-c`; undefined when they do not, and when
 * its text is not known. `outer` is the script that the command stands in, and what its `sh` is is what this one's is.
 */
export function nestedScript(
  node: CommandNode,
  words: readonly Word[],
  outer: { readonly source: Source; readonly dialect: Shell["dialect"] },
): Nested | undefined {
  const invocation = readInvocation(words);
  const text = invocation?.script?.value;
  if (invocation === null || text == null || text.includes("{{")) return undefined;
  const parsed = parseScript(text);
  if (parsed === null) return undefined;
  const { name, errexit, pipefail, parameters } = invocation;
  const dialect = name === "sh" ? outer.dialect : dialectOf(name, null);
  const source = nestedSource(node, invocation, text, outer.source);
  return { ast: parsed.script, shell: { name, dialect, errexit, pipefail }, source, parameters };
}

/** The source of a script in a word: exact where the word is one quoted text without escapes. */
function nestedSource(node: CommandNode, { script }: Invocation, text: string, outer: Source): Source {
  for (const part of node.args) {
    const inner = outer.text.slice(part.pos + 1, part.end - 1);
    if (part.type === "Word" && inner === text && outer.written(part.pos, part.end) === script?.text) {
      return innerSource(outer, text, part.pos + 1);
    }
  }
  const place = script?.place ?? outer.place(node.pos, node.end);
  return decodedSource(text, place, script?.fromEnv === true, outer.uncertain);
}
