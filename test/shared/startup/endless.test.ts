import { expect, test } from "vitest";
import { readRun } from "../../../shared/script/run.ts";
import { endlessPart } from "../../../shared/startup/endless.ts";
import { resource } from "./set.ts";

const where = resource("v1", "Pod", { name: "p" }, {});
const run = (...command: readonly string[]) =>
  readRun({ command }, { place: (...path) => ({ resource: where, path }), image: null, fileAt: () => null });
const program = (script: string) => endlessPart(run("sh", "-c", script))?.program;

test.each([
  ["sleep infinity", "sleep"],
  ["sleep 2d", "sleep"],
  ["exec sleep infinity", "sleep"],
  ["sleep infinity; echo never", "sleep"],
  ["make && sleep infinity", "sleep"],
  ["{ echo a; tail -f /dev/null; }", "tail"],
  ["( sleep infinity )", "sleep"],
  ["sleep infinity > /dev/null", "sleep"],
  ["tail -F /dev/null", "tail"],
  ["tail -n0 --follow /dev/null", "tail"],
  ["nginx -g 'pid /tmp/p; daemon off;'", "nginx"],
  ["while true; do date; sleep 1; done", null],
  ["while :; do :; done", null],
  ["while [ 1 ]; do sleep 1; done", null],
  ["until false; do sleep 1; done", null],
  ["while true; do sleep 1; done 2>/dev/null", null],
  ["trap 'exit 0' TERM; while true; do sleep 1; done", null],
])("%s stays for ever", (script, expected) => expect(program(script)).toBe(expected));

test.each([
  "sleep 86400",
  'sleep "$N"',
  "sleep infinity & wait $!",
  "timeout 5 sleep infinity",
  "exit 0; sleep infinity",
  "exec /app; sleep infinity",
  "make || sleep infinity",
  "make && exit 0 && sleep infinity",
  "if make; then sleep infinity; fi",
  "f() { sleep infinity; }; echo",
  ". /lib.sh; sleep infinity",
  "tail -f /var/log/x",
  "tail -f /dev/null | head -1",
  "tail /dev/null",
  "nginx -t -g 'daemon off;'",
  "nginx -g 'daemon on;'",
  "nginx",
  "while true; do break; done",
  "while true; do if x; then exit 1; fi; done",
  "while true; do kill 1; done",
  'while true; do "$STEP"; done',
  "g() { exit; }; while true; do g; done",
  "while true && make; do sleep 1; done",
  'while [ "$X" ]; do sleep 1; done',
  "while ! true; do sleep 1; done",
  "until true; do sleep 1; done",
  "while false; do sleep 1; done",
  "while true; do sleep 1; done & echo",
])("%s may end", (script) => expect(program(script)).toBeUndefined());

test("the exec form", () => {
  expect(endlessPart(run("sleep", "infinity"))?.program).toBe("sleep");
  expect(endlessPart(run("/bin/sleep", "infinity"))?.program).toBe("sleep");
  expect(endlessPart(run("sleep", "10"))).toBeUndefined();
  expect(endlessPart(run("/app"))).toBeUndefined();
});

test("a hostile script is read in time and never throws", () => {
  expect(() => program(`${"{ ".repeat(5000)}sleep infinity;${" };".repeat(5000)}`)).not.toThrow();
  expect(program(`${"f() { :; }\n".repeat(5000)}${"true\n".repeat(5000)}sleep infinity`)).toBe("sleep");
});
