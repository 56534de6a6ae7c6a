/** Raw text → its documents and what each is called, without parsing: a thousand times faster. */
import { plainValue } from "./scalar.ts";

/** One document of a file: half open, with its `---` line and the directives above it. Never empty. */
export interface Extent {
  readonly start: number;
  readonly end: number;
  /** Where the first character stands that is no marker, comment, directive or blank. */
  readonly content: number;
}

const byteOrderMark = "\ufeff";

/** Where a file's text begins: after a byte-order mark. */
export const beginning = (text: string): number => (text.startsWith(byteOrderMark) ? 1 : 0);

/**
 * The documents of a file that hold anything. `---` and `...` at the start of a line divide them wherever they stand:
 * no block scalar may hold one there, and in a quoted string it is an error (YAML 1.2, 9.1.2).
 */
export function* documentsOf(text: string): Generator<Extent> {
  let start = beginning(text);
  let body = start;
  for (const marker of markers(text, start)) {
    const content = contentFrom(text, body, marker.at);
    const opened = body > start || content < marker.at;
    if (content < marker.at) yield { start, end: marker.at, content };
    if (marker.ends) start = body = lineAfter(text, marker.at);
    else {
      // Comments and directives above the first marker belong to the document that it opens.
      if (opened) start = marker.at;
      body = marker.at + 3;
    }
  }
  const content = contentFrom(text, body, text.length);
  if (content < text.length) yield { start, end: text.length, content };
}

interface Marker {
  readonly at: number;
  /** True for `...`. */
  readonly ends: boolean;
}

function* markers(text: string, from: number): Generator<Marker> {
  let dashes = nextMarker(text, "---", from);
  let dots = nextMarker(text, "...", from);
  while (dashes >= 0 || dots >= 0) {
    const ends = dashes < 0 || (dots >= 0 && dots < dashes);
    const at = ends ? dots : dashes;
    yield { at, ends };
    if (ends) dots = nextMarker(text, "...", at + 3);
    else dashes = nextMarker(text, "---", at + 3);
  }
}

function nextMarker(text: string, marker: string, from: number): number {
  let at = from === beginning(text) && text.startsWith(marker, from) ? from : afterBreak(text, marker, from);
  while (at >= 0 && !isBlank(text.charCodeAt(at + 3))) at = afterBreak(text, marker, at + 3);
  return at;
}

const afterBreak = (text: string, marker: string, from: number): number => {
  const found = text.indexOf(`\n${marker}`, Math.max(0, from - 1));
  return found < 0 ? -1 : found + 1;
};

/** Space, tab, line breaks, and NaN: the end of the text. */
const isBlank = (code: number): boolean => code === 32 || (code >= 9 && code <= 13) || Number.isNaN(code);

const lineAfter = (text: string, from: number): number => {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end + 1;
};

function contentFrom(text: string, from: number, end: number): number {
  let at = from;
  while (at < end) {
    const character = text[at];
    if (character === "#" || (character === "%" && (at === 0 || text[at - 1] === "\n"))) at = lineAfter(text, at);
    else if (isBlank(text.charCodeAt(at))) at++;
    else return at;
  }
  return end;
}

/** How a document is found by rules that look for it. */
export interface Identity {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | null;
}

/**
 * The identity of a document from its lines: "none" when it certainly has no kind and apiVersion, "unsure" when only a parser can
 * tell (brackets, quoted keys, anchors, merge keys, a key twice, values of several lines or of another type than text).
 * Known to be fooled by one thing: a quoted text whose further lines stand at the margin and look like the top of a manifest.
 * `content` is the offset of the first content in `text`.
 */
