/** Everything that the oracle is asked, and how its answers are kept: one file for each entry of `questions`. */
import { readFile } from "../../shared/source/documents.ts";
import { casesOf, rulesWithCases } from "../support/cases.ts";
import { type Answer, ask, askVerdicts } from "./api-server.ts";
import { resourceManifests } from "./resources.ts";
import { flagsOf, serverNames, servers } from "./servers.ts";
import { standardManifests } from "./standards.ts";
import { inSteps, keyOf, type Steps } from "./store.ts";
import { type Made, validityManifests } from "./validity.ts";
import { printVerdict } from "./verdict.ts";
import { kinds } from "./workloads.ts";
import { keptOf, wrongManifests } from "./wrong-types.ts";

/** The lines of an answer, by server or by version of the standards. */
export type Kept = Steps<readonly string[]>;

/** What the Pod Security admission says about one check. */
export interface Violation {
  readonly check: string;
  readonly reason: string;
  readonly detail?: string;
}

interface Question {
  readonly make: () => readonly Made[];
  /** The answers to manifests, in their order. Needs Go. */
  readonly answer: (manifests: readonly unknown[]) => readonly Kept[];
}

/** The workloads of all cases, as kubectl sends them. */
export const caseManifests = (): readonly Made[] =>
  rulesWithCases().flatMap((rule) =>
    casesOf(rule).flatMap(({ title, files }) =>
      files
        .flatMap((file) => readFile(file).resources)
        .filter(({ apiVersion, kind }) => isAsked(apiVersion, kind))
        .map(({ kind, name, body, partial }) => ({
          title: `${rule}: ${title}: ${kind} ${name}`,
          checks: [rule],
          manifest: body as Made["manifest"],
          isPart: partial || changed.test(JSON.stringify(body)),
        })),
    ),
  );

/** An annotation for which a webhook adds containers and volumes; a name that envsubst or kustomize replaces. */
const changed = /agent-inject|"name":"[^"]*\$[{(]\w/;

/** True for what the oracle knows. */
export const isAsked = (apiVersion: string, kind: string): boolean =>
  ["v1", "apps/v1", "batch/v1"].includes(apiVersion) && kinds.some((known) => known === kind);

const verdicts = (manifests: readonly unknown[]): readonly Kept[] =>
  turned(
    manifests,
    serverNames,
    servers.map((server) => askVerdicts(manifests, server).map(printVerdict)),
  );

/** Minor versions of the Pod Security Standards: 1.25 to the newest, and of the older ones the first and the last of each kind. */
export const standards: readonly string[] = [
  ...[0, 7, 8, 18, 19, 21, 22, 23, 24],
  ...Array.from({ length: 13 }, (_, index) => 25 + index),
].map(String);

export const questions = {
  generated: { make: validityManifests, answer: verdicts },
  cases: { make: caseManifests, answer: verdicts },
  "wrong-types": { make: () => keptOf(wrongManifests(caseManifests())), answer: verdicts },
  resources: {
    make: () => resourceManifests().map((manifest, index) => ({ title: `pod ${index}`, checks: [], manifest })),
    answer: (manifests) =>
      turned(
        manifests,
        serverNames,
        servers.map((server) => ask(manifests, ...flagsOf(server)).map(printEffective)),
      ),
  },
  "pod-security": {
    make: standardManifests,
    answer: (manifests) =>
      ask(manifests, "-pod-security-version", "all").map((answer) =>
        inSteps(
          standards,
          standards.map((minor) => printSecurity(answer, minor)),
        ),
      ),
  },
} as const satisfies Readonly<Record<string, Question>>;

/** Answers by server → answers by manifest. */
const turned = (
  manifests: readonly unknown[],
  names: readonly string[],
  answers: readonly (readonly (readonly string[])[])[],
): readonly Kept[] =>
  manifests.map((_, index) =>
    inSteps(
      names,
      answers.map((each) => each[index] ?? []),
    ),
  );

/** Requests, limits and the class. */
function printEffective({ effective }: Answer): readonly string[] {
  if (effective === undefined) throw new Error("a pod without effective resources");
  return [printList(effective.requests), printList(effective.limits), effective.qosClass];
}

/** Of an answer and of what initguard says. */
export const printList = (list: Readonly<Record<string, string>>): string =>
  Object.entries(list)
    .map(([name, quantity]) => `${name}=${quantity}`)
    .sort()
    .join(" ");

/** The checks that are broken, in the order of the evaluation, and a hash of what is said about them: of baseline, then of restricted. */
const printSecurity = ({ podSecurity }: Answer, minor: string): readonly string[] =>
  ["baseline", "restricted"].map((level) => printViolations(podSecurity?.[minor]?.[level]?.violations ?? []));

/** For an answer and for what initguard says. */
export const printViolations = (all: readonly Violation[]): string =>
  all.length === 0
    ? ""
    : `${all.map(({ check }) => check).join(" ")} #${keyOf(all.map(({ reason, detail = "" }) => [reason, detail])).slice(0, 5)}`;
