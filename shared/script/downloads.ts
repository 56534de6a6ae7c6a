/** Downloads over HTTP, and whether they notice that the server answered with an error. */
import { toolSyntax } from "../knowledge/tools.ts";
import type { Command, Run, Word } from "./model.ts";
import { hasOption, type Options, optionValue, readOptions } from "./options.ts";

/** A curl that takes the answer of the server, whatever its status is, for what was asked. */
export interface Careless {
  /** The file that it makes, as written; null where the answer goes to standard output. */
  readonly file: Word | null;
}

function curlOptions({ name, words }: Command): Options | null {
  const syntax = name === "curl" ? toolSyntax.curl : undefined;
  return syntax === undefined ? null : readOptions(words.slice(1), syntax);
}

/** An unquoted variable, a substitution or a list of parameters, unless its name says that it is the address. */
const mayBeOption = ({ value, text }: Word): boolean =>
  value === null &&
  /^(?:"?\$\{?(?:[@*]|\w+\[)|\$\{?\w+\}?$|\$\(|`)/.test(text) &&
  !/^\$\{?\w*(?:ur[il]|link|source|src)\w*\}?$/i.test(text);

/**
 * What a curl does without `-f`, `--fail` or `--fail-with-body`; null for another program, for one that asks for the status (`-w`) or
 * the header alone, that sends something, that reads its options from a file, and where a word is not known that may be an option.
 */
export function carelessCurl(command: Command): Careless | null {
  const options = curlOptions(command);
  if (options === null || command.words.some(mayBeOption)) return null;
  if (hasOption(options, "f", "fail", "fail-with-body", "w", "write-out", "I", "head", "K", "config", "next", "h", "V"))
    return null;
  if (hasOption(options, "d", "data", "data-raw", "data-binary", "data-urlencode", "json", "F", "form", "T", "upload-file"))
    return null;
  if (hasOption(options, "i", "include", "D", "dump-header", "unix-socket", "help", "version")) return null;
  const method = optionValue(options, "X", "request");
  if (method !== undefined && method.value !== "GET") return null;
  const urls = [...options.operands, ...options.options.flatMap(({ name, value }) => (name === "url" && value ? [value] : []))];
  if (urls.length === 0 || urls.some(({ value }) => /^(?!https?:)[a-z]+:\/\//i.test(value ?? ""))) return null;
  const output = optionValue(options, "o", "output");
  if (output !== undefined) return output.value === "-" ? { file: null } : { file: output };
  return { file: hasOption(options, "O", "remote-name", "remote-name-all") ? (urls[0] ?? null) : null };
}

/** True for a curl or wget that prints the document. */
export function readsDocument(command: Command): boolean {
  const { name, words } = command;
  const syntax = name === "curl" || name === "wget" ? toolSyntax[name] : undefined;
  if (syntax === undefined) return false;
  const options = readOptions(words.slice(1), syntax);
  if (name === "wget") return /^(?:-|\/dev\/stdout)$/.test(optionValue(options, "O", "output-document")?.value ?? "");
  const output = optionValue(options, "o", "output");
  return (output === undefined || output.value === "-") && !hasOption(options, "O", "remote-name", "remote-name-all");
}

/** True for a curl that succeeds when the server answers with an error, so that no option of the shell helps. */
export const saysNoErrors = (command: Command): boolean => carelessCurl(command) !== null;

/** Programs that pass any text on. */
const passers = /^(?:awk|cat|cut|envsubst|gawk|gzip|sed|sort|tee|tr|uniq)$/;

/** True for a program that reads an error page as well as the document: not one that decodes or unpacks. */
export const takesErrorPages = ({ name, words }: Command): boolean =>
  name !== null &&
  passers.test(name) &&
  !(name === "gzip" && words.some(({ value }) => /^-[a-z]*[dt]|^--(?:dec|test)/.test(value ?? "-d")));

/** True for a command that writes a file whose path is known. */
export const makesFile = ({ effects }: Run, command: Command): boolean =>
  effects.some((effect) => effect.kind === "write" && effect.command === command);