export function identityOf(text: string, content: number): Identity | "none" | "unsure" {
  if (!text.includes("kind") || !text.includes("apiVersion")) return "none";
  const startsLine = content === 0 || text[content - 1] === "\n";
  if (!startsLine || !/[A-Za-z]/.test(text[content] ?? "") || oddLine.test(text)) return "unsure";
  const kind = topLevel(text, "kind");
  const apiVersion = topLevel(text, "apiVersion");
  const metadata = topLevel(text, "metadata");
  if (kind === "twice" || apiVersion === "twice" || metadata === "twice") return "unsure";
  if (kind === "absent" || apiVersion === "absent") return "none";
  const names = metadata === "absent" ? { name: "", namespace: null } : namesIn(text, metadata);
  const [kindText, versionText] = [simpleValue(text, kind), simpleValue(text, apiVersion)];
  if (names === undefined || typeof kindText !== "string" || typeof versionText !== "string") return "unsure";
  return { kind: kindText, apiVersion: versionText, ...names };
}

/** A line at the margin that is no `key: value` of the usual spelling. */
const oddLine = /(?:^|\n)(?:["'<?&!*{[@`|>%]|(?:kind|apiVersion|metadata)[ \t]+:)/;

/** The offset after `key:` at the margin. */
function topLevel(text: string, key: string): number | "absent" | "twice" {
  const search = `\n${key}:`;
  const first = text.startsWith(search.slice(1)) ? 0 : text.indexOf(search) + 1;
  if (first === 0 && !text.startsWith(search.slice(1))) return "absent";
  const after = first + search.length - 1;
  return text.includes(search, after) ? "twice" : after;
}

const value = /[ \t]+(?:"([\w./-]+)"|'([\w./-]+)'|([\w./-]+))(?:[ \t]+#[^\n]*|[ \t]*)\r?(?:\n|$)/y;
const nothing = /(?:[ \t]+#[^\n]*|[ \t]*)\r?(?:\n|$)/y;

/** A value of one plain or quoted word; null where nothing is written; undefined when unsure. */
function simpleValue(text: string, at: number): string | null | undefined {
  value.lastIndex = at;
  const match = value.exec(text);
  if (match !== null) {
    if (isContinued(text, value.lastIndex, at)) return undefined;
    const [, double, single, plain = ""] = match;
    const word = double ?? single ?? plainValue(plain);
    return typeof word === "string" ? word : undefined;
  }
  nothing.lastIndex = at;
  return nothing.test(text) && !isContinued(text, nothing.lastIndex, at) ? null : undefined;
}

/** True when the next line with content, from `next`, is indented deeper than the line of `at`, so that it belongs to the value there. */
function isContinued(text: string, next: number, at: number): boolean {
  let line = next;
  for (let end = next; end < text.length; end++) {
    if (text[end] === "\n") line = end + 1;
    else if (text[end] === "#") end = lineAfter(text, end) - 2;
    else if (!isBlank(text.charCodeAt(end))) break;
  }
  return indentation(text, line) > indentation(text, text.lastIndexOf("\n", at - 1) + 1);
}

function indentation(text: string, line: number): number {
  let at = line;
  while (text[at] === " ") at++;
  return text[at] === "\t" ? Number.POSITIVE_INFINITY : at - line;
}

const nameKey = /(name|namespace)[ \t]*:/y;

/** metadata.name and metadata.namespace, of a block map after `metadata:`; undefined when unsure. */
function namesIn(text: string, metadata: number): Pick<Identity, "name" | "namespace"> | undefined {
  nothing.lastIndex = metadata;
  if (!nothing.test(text)) return undefined;
  const found: { name?: string; namespace?: string | null } = {};
  let own = -1;
  for (let line = lineAfter(text, metadata); line < text.length; line = lineAfter(text, line)) {
    const indent = indentation(text, line);
    const first = text[line + indent];
    if (first === "#" || first === "\n" || first === "\r") continue;
    if (indent === 0 || first === undefined) break;
    if (own < 0) own = indent;
    if (indent > own && indent !== Number.POSITIVE_INFINITY) continue;
    if (indent !== own || !/[\w.$/]/.test(first)) return undefined;
    nameKey.lastIndex = line + indent;
    const key = nameKey.exec(text)?.[1];
    if (key !== "name" && key !== "namespace") continue;
    const word = simpleValue(text, nameKey.lastIndex);
    if (word === undefined || found[key] !== undefined) return undefined;
    if (key === "name") found.name = word ?? "";
    else found.namespace = word;
  }
  return { name: found.name ?? "", namespace: found.namespace ?? null };
}
