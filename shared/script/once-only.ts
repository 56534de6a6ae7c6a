/**
 * Steps that succeed once: what they make is there the second time, and they refuse it. From the manual of each program; GNU, busybox,
 * Info-ZIP, OpenSSH and the JDK were run twice.
 */
import type { Command, Effect, Run, Word } from "./model.ts";
import { hasOption, type Options, optionValue, readOptions } from "./options.ts";
import { normalized } from "./paths.ts";
import { pipelinesIn } from "./pipelines.ts";

/** A command that does not do the same again. */
export interface OnceOnly {
  readonly command: Command;
  /** What it does, for a message: with quoted paths and names, without who does it. */
  readonly does: string;
  /** What becomes of the second run, for a message. */
  readonly so: string;
  /** The file or directory that must not be there (for `moved`: that must be); null for something in a database or a cluster. */
  readonly path: string | null;
  /** True when the second run misses `path` instead of finding it. */
  readonly moved: boolean;
  /** The word to point at. */
  readonly word: Word | undefined;
}

type Found = Pick<OnceOnly, "does" | "path" | "word"> & Partial<Pick<OnceOnly, "so" | "moved">>;

type Reader = (command: Command, effects: readonly Effect[], options: Options) => readonly Found[];

const fails = "it fails when it runs again";

interface Program {
  readonly valued?: string;
  readonly long?: readonly string[];
  readonly oneDash?: true;
  /** With any of these it does not refuse what is there. */
  readonly unless: readonly string[];
  readonly read: Reader;
}

const made = (effects: readonly Effect[], kind: Effect["kind"], does: (path: string) => string): readonly Found[] =>
  effects
    .filter((effect) => effect.kind === kind)
    .map(({ path, place }) => ({
      does: does(path),
      path,
      word: { value: path, text: path, fromEnv: false, glob: false, place },
    }));

const packed = (ending: RegExp): Program => ({
  valued: "S",
  long: ["suffix"],
  unless: ["c", "stdout", "to-stdout", "f", "force", "t", "test", "l", "list"],
  read: (_, effects) =>
    made(effects, "read", (path) => `unpacks "${path}" in place without -f`).map((found) => ({
      ...found,
      path: found.path?.replace(ending, "") ?? null,
    })),
});

const programs: Readonly<Record<string, Program>> = {
  mkdir: {
    valued: "mZ",
    long: ["mode", "context"],
    unless: ["p", "parents"],
    read: (_, effects) => made(effects, "directory", (path) => `makes "${path}" without -p`),
  },
  mkfifo: {
    valued: "m",
    long: ["mode"],
    unless: [],
    read: (_, effects) => made(effects, "write", (path) => `makes the pipe "${path}"`),
  },
  mknod: {
    valued: "m",
    long: ["mode"],
    unless: [],
    read: (_, effects) => made(effects, "write", (path) => `makes the device "${path}"`),
  },
  ln: {
    valued: "tS",
    long: ["target-directory", "suffix"],
    unless: ["f", "force", "b", "backup", "i", "interactive"],
    read: (_, effects, { operands }) =>
      operands.length < 2
        ? []
        : made(effects, "write", (path) => `links "${path}" without -f`).map((found) => ({
            ...found,
            so: "it fails or links elsewhere when it runs again",
          })),
  },
  unzip: {
    valued: "dxP",
    unless: [..."onuflptvZc"],
    read: (_, effects) => made(effects, "write", (path) => `unzips into "${path}" without -o`),
  },
  tar: {
    valued: "fCTXb",
    long: ["file", "directory", "exclude", "strip-components"],
    unless: ["c", "create", "t", "list", "O", "to-stdout", "overwrite", "skip-old-files"],
    read: (_, effects, options) =>
      hasOption(options, "k", "keep-old-files")
        ? made(effects, "write", (path) => `unpacks into "${path}" and keeps old files`)
        : [],
  },
  gunzip: packed(/\.(?:gz|z|Z)$/),
  bunzip2: packed(/\.bz2$/),
  unxz: packed(/\.xz$/),
  "ssh-keygen": {
    valued: "bCEFfGIJKMmNnOPRrSsTtVwWYz",
    unless: ["A"],
    read: (_, effects) => made(effects, "write", (path) => `makes the key "${path}" without a look at the old one`),
  },
  keytool: {
    valued: "",
    long: ["keystore", "alias", "storepass", "keypass", "file", "dname", "keyalg", "storetype", "validity", "keysize", "ext"],
    oneDash: true,
    unless: ["help", "version"],
    read: ({ words }, effects) =>
      words.some(({ value }) => /^-(?:genkeypair|genkey|genseckey|importcert|import|importpass)$/.test(value ?? ""))
        ? made(effects, "write", (path) => `adds an entry to "${path}" that may be there`)
        : [],
  },
  initdb: {
    valued: "DEkUWAXT",
    long: ["pgdata", "encoding", "username", "auth", "auth-host", "auth-local", "pwfile", "waldir", "locale"],
    unless: ["help", "version", "V", "S", "sync-only"],
    read: (_, __, options) => initialized(optionValue(options, "D", "pgdata")),
  },
  mysqld: {
    valued: "hu",
    long: ["datadir", "user"],
    unless: ["help", "version", "verbose"],
    read: ({ words: [program] }, __, options) => {
      if (!hasOption(options, "initialize", "initialize-insecure")) return [];
      const datadir = optionValue(options, "h", "datadir");
      return initialized(datadir ?? (program && { ...program, value: "/var/lib/mysql" }));
    },
  },
  createdb: server("hpUWTEDlO"),
  createuser: server("hpUcgam"),
  psql: {
    valued: "hpUdcfvoLFPRT",
    long: ["host", "port", "username", "dbname", "command", "file", "set", "variable", "output"],
    unless: ["help", "version", "l", "list"],
    read: (_, __, { options, certain }) => {
      const texts = options.filter(({ name }) => name === "c" || name === "command");
      const stops = options.some(({ value }) => /^ON_ERROR_STOP=(?:1|on|true)$/i.test(value?.value ?? ""));
      // Of several texts the last one decides.
      return certain && (texts.length === 1 || stops) ? texts.flatMap(({ value }) => statements(value)) : [];
    },
  },
  mysql: mysql(),
  mariadb: mysql(),
  kubectl: {
    valued: "nflo",
    long: [
      "namespace",
      "context",
      "kubeconfig",
      "from-literal",
      "from-file",
      "from-env-file",
      "output",
      "server",
      "token",
      "type",
    ],
    unless: ["dry-run", "h", "help", "f", "filename", "k", "kustomize"],
    read: (_, __, { operands: [verb, kind, ...names], certain }) =>
      certain && verb?.value === "create" && kind?.value !== "token" && names.length > 0
        ? [{ does: `runs "kubectl create ${kind?.value ?? ""}" for what may be there`, path: null, word: verb }]
        : [],
  },
  mv: {
    valued: "St",
    long: ["suffix", "target-directory"],
    unless: ["help", "version"],
    read: ({ words }, effects) =>
      // What a glob matches is not known.
      (words.some(({ glob }) => glob) ? [] : made(effects, "delete", (path) => `moves "${path}" away`)).map((found) => ({
        ...found,
        moved: true,
        so: "it is not there when it runs again",
      })),
  },
};

