/** Which files a run reads, and their text. Nothing outside the named paths is read, nothing is left out without being listed. */
import { accessSync, constants, realpathSync, type Stats, statSync } from "node:fs";
import { resolve } from "node:path";
import { decode } from "./decode.ts";
import { matcher } from "./gitignore.ts";
import { isInside } from "./paths.ts";
import { readText } from "./read-text.ts";
import { reasonOf, refusal } from "./refusal.ts";
import { type Found, type Unread, Walker } from "./walk.ts";

export interface FileText {
  /** Relative to the workspace with "/" where it lies inside; `<stdin>` for standard input. */
  readonly path: string;
  readonly text: string;
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

/** @throws Refusal when a named path is missing, cannot be read or leads out of the workspace. */
export function findFiles(paths: readonly string[], workspace: Workspace): Files {
  const { found, unread } = find(paths, workspace);
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

function find(paths: readonly string[], workspace: Workspace): { readonly found: readonly Found[]; readonly unread: Unread[] } {
  const root = realpathSync(workspace.root);
  const walk = new Walker(root, matcher(workspace.exclude));
  const { found, unread } = walk;
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
  return { found: [...found.values()], unread };
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
