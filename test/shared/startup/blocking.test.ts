import { expect, test } from "vitest";
import { readRun } from "../../../shared/script/run.ts";
import { blockingTargets } from "../../../shared/startup/blocking.ts";
import { resource } from "./set.ts";

const where = resource("v1", "Pod", { name: "p" }, {});
const blocked = (script: string) =>
  blockingTargets(
    readRun(
      { command: ["sh", "-c", script] },
      { place: (...path) => ({ resource: where, path }), image: null, fileAt: () => null },
    ),
  ).map(({ host, port }) => `${host}:${port}`);

test.each([
  ["until nc -z db 1; do sleep 1; done", ["db:1"]],
  ["timeout 60 sh -c 'until nc -z db 1; do sleep 1; done'", ["db:1"]],
  ["set -e; nc -z db 1; echo up", ["db:1"]],
  ["nc -z db 1", ["db:1"]],
  ["until nc -z a 1 && nc -z b 2; do sleep 1; done", ["a:1"]],
  ["wait-for-it db:1", ["db:1"]],
])("%s", (script, targets) => expect(blocked(script)).toEqual(expect.arrayContaining(targets)));

test.each([
  "nc -z db 1 || true",
  "nc -z db 1; echo done",
  "for i in 1 2 3; do nc -z db 1 && break; sleep 1; done; true",
  "if [ -n $X ]; then until nc -z db 1; do sleep 1; done; fi",
  "until nslookup db; do sleep 1; done",
])("%s can do without", (script) => expect(blocked(script)).toEqual([]));
