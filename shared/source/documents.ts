/** A file's text → the resources in it. */
import type { NotAnalysed } from "../model/finding.ts";
import { at, type Dictionary, isDictionary, type Path, type Resource } from "../model/resource.ts";
import type { Content } from "./data.ts";
import { type Memory, SourceDocument, TextFile } from "./document.ts";
import { isFragment } from "./fragment.ts";
import { isUnreadable, type Unreadable } from "./parse.ts";
import { documentsOf, type Identity, identityOf } from "./scan.ts";

/** A resource that stands in a text. */
export interface SourceResource extends Resource {
  readonly file: string;
  readonly document: SourceDocument;
  /** Where it stands in its document: [] or, for an item of a List, the path of the item. */
  readonly root: Path;
}

interface FileRead {
  readonly resources: readonly SourceResource[];
  /** How many documents the file holds, Kubernetes or not. */
  readonly documents: number;
  readonly notAnalysed: readonly NotAnalysed[];
}

/**
 * Reads one file. Parses only documents that mention init containers or whose kind and name cannot be told from their lines; the
 * others wait until their body is asked for. Never throws.
 *
 * What cannot be read is listed when it matters: a document that mentions init containers, and one without template text that has a
 * kind and an apiVersion but cannot be indexed. So a repository of Helm charts gives one line for each template with init
 * containers and none for the others. A document that was indexed and turns out broken when a rule asks for it is `partial` with an
 * undefined body: it exists, and its absent fields prove nothing.
 */
export function readFile(
  { path, text }: { readonly path: string; readonly text: string },
  memory: Memory = { characters: 0 },
): FileRead {
  const file = new TextFile(path, text);
  const binary = text.indexOf("\0");
  if (binary >= 0) {
    const reason = "file holds NUL characters, so it is binary data or text that is not UTF-8";
    return { resources: [], documents: 0, notAnalysed: [{ file: path, line: file.positionOf(binary).line, reason }] };
  }
  const notAnalysed: NotAnalysed[] = [];
  const resources: SourceResource[] = [];
  let documents = 0;
  for (const extent of documentsOf(text)) {
    documents++;
    const document = new SourceDocument(file, extent, memory);
    const { found, unreadable } = readDocument(document);
    for (const resource of found) resources.push(resource);
    if (unreadable !== undefined) notAnalysed.push(explain(document, unreadable));
  }
  return { resources, documents, notAnalysed };
}

interface DocumentRead {
  readonly found: readonly SourceResource[];
  /** Only when it matters. */
  readonly unreadable?: Unreadable;
}

const templateText = "{{";

function readDocument(document: SourceDocument): DocumentRead {
  const { text, extent } = document;
  const content = extent.content - extent.start;
  const identity = identityOf(text, content);
  if (identity === "none") return { found: [] };
  const certain = identity !== "unsure" && !identity.kind.endsWith("List") ? identity : undefined;
  const holds = initContainer.test(text);
  if (certain !== undefined && !mayHold(document)) return { found: [new DocumentResource(document, [], certain, false)] };
  if (!holds && text.startsWith(templateText, content)) return { found: [] };
  if (!isUnreadable(document.content)) return { found: fromData(document, document.content.data, []) };
  const found = certain === undefined ? [] : [new DocumentResource(document, [], certain, false)];
  return holds || !text.includes(templateText) ? { found, unreadable: document.content } : { found };
}

function explain(document: SourceDocument, { offset, reason }: Unreadable): NotAnalysed {
  const { line } = document.positionOf(offset);
  return { file: document.file.path, line, reason: reasonAt(document, line, reason) };
}

/** Template text further away, as in the text of a policy or a dashboard, need not be what breaks the document. */
function reasonAt({ text, file, extent }: SourceDocument, line: number, reason: string): string {
  if (!text.includes(templateText)) return reason;
  const lines = text.split("\n");
  const index = line - file.positionOf(extent.start).line;
  if (lines.slice(Math.max(0, index - 2), index + 1).some((near) => near.includes(templateText)))
    return "document holds template text, so it can only be analysed as rendered";
  return `${reason} (the document also holds template text)`;
}

const initContainer = /init[_-]?container/i;

/** A key may be spelt with escapes. */
const mayHold = ({ text }: SourceDocument): boolean => initContainer.test(text) || /\\[xuU]/.test(text);

/** Items of a typed list need not name their own type. */
function fromData(document: SourceDocument, data: unknown, root: Path, type: Dictionary = {}): readonly SourceResource[] {
  if (!isDictionary(data)) return [];
  const { apiVersion, kind } = { ...type, ...data };
  if (typeof apiVersion !== "string" || typeof kind !== "string") return [];
  const { items, spec } = data;
  if (kind.endsWith("List") && Array.isArray(items) && spec === undefined) {
    const itemType = kind === "List" ? {} : { apiVersion, kind: kind.slice(0, -"List".length) };
    return items.flatMap((item, index) => fromData(document, item, [...root, "items", index], itemType));
  }
  const [name, namespace] = [at(data, ["metadata", "name"]), at(data, ["metadata", "namespace"])];
  const identity = {
    apiVersion,
    kind,
    name: typeof name === "string" ? name : "",
    namespace: typeof namespace === "string" ? namespace : null,
  };
  return [new DocumentResource(document, root, identity, mayHold(document))];
}

const nothingUnknown: readonly Path[] = [];

class DocumentResource implements SourceResource {
  readonly document: SourceDocument;
  readonly root: Path;
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | null;
  readonly mayHoldInitContainers: boolean;
  readonly unknown = nothingUnknown;

  constructor(document: SourceDocument, root: Path, identity: Identity, mayHoldInitContainers: boolean) {
    this.document = document;
    this.root = root;
    this.apiVersion = identity.apiVersion;
    this.kind = identity.kind;
    this.name = identity.name;
    this.namespace = identity.namespace;
    this.mayHoldInitContainers = mayHoldInitContainers;
  }

  get file(): string {
    return this.document.file.path;
  }

  get body(): unknown {
    const { content } = this.document;
    return isUnreadable(content) ? undefined : at(content.data, this.root);
  }

  get partial(): boolean {
    return isUnreadable(this.document.content) || isFragment(this, this.document.text);
  }

  get repeatedKeys(): readonly Path[] {
    const { content } = this.document;
    return isUnreadable(content) || content.repeated.size === 0 ? [] : repeatedBelow(this.body, content.repeated, []);
  }

  mentions(word: string): boolean {
    return this.document.mentions(word);
  }
}

function repeatedBelow(value: unknown, repeated: Content["repeated"], path: Path): readonly Path[] {
  if (typeof value !== "object" || value === null) return [];
  const own = [...(repeated.get(value) ?? [])].map((key) => [...path, key]);
  const steps = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return [...own, ...steps.flatMap((step) => repeatedBelow(at(value, [step]), repeated, [...path, step]))];
}
