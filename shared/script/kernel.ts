/** Commands that change the kernel's settings. */

import type { Place } from "../model/finding.ts";
import type { Command } from "./model.ts";

/** A kernel parameter that a command sets; `name` as written, which is never a value from the environment. */
interface Parameter {
  readonly name: string;
  readonly place: Place;
}

/** What a `sysctl` sets on its command line: `-w vm.max_map_count=262144`, with `-w` or without (sysctl(8), busybox procps/sysctl.c). */
export function parametersSet({ name, words }: Command): readonly Parameter[] {
  if (name !== "sysctl") return [];
  return words.slice(1).flatMap((word) => {
    const written = word.fromEnv || word.value === null ? word.text : word.value;
    const key = /^["']?([A-Za-z0-9_][A-Za-z0-9_./*-]{0,255}) {0,4}=/.exec(written)?.[1];
    return key === undefined ? [] : [{ name: key, place: word.place }];
  });
}

const iptablesVerb =
  /^(?:-[wv46]*[AIDRFNXPZE]|--(?:append|insert|delete|replace|flush|new-chain|delete-chain|policy|zero|rename-chain))/;
const ipObject = /^(?:a|addr|address|l|link|neigh|r|ro|route|ru|rule|qdisc|class|filter)$/;
const ipVerb = /^(?:add|append|change|del|delete|flush|replace|set)$/;

/** True when the command changes packet filters, links, addresses, routes or queues: the kernel asks for CAP_NET_ADMIN (capabilities(7)). */
export function changesNetwork({ name, words }: Command): boolean {
  const args = words.slice(1).map(({ value }) => value ?? "");
  if (name === null) return false;
  if (/^ip6?tables(?:-legacy|-nft)?$/.test(name)) return args.some((arg) => iptablesVerb.test(arg));
  if (name !== "ip" && name !== "tc") return false;
  const [object = "", verb = ""] = args.filter((arg) => !/^-[46osdbtr]+$/.test(arg));
  return ipObject.test(object) && ipVerb.test(verb);
}
