/** Everything that initguard says about validity, resources and Pod Security, beside the committed answers of the API server's own code. */
import { describe, expect, test } from "vitest";
import { type Agreement, cases, generated, resources, security, wrongTypes } from "./agreements.ts";
import { type Kept, questions, standards } from "./questions.ts";
import { resourcePods } from "./resources.ts";
import { serverNames } from "./servers.ts";
import { atStep, keyOf, readAnswers } from "./store.ts";
import { type Kind, kinds } from "./workloads.ts";

/** The checks of the API server that reach an init container, in the order of its source (validation.go of 1.37.2). */
const checks = [
  ...["C1", "C2", "C3", "C4", "C5", "C6", "P1", "P2", "P3", "P4", "P5", "P6"],
  ...["E1", "E2", "E3", "E4", "E5", "E6", "E7", "E8", "E9", "E10", "E11", "F1", "F2", "F3"],
  ...["V1", "V2", "V3", "V4", "V5", "V6", "V7", "V8", "V9", "V10", "D1", "D2", "D3", "D4"],
  ...["R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "Z1", "Z2", "Z3", "Z4", "S2", "S3", "S4", "S5", "S6", "S7"],
  ...["N1", "RP1", "RP2", "RP3", "RP4", "RP5", "RP6", "RP7", "RP8", "L1", "L2", "L3", "L4", "L5", "L6", "L7", "L8", "L9"],
  ...["B1", "B2", "B3", "B4", "W1", "W2", "W3", "W4", "W5", "W6", "W7", "W8", "W9", "Y1", "Y2", "Y3"],
];
/** Checks of something that is always wrong when it is there: what is right is every other manifest. */
const onlyWrong = new Set(["C1", "C3", "E1", "E3", "E5", "V1", "D3", "Z2", "N1", "RP6", "RP7"]);

const made = questions.generated.make();
const answers = readAnswers<Kept>("generated");
const isRefused = (kept: Kept, server: string): boolean =>
  atStep(kept, serverNames, server).some((line) => !line.startsWith("dropped: ") && !line.startsWith("pod: "));

describe("the manifests", () => {
  test("are many, and the same on every call", () => {
    expect(made.length).toBeGreaterThan(4000);
    expect(questions.generated.make().map(({ manifest }) => keyOf(manifest))).toEqual(
      made.map(({ manifest }) => keyOf(manifest)),
    );
  });

  test.each(checks)("%s is tried in both roles, alone and beside others, and some of them are refused", (check) => {
    const tried = made.filter((each) => each.checks.includes(check));
    expect(tried.some(({ checks }) => checks.length > 1)).toBe(true);
    const alone = tried.filter(({ checks }) => checks.length === 1);
    for (const role of ["run-once", "sidecar"]) expect(alone.some(({ title }) => title.includes(`(${role}, `))).toBe(true);
    const verdicts = serverNames.flatMap((server) =>
      alone.map(({ manifest }) => isRefused(answers.get(keyOf(manifest)) ?? [], server)),
    );
    expect(verdicts).toContain(true);
    if (!onlyWrong.has(check)) expect(verdicts).toContain(false);
  });

  test.each(kinds)("%s holds refused and accepted ones", (kind: Kind) => {
    const verdicts = made
      .filter(({ manifest }) => manifest.kind === kind)
      .map(({ manifest }) => isRefused(answers.get(keyOf(manifest)) ?? [], "1.37"));
    for (const refused of [true, false]) expect(verdicts.filter((each) => each === refused).length).toBeGreaterThan(50);
  });
});

/** Empty when everything agrees; an input without an answer says what to do. */
const complaints = ({ disagreements, unanswered }: Agreement): readonly string[] => [
  ...unanswered.map((title) => `no committed answer for "${title}": run \`npm run oracle\`, which needs Go`),
  ...disagreements.map(({ server, title, differences }) => [`${server}: ${title}`, ...differences].join("\n  ")),
];

describe("initguard agrees with the API server", () => {
  test("on manifests that try every check", () => {
    const agreement = generated();
    expect(complaints(agreement)).toEqual([]);
    expect(agreement.asked).toBe(made.length * serverNames.length);
  });

  test("on the cases of the rules", () => {
    const agreement = cases();
    expect(complaints(agreement)).toEqual([]);
    expect(agreement.asked).toBeGreaterThan(300 * serverNames.length);
  });

  test("on the cases of the rules with a field of another type", () => {
    const agreement = wrongTypes();
    expect(complaints(agreement)).toEqual([]);
    expect(agreement.asked).toBeGreaterThan(1000 * serverNames.length);
  });

  test("on effective requests and limits and on the QoS class", () => {
    const agreement = resources();
    expect(complaints(agreement)).toEqual([]);
    expect(agreement.asked).toBe(resourcePods * serverNames.length);
  });

  test("on the Pod Security Standards", () => {
    const agreement = security();
    expect(complaints(agreement)).toEqual([]);
    expect(agreement.asked).toBe(questions["pod-security"].make().length * standards.length);
  });
});

test("the pods for resources are of every class", () => {
  const classes = [...readAnswers<Kept>("resources").values()].map((kept) => atStep(kept, serverNames, "1.37")[2]);
  for (const name of ["Guaranteed", "Burstable", "BestEffort"]) {
    expect(classes.filter((each) => each === name).length).toBeGreaterThan(50);
  }
});

test("every check of the Pod Security Standards is broken by some pods and kept by others", () => {
  const verdicts = [...readAnswers<Kept>("pod-security").values()].flatMap((kept) =>
    standards.map((minor) => atStep(kept, standards, minor)),
  );
  const broken = (level: number): ReadonlySet<string> =>
    new Set(verdicts.flatMap((each) => (each[level] ?? "").split(" ").filter((word) => /^\w/.test(word))));
  expect(broken(0).size).toBe(12);
  expect(new Set([...broken(0), ...broken(1)]).size).toBe(19);
  for (const level of [0, 1]) expect(verdicts.filter((each) => each[level] === "").length).toBeGreaterThan(1000);
});
