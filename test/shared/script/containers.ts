/** Containers for the tests of the script model. */
import type { ImageFacts } from "../../../shared/knowledge/image-facts.ts";
import type { Place } from "../../../shared/model/finding.ts";
import type { Container } from "../../../shared/model/pod.ts";
import type { Resource } from "../../../shared/model/resource.ts";
import type { Command, Run } from "../../../shared/script/model.ts";
import { readRun } from "../../../shared/script/run.ts";

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

export const image = (facts: Partial<ImageFacts>): ImageFacts => ({
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

/** The part of a scalar that a place spans. */
export const spanned = (written: string, { span }: Place): string => written.slice(span?.start, span?.end);
