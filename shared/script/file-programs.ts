/** The programs that read and change files, each with what its arguments mean. From their manual pages, GNU and busybox. */

import { type Doing, each, given, intoTarget, isRecursive, type Program, program } from "./doing.ts";
import { curl, git, objectStore, rsync, wget } from "./fetch-programs.ts";
import type { Effect, Word } from "./model.ts";
import { hasOption, type Options, optionValue, readOptions } from "./options.ts";
import { withValue } from "./paths.ts";

const copySyntax = { valued: "tSgmo", long: ["target-directory", "suffix", "owner", "group", "mode"] };

/** cp, mv, install: sources, then the target, or `-t DIRECTORY`. */
function sourcesAndTarget(options: Options): { sources: readonly Word[]; target: Word; isDirectory: boolean } | null {
  const directory = optionValue(options, "t", "target-directory");
  const sources = directory === undefined ? options.operands.slice(0, -1) : options.operands;
  const target = directory ?? options.operands.at(-1);
  return target === undefined || sources.length === 0 ? null : { sources, target, isDirectory: directory !== undefined };
}

const copies = (move: boolean): Program =>
  program(copySyntax, (options) => {
    const given = sourcesAndTarget(options);
    if (given === null) return [];
    const { sources, target, isDirectory } = given;
    const recursive = move || isRecursive(options);
    return [
      ...each("read", sources, { recursive }),
      ...(move ? each("delete", sources, { recursive }) : []),
      ...intoTarget(sources, target, isDirectory, recursive),
    ];
  });

const install = program(copySyntax, (options) => {
  if (hasOption(options, "d", "directory")) return each("directory", options.operands);
  const given = sourcesAndTarget(options);
  if (given === null) return [];
  return [...each("read", given.sources), ...intoTarget(given.sources, given.target, given.isDirectory, false)];
});

const ln = program({ valued: "tS", long: ["target-directory", "suffix"] }, (options) => {
  const target =
    optionValue(options, "t", "target-directory") ?? (options.operands.length > 1 ? options.operands.at(-1) : undefined);
  return given("write", target);
});

const mkdir = program({ valued: "mZ", long: ["mode", "context"] }, (options) => {
  const mode = optionValue(options, "m", "mode");
  return [
    ...each("directory", options.operands),
    ...(mode?.value == null ? [] : each("mode", options.operands, { detail: mode.value })),
  ];
});

/** A value from env is not shown. */
const asWritten = (word: Word | undefined): string =>
  word === undefined ? "" : word.fromEnv || word.value === null ? word.text : word.value;

/** chmod and chown: what is set, then the paths; `--reference` takes the first one's place. */
const sets =
  (kind: "mode" | "owner"): Program =>
  (args) => {
    // A mode such as -x or -rwx looks like options.
    const first = args.findIndex(({ value }) => value === null || !/^-(?:[RHLPcfvh]+|-.*)$/.test(value));
    const options = readOptions(first < 0 ? args : args.slice(0, first), { valued: "", long: [] });
    const rest = first < 0 ? [] : args.slice(first);
    const referenced = hasOption(options, "reference");
    const paths = (referenced ? rest : rest.slice(1)).filter(({ value }) => value === null || !value.startsWith("-"));
    const late = rest.some(({ value }) => value === "-R" || value === "--recursive");
    const recursive = late || hasOption(options, "R", "recursive");
    return each(kind, paths, { recursive, detail: referenced || first < 0 ? "" : asWritten(rest[0]) });
  };

const rm = program({}, (options) => each("delete", options.operands, { recursive: isRecursive(options) }));

const tar: Program = (args) => {
  // `tar xzf FILE` without a dash is the old form of `tar -xzf FILE`.
  const [first] = args;
  const old = first?.value != null && /^[A-Za-z]+$/.test(first.value);
  const dashed = old ? [withValue(first, `-${first.value}`), ...args.slice(1)] : args;
  const options = readOptions(dashed, {
    valued: "fCTXbgHIKLNV",
    long: [
      "file",
      "directory",
      "files-from",
      "exclude-from",
      "strip-components",
      "exclude",
      "transform",
      "owner",
      "group",
      "mode",
    ],
  });
  const file = optionValue(options, "f", "file");
  const archive = file?.value === "-" ? undefined : file;
  const directory = optionValue(options, "C", "directory");
  if (hasOption(options, "O", "to-stdout")) return given("read", archive);
  if (hasOption(options, "x", "extract", "get")) return [...given("read", archive), ...into(directory, archive ?? first)];
  if (!hasOption(options, "c", "create", "r", "append")) return given("read", archive);
  const sources = directory === undefined ? options.operands : options.operands.filter(({ value }) => value?.startsWith("/"));
  return [
    ...each("read", [...sources, ...(directory === undefined ? [] : [directory])], { recursive: true }),
    ...given("write", archive),
  ];
};

/** Everything below the directory, or below the current one where none is given. */
const into = (directory: Word | undefined, at: Word | undefined): readonly Doing[] =>
  directory === undefined
    ? given("write", at === undefined ? undefined : withValue(at, "."), { recursive: true })
    : [{ kind: "write", word: directory, recursive: true }];

const unzip = program({ valued: "d" }, (options) => {
  const [archive] = options.operands;
  const looks = hasOption(options, "l", "p", "t", "v", "Z", "c");
  return [...given("read", archive), ...(looks ? [] : into(optionValue(options, "d"), archive))];
});

