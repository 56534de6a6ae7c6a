/** Which paths git ignores, by the .gitignore files of the directories around them. */
import { existsSync, lstatSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Matcher, matcher } from "./gitignore.ts";
import { isInside, posix, withSeparator } from "./paths.ts";
import { readText } from "./read-text.ts";

/** The .gitignore of a directory and of those above it, innermost first. */
export interface Rules {
  /** Absolute, with a separator at the end. */
  readonly base: string;
  readonly match: Matcher;
  readonly above: Rules | null;
}

/** `absolute` is a path below the directories that the rules are of. */
export function isIgnored(absolute: string, isDirectory: boolean, rules: Rules | null): boolean {
  for (let each = rules; each !== null; each = each.above) {
    const verdict = each.match(posix(absolute.slice(each.base.length)), isDirectory);
    if (verdict !== undefined) return verdict;
  }
  return false;
}

/** The rules of a directory that has a .gitignore; those `above` when it cannot be read. */
export function rulesOf(directory: string, above: Rules | null): Rules | null {
  const { text } = readText(join(directory, ".gitignore"));
  return text === undefined ? above : { base: withSeparator(directory), match: matcher(text.split("\n")), above };
}

/**
 * What the .gitignore files above `path` say of its content: of the Git work tree it lies in, else of the workspace.
 * `ignored` when one of the directories on the way is ignored itself.
 */
export function rulesAbove(path: string, root: string): { readonly rules: Rules | null; readonly ignored: boolean } {
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
