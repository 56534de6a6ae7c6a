import { describe, expect, test } from "vitest";
import { addedState, entersNetwork } from "../../../shared/script/network-state.ts";
import { run, runOf } from "./containers.ts";

const added = (script: string): readonly string[] => addedState(runOf(script)).map(({ name, kind }) => `${name}: ${kind}`);

describe("addedState", () => {
  test.each<[string, readonly string[]]>([
    ["iptables -w -t nat -I OUTPUT -j A; ip6tables --append OUTPUT -j A", ["iptables -I: grows", "ip6tables --append: grows"]],
    ["iptables-legacy -A OUTPUT -j A", ["iptables-legacy -A: grows"]],
    ["iptables -C OUTPUT -j A || iptables -A OUTPUT -j A", []],
    ["iptables -F; iptables -A OUTPUT -j A", []],
    ["iptables -L; iptables -N A", []],
    ["iptables-restore < /x; iptables -A OUTPUT -j A", []],
    [
      "ip -6 route add ::/0 dev a; ip a add 192.0.2.1 dev a; ip rule add table 1",
      ["ip route add: fails", "ip a add: fails", "ip rule add: fails"],
    ],
    ["ip route del 192.0.2.0/24; ip route add 192.0.2.0/24 dev a", []],
    ["ip route show; ip link set a up", []],
    ["route add default gw 192.0.2.1", ["route add: fails"]],
    ["ipset create a hash:ip; ipset -exist create b hash:ip", ["ipset create: fails"]],
  ])("%s", (script, expected) => expect(added(script)).toEqual(expected));
});

describe("entersNetwork", () => {
  test.each<[readonly string[], boolean]>([
    [["nsenter", "-t", "1", "-n", "--", "iptables", "-L"], true],
    [["nsenter", "-at", "1", "--", "sh", "-c", "iptables -L"], true],
    [["nsenter", "--target", "1", "--net", "ip", "a"], true],
    [["nsenter", "-t", "1", "-m", "--", "ls", "-n"], false],
    [["sh", "-c", "nsenter -t 1 -n ip a"], true],
    [["sh", "-c", "ip -n x a"], false],
  ])("%j", (command, expected) => expect(entersNetwork(run({ command: [...command] }))).toBe(expected));
});
