import type { Reading } from "./commands.ts";
import type { Fate, Shell } from "./model.ts";
import type { ScriptNode, SyntaxNode } from "./parse.ts";

export function readFates(
  _ast: ScriptNode,
  _shell: Pick<Shell, "name" | "dialect" | "errexit" | "pipefail">,
  _reading: Reading,
): (node: SyntaxNode) => Fate {
  return () => "unknown";
}
