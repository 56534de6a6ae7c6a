/** Downloads whose origin nobody checks: certificates that are not looked at, and programs that run as they arrive. */
import { toolSyntax } from "../knowledge/tools.ts";
import { readInvocation } from "./invocation.ts";
import type { Command, Run, Word } from "./model.ts";
import { hasOption, readOptions } from "./options.ts";
import { type CommandNode, eachChild, type PipelineNode, type SyntaxNode } from "./parse.ts";
import type { Lookup } from "./reading.ts";
import { syntaxOf } from "./run.ts";
import { substitutionsIn } from "./survey.ts";

/** Options that switch the check of a certificate or a signature off; from the manual of each program. */
const careless: Readonly<Record<string, RegExp>> = {
  curl: /^--insecure$/,
  wget: /^--no-check-certificate$/,
  pip: /^--trusted-host(?:=.*)?$/s,
  pip3: /^--trusted-host(?:=.*)?$/s,
  npm: /^--(?:strict-ssl=false|no-strict-ssl)$/,
  aws: /^--no-verify-ssl$/,
  mc: /^--insecure$/,
  "apt-get": /^--allow-unauthenticated$/,
  apt: /^--allow-unauthenticated$/,
};

/** A command without a check. */
interface Unchecked {
  readonly command: Command;
  /** The option or setting that switches it off, for a message. */
  readonly by: string;
  /** The word that says so; null for a variable of the environment. */
  readonly word: Word | null;
  /** Hosts that it asks; null for one that is not known. */
  readonly hosts: readonly (string | null)[];
}

interface Switch {
  readonly by: string;
  readonly word: Word | null;
}

/** The commands that fetch something over TLS and do not check who answers. `variables` are the names set in the environment; one counts once. */
export function uncheckedDownloads(run: Run, variables: ReadonlySet<string> = new Set()): readonly Unchecked[] {
  const found = run.commands
    .filter(({ elsewhere }) => !elsewhere)
    .flatMap((command) => {
      const off = command.name === "git" ? ofGit(command, variables) : ofOption(command);
      if (off === undefined) return [];
      const urls = urlsOf(command);
      // Without TLS there is no certificate to look at.
      if (urls.length > 0 && urls.every((url) => /^http:/i.test(url))) return [];
      return [{ command, ...off, hosts: [...urls.map(hostOf), ...trustedHosts(command)] }];
    });
  const variable = found.find(({ word }) => word === null);
  return found.filter((one) => one.word !== null || one === variable);
}

function ofGit({ words, assignments }: Command, variables: ReadonlySet<string>): Switch | undefined {
  const values = words.slice(1).map(({ value }) => value ?? "");
  const off = (pattern: RegExp): Word | undefined => words.slice(1).find(({ value }) => pattern.test(value ?? ""));
  if (values.includes("config")) {
    const word = values.some((value) => /^http\.sslverify$/i.test(value)) ? off(/^(?:false|0|no|off)$/i) : undefined;
    return word && { by: "http.sslVerify", word };
  }
  if (!values.some((value) => /^(?:clone|fetch|pull|submodule)$/.test(value))) return undefined;
  const variable = assignments.find(({ name, value }) => name === "GIT_SSL_NO_VERIFY" && value.value !== "");
  if (variable !== undefined) return { by: "GIT_SSL_NO_VERIFY", word: variable.value };
  const word = off(/^http\.sslverify=(?:false|0|no|off)$/i);
  if (word !== undefined) return { by: "http.sslVerify=false", word };
  return variables.has("GIT_SSL_NO_VERIFY") ? { by: "GIT_SSL_NO_VERIFY", word: null } : undefined;
}

