/** The scripts whose fates are held to real shells. */
import { defaultSettings, type Settings } from "../../shared/engine/settings.ts";
import type { Run } from "../../shared/script/model.ts";
import { syntaxOf } from "../../shared/script/run.ts";
import type { SourceFile } from "../../shared/text.ts";
import { casesOf, rulesWithCases, settingsOf } from "../support/cases.ts";
import { viewsOf } from "../support/views.ts";

/** One script of one container. */
export interface Subject {
  /** Where it was read, for a list that a person reads. */
  readonly origin: string;
  readonly run: Run;
}

/** The scripts of the init containers in `files`. */
const subjectsIn = (files: readonly SourceFile[], settings: Settings, origin: string): readonly Subject[] =>
  viewsOf(files, settings).flatMap(({ run, container, resource: { kind, name } }) =>
    run.form === "shell" && syntaxOf(run) !== null ? [{ origin: `${origin}: ${kind}/${name} ${container.name ?? ""}`, run }] : [],
  );

/** Those of the project's own cases. */
export const subjectsOfCases = (): readonly Subject[] =>
  rulesWithCases()
    .flatMap(casesOf)
    .flatMap((each) => subjectsIn(each.files, settingsOf(each), `${each.rule}.md "${each.title}"`));

/** Those of other manifests, each file a set of its own. */
export const subjectsOfFiles = (files: readonly SourceFile[]): readonly Subject[] =>
  files.flatMap((file) => subjectsIn([file], defaultSettings, file.path));
