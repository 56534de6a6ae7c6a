/**
 * Kubelet's expansion of `$(NAME)` in command, args and env values, with the way back from the expanded text to the
 * written scalar. Semantics: k8s.io/kubernetes third_party/forked/golang/expansion/expand.go and, for which names
 * exist, makeEnvironmentVariables in pkg/kubelet/kubelet_pods.go.
 */
import type { Span } from "../model/finding.ts";
import type { Container } from "../model/pod.ts";

/** The value of an env entry; `value` is null when there is an entry whose value the manifest does not tell. */
interface Variable {
  readonly value: string | null;
}

/** The environment of a container as far as the manifest tells it. */
export interface Environment {
  /** undefined when no env entry has this name. */
  get(name: string): Variable | undefined;
  /** True when envFrom can add names that nobody sees here. */
  readonly open: boolean;
}

/** A text after expansion. Offsets are UTF-16 units. */
export interface Expanded {
  readonly text: string;
  readonly written: string;
  /** Ranges of `text` that came from a literal env value. */
  readonly fromEnv: readonly Span[];
  /** Ranges of `text` whose real content is not known; they read as they are written. */
  readonly unknown: readonly Span[];
  /** The range of `written` from which a range of `text` came. */
  origin(start: number, end: number): Span;
}

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
  /** True for text that stays as it is, so that every offset in it has its own origin. */
  readonly copied: boolean;
}

/** Names that only the environment can mean: a reference to one that is not found here may still be filled elsewhere. */
const variableLike = /^[A-Z_][A-Z0-9_]*$/;

/** References that make a text longer are not followed, so that values that double each other stay small. UTF-16 units. */
const longestText = 1024 * 1024;

/** Template directives that something else fills before the API server sees the manifest. */
export function templated(text: string): readonly Span[] {
  const spans: Span[] = [];
  for (let open = text.indexOf("{{"); open !== -1; ) {
    const close = text.indexOf("}}", open);
    const end = close === -1 ? text.length : close + 2;
    spans.push({ start: text[open - 1] === "$" ? open - 1 : open, end });
    open = text.indexOf("{{", end);
  }
  return spans;
}

/** Expands `written` as the kubelet does. Never throws; linear in the length. */
export function expand(written: string, environment: Environment): Expanded {
  const result = new Expansion(written);
  const fromEnv: Span[] = [];
  const unknown: Span[] = [];
  for (let cursor = written.indexOf("$"); cursor !== -1 && cursor + 1 < written.length; ) {
    const next = written[cursor + 1];
    let after = cursor + 2;
    if (next === "$") {
      result.replace(cursor, after, "$");
    } else if (next === "(") {
      const close = written.indexOf(")", after);
      if (close === -1) break;
      const name = written.slice(after, close);
      after = close + 1;
      const found = environment.get(name);
      if (found !== undefined || variableLike.test(name)) {
        const value = found?.value ?? null;
        if (value !== null && result.fits(cursor, value)) fromEnv.push(result.replace(cursor, after, value));
        else unknown.push(result.replace(cursor, after, written.slice(cursor, after)));
      }
    }
    cursor = written.indexOf("$", after);
  }
  const { text, pieces } = result.end();
  return { text, written, fromEnv, unknown: [...unknown, ...templated(text)], origin: originIn(pieces) };
}

/** A text in the making, with the piece of the written one that each part of it comes from. */
class Expansion {
  readonly #written: string;
  readonly #pieces: Piece[] = [];
  #text = "";
  /** So much of the written text is done. */
  #done = 0;

  constructor(written: string) {
    this.#written = written;
  }

  /** True when `value` in place of what stands at `from` leaves the text short enough. */
  fits(from: number, value: string): boolean {
    return this.#text.length + from - this.#done + value.length <= longestText;
  }

  /** Puts `value` in place of the written range, behind all that stands before; the range of the text that it takes. */
  replace(from: number, to: number, value: string): Span {
    this.#copy(from);
    const span = { start: this.#text.length, end: this.#text.length + value.length };
    this.#pieces.push({ ...span, from, to, copied: false });
    this.#text += value;
    this.#done = to;
    return span;
  }

  end(): { readonly text: string; readonly pieces: readonly Piece[] } {
    this.#copy(this.#written.length);
    return { text: this.#text, pieces: this.#pieces };
  }

  #copy(to: number): void {
    const from = this.#done;
    const start = this.#text.length;
    if (to > from) this.#pieces.push({ start, end: start + to - from, from, to, copied: true });
    this.#text += this.#written.slice(from, to);
    this.#done = to;
  }
}

function originIn(pieces: readonly Piece[]): (start: number, end: number) => Span {
  const pieceAt = (offset: number): Piece | undefined => {
    let low = 0;
    let high = pieces.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pieces[middle]?.end ?? 0) > offset) high = middle;
      else low = middle + 1;
    }
    return pieces[low];
  };
  return (start, end) => {
    const first = pieceAt(start);
    const last = pieceAt(Math.max(start, end - 1));
    if (first === undefined || last === undefined) return { start: 0, end: 0 };
    const from = first.copied ? first.from + start - first.start : start >= first.end ? first.to : first.from;
    const to = last.copied ? last.from + end - last.start : end <= last.start ? last.from : last.to;
    return { start: from, end: Math.max(from, to) };
  };
}

/** An expansion of nothing, for text that the kubelet does not touch (a mounted file). */
export const unexpanded = (text: string): Expanded => ({
  text,
  written: text,
  fromEnv: [],
  unknown: templated(text),
  origin: (start, end) => ({ start, end }),
});

const references = /\$[({]?[!#]?([A-Za-z_][A-Za-z0-9_.-]*)/g;

/**
 * The environment entries that `texts` refer to, values expanded from earlier entries. Others are not even read,
 * since reading a value that is not known voids what is concluded from the container.
 */
export function readEnvironment(container: Container, texts: readonly string[]): Environment {
  const needed = new Set<string>();
  const need = (text: string): void => {
    for (const match of text.matchAll(references)) needed.add(match[1] ?? "");
  };
  for (const text of texts) need(text);
  const values = new Map<string, Variable>();
  const environment = { get: (name: string) => values.get(name), open: false };
  if (!texts.some((text) => text.includes("$"))) return environment;
  const written = (container.env ?? []).map(({ name }) => ({ name: name ?? "", value: null as string | null }));
  for (const [index, entry] of [...written.entries()].reverse()) {
    if (!needed.has(entry.name)) continue;
    const { value, valueFrom } = container.env?.[index] ?? {};
    if (typeof value === "string" && value !== "") entry.value = value;
    else entry.value = valueFrom === undefined ? "" : null;
    need(entry.value ?? "");
  }
  for (const { name, value } of written) {
    if (!needed.has(name)) continue;
    const expanded = value === null ? null : expand(value, environment);
    values.set(name, { value: expanded === null || expanded.unknown.length > 0 ? null : expanded.text });
  }
  return { ...environment, open: (container.envFrom ?? []).length > 0 };
}
