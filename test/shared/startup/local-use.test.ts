import { describe, expect, test } from "vitest";
import type { Container } from "../../../shared/model/pod.ts";
import { printPath } from "../../../shared/model/resource.ts";
import { readRun } from "../../../shared/script/run.ts";
import { localUses } from "../../../shared/startup/local-use.ts";
import { resource } from "./set.ts";

const where = resource("v1", "Pod", { name: "p" }, {});
const place = (...path: readonly (string | number)[]) => ({ resource: where, path });
const of = (container: Container) => localUses(container, readRun(container, { place, image: null, fileAt: () => null }), place);
const ports = (container: Container) => of(container).uses.map(({ port }) => port);
const sh = (script: string, more: Container = {}): Container => ({ ...more, command: ["sh", "-c", script] });

test.each<[string, Container, readonly number[]]>([
  ["a command", { command: ["psql", "-h", "localhost"] }, [5432]],
  ["a script", sh("curl -fsS http://127.0.0.1:8080/x -o /data/x"), [8080]],
  ["an argument", { args: ["--cache=localhost:6379"] }, [6379]],
  ["an IPv6 address", { args: ["--cache=[::1]:6379"] }, [6379]],
  ["an environment entry", { env: [{ name: "URL", value: "redis://localhost:6379/0" }] }, [6379]],
  [
    "host and port apart",
    {
      env: [
        { name: "DB_HOST", value: "127.0.0.1" },
        { name: "DB_PORT", value: "5432" },
      ],
    },
    [5432],
  ],
  [
    "in libpq's way",
    {
      env: [
        { name: "PGPORT", value: "5433" },
        { name: "PGHOST", value: "localhost" },
      ],
    },
    [5433],
  ],
  [
    "without a prefix",
    {
      env: [
        { name: "HOST", value: "localhost" },
        { name: "PORT", value: "80" },
      ],
    },
    [80],
  ],
  ["an environment entry of an unknown program", sh("./migrate", { env: [{ name: "URL", value: "http://localhost:80" }] }), [80]],
])("%s is a use", (_, container, expected) => expect(ports(container)).toEqual(expected));

test.each<[string, Container]>([
  ["another host", { args: ["--cache=cache:6379", "--x=mylocalhost:6379", "--y=a.localhost:80"] }],
  ["where it listens on all addresses", { args: ["--listen=0.0.0.0:8080"] }],
  ["no port", { args: ["--host=localhost"], env: [{ name: "DB_HOST", value: "localhost" }] }],
  ["a longer number", { args: ["localhost:123456"] }],
  [
    "the port of another host",
    {
      env: [
        { name: "DB_HOST", value: "localhost" },
        { name: "CACHE_PORT", value: "1" },
      ],
    },
  ],
  ["telemetry", { env: [{ name: "OTEL_EXPORTER_OTLP_ENDPOINT", value: "http://localhost:4317" }] }],
  ["an entry that no command reads", sh("mkdir -p /a && chown 1 /a", { env: [{ name: "URL", value: "http://localhost:80" }] })],
  ["the end of a sidecar", sh("curl -X POST http://localhost:15020/quitquitquit")],
  ["a try that may fail", sh("nc -z localhost 80 || echo none")],
  ["a branch", sh("if [ -f /x ]; then curl localhost:80; fi")],
])("%s is none", (_, container) => expect(ports(container)).toEqual([]));

describe("what it waits for", () => {
  test.each([
    "until nc -z localhost 8080; do sleep 1; done",
    "for i in 1 2 3; do nc -z localhost 8080 && break; sleep 1; done",
    "curl --retry 9 --retry-connrefused http://localhost:8080/",
    "wait-for-it localhost:8080",
  ])("is no use: %s", (script) => {
    const { uses, awaited } = of(
      sh(`${script}\nexec app --url=localhost:8080`, { env: [{ name: "A", value: "localhost:8080" }] }),
    );
    expect(uses).toEqual([]);
    expect([...awaited]).toEqual([8080]);
  });

  test("is another port than what it uses", () => {
    const { uses, awaited } = of(sh("until nc -z localhost 1; do sleep 1; done; curl localhost:2"));
    expect([uses.map(({ port }) => port), [...awaited]]).toEqual([[2], [1]]);
  });
});

test("a use stands where it is written", () => {
  const paths = (container: Container) => of(container).uses.map(({ place }) => printPath(place.path));
  expect(paths({ args: ["a", "localhost:1"] })).toEqual(["args[1]"]);
  expect(paths({ env: [{ name: "A" }, { name: "B", value: "localhost:1" }] })).toEqual(["env[1].value"]);
});
