import { lint } from "../../shared/engine/lint.ts";
import { type InitContainerView, rule } from "../../shared/engine/rule.ts";
import type { Settings } from "../../shared/engine/settings.ts";
import { readFile } from "../../shared/source/documents.ts";
import type { SourceFile } from "../../shared/text.ts";
import { today } from "./cases.ts";

/** Enough to keep what a few files parse to. */
const keptCharacters = 1 << 22;

/** The init containers of `files`, as a rule sees them. */
export function viewsOf(files: readonly SourceFile[], settings: Settings): readonly InitContainerView[] {
  const found: InitContainerView[] = [];
  const collector = rule({
    ...{ id: "collector", level: "notice", since: "0.1.0", serves: [], summary: "", why: "", fix: "", links: [] },
    initContainer: (view) => void found.push(view),
  });
  const resources = files.flatMap((file) => readFile(file, { characters: keptCharacters }).resources);
  lint(resources, [collector], settings, { today });
  return found;
}
