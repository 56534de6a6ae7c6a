import { expect, test } from "vitest";
import type { Applets } from "../../../shared/knowledge/applet-options.ts";
import { refusedCalls, timeoutCalls } from "../../../shared/script/applet-calls.ts";
import { run, runOf } from "./containers.ts";

const refused = (script: string, applets: Applets = { builder: "docker", minor: 36 }) =>
  refusedCalls(runOf(script, { shell: "sh" }), applets).map(
    ({ tool, option, word }) => `${tool} ${option ?? "value"} at ${word.text}`,
  );

test.each([
  ["grep -P x f", ["grep -P at -P"]],
  ["grep -oP x f", ["grep -P at -oP"]],
  ["grep -e -P f", []],
  ["grep x -P", ["grep -P at -P"]],
  ["ln a -Q", []],
  ["grep -- -P f", []],
  ["grep --perl-regexp x f", ["grep --perl-regexp at --perl-regexp"]],
  ["grep $X -P f", []],
  ["grep --help -P", ["grep -P at -P"]],
  ["nc -h", []],
  ["sed -i.bak -e s/P/N/ f", []],
  ["sed -z s/a/b/ f", ["sed -z at -z"]],
  ["date -Iseconds", []],
  ["date -d @0", []],
  ["date -d '1 day ago'", ["date value at '1 day ago'"]],
  ["date -D '%d %b' -d '1 day'", []],
  ["date --date=yesterday", ["date value at --date=yesterday"]],
  ["wget -q http://h/ --retry-connrefused", ["wget --retry-connrefused at --retry-connrefused"]],
  ["wget --post-d=x http://h/", []],
  ["nc -l -p 80 -e grep -P x", []],
  ["find . -name -P -exec grep -printf {} ';'", []],
  ["find . -name x -printf %p", ["find -printf at -printf"]],
  ["find . -exec true {} + -ls", ["find -ls at -ls"]],
  ["timeout --foreground 5 true", ["timeout --foreground at --foreground"]],
  ["timeout 5 grep -P x f", ["grep -P at -P"]],
  ["xargs -d , grep -P x", ["xargs -d at -d"]],
  ["sleep infinity", []],
  ["kubectl -P; cat -P", []],
  ["nsenter -t 1 -m grep -P x f", []],
])("%s: %j", (script, expected) => {
  expect(refused(script)).toEqual(expected);
});

test("the version decides", () => {
  expect(refused("sleep infinity", { builder: "docker", minor: 30 })).toEqual(["sleep value at infinity"]);
  expect(refused("cp -n a b", { builder: "alpine", minor: 33 })).toEqual(["cp -n at -n"]);
  expect(refused("cp -n a b", { builder: "alpine", minor: null })).toEqual([]);
});

test.each([
  ["timeout 5 true", ["operand 5"]],
  ["timeout -s KILL 1m true", ["operand 1m"]],
  ["timeout -t 5 true", ["-t -t"]],
  ["timeout -t5 true", ["-t -t5"]],
  ["timeout $T true", []],
  ["nsenter -t 1 timeout -t 5 true", []],
])("%s: %j", (script, expected) => {
  expect(timeoutCalls(runOf(script)).map(({ limit, word }) => `${limit} ${word.text}`)).toEqual(expected);
});

test("of the container's own command line, once", () => {
  const calls = timeoutCalls(run({ command: ["timeout", "-t", "9", "sh", "-c", "true"] }));
  expect(calls.map(({ limit }) => limit)).toEqual(["-t"]);
  expect(timeoutCalls(run({ command: ["timeout", "9", "nc", "-z", "db", "1"] })).map(({ word }) => word.text)).toEqual(["9"]);
});
