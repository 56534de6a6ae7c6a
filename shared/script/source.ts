/** A shell text, and the way from its offsets to the manifest. */
import type { Place, Span } from "../model/finding.ts";
import type { Expanded } from "./expand.ts";

/** A text with the places of its parts. Ranges are UTF-16 offsets, the end exclusive. */
export interface Source {
  /** The text that the shell reads. Offsets are UTF-16 units into it. */
  readonly text: string;
  place(start: number, end: number): Place;
  /** A range as it is written in the manifest, so without values that came from env. */
  written(start: number, end: number): string;
  /** True when a part of the range has content that the manifest does not tell. */
  unknown(start: number, end: number): boolean;
  fromEnv(start: number, end: number): boolean;
  /** True when directives of a template stand in the text, so that even its structure is not certain. */
  readonly uncertain: boolean;
  /** `text` with a filler of the same length for what is not known, so that it can be parsed. */
  readonly parsable: string;
}

/** Tells whether a range touches one of the spans. */
function toucher(spans: readonly Span[]): (start: number, end: number) => boolean {
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  // Nested spans end no later than the one around them, so the greatest end so far decides.
  const ends = sorted.map(() => 0);
  let greatest = 0;
  for (const [index, span] of sorted.entries()) {
    greatest = Math.max(greatest, span.end);
    ends[index] = greatest;
  }
  return (start, end) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.start ?? 0) < end) low = middle + 1;
      else high = middle;
    }
    return low > 0 && (ends[low - 1] ?? 0) > start;
  };
}

/** The source of a text that stands in the scalar at `place`. */
export function sourceOf(expanded: Expanded, place: Place): Source {
  const { text, unknown, fromEnv } = expanded;
  return {
    text,
    place: (start, end) => ({ ...place, span: expanded.origin(start, end) }),
    written: (start, end) => {
      const origin = expanded.origin(start, end);
      return expanded.written.slice(origin.start, origin.end);
    },
    unknown: toucher(unknown),
    fromEnv: toucher(fromEnv),
    uncertain: unknown.some((span) => text.startsWith("{{", span.start) || text.startsWith("${{", span.start)),
    parsable: masked(text, unknown),
  };
}

function masked(text: string, unknown: readonly Span[]): string {
  let result = "";
  let copied = 0;
  for (const span of [...unknown].sort((a, b) => a.start - b.start)) {
    if (span.start < copied) continue;
    result += text.slice(copied, span.start) + text.slice(span.start, span.end).replace(/[^\n]/g, "_");
    copied = span.end;
  }
  return result + text.slice(copied);
}

/** A text inside `outer` that begins there at `offset` and is the same there unit by unit. */
export function innerSource(outer: Source, text: string, offset: number): Source {
  return {
    text,
    place: (start, end) => outer.place(start + offset, end + offset),
    written: (start, end) => outer.written(start + offset, end + offset),
    unknown: (start, end) => outer.unknown(start + offset, end + offset),
    fromEnv: (start, end) => outer.fromEnv(start + offset, end + offset),
    uncertain: outer.uncertain,
    parsable: text,
  };
}

/** A text that was decoded from a range of another one, so that every place in it is that range. */
export function decodedSource(text: string, place: Place, fromEnv: boolean, uncertain: boolean): Source {
  return {
    text,
    place: () => place,
    written: (start, end) => text.slice(start, end),
    unknown: () => false,
    fromEnv: () => fromEnv,
    uncertain,
    parsable: text,
  };
}
