/** Commands that fetch packages and install them. */
import { installerNamed } from "../knowledge/installers.ts";
import type { Command, Run, Word } from "./model.ts";
import { hasOption, optionValue, readOptions } from "./options.ts";

/** One call of an installer. */
export interface Install {
  readonly command: Command;
  /** As called, for a message: `apk add`, `python -m pip install`. */
  readonly name: string;
  /** Where it installs to; null for its usual place, which is the container's own file system. */
  readonly target: Word | null;
}

/** The installers that a container runs; not those of another system, those that only print, and those that install files at hand. */
export function installsIn(run: Run): readonly Install[] {
  return run.commands.flatMap((command) => {
    if (command.elsewhere || command.name === null) return [];
    const isModule = /^python[\d.]*$/.test(command.name) && command.words[1]?.value === "-m";
    const program = isModule ? (command.words[2]?.value ?? "") : command.name;
    const installer = installerNamed(program);
    if (installer === undefined) return [];
    const args = command.words.slice(isModule ? 3 : 1);
    const options = readOptions(args, installer);
    const { operands } = options;
    const verb = installer.verbs.find((words) => words.every((word, index) => operands[index]?.value === word));
    if (verb === undefined || hasOption(options, ...installer.offline, "help", "dry-run", "simulate", "s")) return [];
    const packages = operands.slice(verb.length);
    // Files at hand come from the image or a volume.
    if (packages.length > 0 && packages.every(isFile) && !hasOption(options, "r", "requirement")) return [];
    // `pip install --no-deps -e .` alone.
    if (packages.length === 0 && hasOption(options, "no-deps") && !hasOption(options, "r", "requirement")) return [];
    const target = optionValue(options, ...installer.target) ?? null;
    return [{ command, name: `${isModule ? `${command.name} -m ` : ""}${program} ${verb.join(" ")}`, target }];
  });
}

const isFile = ({ value }: Word): boolean =>
  value !== null && /^(?:\.{0,2}\/|\.$|file:)|\.(?:apk|deb|rpm|whl|tgz|gem)$/.test(value);
