/**
 * The GitHub runner as far as a step's output goes: which lines it takes for commands, and what of an annotation a user sees.
 * After actions/runner: Runner.Common/ActionCommand.cs, Runner.Worker/ActionCommandManager.cs and ExecutionContext.cs (AddIssue).
 */

export interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

export interface SeenAnnotation {
  readonly level: "error" | "warning" | "notice";
  readonly message: string;
  readonly title: string | undefined;
  readonly file: string | undefined;
  readonly line: number | undefined;
  readonly endLine: number | undefined;
  readonly column: number | undefined;
  readonly endColumn: number | undefined;
}

export interface SeenStep {
  /** On the pull request. */
  readonly annotations: readonly SeenAnnotation[];
  /** Over the limit of ten per level: in the log only. */
  readonly hidden: readonly SeenAnnotation[];
  /** Every other command that was obeyed. */
  readonly commands: readonly Command[];
  /** Lines that are plain output. */
  readonly log: readonly string[];
}

const issueCommands = ["error", "warning", "notice"] as const;
const otherCommands = [
  "add-mask",
  "add-matcher",
  "add-path",
  "debug",
  "echo",
  "endgroup",
  "group",
  "remove-matcher",
  "save-state",
  "set-env",
  "set-output",
  "stop-commands",
];
const registered = new Set<string>([...issueCommands, ...otherCommands]);

const issuesPerLevel = 10;
const longestMessage = 4096;

/** What a user sees of a step that printed `output`. */
export function see(output: string, workspace: string): SeenStep {
  const commands: Command[] = [];
  const log: string[] = [];
  for (const line of output.split(/\r\n|\r|\n/)) {
    const command = parseCommand(line);
    if (command === undefined) log.push(line);
    else commands.push(command);
  }
  return { ...annotate(commands, workspace), log: log.slice(0, log.at(-1) === "" ? -1 : undefined) };
}

/** The same of the commands that a real run of act reports with `--json`. */
export function seeAct(events: readonly ActEvent[], workspace: string): SeenStep {
  const commands = events.flatMap(({ command, kvPairs, arg }) =>
    command !== undefined && registered.has(command) ? [{ name: command, properties: kvPairs ?? {}, data: arg ?? "" }] : [],
  );
  return { ...annotate(commands, workspace), log: [] };
}

/** One line of act's `--json` output, as far as it is read here. */
export interface ActEvent {
  readonly command?: string;
  readonly kvPairs?: Readonly<Record<string, string>>;
  readonly arg?: string;
  readonly name?: string;
  readonly content?: string;
  readonly msg?: string;
  /** True for a line that a step printed. */
  readonly raw_output?: boolean;
  readonly step?: string;
  readonly stepID?: readonly string[];
  readonly jobResult?: string;
}

/** The command that a line is, in either syntax; undefined for plain output. */
export function parseCommand(line: string): Command | undefined {
  return parseDoubleColon(line) ?? parseBracket(line);
}

/** `::name key=value,key=value::data` after blanks. */
function parseDoubleColon(line: string): Command | undefined {
  const text = line.trimStart();
  if (!text.startsWith("::")) return undefined;
  const end = text.indexOf("::", 2);
  if (end < 0) return undefined;
  return command(text.slice(2, end), ",", unescapeProperty, unescapeData(text.slice(end + 2)));
}

/** `##[name key=value;key=value]data`, anywhere in a line. */
function parseBracket(line: string): Command | undefined {
  const start = line.indexOf("##[");
  const end = start < 0 ? -1 : line.indexOf("]", start);
  if (end < 0) return undefined;
  return command(line.slice(start + 3, end), ";", unescapeBracket, unescapeBracket(line.slice(end + 1)));
}

function command(info: string, separator: string, restore: (text: string) => string, data: string): Command | undefined {
  const space = info.indexOf(" ");
  const name = (space < 0 ? info : info.slice(0, space)).toLowerCase();
  if (!registered.has(name)) return undefined;
  const properties: Record<string, string> = {};
  for (const property of space < 0
    ? []
    : info
        .slice(space + 1)
        .trim()
        .split(separator)) {
    const equals = property.indexOf("=");
    if (equals > 0 && equals < property.length - 1) properties[property.slice(0, equals)] = restore(property.slice(equals + 1));
  }
  return { name, properties, data };
}

const unescapeData = (text: string): string => text.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%");
const unescapeProperty = (text: string): string =>
  text.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%3A", ":").replaceAll("%2C", ",").replaceAll("%25", "%");
const unescapeBracket = (text: string): string =>
  text.replaceAll("%3B", ";").replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%5D", "]").replaceAll("%25", "%");

function annotate(all: readonly Command[], workspace: string): Omit<SeenStep, "log"> {
  const annotations: SeenAnnotation[] = [];
  const hidden: SeenAnnotation[] = [];
  const commands: Command[] = [];
  for (const each of all) {
    const level = issueCommands.find((name) => name === each.name);
    if (level === undefined) {
      commands.push(each);
      continue;
    }
    const issue = seen(level, each, workspace);
    const shown = annotations.filter((other) => other.level === level).length < issuesPerLevel;
    (shown ? annotations : hidden).push(issue);
  }
  return { annotations, hidden, commands };
}

function seen(level: SeenAnnotation["level"], { properties, data }: Command, workspace: string): SeenAnnotation {
  return {
    level,
    message: data.slice(0, longestMessage),
    title: properties.title,
    file: relativeFile(properties.file, workspace),
    ...validated(properties),
  };
}

function relativeFile(file: string | undefined, workspace: string): string | undefined {
  const prefix = `${workspace.replace(/\/$/, "")}/`;
  return file?.startsWith(prefix) ? file.slice(prefix.length) : file;
}

/** ValidateLinesAndColumns, in its order. */
function validated(properties: Command["properties"]): Pick<SeenAnnotation, "line" | "endLine" | "column" | "endColumn"> {
  const number = (text: string | undefined): number | undefined => (/^-?\d+$/.test(text ?? "") ? Number(text) : undefined);
  let line = number(properties.line);
  let endLine = number(properties.endLine);
  let column = number(properties.col);
  let endColumn = number(properties.endColumn);
  line ??= endLine;
  column ??= endColumn;
  if (line === undefined || (endLine !== undefined && line !== endLine)) column = endColumn = undefined;
  if (line !== undefined && endLine !== undefined && endLine < line) line = endLine = undefined;
  if (column !== undefined && endColumn !== undefined && endColumn < column) column = endColumn = undefined;
  return { line, endLine, column, endColumn };
}
