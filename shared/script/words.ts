/** What the words of a script mean: quotes, expansions of known variables, globs. */
import type { Redirect, Word } from "./model.ts";
import type { AssignmentNode, ParameterNode, PartNode, RedirectionNode, WordNode } from "./parse.ts";
import type { Source } from "./source.ts";

/** A value that a name can have; null when it is not known. */
export interface Known {
  readonly value: string | null;
  readonly fromEnv: boolean;
}

/** Of a name that has a value which nobody here can tell. */
export const notKnown: Known = { value: null, fromEnv: false };

/** What names mean at one point of a script. */
export interface Scope {
  readonly source: Source;
  /** undefined when nothing here gives the name a value. */
  variable(name: string): Known | undefined;
  /** `$1` and up; null when they are not known. */
  readonly parameters: readonly Word[] | null;
  /** True when unquoted expansions are split at blanks, as with the default IFS. */
  readonly splits: boolean;
  /** True where `$'…'` is a quote. */
  readonly ansiQuotes: boolean;
}

interface Fragment extends Known {
  readonly glob: boolean;
  /** True for an unquoted expansion, which is split and globbed. */
  readonly loose: boolean;
}

const literal = (value: string): Fragment => ({ value, fromEnv: false, glob: false, loose: false });
const unknownFragment: Fragment = { ...notKnown, glob: false, loose: false };

