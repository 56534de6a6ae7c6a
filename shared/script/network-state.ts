/** Commands that add to the state of a network namespace: rules, routes, addresses. */
import type { Command, Run } from "./model.ts";

/** Something that is added without a look at what is there. */
export interface Added {
  readonly command: Command;
  /** As called, for a message: `iptables -I`, `ip addr add`. */
  readonly name: string;
  /** grows: the kernel takes the same once more. fails: it refuses what is there. */
  readonly kind: "grows" | "fails";
}

const filters = /^(?:eb|arp|ip6?)tables(?:-legacy|-nft)?$/;

/** Every such command whose program does not check, delete, flush or replace anything elsewhere in the run. */
export function addedState(run: Run): readonly Added[] {
  const tidy = new Set(run.commands.flatMap((command) => (tidies(command) ? [command.name] : [])));
  return run.commands.flatMap((command) => {
    const { name } = command;
    if (name === null || tidy.has(name) || (filters.test(name) && tidy.has("iptables-restore"))) return [];
    return adds(command) ?? [];
  });
}

function adds(command: Command): Added | undefined {
  const { name, words } = command;
  const values = words.slice(1).map(({ value }) => value ?? "");
  if (filters.test(name ?? "")) {
    const verb = values.find((value) => /^(?:-[IA]|--insert|--append)$/.test(value));
    return verb === undefined ? undefined : { command, name: `${name} ${verb}`, kind: "grows" };
  }
  const operands = values.filter((value) => !value.startsWith("-"));
  const [object = "", verb = ""] = operands;
  if (
    name === "ip" &&
    /^(?:r(?:oute)?|ru(?:le)?|a(?:ddr(?:ess)?)?|l(?:ink)?|n(?:eigh)?|tunnel)$/.test(object) &&
    /^a(?:dd)?$/.test(verb)
  )
    return { command, name: `ip ${object} ${verb}`, kind: "fails" };
  if (name === "route" && object === "add") return { command, name: "route add", kind: "fails" };
  if (name === "ipset" && /^(?:create|add)$/.test(object) && !values.some((value) => /^-(?:!|-?exist)$/.test(value)))
    return { command, name: `ipset ${object}`, kind: "fails" };
  return undefined;
}

function tidies({ name, words }: Command): boolean {
  const values = words.slice(1).map(({ value }) => value ?? "");
  if (name === "iptables-restore") return true;
  if (filters.test(name ?? ""))
    return values.some((value) => /^(?:-[CDFX]|--check|--delete|--flush|--delete-chain)$/.test(value));
  return (
    /^(?:ip|route|ipset)$/.test(name ?? "") &&
    values.some((value) => /^(?:del(?:ete)?|flush|replace|destroy|change|test)$/.test(value))
  );
}

/** True when the run enters the network namespace of process 1 (`nsenter -t 1 -n`, `-a`). */
export const entersNetwork = (run: Run): boolean =>
  [run.argv, ...run.commands.flatMap(({ wrappers }) => wrappers.map(({ words }) => words))].some((words) => {
    const values = words.map(({ value }) => value ?? "");
    const from = values.findIndex((value) => /(?:^|\/)nsenter$/.test(value));
    const options = from < 0 ? [] : values.slice(from + 1, values.indexOf("--") < 0 ? from + 10 : values.indexOf("--"));
    return options.some((value) => /^(?:-[A-Za-z]*[an][A-Za-z]*|--net|--all)(?:=.*)?$/.test(value));
  });
