/** Containers and scripts for the tests of the script model, read as the engine reads them. */
import type { ImageFacts } from "../../../shared/knowledge/image-facts.ts";
import type { Place } from "../../../shared/model/finding.ts";
import type { Container } from "../../../shared/model/pod.ts";
import type { Command, Probe, Run, Wait } from "../../../shared/script/model.ts";
import { readProbes } from "../../../shared/script/probes.ts";
import { readRun, syntaxOf } from "../../../shared/script/run.ts";
import { readToolWaits } from "../../../shared/script/tool-waits.ts";
import { readWaits } from "../../../shared/script/waits.ts";
import { resource as resourceOf } from "../../support/resources.ts";

const resource = resourceOf({ apiVersion: "v1", kind: "Pod", metadata: { name: "p" } });

const image = (facts: Partial<ImageFacts>): ImageFacts => ({
  entry: "test",
  shell: null,
  tools: null,
  entrypoint: null,
  command: null,
  server: null,
  user: null,
  ...facts,
});

/** What a container runs, with files mounted from a ConfigMap whose keys are their paths. */
export const run = (
  container: Container,
  facts: Partial<ImageFacts> | null = null,
  files: Readonly<Record<string, string>> = {},
): Run =>
  readRun(container, {
    place: (...path) => ({ resource, path }),
    image: facts && image(facts),
    fileAt: (path) => (files[path] === undefined ? null : { text: files[path], place: { resource, path: ["data", path] } }),
  });

/** The commands of `sh -c script`. */
export const commandsOf = (script: string, container: Container = {}): readonly Command[] =>
  run({ ...container, command: ["sh", "-c", script] }).commands;

/** What `bash -c script` runs, with literal environment variables. */
export const runOf = (script: string, { shell = "bash", env = {} }: { shell?: string; env?: Record<string, string> } = {}): Run =>
  run({
    name: "c",
    image: "example/image:1",
    command: [shell, "-c", script],
    env: Object.entries(env).map(([name, value]) => ({ name, value })),
  });

export const probesOf = (script: string, env: Record<string, string> = {}): readonly Probe[] =>
  readProbes(runOf(script, { env }).commands);

export function waitsOf(script: string, env: Record<string, string> = {}): readonly Wait[] {
  const read = runOf(script, { env });
  const syntax = syntaxOf(read);
  const probes = readProbes(read.commands);
  return [...(syntax === null ? [] : readWaits(syntax, probes)), ...readToolWaits(probes)];
}

/** `none`, `counter 60 fails`, one line for each wait. */
export const summary = (waits: readonly Wait[]): readonly string[] =>
  waits.map(({ bound, afterwards, probes }) => {
    const length = "seconds" in bound ? ` ${bound.seconds ?? "?"} ${afterwards}` : "";
    return `${bound.kind}${length}${probes.length > 0 ? ` ${[...new Set(probes.map(({ tool }) => tool))].join("+")}` : ""}`;
  });

/** The part of a scalar that a place spans. */
export const spanned = (written: string, { span }: Place): string => written.slice(span?.start, span?.end);
