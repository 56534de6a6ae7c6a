import { performance } from "node:perf_hooks";
import { lintText, rules } from "../shared/text.ts";
import { type FileText, findFiles } from "./files.ts";
import { hint } from "./nearest.ts";
import type { Outcome } from "./outcome.ts";
import { refusal } from "./refusal.ts";
import { settingsOf } from "./settings.ts";

/** What to check, from the command line or from a workflow. */
export interface Request {
  readonly paths: readonly string[];
  readonly config?: string | undefined;
  readonly kubernetes?: string | undefined;
  readonly complete?: boolean | undefined;
  /** Only these rules, also those that are off. */
  readonly rules?: readonly string[] | undefined;
  /** With the plan of each pod. */
  readonly plan?: boolean | undefined;
}

interface Host {
  /** Absolute. */
  readonly directory: string;
  readonly now: Date;
  stdin(): Buffer;
  /** Called before each file is read, and once more when all are. */
  progress?(read: number, count: number): void;
}

/** @throws Refusal for whatever makes a run impossible: exit code 2. */
export function run(request: Request, host: Host): Outcome {
  const start = performance.now();
  for (const id of request.rules ?? []) {
    const ids = rules.map((rule) => rule.id);
    if (!ids.includes(id)) throw refusal(`rule "${id}" does not exist${hint(id, ids)}`);
  }
  const settings = settingsOf(request.config, request.paths, host.directory, request);
  const files = findFiles(request.paths, { root: host.directory, exclude: settings.exclude, stdin: host.stdin });
  const report = lintText(watched(files.texts(), files.count, host), settings, {
    today: host.now.toISOString().slice(0, 10),
    ...(request.rules !== undefined && { rules: request.rules }),
    ...(request.plan !== undefined && { plan: request.plan }),
  });
  const unread = files.unread.map((each) => ({ ...each, kind: "file" as const }));
  return {
    report: { ...report, notAnalysed: [...unread, ...report.notAnalysed] },
    milliseconds: Math.round(performance.now() - start),
    reread: files.reread,
  };
}

function* watched(texts: Generator<FileText>, count: number, host: Host): Generator<FileText> {
  let read = 0;
  for (const text of texts) {
    host.progress?.(read++, count);
    yield text;
  }
  host.progress?.(count, count);
}
