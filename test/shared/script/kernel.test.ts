import { describe, expect, test } from "vitest";
import { changesNetwork, parametersSet } from "../../../shared/script/kernel.ts";
import { runOf } from "./containers.ts";

const names = (script: string): readonly string[] =>
  runOf(script, { env: { HOSTS: "vm.secret=7" } }).commands.flatMap((command) => parametersSet(command).map(({ name }) => name));

describe("parametersSet", () => {
  test.each<[string, readonly string[]]>([
    ["sysctl -w vm.max_map_count=262144", ["vm.max_map_count"]],
    ["sysctl -qw vm.a=1 net.b='1 2'", ["vm.a", "net.b"]],
    ["sysctl net/core/somaxconn=1", ["net/core/somaxconn"]],
    ['sysctl -w "vm.a=$(nproc)"', ["vm.a"]],
    ["sysctl -w vm.a=$HOSTS", ["vm.a"]],
    // What an env entry holds is never shown.
    ['sysctl -w "$HOSTS"', []],
    ["sysctl vm.max_map_count", []],
    ["sysctl -a", []],
    ["echo vm.a=1", []],
  ])("%s", (script, expected) => expect(names(script)).toEqual(expected));
});

describe("changesNetwork", () => {
  test.each([
    ["iptables -t nat -A PREROUTING -j ACCEPT", true],
    ["iptables -w 5 -I INPUT -j ACCEPT", true],
    ["ip6tables-nft --flush", true],
    ["iptables -L -n", false],
    ["iptables -S", false],
    ["iptables --version", false],
    ["ip route add default via 10.0.0.1", true],
    ["ip -6 addr del ::1 dev lo", true],
    ["ip link set lo up", true],
    ["ip link show", false],
    ["ip a", false],
    ["ip netns add blue", false],
    ["tc qdisc add dev eth0 root netem delay 1ms", true],
    ["add route", false],
  ])("%s: %s", (script, changes) => expect(runOf(script).commands.some(changesNetwork)).toBe(changes));
});
