/** Which files a run reads, and their text. Nothing outside the named paths is read, nothing is left out without being listed. */
import {
  accessSync,
  constants,
  type Dirent,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  realpathSync,
  type Stats,
  statSync,
} from "node:fs";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { decode, withoutMark } from "./decode.ts";
import { type Matcher, matcher } from "./gitignore.ts";
import { reasonOf, refusal } from "./refusal.ts";

export interface FileText {
  /** Relative to the workspace with "/" where it lies inside; `<stdin>` for standard input. */
  readonly path: string;
  readonly text: string;
}

interface Unread {
  readonly file: string;
  /** 1-based; null when the whole file is meant. */
  readonly line: number | null;
  readonly reason: string;
}

export interface Files {
  /** How many there are. */
  readonly count: number;
  /** Reads each file when it is asked for. */
  texts(): Generator<FileText>;
  /** What could not be read; complete once `texts` has ended. */
  readonly unread: readonly Unread[];
  /** The text of a file that `texts` gave, read again. */
  reread(path: string): string | undefined;
}

interface Workspace {
  /** Absolute. Paths are named relative to it, and symbolic links inside it must not lead out. */
  readonly root: string;
  /** Patterns as in .gitignore, relative to the root; a file that is named itself is read all the same. */
  readonly exclude: readonly string[];
  /** All bytes of standard input. */
  stdin(): Buffer;
}

export const stdinName = "<stdin>";

interface Found {
  readonly path: string;
  /** Null for standard input. */
  readonly absolute: string | null;
}

/** @throws Refusal when a named path is missing, cannot be read or leads out of the workspace. */
export function findFiles(paths: readonly string[], workspace: Workspace): Files {
  const unread: Unread[] = [];
  const found = find(paths, workspace, unread);
  let stdinBytes: Buffer | undefined;
  const textOf = ({ absolute }: Found): ReturnType<typeof readText> => {
    if (absolute !== null) return readText(absolute);
    stdinBytes ??= workspace.stdin();
    return decode(stdinBytes);
  };
  return {
    count: found.length,
    unread,
    *texts() {
      for (const file of found) {
        const { text, reason, line } = textOf(file);
        if (text === undefined) unread.push({ file: file.path, line, reason });
        else if (!isForeignJson(file.path, text)) yield { path: file.path, text };
      }
    },
    reread(path) {
      const file = found.find((each) => each.path === path);
      return file && textOf(file).text;
    },
  };
}

/** JSON that is no Kubernetes object, such as a lock file: parsing it would tell nothing. */
const isForeignJson = (path: string, text: string): boolean => path.endsWith(".json") && !text.includes('"kind"');

function readText(absolute: string): ReturnType<typeof decode> {
  try {
    const text = readFileSync(absolute, "utf8");
    // Reading as UTF-8 is the fast way; only what it may have changed is looked at as bytes.
    return text.includes("\uFFFD") || text.includes("\0") ? decode(readFileSync(absolute)) : { text: withoutMark(text) };
  } catch (error) {
    return { line: null, reason: `file ${reasonOf(error)}` };
  }
}

function find(paths: readonly string[], workspace: Workspace, unread: Unread[]): readonly Found[] {
  const root = realpathSync(workspace.root);
  const found = new Map<string, Found>();
  const walk = walker(root, matcher(workspace.exclude), found, unread);
  for (const path of paths) {
    if (path === "-") {
      found.set("-", { path: stdinName, absolute: null });
      continue;
    }
    const named = resolve(workspace.root, path);
    const stats = statNamed(path, named);
    if (stats.isFIFO()) {
      found.set(named, { path, absolute: named });
      continue;
    }
    const real = realpathSync(named);
    if (isInside(named, workspace.root) && !isInside(real, root)) {
      throw refusal(`path "${path}" is a symbolic link that leads out of the workspace: name its target instead`);
    }
    if (stats.isDirectory()) walk.directory(real, path);
    else if (stats.isFile()) walk.file(real, path);
    else throw refusal(`path "${path}" is neither a file nor a directory`);
  }
  walk.links();
  return [...found.values()];
}

function statNamed(path: string, absolute: string): Stats {
  try {
    const stats = statSync(absolute);
    accessSync(absolute, stats.isDirectory() ? constants.R_OK | constants.X_OK : constants.R_OK);
    return stats;
  } catch (error) {
    throw refusal(`path "${path}" ${reasonOf(error)}`);
  }
}

/** Both absolute. */
export const isInside = (path: string, directory: string): boolean =>
  path === directory || path.startsWith(withSeparator(directory));
const withSeparator = (directory: string): string => (directory.endsWith(sep) ? directory : directory + sep);

/** The .gitignore of a directory and of those above it, innermost first. */
interface Rules {
  /** Absolute, with a separator at the end. */
  readonly base: string;
  readonly match: Matcher;
  readonly above: Rules | null;
}

const neverWalked = new Set([".git", "node_modules"]);
const isManifestName = (name: string): boolean => /\.(ya?ml|json)$/i.test(name);

interface Walker {
  /** `named`: as the user wrote it. */
  directory(real: string, named: string): void;
  file(real: string, named: string): void;
  /** Follows the symbolic links met so far: each as the path that it leads to, if that lies inside the workspace. */
  links(): void;
}

