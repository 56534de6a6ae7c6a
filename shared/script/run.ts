/** What a container runs: the door to everything in this folder. */
import type { ImageFacts } from "../knowledge/image-facts.ts";
import type { Place } from "../model/finding.ts";
import type { Container } from "../model/pod.ts";
import type { Path } from "../model/resource.ts";
import { type Argv, readArgv } from "./argv.ts";
import { readCommands } from "./commands.ts";
import { readEffects } from "./effects.ts";
import { type Environment, readEnvironment } from "./expand.ts";
import { readFates } from "./flow.ts";
import type { Command, Probe, Run, Script, Wait } from "./model.ts";
import { type Parsed, parseScript } from "./parse.ts";
import { readProbes } from "./probes.ts";
import { findProgram, type Program } from "./program.ts";
import type { Reading, Syntax } from "./reading.ts";
import type { Source } from "./source.ts";
import { certainErrors } from "./syntax.ts";
import { readToolWaits } from "./tool-waits.ts";
import { readWaits } from "./waits.ts";
import { programName } from "./wrappers.ts";

/** What the engine knows around a container. */
interface RunContext {
  /** A place below the container; without arguments the container itself. */
  place(...path: Path): Place;
  readonly image: ImageFacts | null;
  /** The text of a ConfigMap key that is mounted at this absolute path, with the place of the scalar. */
  fileAt(path: string): { readonly text: string; readonly place: Place } | null;
}

const syntaxes = new WeakMap<Run, () => Syntax | null>();

/** The syntax tree of a run's script; null when the form is not shell or the script cannot be read. */
export const syntaxOf = (run: Run): Syntax | null => syntaxes.get(run)?.() ?? null;

/**
 * What `container` runs. Every field of the container that the answer depends on is read here and now, so that a
 * value that is not known is noticed by whoever asks; parsing waits until somebody needs it. Never throws.
 */
export function readRun(container: Container, context: RunContext): Run {
  const argv = readArgv(container, context.image, context.place);
  const { workingDir } = container;
  if (argv.opaque !== null) return opaqueRun(argv, argv.opaque);
  const program = findProgram(argv, context, workingDir ?? null);
  const { source } = program;
  const environment = source !== null && program.from === "file" ? readEnvironment(container, [source.text]) : argv.environment;
  const parsed = once(() => (source === null ? null : parseScript(source.parsable)));
  const syntax = once(() => (source === null ? null : readSyntax(program, source, parsed(), environment)));
  const exec = once(() => [execCommand(program, context.place((container.command ?? []).length > 0 ? "command" : "args"))]);
  const commands = once(() => (source === null ? exec() : (syntax()?.commands ?? [])));
  const probes = once(() => readProbes(commands()));
  const waits = once(() => waitsOf(syntax(), probes(), program));
  const effects = once(() => readEffects(commands(), workingDir ?? null, syntax()));
  const run: Run = {
    get form() {
      return source === null ? "exec" : parsed() === null ? "opaque" : "shell";
    },
    get opaque() {
      return source !== null && parsed() === null ? "script too large to read" : null;
    },
    interpreter: program.interpreter,
    argv: argv.words,
    shell: program.shell,
    script: source === null ? null : scriptFrom(source, program, parsed),
    get commands() {
      return commands();
    },
    get probes() {
      return probes();
    },
    get waits() {
      return waits();
    },
    get effects() {
      return effects();
    },
  };
  syntaxes.set(run, syntax);
  return run;
}

function waitsOf(syntax: Syntax | null, probes: readonly Probe[], { stripped }: Program): readonly Wait[] {
  const loops = syntax === null ? [] : readWaits(syntax, probes, stripped.wrappers);
  return [...loops, ...readToolWaits(probes)];
}

function once<T>(compute: () => T): () => T {
  let result: { readonly value: T } | undefined;
  return () => {
    result ??= { value: compute() };
    return result.value;
  };
}

const opaqueRun = ({ words }: Argv, reason: string): Run => ({
  form: "opaque",
  opaque: reason,
  interpreter: null,
  argv: words,
  shell: null,
  script: null,
  commands: [],
  waits: [],
  probes: [],
  effects: [],
});

function scriptFrom(source: Source, { from, shell }: Program, parsed: () => Parsed | null): Script {
  const errors = once(() =>
    certainErrors(parsed(), source, shell?.dialect ?? "other").map(({ message, offset }) => {
      const token = /^unexpected token '(.*)'$/s.exec(message)?.[1]?.length ?? 1;
      const start = Math.min(offset, Math.max(0, source.text.length - 1));
      return { message, place: source.place(start, Math.min(start + token, source.text.length)) };
    }),
  );
  return {
    text: source.text,
    from,
    get errors() {
      return errors();
    },
    place: source.place,
  };
}

function readSyntax(
  { shell, stripped, parameters }: Program,
  source: Source,
  parsed: Parsed | null,
  environment: Environment,
): (Syntax & Reading) | null {
  if (parsed === null || shell === null) return null;
  const ast = parsed.script;
  const fates = once(() =>
    parsed.errors.length > 0 || source.uncertain ? () => "unknown" as const : readFates(ast, shell, reading),
  );
  const reading: Reading = readCommands(ast, {
    source,
    dialect: shell.dialect,
    environment,
    parameters,
    assignments: stripped.assignments,
    elsewhere: stripped.elsewhere,
    fateOf: (node) => fates()(node),
  });
  const { commands, commandOf, wordsOf, nestedOf } = reading;
  return { ast, source, commands, commandOf, wordsOf, nestedOf };
}

/** The command of a container without a script: its exit status is the container's. */
function execCommand({ stripped }: Program, place: Place): Command {
  return {
    name: programName(stripped.words[0]),
    words: stripped.words,
    wrappers: stripped.wrappers,
    assignments: stripped.assignments,
    redirects: [],
    fate: "decides",
    inLoop: false,
    conditional: false,
    elsewhere: stripped.elsewhere,
    builtin: false,
    place,
  };
}
