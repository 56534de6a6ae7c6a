/** Finds the manifests below a directory: what git ignores and what is excluded is left out, symbolic links are followed at the end. */
import { type Dirent, readdirSync, realpathSync, statSync } from "node:fs";
import { isAbsolute, relative, sep } from "node:path";
import type { Matcher } from "./gitignore.ts";
import { isIgnored, type Rules, rulesAbove, rulesOf } from "./ignored.ts";
import { below, isInside, posix, withSeparator } from "./paths.ts";
import { reasonOf } from "./refusal.ts";

/** A file to be read. */
export interface Found {
  /** As a report names it. */
  readonly path: string;
  /** Null for standard input. */
  readonly absolute: string | null;
}

/** What is not read, and why. */
export interface Unread {
  readonly file: string;
  /** 1-based; null when the whole file is meant. */
  readonly line: number | null;
  readonly reason: string;
}

const neverWalked = new Set([".git", "node_modules"]);
const isManifestName = (name: string): boolean => /\.(ya?ml|json)$/i.test(name);

/** One walk over all named paths; `root` is the real path of the workspace. Every file is found once. */
export class Walker {
  /** By absolute path. */
  readonly found = new Map<string, Found>();
  readonly unread: Unread[] = [];
  readonly #root: string;
  readonly #excluded: Matcher;
  readonly #visited = new Set<string>();
  readonly #links: string[] = [];

  constructor(root: string, excluded: Matcher) {
    this.#root = root;
    this.#excluded = excluded;
  }

  /** `real`: without symbolic links; `named`: as the user wrote it. */
  directory(real: string, named: string): void {
    const above = rulesAbove(real, this.#root);
    // Whoever names an ignored directory wants it read.
    const ignored = above.ignored || isIgnored(real, true, above.rules);
    this.#below(real, named, ignored ? null : above.rules);
  }

  file(real: string, named: string): void {
    if (!this.found.has(real)) this.found.set(real, { path: this.#nameOf(real, named), absolute: real });
  }

  /** Follows the symbolic links met so far: each as the path that it leads to, if that lies inside the workspace. */
  links(): void {
    // Following one may meet others.
    for (let link = this.#links.pop(); link !== undefined; link = this.#links.pop()) this.#follow(link);
  }

  #below(start: string, named: string, above: Rules | null): void {
    const pending: { readonly path: string; readonly above: Rules | null }[] = [{ path: start, above }];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      const { path: directory } = next;
      if (this.#visited.has(directory)) continue;
      this.#visited.add(directory);
      const entries = list(directory, (reason) => this.#skip(this.#nameOf(directory, named), reason));
      const ownRules = entries.some((entry) => entry.name === ".gitignore" && entry.isFile());
      const rules = ownRules ? rulesOf(directory, next.above) : next.above;
      for (const entry of entries) {
        const path = withSeparator(directory) + entry.name;
        if (entry.isSymbolicLink()) {
          if (!this.#leftOut(path, false, rules)) this.#links.push(path);
        } else if (entry.isDirectory()) {
          if (!neverWalked.has(entry.name) && !this.#leftOut(path, true, rules)) pending.push({ path, above: rules });
        } else if (isManifestName(entry.name) && entry.isFile() && !this.#leftOut(path, false, rules)) this.file(path, named);
      }
    }
  }

  #follow(link: string): void {
    try {
      const real = realpathSync(link);
      const stats = statSync(real);
      const isDirectory = stats.isDirectory();
      if (!isDirectory && !(stats.isFile() && isManifestName(link))) return;
      if (!isInside(real, this.#root)) {
        this.#skip(this.#nameOf(link, link), "symbolic link leads out of the workspace, so it is not followed");
        return;
      }
      const above = rulesAbove(real, this.#root);
      const parts = relative(this.#root, real).split(sep);
      if (above.ignored || parts.some((part) => neverWalked.has(part))) return;
      if (this.#leftOut(real, isDirectory, above.rules)) return;
      if (isDirectory) this.#below(real, link, above.rules);
      else this.file(real, link);
    } catch (error) {
      if (!isManifestName(link)) return;
      const reason = reasonOf(error);
      this.#skip(this.#nameOf(link, link), `file ${reason === "does not exist" ? "is a symbolic link to nothing" : reason}`);
    }
  }

  #leftOut(absolute: string, isDirectory: boolean, rules: Rules | null): boolean {
    const root = this.#root;
    return (
      isIgnored(absolute, isDirectory, rules) ||
      (isInside(absolute, root) && absolute !== root && this.#excluded(below(root, absolute), isDirectory) === true)
    );
  }

  #nameOf(absolute: string, named: string): string {
    if (isInside(absolute, this.#root)) return below(this.#root, absolute) || ".";
    return posix(isAbsolute(named) ? absolute : relative(this.#root, absolute));
  }

  #skip(file: string, reason: string): void {
    this.unread.push({ file, line: null, reason });
  }
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