/** The words that one written word becomes: one as a rule, several or none for an unquoted expansion that is known. */
export function expandWord(node: WordNode, scope: Scope): readonly Word[] {
  const all = allParameters(node, scope);
  if (all !== null) return all;
  const fragments = fragmentsOf(node, scope);
  const first = fragments[0];
  if (fragments.length === 1 && first?.loose && first.value !== null) {
    const base = wordFrom(node, scope, [{ ...first, loose: false }]);
    if (base.value === null) return [base];
    const values = first.value.split(/[ \t\n]+/).filter((value) => value !== "");
    if (values.length > 1 && !scope.splits) return [{ ...base, value: null }];
    return values.map((value) => ({ ...base, value, glob: /[*?[]/.test(value) }));
  }
  return [wordFrom(node, scope, fragments)];
}

/** The one value of a word that is not split, as in an assignment, a redirection or `case`. */
const joinedWord = (node: WordNode, scope: Scope): Word => ({
  ...wordFrom(
    node,
    scope,
    fragmentsOf(node, scope).map((fragment) => ({ ...fragment, loose: false })),
  ),
});

/** The value of parts that stand in one text, such as the body of a here-document. */
function joinedParts(parts: readonly PartNode[], scope: Scope): Known {
  const fragments = parts.map((part) => fragmentOf(part, scope, true));
  return {
    value: joined(fragments),
    fromEnv: fragments.some(({ fromEnv }) => fromEnv),
  };
}

/** A longer value is not followed, so that variables that double themselves stay small. UTF-16 units. */
const longestValue = 64 * 1024;

function joined(fragments: readonly Fragment[]): string | null {
  let result = "";
  for (const { value } of fragments) {
    if (value === null || result.length + value.length > longestValue) return fragments.length === 1 ? value : null;
    result += value;
  }
  return result;
}

function allParameters(node: WordNode, scope: Scope): readonly Word[] | null {
  if (!/^(\$[@*]|"\$[@]"|"\$\{@\}")$/.test(node.text) || scope.parameters === null) return null;
  return scope.parameters;
}

function wordFrom(node: WordNode, scope: Scope, fragments: readonly Fragment[]): Word {
  const { source } = scope;
  const split = fragments.some(({ loose, value }) => loose && value !== null && /[ \t\n]/.test(value));
  return {
    value: split || source.unknown(node.pos, node.end) ? null : joined(fragments),
    text: source.written(node.pos, node.end),
    fromEnv: fragments.some(({ fromEnv }) => fromEnv) || source.fromEnv(node.pos, node.end),
    glob: fragments.some(({ glob, loose, value }) => glob || (loose && /[*?[]/.test(value ?? ""))),
    place: source.place(node.pos, node.end),
  };
}

function fragmentsOf(node: WordNode, scope: Scope): readonly Fragment[] {
  // A tilde is the home directory of whoever runs the script.
  if (/^~(\/|$|[A-Za-z])/.test(node.text)) return [unknownFragment];
  if (node.parts === undefined) return [literal(node.value)];
  return node.parts.map((part) => fragmentOf(part, scope, false));
}

function fragmentOf(part: PartNode, scope: Scope, quoted: boolean): Fragment {
  switch (part.type) {
    case "Literal":
    case "SingleQuoted":
      return literal(part.value);
    case "Glob":
      return { ...literal(part.text), glob: !quoted };
    case "AnsiCQuoted":
      return scope.ansiQuotes ? literal(part.value) : unknownFragment;
    case "DoubleQuoted":
      return { ...joinedParts(part.parts, scope), glob: false, loose: false };
    case "SimpleExpansion":
      return { ...named(part.text.slice(1), scope), glob: false, loose: !quoted };
    case "ParameterExpansion":
      return { ...parameter(part, scope), glob: false, loose: !quoted };
    case "ExtendedGlob":
      return { ...unknownFragment, glob: !quoted };
    default:
      return unknownFragment;
  }
}

const named = (name: string, scope: Scope): Known => {
  if (!/^\d+$/.test(name)) return scope.variable(name) ?? notKnown;
  if (scope.parameters === null || name === "0") return notKnown;
  const { value, fromEnv } = scope.parameters[Number(name) - 1] ?? { value: "", fromEnv: false };
  return { value, fromEnv };
};

function parameter(part: ParameterNode, scope: Scope): Known {
  if (part.prefix !== undefined || part.index !== undefined) return notKnown;
  const found = /^\d+$/.test(part.parameter) ? named(part.parameter, scope) : scope.variable(part.parameter);
  const { operation } = part;
  if (operation === undefined) return found ?? notKnown;
  if (operation.type !== "Default") return notKnown;
  const instead = (): Known => joinedWord(operation.operand, scope);
  switch (operation.operator) {
    case ":-":
    case ":=":
      return found === undefined || found.value === "" ? instead() : found;
    case "-":
    case "=":
      return found ?? instead();
    case ":?":
    case "?":
      return found?.value ? found : notKnown;
    case ":+":
      return found?.value ? instead() : found?.value === "" ? found : notKnown;
    case "+":
      return found?.value == null ? notKnown : instead();
  }
}

/** A word such as the `X=1` of `export X=1`. */
export function assignmentWord(node: AssignmentNode, scope: Scope): Word {
  const value = assignedValue(node, scope);
  const operator = node.append ? "+=" : "=";
  return {
    ...value,
    value: value.value === null ? null : `${node.name}${operator}${value.value}`,
    text: scope.source.written(node.pos, node.end),
    place: scope.source.place(node.pos, node.end),
  };
}

/** The value that an assignment gives; a list has none. */
export function assignedValue(node: AssignmentNode, scope: Scope): Word {
  const { source } = scope;
  if (node.value.type === "ArrayValue" || node.index !== undefined) {
    const text = source.written(node.value.pos, node.value.end);
    return { value: null, text, fromEnv: false, glob: false, place: source.place(node.pos, node.end) };
  }
  const word = joinedWord(node.value, scope);
  if (!node.append) return { ...word, glob: false };
  const before = scope.variable(node.name);
  if (before?.value == null || word.value === null) return { ...word, value: null, glob: false };
  return { ...word, value: before.value + word.value, fromEnv: before.fromEnv || word.fromEnv, glob: false };
}

/** A redirection; the target of a here-document is its body. */
export function redirectFrom(node: RedirectionNode, scope: Scope): Redirect {
  const operator = node.operator === "<<-" ? "<<" : node.operator;
  const descriptor = node.descriptor?.type === "FileDescriptor" ? node.descriptor.value : operator.startsWith("<") ? 0 : 1;
  if (node.type !== "HereDoc") {
    return { operator, descriptor, target: node.target === undefined ? null : joinedWord(node.target, scope) };
  }
  const { body, delimiter } = node;
  const { source } = scope;
  const text = node.operator === "<<-" ? body.text.replace(/^\t+/gm, "") : body.text;
  const plain = delimiter?.quoted === true || body.parts === undefined;
  const known = plain ? { value: text, fromEnv: false } : joinedParts(body.parts ?? [], scope);
  return {
    operator,
    descriptor,
    target: {
      value: source.unknown(body.pos, body.end) ? null : known.value,
      text: source.written(body.pos, body.end),
      fromEnv: known.fromEnv || source.fromEnv(body.pos, body.end),
      glob: false,
      place: source.place(body.pos, body.end),
    },
  };
}
