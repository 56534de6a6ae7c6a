/**
 * Which paths the lines of a .gitignore name, by git's own rules (gitignore(5)). Matching takes time proportional to pattern × path
 * at worst, because the lines may be hostile: a translation to regular expressions would not.
 */

/** True: ignored, false: taken back by `!`, undefined: no line names it. `path` is relative to the file's folder, with "/". */
export type Matcher = (path: string, isDirectory: boolean) => boolean | undefined;

interface Pattern {
  readonly negated: boolean;
  readonly directoryOnly: boolean;
  readonly segments: readonly Segment[];
}

/** Tokens where there are wildcards, else the name itself. */
type Segment = typeof globstar | string | readonly Token[];
const globstar = Symbol("**");
/** One character, `?`, `*` or a class. */
type Token = string | "any" | "star" | ((character: string) => boolean);

/** POSIX classes such as `[[:alpha:]]` are not known. The last line that names a path decides. */
export function matcher(lines: readonly string[]): Matcher {
  const patterns = lines.flatMap((line) => parse(line) ?? []).reverse();
  return (path, isDirectory) => {
    const segments = path.split("/");
    const decides = patterns.find(
      (pattern) => (isDirectory || !pattern.directoryOnly) && matches(pattern.segments, segments, isGlobstar, fitsSegment),
    );
    return decides === undefined ? undefined : !decides.negated;
  };
}

function parse(line: string): Pattern | undefined {
  let text = trimEnd(line.replace(/^\uFEFF/, ""));
  if (text === "" || text.startsWith("#")) return undefined;
  const negated = text.startsWith("!");
  if (negated) text = text.slice(1);
  const directoryOnly = text.endsWith("/");
  if (directoryOnly) text = text.slice(0, -1);
  const anchored = text.includes("/");
  if (text.startsWith("/")) text = text.slice(1);
  if (text === "") return undefined;

  const segments: Segment[] = anchored ? [] : [globstar];
  for (const segment of text.split("/")) {
    const tokens = segment === "**" ? globstar : /[*?[\\]/.test(segment) ? tokenize(segment) : segment;
    if (tokens === undefined) return undefined;
    segments.push(tokens);
  }
  // "a/**" names what is inside a, not a itself.
  if (segments.at(-1) === globstar) segments.push(["star"]);
  return { negated, directoryOnly, segments };
}

/** Without the line's end and the spaces before it that no backslash protects. */
function trimEnd(line: string): string {
  let end = line.length;
  if (line[end - 1] === "\r") end--;
  while (line[end - 1] === " " && line[end - 2] !== "\\") end--;
  return line.slice(0, end);
}

/** Undefined for what can match nothing: an open class, a backslash at the end. */
function tokenize(segment: string): readonly Token[] | undefined {
  const characters = [...segment];
  const tokens: Token[] = [];
  for (let i = 0; i < characters.length; i++) {
    const character = characters[i] ?? "";
    if (character === "*") tokens.push("star");
    else if (character === "?") tokens.push("any");
    else if (character === "\\") {
      const next = characters[++i];
      if (next === undefined) return undefined;
      tokens.push(next);
    } else if (character === "[") {
      const [accepts, end] = characterClass(characters, i + 1);
      if (accepts === undefined) return undefined;
      tokens.push(accepts);
      i = end;
    } else tokens.push(character);
  }
  return tokens;
}

function characterClass(characters: readonly string[], from: number): [((character: string) => boolean) | undefined, number] {
  const negated = characters[from] === "!" || characters[from] === "^";
  const ranges: [string, string][] = [];
  const first = negated ? from + 1 : from;
  let i = first;
  const next = (): string => {
    if (characters[i] === "\\") i++;
    return characters[i++] ?? "";
  };
  for (; i < characters.length && (characters[i] !== "]" || i === first); ) {
    const low = next();
    const isRange = characters[i] === "-" && characters[i + 1] !== "]" && i + 1 < characters.length;
    if (isRange) i++;
    ranges.push([low, isRange ? next() : low]);
  }
  if (characters[i] !== "]") return [undefined, i];
  return [(character) => ranges.some(([low, high]) => character >= low && character <= high) !== negated, i];
}

const isGlobstar = (segment: Segment): boolean => segment === globstar;
const isStar = (token: Token): boolean => token === "star";
function fitsSegment(segment: Segment, name: string): boolean {
  if (typeof segment === "string") return segment === name;
  return segment !== globstar && matches(segment, [...name], isStar, fitsCharacter);
}
const fitsCharacter = (token: Token, character: string): boolean =>
  typeof token === "function" ? token(character) : token === "any" || token === character;

/**
 * True when `pattern` covers all of `text`, a wildcard standing for any number of items. Only the last wildcard is ever
 * retried: an earlier one can always take the shortest.
 */
function matches<P, T>(
  pattern: readonly P[],
  text: readonly T[],
  isWild: (p: P) => boolean,
  fits: (p: P, t: T) => boolean,
): boolean {
  let p = 0;
  let t = 0;
  let wild = -1;
  let resume = 0;
  while (t < text.length) {
    const item = pattern[p];
    if (item !== undefined && isWild(item)) {
      wild = p++;
      resume = t;
    } else if (item !== undefined && fits(item, text[t] as T)) {
      p++;
      t++;
    } else if (wild >= 0) {
      p = wild + 1;
      t = ++resume;
    } else return false;
  }
  while (p < pattern.length && isWild(pattern[p] as P)) p++;
  return p === pattern.length;
}
