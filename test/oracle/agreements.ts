/** The figures of `npm run parity`: everything that initguard says beside everything that the oracle answered. */
import { differences, saidOf } from "./agreement.ts";
import { type Kept, questions } from "./questions.ts";
import { type Server, serverNames, servers } from "./servers.ts";
import { atStep, keyOf, readAnswers } from "./store.ts";
import type { Made } from "./validity.ts";
import { parseVerdict, type Reason } from "./verdict.ts";

export interface Disagreement {
  readonly title: string;
  readonly server: string;
  readonly checks: readonly string[];
  readonly differences: readonly string[];
  readonly manifest: unknown;
}

export interface Agreement {
  readonly name: string;
  /** How many verdicts were compared. */
  readonly asked: number;
  readonly disagreements: readonly Disagreement[];
  /** Titles of inputs without a committed answer. */
  readonly unanswered: readonly string[];
}

/** Validity, on every server. Of a case only what concerns its init containers is held against initguard. */
export function validityAgreement(): Agreement {
  const generated = validityOf("generated", questions.generated.make(), () => true);
  const cases = validityOf("cases", questions.cases.make(), ({ path }) => path.includes("nitContainers"));
  return {
    name: "validity",
    asked: generated.asked + cases.asked,
    disagreements: [...generated.disagreements, ...cases.disagreements],
    unanswered: [...generated.unanswered, ...cases.unanswered],
  };
}

function validityOf(name: string, made: readonly Made[], inScope: (reason: Reason) => boolean): Agreement {
  const answers = readAnswers<Kept>(name);
  const answered = made.filter(({ manifest }) => answers.has(keyOf(manifest)));
  const disagreements = servers.flatMap((server) => disagreementsOn(server, answered, answers, inScope));
  const unanswered = made.filter((each) => !answered.includes(each)).map(({ title }) => title);
  return { name, asked: answered.length * servers.length, disagreements, unanswered };
}

function disagreementsOn(
  server: Server,
  made: readonly Made[],
  answers: ReadonlyMap<string, Kept>,
  inScope: (reason: Reason) => boolean,
): readonly Disagreement[] {
  const said = saidOf(
    made.map(({ manifest }) => manifest),
    server,
  );
  return made.flatMap(({ title, checks, manifest }, index) => {
    const verdict = parseVerdict(atStep(answers.get(keyOf(manifest)) ?? [], serverNames, server.name));
    const found = differences(said[index] ?? [], verdict, manifest, inScope);
    return found.length === 0 ? [] : [{ title, server: server.name, checks, differences: found, manifest }];
  });
}
