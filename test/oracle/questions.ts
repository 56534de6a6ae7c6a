/** Every manifest whose verdict is committed. */
import { readFile } from "../../shared/source/documents.ts";
import { casesOf, rulesWithCases } from "../support/cases.ts";
import { type Made, validityManifests } from "./validity.ts";
import { kinds } from "./workloads.ts";

/** The workloads of all cases, as kubectl sends them. */
export const caseManifests = (): readonly Made[] =>
  rulesWithCases().flatMap((rule) =>
    casesOf(rule).flatMap(({ title, files }) =>
      files.flatMap((file) =>
        readFile(file)
          .resources.filter(({ apiVersion, kind }) => isAsked(apiVersion, kind))
          .map(({ kind, name, body }) => ({
            title: `${rule}: ${title}: ${kind} ${name}`,
            checks: [],
            manifest: body as Made["manifest"],
          })),
      ),
    ),
  );

/** True for what the oracle knows. */
export const isAsked = (apiVersion: string, kind: string): boolean =>
  ["v1", "apps/v1", "batch/v1"].includes(apiVersion) && kinds.some((known) => known === kind);

/** By the name of the file of their answers. */
export const questions = {
  generated: validityManifests,
  cases: caseManifests,
} as const satisfies Readonly<Record<string, () => readonly Made[]>>;