const sed: Program = (args) => {
  const inPlace = args.some(({ value }) => value !== null && (/^-[nErsuz]*i/.test(value) || value.startsWith("--in-place")));
  const scripted = args.some(
    ({ value }) => value !== null && (/^-[nErsuzi]*[ef]/.test(value) || /^--(?:expression|file)\b/.test(value)),
  );
  const options = readOptions(
    args.filter(({ value }) => value === null || !/^-[nErsuz]*i/.test(value)),
    { valued: "efl", long: ["expression", "file", "line-length"] },
  );
  const files = scripted ? options.operands : options.operands.slice(1);
  return inPlace ? [...each("read", files), ...each("write", files)] : each("read", files);
};

const dd: Program = (args) =>
  args.flatMap((word): readonly Doing[] => {
    const match = /^(if|of)=(.+)$/s.exec(word.value ?? "");
    return match === null ? [] : [{ kind: match[1] === "of" ? "write" : "read", word: withValue(word, match[2] ?? "") }];
  });

const find: Program = (args) => {
  const at = args.findIndex(({ value }) => value !== null && /^(?:-[a-z]|[(!]$)/.test(value) && !/^-[HLPOD]/.test(value));
  const roots = (at < 0 ? args : args.slice(0, at)).filter(({ value }) => value === null || !/^-[HLPOD]/.test(value));
  const tests = at < 0 ? [] : args.slice(at).map(({ value }) => value);
  const run = tests.findIndex((value) => value === "-exec" || value === "-execdir" || value === "-ok");
  const name = run < 0 ? undefined : (tests[run + 1]?.split("/").at(-1) ?? undefined);
  const deletes = tests.includes("-delete") || name === "rm";
  if (deletes) return each("delete", roots, { recursive: true });
  if (name === "chmod") return each("mode", roots, { recursive: true, detail: tests[run + 2] ?? "" });
  if (name === "chown" || name === "chgrp") return each("owner", roots, { recursive: true, detail: tests[run + 2] ?? "" });
  return each("read", roots, { recursive: true });
};

/** Programs whose output and input files are the values of options. */
const byOption = (oneDash: boolean, writes: readonly string[], reads: readonly string[] = []): Program =>
  program(
    {
      valued: [...writes, ...reads].filter((name) => name.length === 1).join(""),
      long: [...writes, ...reads],
      ...(oneDash ? { oneDash: true as const } : {}),
    },
    (options) =>
      options.options.flatMap(({ name, value }): readonly Doing[] =>
        value === null
          ? []
          : writes.includes(name)
            ? [{ kind: "write", word: value }]
            : reads.includes(name)
              ? [{ kind: "read", word: value }]
              : [],
      ),
  );

const files = (kind: Effect["kind"], syntax: { readonly valued?: string; readonly long?: readonly string[] } = {}): Program =>
  program(syntax, ({ operands }) =>
    each(
      kind,
      operands.filter(({ value }) => value !== "-"),
    ),
  );

const mktemp = program({ valued: "p", long: ["tmpdir", "suffix"] }, (options) => {
  const kind = hasOption(options, "d", "directory") ? "directory" : "write";
  const directory = optionValue(options, "p", "tmpdir");
  const [template] = options.operands;
  if (directory !== undefined) return [{ kind, word: directory, recursive: true }];
  const folder = template?.value?.includes("/") ? template.value.slice(0, template.value.lastIndexOf("/") + 1) : null;
  return template === undefined || folder === null ? [] : [{ kind, word: withValue(template, folder), recursive: true }];
});

/** A new key goes to the file of `-f`, with `-A` the missing keys of a host below that directory; most other uses of the program read it. */
const sshKeygen = program({ valued: "bCEFfGIJKMmNnOPRrSsTtVwWYz" }, (options) => {
  const file = optionValue(options, "f");
  if (hasOption(options, "A"))
    return file === undefined ? [] : [{ kind: "write", word: file, below: "etc/ssh", recursive: true }];
  return hasOption(options, ..."yleiBRFHpcskLQY") ? [] : given("write", file);
});

/** By name, without a directory. */
export const programs: Readonly<Record<string, Program>> = {
  cp: copies(false),
  mv: copies(true),
  install,
  ln,
  mkdir,
  mkfifo: files("write", { valued: "m", long: ["mode"] }),
  mknod: program({ valued: "m", long: ["mode"] }, ({ operands }) => given("write", operands[0])),
  "ssh-keygen": sshKeygen,
  rmdir: files("delete"),
  unlink: files("delete"),
  rm,
  touch: files("write", { valued: "drt", long: ["date", "reference", "time"] }),
  truncate: files("write", { valued: "sr", long: ["size", "reference"] }),
  tee: program({}, (options) => each(hasOption(options, "a", "append") ? "append" : "write", options.operands)),
  cat: files("read"),
  head: files("read", { valued: "nc" }),
  tail: files("read", { valued: "ncs" }),
  chmod: sets("mode"),
  chown: sets("owner"),
  chgrp: sets("owner"),
  tar,
  unzip,
  gunzip: files("read"),
  curl,
  wget,
  git,
  sed,
  dd,
  find,
  openssl: byOption(
    true,
    ["out", "keyout", "writerand", "CAserial"],
    ["in", "inkey", "CA", "CAkey", "config", "extfile", "certfile", "key", "CAfile"],
  ),
  keytool: byOption(true, ["keystore", "destkeystore"], ["file", "srckeystore", "infile"]),
  rsync,
  aws: objectStore([
    ["s3", "cp"],
    ["s3", "mv"],
    ["s3", "sync"],
  ]),
  gsutil: objectStore([["cp"], ["rsync"], ["mv"]]),
  gcloud: objectStore([
    ["storage", "cp"],
    ["storage", "rsync"],
  ]),
  mc: objectStore([["cp"], ["mirror"]]),
  mktemp,
};
