import { describe, expect, test } from "vitest";
import { lostWithProcess } from "../../../shared/script/process-state.ts";
import { run, runOf } from "./containers.ts";

const lost = (script: string): readonly string[] =>
  lostWithProcess(runOf(script)).map(({ words }) => words.map(({ text }) => text).join(" "));

describe("lostWithProcess", () => {
  test.each<[string, readonly string[]]>([
    ["ulimit -n 65536", ["ulimit -n 65536"]],
    ["ulimit -n 65536; ulimit -l unlimited; ulimit -n", ["ulimit -n 65536"]],
    ["ulimit -n", []],
    ["ulimit -n 65536; app", []],
    ["ulimit -n 65536; exec app", []],
    ["ulimit -n 65536; sysctl -w vm.max_map_count=262144", ["ulimit -n 65536"]],
    ["app; export A=1; echo done", ["export A=1"]],
    ["export A=1; cp /a /b", []],
    ["export A=1; echo $A > /conf/a", []],
    ["export A=1; echo $A >&2 2>/dev/null", ["export A=1"]],
    ["export -p", []],
    ["umask 077; touch /a", []],
    ["touch /a; umask 077", ["umask 077"]],
    ["umask", []],
    ["cd /app", ["cd /app"]],
    ["cd /app; ./run", []],
    ["alias k=kubectl; alias", ["alias k=kubectl"]],
    ["for i in 1 2; do cd /a; done", []],
    ['export A=1; "$@"', []],
    ["A=1; export A; B=2", ["export A"]],
  ])("%s", (script, expected) => expect(lost(script)).toEqual(expected));

  test("a container without a script changes nothing", () =>
    expect(lostWithProcess(run({ command: ["ulimit", "-n", "1"] }))).toEqual([]));
});
