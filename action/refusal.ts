/** One thing that keeps a run from starting. Lines and columns are 1-based. */
export interface Problem {
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly message: string;
}

/** Wrong usage, a named path that cannot be read, broken settings: exit code 2. */
export class Refusal extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(printProblem).join("\n"));
    this.problems = problems;
  }
}

/** A refusal that is about no file. */
export const refusal = (message: string): Refusal => new Refusal([{ file: null, line: null, column: null, message }]);

function printProblem({ file, line, column, message }: Problem): string {
  if (file === null) return message;
  return [file, line, line === null ? null : column]
    .filter((part) => part !== null)
    .join(":")
    .concat(`: ${message}`);
}

/** In words, what the operating system answered. */
export function reasonOf(error: unknown): string {
  const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
  return reasons[code] ?? `cannot be read (${code || String(error)})`;
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "cannot be read: permission denied",
  EPERM: "cannot be read: permission denied",
  ENOENT: "does not exist",
  ENOTDIR: "does not exist",
  EISDIR: "is a directory",
  ELOOP: "is a symbolic link that leads to itself",
  ENAMETOOLONG: "has too long a name",
  ERR_STRING_TOO_LONG: "is too large to be read (over 512 MB)",
  ERR_FS_FILE_TOO_LARGE: "is too large to be read (over 2 GB)",
};
