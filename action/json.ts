import { version } from "../package.json";
import type { Outcome } from "./outcome.ts";

/** The report as docs/report.schema.json describes it, with a newline at the end. */
export function printJson({ report, milliseconds }: Outcome): string {
  const { findings, notAnalysed, plans, stats } = report;
  const document = {
    schemaVersion: 1,
    version,
    findings,
    notAnalysed: notAnalysed.map(({ file, line, reason }) => ({ file, line, reason })),
    ...(plans === undefined ? {} : { plans }),
    stats: { ...stats, milliseconds },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
