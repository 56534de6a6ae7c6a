import type { TextReport } from "../../shared/engine/report.ts";
import type { Settings } from "../../shared/engine/settings.ts";
import { lintText } from "../../shared/text.ts";
import type { Case } from "./cases.ts";

/** A case through the text door, with only its rule. */
export const lintCase = (each: Case, settings: Settings, today: string): TextReport =>
  lintText(each.files, settings, { today, rules: [each.rule] });
