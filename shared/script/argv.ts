/** The command line of a container: command, args and what the image adds, after the kubelet's expansion. */
import type { ImageFacts } from "../knowledge/image-facts.ts";
import type { Place } from "../model/finding.ts";
import type { Container } from "../model/pod.ts";
import type { Path } from "../model/resource.ts";
import { type Environment, type Expanded, expand, readEnvironment } from "./expand.ts";
import type { Word } from "./model.ts";

/** The words that a container starts with. */
export interface Argv {
  readonly words: readonly Word[];
  /** How many words the image's entrypoint gave; they stand first. */
  readonly fromImage: number;
  /** The text behind a word of the manifest, for a script in it. */
  expandedOf(word: Word): Expanded | undefined;
  readonly environment: Environment;
  /** Why the command line is not known; null when it is. */
  readonly opaque: string | null;
}

/** Which of command, args, entrypoint and default command run: Kubernetes' table in "Define a command and arguments". */
export function readArgv(container: Container, image: ImageFacts | null, place: (...path: Path) => Place): Argv {
  const command = container.command ?? [];
  const args = container.args ?? [];
  const texts = [...command, ...args].filter((text) => typeof text === "string");
  const environment = readEnvironment(container, texts);
  const expanded = new Map<Word, Expanded>();
  const written = (text: unknown, at: Place): Word => {
    if (typeof text !== "string") return { value: null, text: "", fromEnv: false, glob: false, place: at };
    const result = expand(text, environment);
    const value = result.unknown.length > 0 ? null : result.text;
    const word: Word = { value, text, fromEnv: result.fromEnv.length > 0, glob: false, place: at };
    expanded.set(word, result);
    return word;
  };
  const ofImage = (text: string): Word => ({ value: text, text, fromEnv: false, glob: false, place: place("image") });
  const words = [
    ...(command.length > 0 ? command.map((text, index) => written(text, place("command", index))) : []),
    ...(command.length > 0 ? [] : (image?.entrypoint ?? []).map(ofImage)),
    ...args.map((text, index) => written(text, place("args", index))),
    ...(command.length > 0 || args.length > 0 ? [] : (image?.command ?? []).map(ofImage)),
  ];
  return {
    words,
    fromImage: command.length > 0 ? 0 : (image?.entrypoint ?? []).length,
    expandedOf: (word) => expanded.get(word),
    environment,
    opaque: command.length > 0 ? null : missing(image, args.length > 0, words.length),
  };
}

function missing(image: ImageFacts | null, hasArgs: boolean, words: number): string | null {
  if (image === null || image.entrypoint === null) return "image entrypoint not known";
  if (!hasArgs && image.command === null) return "image command not known";
  return words === 0 ? "nothing to run" : null;
}
