/** The programs that bring files from elsewhere, each with where it puts them. From their manual pages. */
import { type Doing, each, given, intoTarget, type Program, program } from "./doing.ts";
import type { Word } from "./model.ts";
import { hasOption, optionValue, readOptions } from "./options.ts";
import { fileNameOf, withValue } from "./paths.ts";

/** Writes the files of `-o`, `-O` and its other outputs. */
export const curl: Program = (args) => {
  const options = readOptions(args, curlSyntax);
  const outputs = options.options.flatMap(({ name, value }) =>
    /^(?:o|output|D|dump-header|c|cookie-jar)$/.test(name) && value !== null && value.value !== "-" ? [value] : [],
  );
  const directory = optionValue(options, "output-dir");
  const names =
    hasOption(options, "O", "remote-name", "remote-name-all") && !hasOption(options, "J", "remote-header-name")
      ? options.operands
      : [];
  const downloads = names.flatMap((url) => {
    const name = fileNameOf(url);
    if (name === null) return [];
    return directory === undefined
      ? [{ kind: "write" as const, word: withValue(url, name) }]
      : [{ kind: "write" as const, word: directory, below: name }];
  });
  const written = outputs.map(
    (word): Doing =>
      directory === undefined || word.value === null
        ? { kind: "write", word }
        : { kind: "write", word: directory, below: word.value },
  );
  return [...written, ...downloads];
};

const curlSyntax = {
  valued: "AbCcDdEeFHKmoPQrTtUuwXxYyz",
  long: "output output-dir max-time connect-timeout header data data-raw user user-agent request url cacert cert key retry retry-delay proxy form dump-header cookie-jar write-out".split(
    " ",
  ),
};

/** Writes the document, or a file named as the URL ends. */
export const wget: Program = (args) => {
  const options = readOptions(args, {
    valued: "OoPTtwQUYai",
    long: "output-document output-file directory-prefix timeout tries header user-agent post-data user password append-output".split(
      " ",
    ),
  });
  const document = optionValue(options, "O", "output-document");
  const log = optionValue(options, "o", "output-file");
  const prefix = optionValue(options, "P", "directory-prefix");
  const logged = log?.value === "-" ? [] : given("write", log);
  if (document !== undefined) return [...(document.value === "-" ? [] : given("write", document)), ...logged];
  if (hasOption(options, "spider", "i", "r", "m", "recursive", "mirror")) return logged;
  const named = options.operands.flatMap((url): readonly Doing[] => {
    const name = fileNameOf(url);
    if (prefix !== undefined)
      return [name === null ? { kind: "write", word: prefix, recursive: true } : { kind: "write", word: prefix, below: name }];
    return name === null ? [] : [{ kind: "write", word: withValue(url, name) }];
  });
  return [...named, ...logged];
};

/** `clone` alone: into its directory, or one named as the URL ends. */
export const git: Program = (args) => {
  const outer = readOptions(args, { valued: "Cc", long: ["git-dir", "work-tree", "namespace"], stopsAtOperand: true });
  const [verb, ...rest] = outer.operands;
  const start = optionValue(outer, "C");
  if (verb?.value !== "clone" || (start !== undefined && start.value === null)) return [];
  const options = readOptions(rest, {
    valued: "bocjuT",
    long: "branch origin config depth jobs template reference upload-pack filter separate-git-dir shallow-since shallow-exclude server-option".split(
      " ",
    ),
  });
  const [url, directory] = options.operands;
  if (url === undefined) return [];
  const bare = hasOption(options, "bare", "mirror") ? ".git" : "";
  const base =
    (url.value ?? "")
      .replace(/\/+$/, "")
      .split(/[/:]/)
      .at(-1)
      ?.replace(/\.git$/, "") ?? "";
  if (directory === undefined && (url.value === null || base === "")) return [];
  const target = directory ?? withValue(url, `${base}${bare}`);
  const isRelative = target.value !== null && !target.value.startsWith("/");
  const word = start?.value != null && isRelative ? withValue(target, `${start.value}/${target.value}`) : target;
  return [{ kind: "clone", word, recursive: true }];
};

/** A side with a colon is another machine's. */
export const rsync = program(
  {
    valued: "efBMT",
    long: ["rsh", "exclude", "include", "filter", "chmod", "chown", "files-from", "exclude-from", "bwlimit", "timeout"],
  },
  (options) => {
    const local = options.operands.filter(({ value }) => value === null || !/^[^/]*:/.test(value));
    const target = options.operands.at(-1);
    const sources = local.filter((word) => word !== target);
    return [
      ...each("read", sources, { recursive: true }),
      ...(target !== undefined && local.includes(target) && options.operands.length > 1
        ? each("write", [target], { recursive: true })
        : []),
    ];
  },
);

/** `aws s3 cp s3://… DIR` and its like; the local side is the one without a scheme. */
export const objectStore =
  (verbs: readonly (readonly string[])[]): Program =>
  (args) => {
    const options = readOptions(args, {
      valued: "",
      long: "exclude include endpoint-url region profile storage-class sse acl content-type".split(" "),
    });
    const words = options.operands.map(({ value }) => value);
    const verb = verbs.find((parts) => parts.every((part, index) => words[index] === part));
    if (verb === undefined) return [];
    const rest = options.operands.slice(verb.length);
    const [source, target] = [rest.at(-2), rest.at(-1)];
    if (source === undefined || target === undefined || rest.length < 2) return [];
    const recursive =
      hasOption(options, "recursive", "r", "R") || verb.includes("sync") || verb.includes("mirror") || verb.includes("rsync");
    const remote = ({ value }: Word): boolean => value === null || /^[a-z0-9]+:\/\//.test(value) || value === "-";
    return [
      ...(remote(source) ? [] : each("read", [source], { recursive })),
      ...(remote(target) ? [] : intoTarget([withoutScheme(source)], target, false, recursive)),
    ];
  };

const withoutScheme = (word: Word): Word =>
  word.value === null ? word : withValue(word, word.value.replace(/^[a-z0-9]+:\/\//, ""));
