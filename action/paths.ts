/** Paths of the machine, and how they are named in a report. */
import { sep } from "node:path";

/** True when `path` is `directory` or lies in it; both absolute. */
export const isInside = (path: string, directory: string): boolean =>
  path === directory || path.startsWith(withSeparator(directory));

/** So that what is appended lies in it. */
export const withSeparator = (directory: string): string => (directory.endsWith(sep) ? directory : directory + sep);

/** The path of something inside `directory`, relative to it; faster than asking node:path. */
export const below = (directory: string, path: string): string => posix(path.slice(withSeparator(directory).length));

/** With "/" on every system. */
export const posix = (path: string): string => (sep === "/" ? path : path.replaceAll(sep, "/"));
