/** Absolute paths out of the words of a script. */
import type { Word } from "./model.ts";

interface Path {
  /** Absolute, normalised, without a trailing slash. */
  readonly path: string;
  /** True when a glob stands for what is below `path`. */
  readonly glob: boolean;
}

/**
 * `path` absolute, without `.`, `..`, doubled or trailing slashes; `..` above the root stays there, as in the kernel. A relative path
 * is taken from the root, as the kubelet does.
 */
export function normalized(path: string): string {
  const kept: string[] = [];
  for (const part of path.split("/")) {
    if (part === "..") kept.pop();
    else if (part !== "" && part !== ".") kept.push(part);
  }
  return `/${kept.join("/")}`;
}

/** True when `path` is `directory` or stands below it; both normalised. */
export const isWithin = (path: string, directory: string): boolean =>
  directory === "/" || path === directory || path.startsWith(`${directory}/`);

/** `path` as a process in `directory` means it, normalised; null for a relative one where the directory is not known. */
export function absoluteIn(path: string, directory: string | null | undefined): string | null {
  if (path.startsWith("/")) return normalized(path);
  return directory?.startsWith("/") ? normalized(`${directory}/${path}`) : null;
}

/**
 * The path that a word means in `directory` (null when that is not known). A glob gives its last literal directory; null
 * for a word that is not known, for "", and for a relative path in an unknown directory.
 */
export function pathOf(word: Word | null | undefined, directory: string | null): Path | null {
  const value = word?.value;
  if (word == null || value == null || value === "" || value.length > 4096) return null;
  const absolute = value.startsWith("/") ? value : directory === null ? null : `${directory}/${value}`;
  if (absolute === null) return null;
  const wild = word.glob ? absolute.search(/[*?[]/) : -1;
  if (wild < 0) return { path: normalized(absolute), glob: false };
  return { path: normalized(absolute.slice(0, absolute.lastIndexOf("/", wild) + 1)), glob: true };
}

/** The file name that `curl -O` and `wget` give a download; null when it cannot be told. */
export function fileNameOf(url: Word | undefined): string | null {
  const match = /^(?:[a-z]+:\/\/)?[^/?#]+\/(?:[^?#]*\/)?([^/?#]+)$/i.exec((url?.value ?? "").slice(0, 2048));
  return match?.[1] ?? null;
}

/** `word` with another value, at the same place. */
export const withValue = (word: Word, value: string): Word => ({ ...word, value, glob: false });
