import { describe, expect, test } from "vitest";
import { changesIn } from "../../../shared/startup/writes.ts";
import { runOf } from "../script/containers.ts";

const changes = (script: string) =>
  changesIn(runOf(script)).map(({ effect, always, level }) => `${effect.path} ${level}${always ? "" : " maybe"}`);

describe("changes that a read-only file system refuses", () => {
  test.each([
    ["set -e; cp /a /b", ["/b error"]],
    ["cp /a /b; echo done", ["/b error"]],
    ["chmod 600 /b; echo done", ["/b warning"]],
    ["set -e; chmod 600 /b", ["/b error"]],
    ["set -e; mkdir /b", ["/b error"]],
    ["set -e; mkdir -p /b", ["/b error maybe"]],
    ["set -e; mkdir -pm 700 /b", ["/b error maybe", "/b error"]],
    ["set -e; mv /a /b", ["/a error", "/b error"]],
    ["set -e; sed -i s/a/b/ /b", ["/b error"]],
    ["set -e; X=$(date); echo $X > /b", ["/b error"]],
  ])("%s", (script, expected) => expect(changes(script)).toEqual(expected));

  test.each([
    "set -e; cp /a /b || true",
    "set -e; cp -n /a /b",
    "set -e; cp -au /a /b",
    "set -e; rm -rf /b",
    "set -e; rm /b",
    "set -e; find /b -exec chmod 600 {} +",
    "set -e; if [ -w /b ]; then touch /b; fi",
    "set -e; [ -w /b ] && touch /b",
    "chown 1 /b 2>/dev/null; echo done",
    "set -e; mount -o remount,rw /b; touch /b",
    "set -e; $TOOL; touch /b",
    "set -e; chroot /host touch /b",
    "set -e; cat /b; touch /b; )",
  ])("none: %s", (script) => expect(changes(script)).toEqual([]));
});
