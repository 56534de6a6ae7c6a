import { printText } from "../../action/text.ts";
import type { TextReport } from "../../shared/engine/report.ts";
import { lintText } from "../../shared/text.ts";
import { type Case, settingsOf, today } from "./cases.ts";

/** A case through the text door, with only its rule. */
export const lintCase = (each: Case): TextReport => lintText(each.files, settingsOf(each), { today, rules: [each.rule] });

/** What the command line prints for a case. */
export const printCase = (each: Case): string =>
  printText(
    { report: lintCase(each), milliseconds: 0, reread: (file) => each.files.find(({ path }) => path === file)?.text },
    { colour: false, width: 100, excerpts: true },
  );