function ofOption({ name, words }: Command): Switch | undefined {
  const pattern = name !== null && Object.hasOwn(careless, name) ? careless[name] : undefined;
  const args = words.slice(1);
  const long = args.find(({ value }) => value !== null && pattern?.test(value));
  if (long !== undefined)
    return { by: long.value?.startsWith("--trusted-host") ? "--trusted-host" : (long.value ?? ""), word: long };
  if (name !== "curl" || toolSyntax.curl === undefined || !hasOption(readOptions(args, toolSyntax.curl), "k")) return undefined;
  const word = args.find(({ value }) => /^-[A-Za-z#]*k/.test(value ?? "")) ?? words[0];
  return word && { by: "-k", word };
}

/** The value of pip's option. */
const trustedHosts = ({ words }: Command): readonly (string | null)[] =>
  words.flatMap(({ value }, index) => {
    if (value === "--trusted-host") return [words[index + 1]?.value ?? null];
    return value?.startsWith("--trusted-host=") ? [value.slice("--trusted-host=".length)] : [];
  });

/** What is written of each URL; the host is the literal part of it where a variable follows. */
const urlsOf = ({ words }: Command): readonly string[] =>
  words.slice(1).flatMap(({ value, text }) => /^["']?(?:[a-z0-9_-]+=)?(https?:\/\/[^"']+)/i.exec(value ?? text)?.[1] ?? []);

function hostOf(url: string): string | null {
  const host = /^https?:\/\/(?:[^/?#@]{0,256}@)?(\[[^\]]{0,64}\]|[^/:?#]{1,256})/i.exec(url)?.[1] ?? "";
  return /^[A-Za-z0-9.:[\]-]+$/.test(host) ? host : null;
}

/** A download whose output a shell or another interpreter runs. */
interface Piped {
  readonly download: Command;
  /** Of the program that runs it. */
  readonly runner: Command;
  readonly hosts: readonly (string | null)[];
}

/** `curl … | sh`, `sh -c "$(curl …)"`, `bash <(curl …)`, `eval "$(curl …)"`; in scripts in scripts too. */
export function pipedDownloads(run: Run): readonly Piped[] {
  const syntax = syntaxOf(run);
  if (syntax === null) return [];
  const found: Piped[] = [];
  const add = (download: Command | undefined, runner: Command): void => {
    if (download !== undefined && !runner.elsewhere) found.push({ download, runner, hosts: urlsOf(download).map(hostOf) });
  };
  const visit = (node: SyntaxNode): void => {
    if (node.type === "Pipeline") inPipeline(node, syntax, add);
    if (node.type === "Command") {
      inWords(node, syntax, add);
      const nested = syntax.nestedOf(node);
      if (nested !== undefined) visit(nested.ast);
    }
    eachChild(node, visit);
  };
  visit(syntax.ast);
  return found;
}

type Add = (download: Command | undefined, runner: Command) => void;

function inPipeline({ commands }: PipelineNode, syntax: Lookup, add: Add): void {
  const parts = commands.map((part) => syntax.commandOf(part));
  const runner = parts.findIndex((part) => part !== undefined && readsProgram(part));
  const command = parts[runner];
  if (command !== undefined)
    add(
      parts.slice(0, runner).find((part) => part !== undefined && printsDownload(part)),
      command,
    );
}

/** Substitutions that are a whole word, so that nothing but the download is run. */
function inWords(node: CommandNode, syntax: Lookup, add: Add): void {
  const command = syntax.commandOf(node);
  if (command === undefined || !/^(?:sh|bash|ash|dash|zsh|ksh|eval|source|\.|python3?)$/.test(command.name ?? "")) return;
  for (const word of node.args) {
    if (!/^(?:"?\$\(|"?`|<\()/.test(word.text)) continue;
    const [substitution, ...others] = substitutionsIn(word);
    if (substitution?.script === undefined || others.length > 0) continue;
    const statement = substitution.script.commands.length === 1 ? substitution.script.commands[0]?.command : undefined;
    const download = statement && syntax.commandOf(statement);
    if (download !== undefined && printsDownload(download)) add(download, command);
  }
}

/** A shell without a script of its own, or another interpreter, that runs its standard input. */
function readsProgram({ name, words }: Command): boolean {
  const invocation = readInvocation(words);
  if (invocation !== null) return invocation.script === null && invocation.file === null;
  return /^(?:python3?|perl|node|php|ruby)$/.test(name ?? "") && (words[1] === undefined || words[1].value === "-");
}

function printsDownload({ name, words, redirects }: Command): boolean {
  if (redirects.some(({ operator, descriptor }) => operator.startsWith(">") && descriptor === 1)) return false;
  const syntax = name === "curl" || name === "wget" ? toolSyntax[name] : undefined;
  if (syntax === undefined) return false;
  const options = readOptions(words.slice(1), syntax);
  const documents = options.options.filter((option) => /^(?:o|output|O|remote-name|output-document)$/.test(option.name));
  if (name === "curl") return documents.every(({ name: option, value }) => option.startsWith("o") && value?.value === "-");
  return documents.some(({ value }) => value?.value === "-" || value?.value === "/dev/stdout");
}
