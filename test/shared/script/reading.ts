/** Reads a shell script as a container runs it. */
import type { Container } from "../../../shared/model/pod.ts";
import type { Path, Resource } from "../../../shared/model/resource.ts";
import type { Command, Probe, Run, Wait } from "../../../shared/script/model.ts";
import { readProbes } from "../../../shared/script/probes.ts";
import { readRun, syntaxOf } from "../../../shared/script/run.ts";
import { readToolWaits } from "../../../shared/script/tool-waits.ts";
import { readWaits } from "../../../shared/script/waits.ts";

const resource: Resource = {
  apiVersion: "v1",
  kind: "Pod",
  name: "p",
  namespace: null,
  body: {},
  file: null,
  mayHoldInitContainers: true,
  partial: false,
  unknown: [],
  mentions: () => true,
};

export function runOf(script: string, { shell = "bash", env = {} }: { shell?: string; env?: Record<string, string> } = {}): Run {
  const container: Container = {
    name: "c",
    image: "example/image:1",
    command: [shell, "-c", script],
    env: Object.entries(env).map(([name, value]) => ({ name, value })),
  };
  return readRun(container, { place: (...path: Path) => ({ resource, path }), image: null, fileAt: () => null });
}

export const commandsOf = (script: string, env: Record<string, string> = {}): readonly Command[] =>
  runOf(script, { env }).commands;

export const probesOf = (script: string, env: Record<string, string> = {}): readonly Probe[] =>
  readProbes(commandsOf(script, env));

export function waitsOf(script: string, env: Record<string, string> = {}): readonly Wait[] {
  const run = runOf(script, { env });
  const syntax = syntaxOf(run);
  const probes = readProbes(run.commands);
  return [...(syntax === null ? [] : readWaits(syntax, probes)), ...readToolWaits(probes)];
}

/** `none`, `counter 60 fails`, one line for each wait. */
export const summary = (waits: readonly Wait[]): readonly string[] =>
  waits.map(({ bound, afterwards, probes }) => {
    const length = "seconds" in bound ? ` ${bound.seconds ?? "?"} ${afterwards}` : "";
    return `${bound.kind}${length}${probes.length > 0 ? ` ${[...new Set(probes.map(({ tool }) => tool))].join("+")}` : ""}`;
  });
