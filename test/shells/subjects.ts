/** The scripts whose fates are held to real shells. */
import { lint } from "../../shared/engine/lint.ts";
import { rule } from "../../shared/engine/rule.ts";
import { defaultSettings, type Settings } from "../../shared/engine/settings.ts";
import type { Run } from "../../shared/script/model.ts";
import { syntaxOf } from "../../shared/script/run.ts";
import { readFile } from "../../shared/source/documents.ts";
import type { SourceFile } from "../../shared/text.ts";
import { casesOf, rulesWithCases, settingsOf, today } from "../support/cases.ts";

/** One script of one container. */
export interface Subject {
  /** Where it was read, for a list that a person reads. */
  readonly origin: string;
  readonly run: Run;
}

/** Enough to keep what a few files parse to. */
const keptCharacters = 1 << 22;

/** The scripts of the init containers in `files`. */
export function subjectsIn(files: readonly SourceFile[], settings: Settings, origin: string): readonly Subject[] {
  const found: Subject[] = [];
  const collector = rule({
    id: "collector",
    level: "notice",
    since: "0.1.0",
    serves: [],
    summary: "",
    why: "",
    fix: "",
    links: [],
    initContainer({ run, container, resource }) {
      if (run.form !== "shell" || syntaxOf(run) === null) return;
      found.push({ origin: `${origin}: ${resource.kind}/${resource.name ?? ""} ${container.name ?? ""}`, run });
    },
  });
  const resources = files.flatMap((file) => readFile(file, { characters: keptCharacters }).resources);
  lint(resources, [collector], settings, { today });
  return found;
}

/** Those of the project's own cases. */
export const subjectsOfCases = (): readonly Subject[] =>
  rulesWithCases()
    .flatMap(casesOf)
    .flatMap((each) => subjectsIn(each.files, settingsOf(each), `${each.rule}.md "${each.title}"`));

/** Those of other manifests, each file a set of its own. */
export const subjectsOfFiles = (files: readonly SourceFile[]): readonly Subject[] =>
  files.flatMap((file) => subjectsIn([file], defaultSettings, file.path));