/** createdb and its like: they refuse a name that is taken. */
function server(valued: string): Program {
  return {
    valued,
    long: ["host", "port", "username", "owner", "template", "encoding", "locale", "tablespace"],
    unless: ["help", "version", "V"],
    read: ({ name, words: [word] }, _, { operands }) =>
      operands.length === 0 ? [] : [{ does: `runs "${name ?? ""}" for what may be there`, path: null, word }],
  };
}

function mysql(): Program {
  return {
    valued: "hPuDeS",
    long: ["host", "port", "user", "database", "execute", "password", "socket"],
    unless: ["help", "version", "f", "force"],
    read: (_, __, { options, certain }) =>
      certain ? options.flatMap(({ name, value }) => (name === "e" || name === "execute" ? statements(value) : [])) : [],
  };
}

function initialized(directory: Word | undefined): readonly Found[] {
  if (!directory?.value?.startsWith("/")) return [];
  const path = normalized(directory.value);
  return [{ does: `initializes "${path}" without a look at it`, path, word: directory }];
}

const creates =
  /\bCREATE\s+(?:UNIQUE\s+)?(DATABASE|SCHEMA|TABLE|USER|ROLE|INDEX|EXTENSION|TYPE|SEQUENCE)\s+(?!IF\s+NOT\s+EXISTS\b|CONCURRENTLY\b)/i;

/** SQL that creates something by a name, unless it looks before, drops it, or chooses. */
function statements(text: Word | null): readonly Found[] {
  const sql = (text?.value ?? text?.text ?? "").slice(0, 100_000);
  const kind = creates.exec(sql)?.[1];
  if (text === null || kind === undefined || /\bDROP\b|\bDO\s+\$|\\gexec|\bEXCEPTION\b|\bCASE\b/i.test(sql)) return [];
  return [{ does: `runs "CREATE ${kind.toUpperCase()}" without IF NOT EXISTS`, path: null, word: text }];
}

/** The steps of a run that refuse to run a second time, whatever becomes of their failure; those of another system are left out. */
export function onceOnlySteps(run: Run): readonly OnceOnly[] {
  const effectsOf = new Map<Command, Effect[]>();
  for (const effect of run.effects) {
    const before = effectsOf.get(effect.command);
    if (before === undefined) effectsOf.set(effect.command, [effect]);
    else before.push(effect);
  }
  return run.commands.flatMap((command) => {
    const { name, words, elsewhere } = command;
    const program = name !== null && !elsewhere && Object.hasOwn(programs, name) ? programs[name] : undefined;
    if (program === undefined) return [];
    const dashed = name === "tar" ? words.slice(1).map(oldForm) : words.slice(1);
    const options = readOptions(dashed, { valued: "", long: [], ...program });
    if (hasOption(options, ...program.unless) || (asks.has(name ?? "") && isAnswered(command, run))) return [];
    return program
      .read(command, effectsOf.get(command) ?? [], options)
      .map((found) => ({ so: fails, moved: false, ...found, command }));
  });
}

/** Programs that ask on their standard input before they overwrite. */
const asks: ReadonlySet<string> = new Set(["ssh-keygen", "unzip"]);

/** `yes | ssh-keygen …`, `ssh-keygen … <<< y`: something may answer. */
const isAnswered = (command: Command, run: Run): boolean =>
  command.redirects.some(({ operator, target }) => operator.startsWith("<") && target?.value !== "/dev/null") ||
  pipelinesIn(run).some(({ parts }) => parts.indexOf(command) > 0);

/** `tar xkf FILE` is `tar -xkf FILE`. */
const oldForm = (word: Word, index: number): Word =>
  index === 0 && /^[A-Za-z]+$/.test(word.value ?? "") ? { ...word, value: `-${word.value}` } : word;