function walker(root: string, excluded: Matcher, found: Map<string, Found>, unread: Unread[]): Walker {
  const visited = new Set<string>();
  const links: string[] = [];
  const nameOf = (absolute: string, named: string): string => {
    if (isInside(absolute, root)) return below(root, absolute) || ".";
    return posix(isAbsolute(named) ? absolute : relative(root, absolute));
  };
  const leftOut = (absolute: string, isDirectory: boolean, rules: Rules | null): boolean =>
    isIgnored(absolute, isDirectory, rules) ||
    (isInside(absolute, root) && absolute !== root && excluded(below(root, absolute), isDirectory) === true);

  function directory(start: string, named: string, above: Rules | null): void {
    const pending: { readonly path: string; readonly above: Rules | null }[] = [{ path: start, above }];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      if (visited.has(next.path)) continue;
      visited.add(next.path);
      const entries = list(next.path, (reason) => unread.push({ file: nameOf(next.path, named), line: null, reason }));
      const rules = entries.some((entry) => entry.name === ".gitignore" && entry.isFile())
        ? rulesOf(next.path, next.above)
        : next.above;
      for (const entry of entries) {
        const path = withSeparator(next.path) + entry.name;
        if (entry.isSymbolicLink()) {
          if (!leftOut(path, false, rules)) links.push(path);
        } else if (entry.isDirectory()) {
          if (!neverWalked.has(entry.name) && !leftOut(path, true, rules)) pending.push({ path, above: rules });
        } else if (isManifestName(entry.name) && entry.isFile() && !leftOut(path, false, rules)) add(path, named);
      }
    }
  }

  function add(path: string, named: string): void {
    if (!found.has(path)) found.set(path, { path: nameOf(path, named), absolute: path });
  }

  function follow(link: string): void {
    const skip = (reason: string): void => {
      if (isManifestName(link)) unread.push({ file: nameOf(link, link), line: null, reason: `file ${reason}` });
    };
    try {
      const real = realpathSync(link);
      const stats = statSync(real);
      const isDirectory = stats.isDirectory();
      if (!isDirectory && !(stats.isFile() && isManifestName(link))) return;
      if (!isInside(real, root)) {
        unread.push({
          file: nameOf(link, link),
          line: null,
          reason: "symbolic link leads out of the workspace, so it is not followed",
        });
        return;
      }
      const above = rulesAbove(real, root);
      const parts = relative(root, real).split(sep);
      if (above.ignored || parts.some((part) => neverWalked.has(part)) || leftOut(real, isDirectory, above.rules)) return;
      if (isDirectory) directory(real, link, above.rules);
      else add(real, link);
    } catch (error) {
      const reason = reasonOf(error);
      skip(reason === "does not exist" ? "is a symbolic link to nothing" : reason);
    }
  }

  return {
    directory(real, named) {
      const above = rulesAbove(real, root);
      // Whoever names an ignored directory wants it read.
      const ignored = above.ignored || isIgnored(real, true, above.rules);
      directory(real, named, ignored ? null : above.rules);
    },
    file: add,
    links() {
      // Following one may meet others.
      for (let link = links.pop(); link !== undefined; link = links.pop()) follow(link);
    },
  };
}

/** The path of something inside `directory`, relative to it; faster than asking node:path. */
const below = (directory: string, path: string): string => posix(path.slice(withSeparator(directory).length));
const posix = (path: string): string => (sep === "/" ? path : path.replaceAll(sep, "/"));

function isIgnored(absolute: string, isDirectory: boolean, rules: Rules | null): boolean {
  for (let each = rules; each !== null; each = each.above) {
    const verdict = each.match(posix(absolute.slice(each.base.length)), isDirectory);
    if (verdict !== undefined) return verdict;
  }
  return false;
}

/** In the order of names, directories to be walked included; nothing when it cannot be read. */
function list(directory: string, failed: (reason: string) => void): readonly Dirent[] {
  try {
    return readdirSync(directory, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    failed(`directory ${reasonOf(error)}`);
    return [];
  }
}

function rulesOf(directory: string, above: Rules | null): Rules | null {
  const { text } = readText(join(directory, ".gitignore"));
  return text === undefined ? above : { base: withSeparator(directory), match: matcher(text.split("\n")), above };
}

/**
 * What the .gitignore files above `path` say of its content: of the Git work tree it lies in, else of the workspace.
 * `ignored` when one of the directories on the way is ignored itself.
 */
function rulesAbove(path: string, root: string): { readonly rules: Rules | null; readonly ignored: boolean } {
  const above: string[] = [];
  const top = workTreeOf(path) ?? (isInside(path, root) ? root : path);
  for (let each = path; each !== top && each !== dirname(each); ) {
    each = dirname(each);
    above.unshift(each);
  }
  let rules: Rules | null = null;
  let ignored = false;
  for (const each of above) {
    ignored ||= isIgnored(each, true, rules);
    if (lstatSync(join(each, ".gitignore"), { throwIfNoEntry: false })?.isFile()) rules = rulesOf(each, rules);
  }
  return { rules, ignored };
}

/** The directory above `path`, or itself, that holds .git. */
export function workTreeOf(path: string): string | undefined {
  for (let each = path; ; each = dirname(each)) {
    if (existsSync(join(each, ".git"))) return each;
    if (each === dirname(each)) return undefined;
  }
}
