import { expect, test } from "vitest";
import { readRun } from "../../../shared/script/run.ts";
import { lastStep } from "../../../shared/startup/ending.ts";
import { resource } from "./set.ts";

const where = resource("v1", "Pod", { name: "p" }, {});
const step = (...command: readonly string[]) =>
  lastStep(readRun({ command }, { place: (...path) => ({ resource: where, path }), image: null, fileAt: () => null }))?.name;

test.each([
  ["cp -r /a /b", "cp"],
  ["set -e; mkdir -p /a; chown 1 /a", "chown"],
  ["if [ -f /a ]; then exit 0; fi; touch /a", "touch"],
  ["X=$(date); echo $X > /a", "echo"],
  ["git clone https://example.com/a.git /a", "git"],
  ["python manage.py migrate", "python"],
  ["tar -xzf /a.tgz -C /b && rm /a.tgz", "rm"],
  ["true", "true"],
])("%s ends", (script, last) => expect(step("sh", "-c", script)).toBe(last));

test.each([
  "cp /a /b; sleep 3600",
  "tail -F /a",
  "tail -n 1 /a",
  "while :; do date; done",
  "for f in a b; do cp $f /c; done",
  "until false; do :; done",
  "app & wait",
  "cp /a /b; exec app",
  ". /lib.sh",
  '"$PROGRAM" --once',
  "cat /a | xargs echo",
  "git daemon --base-path=/a",
  "git --version",
  "nsenter -t 1 -m cp /a /b",
  "f() { f; }; f",
  "cp /a (",
  "",
])("%j may stay", (script) => expect(step("sh", "-c", script)).toBeUndefined());

test("a program without a shell", () => {
  expect(step("chmod", "0755", "/data")).toBe("chmod");
  expect(step("proxy")).toBeUndefined();
  expect(step()).toBeUndefined();
});
