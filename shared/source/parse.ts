/** The text of one document → its tree of YAML nodes. What the nodes mean stands in data.ts. */
import {
  type Alias,
  Composer,
  isAlias,
  isCollection,
  isNode,
  isPair,
  Lexer,
  type Node,
  type ParsedNode,
  Parser,
  Schema,
} from "yaml";

export interface Tree {
  /** null for a document without content. */
  readonly root: Node | null;
  /** The node that each alias stands for. */
  readonly targets: ReadonlyMap<Alias, Node>;
}

/** Why a text cannot be read. */
export interface Unreadable {
  /** 0-based UTF-16 offset into the document. */
  readonly offset: number;
  /** One line that quotes nothing of the text, which may be secret. */
  readonly reason: string;
}

/** The API server takes no request above 3 MiB (k8s.io/apiserver, MaxRequestBodyBytes). UTF-16 units stand in for bytes. */
export const longestDocument = 3 * 1024 * 1024;
/** Levels of lists and maps; the deepest schema of Kubernetes (a CustomResourceDefinition) needs about 50. */
const deepest = 200;

/** What go-yaml's reader refuses anywhere in a stream (readerc.go). */
const forbidden = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/** Scalars stay text here and tags stay unresolved: their meaning is the server's, not this package's. */
const options = {
  // One object for all documents: the package would make one for each.
  schema: new Schema({ schema: "failsafe", merge: false, resolveKnownTags: false }),
  version: "1.1",
  strict: false,
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: "silent",
} as const;

/** Reads one document. Bounded in size and depth; never throws. */
export function parseTree(text: string): Tree | Unreadable {
  if (text.length > longestDocument) return { offset: 0, reason: "document is larger than 3 MiB, which the API server refuses" };
  const control = forbidden.exec(text);
  if (control !== null) return { offset: control.index, reason: `control character ${codePoint(control[0])} stands in the text` };
  try {
    const tree = compose(text, new Lexer());
    if (!isUnreadable(tree)) return tree;
    const lenient = compose(text, lenientLexer());
    return isUnreadable(lenient) ? tree : lenient;
  } catch {
    // The parser is known to throw only on exhausted stacks, which `deepest` prevents; hostile text must not find another way.
    return { offset: 0, reason: "YAML is broken" };
  }
}

export const isUnreadable = <T extends object>(result: T | Unreadable): result is Unreadable => "reason" in result;

/**
 * YAML wants lines inside quotes and brackets to be indented like what holds them; libyaml does not, and PyYAML writes them so.
 * The package has no option for it, hence the reach into its lexer: without these methods it only stays strict.
 */
function lenientLexer(): Lexer {
  const lexer = new Lexer();
  const inner = lexer as unknown as { indentNext: number } & Record<string, unknown>;
  for (const method of ["parseQuotedScalar", "parseFlowCollection"]) {
    const strict = inner[method];
    if (typeof strict !== "function") continue;
    inner[method] = function* (): Generator<string, unknown> {
      const { indentNext } = inner;
      inner.indentNext = 0;
      const next: unknown = yield* strict.call(lexer);
      inner.indentNext = indentNext;
      return next;
    };
  }
  return lexer;
}

function compose(text: string, lexer: Lexer): Tree | Unreadable {
  const parser = new Parser();
  const composer = new Composer<ParsedNode, false>(options);
  const roots = [];
  for (const lexeme of lexer.lex(text)) {
    for (const token of parser.next(lexeme)) roots.push(...composer.next(token));
    if (parser.stack.length > deepest) return { offset: parser.offset, reason: `document nests deeper than ${deepest} levels` };
  }
  for (const token of parser.end()) roots.push(...composer.next(token));
  roots.push(...composer.end());
  const [document, second] = roots;
  const error = roots.flatMap(({ errors }) => errors).sort((a, b) => a.pos[0] - b.pos[0])[0];
  if (error !== undefined) return { offset: error.pos[0], reason: `YAML is broken: ${faults[error.code] ?? "wrong syntax"}` };
  if (second !== undefined) return { offset: second.range[0], reason: "YAML is broken: content follows the document's end" };
  const root: Node | null = document?.contents ?? null;
  return root === null ? { root, targets: new Map() } : withTargets(root, text);
}

/** In the words of a reader; the package's own messages quote the text. */
const faults: Readonly<Record<string, string>> = {
  ALIAS_PROPS: "an alias has an anchor or a tag",
  BAD_ALIAS: "an alias or anchor has no proper name",
  BAD_DIRECTIVE: "a directive is wrong",
  BAD_DQ_ESCAPE: "a double-quoted string has an escape that does not exist",
  BAD_INDENT: "the indentation is wrong",
  BAD_SCALAR_START: "a value starts with a reserved character",
  BLOCK_AS_IMPLICIT_KEY: "a map stands where a single value is expected",
  BLOCK_IN_FLOW: "a block value stands inside brackets",
  MISSING_CHAR: "a quote, bracket, comma or colon is missing",
  MULTILINE_IMPLICIT_KEY: "a key spans several lines",
  MULTIPLE_ANCHORS: "a value has two anchors",
  MULTIPLE_TAGS: "a value has two tags",
  TAB_AS_INDENT: "a tab stands in the indentation",
  TAG_RESOLVE_FAILED: "a tag is not declared",
  UNEXPECTED_TOKEN: "something stands where it cannot be",
};

/** An alias means the last anchor of its name that starts before it (libyaml composes in this order). */
function withTargets(root: Node, text: string): Tree | Unreadable {
  const targets = new Map<Alias, Node>();
  const anchors = new Map<string, Node>();
  let unknown: Alias | undefined;
  const visit = (node: unknown): void => {
    if (isPair(node)) {
      visit(node.key);
      visit(node.value);
    } else if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (target === undefined) unknown ??= node;
      else targets.set(node, target);
    } else if (isNode(node)) {
      if (node.anchor !== undefined) anchors.set(node.anchor, node);
      if (isCollection(node)) for (const item of node.items) visit(item);
    }
  };
  if (text.includes("*")) visit(root);
  if (unknown === undefined) return { root, targets };
  return { offset: unknown.range?.[0] ?? 0, reason: "YAML is broken: an alias names an anchor that does not exist" };
}

const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
