/** How far the predicted fates agree with what real shells do. */

import type { Fate, Shell } from "../../shared/script/model.ts";
import { chance } from "../oracle/chance.ts";
import { type Job, type Outcome, RealShells, type ShellName } from "./real-shells.ts";
import { type Stub, type Stubbed, stubbed } from "./stubbed.ts";
import type { Subject } from "./subjects.ts";

/** A command whose failure was predicted and seen. */
export interface Disagreement {
  readonly shell: ShellName;
  readonly origin: string;
  readonly script: string;
  readonly stub: string;
  /** As written. */
  readonly command: string;
  readonly predicted: Fate;
  readonly status: number;
}

export interface Agreement {
  /** By shell: pairs of a script and a failing command that were predicted and observed. */
  readonly observed: ReadonlyMap<ShellName, number>;
  readonly disagreements: readonly Disagreement[];
  /** Pairs for which the model gives no verdict, and those that no run reached with a status of 0. */
  readonly withoutVerdict: ReadonlyMap<Fate, number>;
  readonly unreached: number;
  /** Scripts that were run, and those that could not be, by reason. */
  readonly scripts: number;
  readonly unfit: ReadonlyMap<string, number>;
}

/** The shells that can be behind a script's shell. */
function shellsOf({ name, dialect }: Shell): readonly ShellName[] {
  if (name === "bash") return ["bash"];
  if (dialect === "bash") return ["bash as sh"];
  if (dialect === "dash" || dialect === "ash") return [dialect];
  return dialect === "sh" ? ["bash as sh", "dash", "ash"] : [];
}

const flagsOf = ({ errexit, nounset, pipefail }: Shell): readonly string[] => [
  ...(errexit ? ["-e"] : []),
  ...(nounset ? ["-u"] : []),
  ...(pipefail ? ["-o", "pipefail"] : []),
];

/** One script in one shell. */
interface Trial {
  readonly subject: Subject;
  readonly shell: ShellName;
  readonly script: Stubbed;
  readonly base: Pick<Job, "shell" | "flags" | "text" | "names" | "turning">;
  /** Predicted commands that no run has reached yet. */
  readonly waiting: Set<Stub>;
}

interface Pair {
  readonly trial: Trial;
  readonly stub: Stub;
  readonly job: Job;
}

/** Ways to answer the conditions of a script until each command was reached. */
const rounds = 5;

const countIn = <K>(counts: Map<K, number>, key: K, by = 1): void => void counts.set(key, (counts.get(key) ?? 0) + by);

/**
 * Runs every script with each predicted command failing in turn. `predict` is the model's word by default; another one shows what the
 * harness says of a wrong model.
 */
export async function agreementOf(
  subjects: readonly Subject[],
  predict: (stub: Stub) => Fate = ({ command }) => command.fate,
): Promise<Agreement> {
  const unfit = new Map<string, number>();
  const withoutVerdict = new Map<Fate, number>();
  const trials = trialsOf(subjects, predict, unfit, withoutVerdict);
  const shells = new RealShells();
  try {
    const pairs = await reach(trials, shells);
    const outcomes = await shells.run(pairs.map(({ job }) => job));
    const observed = new Map<ShellName, number>();
    const disagreements: Disagreement[] = [];
    for (const [index, pair] of pairs.entries()) {
      const outcome = outcomes[index];
      if (outcome?.status == null) continue;
      countIn(observed, pair.trial.shell);
      const found = disagreement(pair, outcome, predict(pair.stub));
      if (found !== null) disagreements.push(found);
    }
    const unreached = trials.reduce((sum, { waiting }) => sum + waiting.size, 0);
    return {
      observed,
      disagreements,
      withoutVerdict,
      unreached,
      scripts: new Set(trials.map(({ script }) => script)).size,
      unfit,
    };
  } finally {
    shells.end();
  }
}

function trialsOf(
  subjects: readonly Subject[],
  predict: (stub: Stub) => Fate,
  unfit: Map<string, number>,
  withoutVerdict: Map<Fate, number>,
): readonly Trial[] {
  const trials: Trial[] = [];
  const seen = new Set<string>();
  for (const subject of subjects) {
    const { shell, script } = subject.run;
    if (shell === null || script === null) continue;
    const flags = flagsOf(shell);
    const key = [shell.name, shell.dialect, ...flags, script.text].join("\0");
    if (seen.has(key)) continue;
    seen.add(key);
    const fit = stubbed(subject.run);
    if (typeof fit === "string") {
      countIn(unfit, fit);
      continue;
    }
    const judged = fit.stubs.map((stub) => ({ stub, fate: predict(stub) }));
    for (const { fate } of judged) if (fate === "unknown" || fate === "tested") countIn(withoutVerdict, fate);
    const predicted = judged.flatMap(({ stub, fate }) => (fate === "decides" || fate === "lost" ? [stub] : []));
    const turning = fit.stubs.filter(({ command }) => command.inLoop).map(({ id }) => id);
    for (const name of shellsOf(shell)) {
      const base = { shell: name, flags, text: fit.text, names: fit.names, turning };
      trials.push({ subject, shell: name, script: fit, base, waiting: new Set(predicted) });
    }
  }
  return trials;
}

/** For each predicted command a way to reach it in a run that succeeds, and the same run with its failure. */
async function reach(trials: readonly Trial[], shells: RealShells): Promise<readonly Pair[]> {
  const pairs: Pair[] = [];
  for (let round = 0; round < rounds; round++) {
    const open = trials.filter(({ waiting }) => waiting.size > 0);
    const jobs = open.map((trial, index) => ({ ...trial.base, failing: answers(trial, round, index) }));
    const outcomes = await shells.run(jobs);
    for (const [index, trial] of open.entries()) {
      const [job, outcome] = [jobs[index], outcomes[index]];
      if (job === undefined || outcome?.status !== 0) continue;
      for (const stub of [...trial.waiting].filter(({ id }) => outcome.reached.has(id))) {
        trial.waiting.delete(stub);
        const turning = job.turning.filter((id) => id !== stub.id);
        pairs.push({ trial, stub, job: { ...job, failing: [...job.failing.filter((id) => id !== stub.id), stub.id], turning } });
      }
    }
  }
  return pairs;
}

/** Which conditions fail: none, all, or some. A command that is no condition succeeds, as the prediction takes it. */
function answers({ script, waiting }: Trial, round: number, seed: number): readonly string[] {
  const random = chance(round * 1_000_003 + seed);
  const conditions = script.stubs.filter((stub) => !waiting.has(stub) && isCondition(stub));
  return conditions.filter(() => round === 1 || (round > 1 && random.once(2))).map(({ id }) => id);
}

const isCondition = ({ command: { fate } }: Stub): boolean => fate === "tested" || fate === "unknown";

function disagreement({ trial, stub, job }: Pair, { status }: Outcome, predicted: Fate): Disagreement | null {
  if (status === null || (predicted === "decides") === (status !== 0)) return null;
  const { subject, shell } = trial;
  const command = stub.command.words.map(({ text }) => text).join(" ");
  return { shell, origin: subject.origin, script: job.text, stub: stub.id, command, predicted, status };
}
