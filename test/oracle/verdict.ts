/** What the API server answers, and how it is written down. */

/** One reason of a refusal. */
export interface Reason {
  /** "Invalid value", "Required value", …: the server's own words; "unknown field" and "wrong type" for its decoder. */
  readonly type: string;
  /** As the server prints it. Of its decoder's answers, without indexes; "" when it names none. */
  readonly path: string;
  /** The beginning of its text. */
  readonly detail: string;
}

export interface Verdict {
  /** Why the server refuses; empty when it accepts. An unknown field stops it in fact, here the other reasons stand beside it. */
  readonly refusals: readonly Reason[];
  /** Fields that it takes and does not store. */
  readonly dropped: readonly string[];
  /** Of a template that it accepts: why it refuses the pods. Paths begin at the pod. */
  readonly podRefusals: readonly Reason[];
}

const accepted: Verdict = { refusals: [], dropped: [], podRefusals: [] };

/** One line for each reason, sorted, as the server has no order of its own; no line for a manifest that is accepted as it is. */
export const printVerdict = ({ refusals, dropped, podRefusals }: Verdict): readonly string[] => [
  ...refusals.map(printReason).sort(),
  ...dropped.map((path) => `dropped: ${path}`),
  ...podRefusals.map((reason) => `pod: ${printReason(reason)}`).sort(),
];

export const printReason = ({ type, path, detail }: Reason): string => `${type}: ${path}: ${detail}`;

export function parseVerdict(lines: readonly string[]): Verdict {
  if (lines.length === 0) return accepted;
  const refusals: Reason[] = [];
  const dropped: string[] = [];
  const podRefusals: Reason[] = [];
  for (const line of lines) {
    if (line.startsWith("dropped: ")) dropped.push(line.slice("dropped: ".length));
    else if (line.startsWith("pod: ")) podRefusals.push(parseReason(line.slice("pod: ".length)));
    else refusals.push(parseReason(line));
  }
  return { refusals, dropped, podRefusals };
}

function parseReason(line: string): Reason {
  const [type = "", path = "", ...detail] = line.split(": ");
  return { type, path, detail: detail.join(": ") };
}
