/** Files of ConfigMaps that a container runs as programs. */
import type { Place } from "../model/finding.ts";
import type { Container } from "../model/pod.ts";
import { at, type Resource } from "../model/resource.ts";
import type { Command, Run, Word } from "../script/model.ts";
import { absoluteIn } from "../script/paths.ts";
import { shebangOf } from "../script/shebang.ts";
import { fileAt, type PodWithVolumes } from "./volumes.ts";

/** One key of a ConfigMap that is called by its path. */
export interface ExecutedFile {
  /** Absolute, normalised. */
  readonly path: string;
  readonly text: string;
  /** The scalar of the key. */
  readonly place: Place;
  /** The word that calls it. */
  readonly word: Word;
  /** The command of a script that calls it; null when it is the container's own program. */
  readonly command: Command | null;
}

interface View {
  readonly pod: PodWithVolumes & { readonly resource: Resource };
  readonly container: Container;
  readonly run: Run;
  readonly set: { find(kind: string, namespace: string | null, name: string, from: Resource): Resource | undefined };
}

/** Every such file with an execute bit whose text is known, each path once; a wrapper's program is left out, as it may be run in another way. */
export function executedFiles({ pod, container, run, set }: View): readonly ExecutedFile[] {
  const calls = [
    { word: run.argv[0], command: null },
    ...(run.form === "shell" ? run.commands.map((command) => ({ word: command.words[0], command })) : []),
  ];
  const seen = new Set<string>();
  return calls.flatMap(({ word, command }): readonly ExecutedFile[] => {
    if (word === undefined || command?.builtin || command?.elsewhere || (command?.wrappers.length ?? 0) > 0) return [];
    const path = word.value?.includes("/") ? absoluteIn(word.value, container.workingDir) : null;
    const file = path === null || seen.has(path) ? undefined : fileAt(pod, container, path);
    if (path === null || file === undefined || file.kind !== "ConfigMap" || (file.mode & 0o111) === 0) return [];
    const configMap = set.find("ConfigMap", pod.resource.namespace, file.name, pod.resource);
    const where = ["data", file.key];
    const text = configMap && at(configMap.body, where);
    if (configMap === undefined || typeof text !== "string") return [];
    seen.add(path);
    return [{ path, text, place: { resource: configMap, path: where }, word, command }];
  });
}

/**
 * The program that the first line of a file names: `bash` of `#!/bin/bash -e` and of `#!/usr/bin/env bash`, with the path of the
 * interpreter as written. null without `#!`.
 */
export function interpreterLine(text: string): { readonly path: string; readonly name: string } | null {
  const line = shebangOf(text);
  if (line === null) return null;
  const path = line.interpreter;
  const name = path.slice(path.lastIndexOf("/") + 1);
  const words = line.argument.split(/[ \t]+/).filter((word) => word !== "" && word !== "-S");
  return { path, name: name === "env" ? (words[0] ?? name) : name };
}
