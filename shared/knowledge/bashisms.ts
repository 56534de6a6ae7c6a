/**
 * What bash reads and the other shells behind `sh` do not. Each row was run in bash 5.2, dash 0.5.12 (Debian 12) and the ash of busybox
 * 1.24 to 1.38 (sources, Alpine 3.6 to 3.20, docker-library/busybox); test/shared/knowledge/bashisms.test.ts runs them again.
 */

/**
 * stops: the shell cannot read or expand it and ends with status 2. fails: this command has a status other than 0.
 * Anything else says what happens instead.
 */
export type Misreading = "stops" | "fails" | { readonly instead: string };

interface Row {
  /** How a message names it. */
  readonly shown: string;
  /** null: it is read as bash reads it. */
  readonly dash: Misreading | null;
  readonly ash: Misreading | null;
  /** The minor version of busybox since which ash reads it. */
  readonly ashSince?: number;
}

const row = (shown: string, dash: Misreading | null, ash: Misreading | null, ashSince?: number): Row => ({
  shown,
  dash,
  ash,
  ...(ashSince === undefined ? {} : { ashSince }),
});

const background = { instead: "the command runs in the background" };
const literalBraces = { instead: "it stays one word with its braces" };

const rows = {
  array: row("a=(…)", "stops", "stops"),
  subscript: row(`\${a[…]}`, "stops", "stops"),
  case: row(`\${a^^}`, "stops", "stops"),
  indirect: row(`\${!a}`, "stops", "stops"),
  transform: row(`\${a@Q}`, "stops", "stops"),
  slice: row(`\${a:0:1}`, "stops", null),
  replace: row(`\${a/b/c}`, "stops", null),
  "process-substitution": row("<(…)", "stops", "stops", 34),
  "here-string": row("<<<", "stops", "stops", 38),
  "redirect-both": row("&>", background, null),
  "append-both": row("&>>", background, "stops"),
  "redirect-to-name": row(">& file", "stops", null),
  "pipe-both": row("|&", "stops", "stops"),
  "arithmetic-command": row("((…))", "fails", "fails"),
  "arithmetic-for": row("for ((…))", "stops", "stops"),
  increment: row("$((i++))", "stops", null),
  power: row("$((2**3))", "stops", null),
  select: row("select", "stops", "stops"),
  "case-fallthrough": row(";&", "stops", "stops"),
  "function-keyword": row("function", "stops", null),
  "function-name": row("a function name with a hyphen", "stops", "stops", 37),
  "double-bracket": row("[[ ]]", "fails", null),
  "double-equals": row("[ a == b ]", "fails", null),
  append: row("a+=b", "fails", "fails"),
  builtin: row("", "fails", "fails"),
  "builtin-of-ash": row("", "fails", null),
  pipefail: row("set -o pipefail", "stops", null),
  "declaring-option": row("", "stops", "stops"),
  "read-array": row("read -a", "fails", "fails"),
  "read-option": row("", "fails", null),
  "printf-option": row("printf -v", "fails", { instead: "it prints the name" }),
  "trap-err": row("trap … ERR", "fails", null),
  "echo-option": row("echo -e", { instead: 'it prints "-e"' }, null),
  "ansi-quote": row("$'…'", { instead: "it stays a dollar sign and plain text" }, null),
  "brace-expansion": row("{a,b}", literalBraces, literalBraces),
  "network-redirect": row("/dev/tcp", "fails", "fails"),
} as const satisfies Readonly<Record<string, Row>>;

export type Bashism = keyof typeof rows;

export const bashisms: readonly Bashism[] = Object.keys(rows).filter((name): name is Bashism => name in rows);

/** How a message names it; "" where the script's own word does. */
export const shownAs = (bashism: Bashism): string => rows[bashism].shown;

/** What a shell makes of it; null when it reads it as bash does, or may. `minor`: of busybox, null when it is not known. */
export function misreading(bashism: Bashism, dialect: "ash" | "dash", minor: number | null): Misreading | null {
  const { dash, ash, ashSince }: Row = rows[bashism];
  if (dialect === "dash") return dash;
  return ashSince === undefined || (minor !== null && minor < ashSince) ? ash : null;
}

/** Commands that only bash has built in. */
export const bashBuiltins: ReadonlySet<string> = new Set(
  "bind builtin caller compgen complete compopt declare dirs disown enable logout mapfile popd pushd readarray shopt suspend typeset".split(
    " ",
  ),
);

/** And those that ash has, too. */
export const builtinsOfAsh: ReadonlySet<string> = new Set(["let", "source"]);
