/** Exceptions written as comments: `# initguard: allow <rule-id>: <reason>`. */
import type { LocalException } from "../engine/settings.ts";
import type { Path, Resource } from "../model/resource.ts";
import type { SourceDocument } from "./document.ts";
import { isSourceResource, lineAt, locate } from "./locate.ts";

/**
 * The exceptions that stand in a resource's text. One at the end of a line covers what is found on that line; one on a line of its
 * own covers the next line that is no comment. Inside a script the same text counts in the same way. An exception never covers more
 * than a line: for a whole resource there are annotations, and for a container the settings file.
 */
export function commentExceptions(resource: Resource): readonly LocalException[] {
  if (!isSourceResource(resource)) return [];
  const { document, root } = resource;
  const comments = commentsOf(document);
  if (comments.length === 0) return [];
  const holds = holder(document, root);
  return comments
    .filter(({ covered }) => holds(covered))
    .map(({ rule, reason, line, column, endColumn, covered }) => ({
      rule,
      reason,
      place: { file: resource.file, line, column, endLine: line, endColumn },
      resource,
      covers: (place) => {
        const range = locate(place);
        return range.file === resource.file && range.line === covered;
      },
    }));
}

interface Comment {
  readonly rule: string;
  readonly reason: string;
  /** 1-based; the column and its end in UTF-16 units, exclusive. */
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
  /** The line that it is about. */
  readonly covered: number;
}

const comment =
  /(^|[ \t])# *initguard: *(?:allow(?=\s|$)|(ignore|disable|suppress|skip|allows|allowed)(?=\s|$)) *([^\s:]*) *:? *([^\n]*)$/;

function commentsOf(document: SourceDocument): readonly Comment[] {
  if (!document.text.includes("initguard:")) return [];
  const first = document.positionOf(0).line;
  const comments: Comment[] = [];
  let nextCode = 0;
  // From below, so that the line which a comment is about has been seen.
  for (const [index, text] of [...document.text.split("\n").entries()].reverse()) {
    const alone = /^\s*#/.test(text);
    if (!alone) nextCode = first + index;
    const match = text.includes("initguard:") ? comment.exec(text) : null;
    if (match === null) continue;
    const [whole, blank = "", wrongWord, id = "", reason = ""] = match;
    comments.push({
      // A word that is not "allow" makes a rule that does not exist, so that the mistake is reported and not ignored.
      rule: wrongWord === undefined ? id : `${wrongWord} ${id}`.trim(),
      reason: reason.trim(),
      line: first + index,
      column: match.index + blank.length + 1,
      endColumn: match.index + whole.trimEnd().length + 1,
      covered: nextCode,
    });
  }
  return comments.reverse();
}

/** Whether a line is about an item of a List: from its first line to that of the next item, of its own list or of one around it. */
function holder(document: SourceDocument, root: Path): (line: number) => boolean {
  if (root.length === 0) return () => true;
  const first = lineAt(document, root) ?? Number.POSITIVE_INFINITY;
  let next = Number.POSITIVE_INFINITY;
  for (let length = root.length; length > 0; length--) {
    const index = root[length - 1];
    if (typeof index !== "number") continue;
    next = Math.min(next, lineAt(document, [...root.slice(0, length - 1), index + 1]) ?? next);
  }
  return (line) => line >= first && line < next;
}
