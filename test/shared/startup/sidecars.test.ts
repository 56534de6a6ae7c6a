import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Container, PodSpec } from "../../../shared/model/pod.ts";
import {
  askedPort,
  listensOn,
  probeBudget,
  runsOn,
  servesPort,
  sidecarsAfter,
  sidecarsBefore,
  startGate,
  startOrder,
  titleOf,
} from "../../../shared/startup/sidecars.ts";

const init = fc.record({ name: fc.string(), restartPolicy: fc.constantFrom("Always", "Never", "OnFailure") });
const pods: fc.Arbitrary<PodSpec> = fc.record({
  initContainers: fc.array(init, { maxLength: 8 }),
  containers: fc.array(fc.record({ name: fc.string() }), { maxLength: 4 }),
});

describe("the order of the start", () => {
  test("is that of the list, the main containers last", () => {
    fc.assert(
      fc.property(pods, (spec) => {
        const containers = startOrder(spec).map(({ container }) => container);
        expect(containers).toEqual([...(spec.initContainers ?? []), ...(spec.containers ?? [])]);
      }),
    );
  });

  test("a sidecar stands before or after an init container, never both", () => {
    fc.assert(
      fc.property(pods, fc.nat(8), (spec, index) => {
        const at = (found: ReturnType<typeof startOrder>) => found.map((one) => one.index);
        const sidecars = startOrder(spec).filter((one) => one.list === "initContainers" && runsOn(one));
        const around = [...at(sidecarsBefore(spec, index)), ...at(sidecarsAfter(spec, index))];
        expect(around).toEqual(at(sidecars).filter((one) => one !== index));
      }),
    );
  });

  test("an item that is not known is passed over and keeps its place", () => {
    const spec = { initContainers: [undefined, { name: "b" }] } as unknown as PodSpec;
    expect(startOrder(spec).map(({ index }) => index)).toEqual([1]);
  });

  test("every container has a title", () => {
    const spec = { initContainers: [{ name: "a" }, { name: "b", restartPolicy: "Always" }], containers: [{}] };
    expect(startOrder(spec).map(titleOf)).toEqual(['init container "a"', 'sidecar "b"', 'container ""']);
  });
});

test.each<[Container, string | null]>([
  [{}, null],
  [{ readinessProbe: {}, livenessProbe: {} }, null],
  [{ lifecycle: { preStop: {} } }, null],
  [{ lifecycle: { postStart: {} } }, "postStart"],
  [{ startupProbe: {}, lifecycle: { postStart: {} } }, "startupProbe"],
])("%j is gated by %s", (container, gate) => expect(startGate(container)).toBe(gate));

test.each<[Parameters<typeof askedPort>[0], number | string | null]>([
  [{ httpGet: { port: 8080 } }, 8080],
  [{ httpGet: { port: "http", host: "" } }, "http"],
  [{ tcpSocket: { port: 5432 } }, 5432],
  [{ grpc: { port: 9000 } }, 9000],
  [{ httpGet: { port: 8080, host: "10.0.0.1" } }, null],
  [{ exec: { command: ["nc", "localhost", "80"] } }, null],
  [{ httpGet: {} }, null],
  [{}, null],
])("%j asks %s", (handler, port) => expect(askedPort(handler)).toBe(port));

describe("a port is served", () => {
  const proxy = "gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.14.0";

  test.each<[string, Container, number]>([
    ["declared", { ports: [{ containerPort: 80 }] }, 80],
    ["--port=", { args: ["--port=5432"] }, 5432],
    ["--port and the next word", { args: ["--port", "5432"] }, 5432],
    ["-port, as Go's flags", { args: ["-port=5432"] }, 5432],
    ["with an address", { command: ["server", "--listen-address=127.0.0.1:9090"] }, 9090],
    ["of all addresses", { args: ["--bind=:9187"] }, 9187],
    ["of a Cloud SQL instance, v1", { args: ["-instances=p:r:a=tcp:5432,p:r:b=tcp:3306"] }, 5432],
    ["with an address, v1", { args: ["-instances=p:r:a=tcp:0.0.0.0:5432"] }, 5432],
    ["of a Cloud SQL instance, v2", { args: ["p:r:a?port=6000"] }, 6000],
    ["by default", { image: proxy, args: ["p:r:a"] }, 5432],
    ["by environment", { image: proxy, env: [{ name: "CSQL_PROXY_PORT", value: "6000" }] }, 6000],
    ["by default, the engine is not known", { image: proxy }, 3306],
  ])("%s", (_, container, port) => {
    expect(listensOn(container, port)).toBe(true);
    expect(servesPort(container, port)).toBe(true);
  });

  test.each<[string, Container, number]>([
    ["another one", { ports: [{ containerPort: 80 }] }, 8080],
    ["over UDP", { ports: [{ containerPort: 53, protocol: "UDP" }] }, 53],
    ["on the node", { ports: [{ containerPort: 80, hostPort: 8080 }] }, 8080],
    ["what it connects to", { args: ["--vllm-port=8200", "--upstream=localhost:8080"] }, 8200],
    ["no number", { args: ["--port=http", "--listen"] }, 80],
    ["another than by default", { image: proxy, args: ["--port=6000"] }, 5432],
    ["a socket instead", { image: proxy, args: ["--unix-socket=/cloudsql", "p:r:a"] }, 5432],
    ["a socket instead, by environment", { image: proxy, env: [{ name: "CSQL_PROXY_UNIX_SOCKET", value: "/cloudsql" }] }, 5432],
    ["another than by default, by environment", { image: proxy, env: [{ name: "CSQL_PROXY_PORT", value: "6000" }] }, 5432],
    ["beside a host, perhaps a client's", { args: ["--db-host=127.0.0.1", "--port=5432"] }, 5432],
    ["of an address to connect to", { args: ["http://db.example.com/?port=5432"] }, 5432],
    ["another program", { image: proxy, command: ["sh"] }, 5432],
    ["an unknown image", { image: "example.com/x:1" }, 5432],
    ["not even a word", { args: [7] } as unknown as Container, 7],
  ])("not: %s", (_, container, port) => expect(servesPort(container, port)).toBe(false));

  test("also where its own probe asks, which is no listening by itself", () => {
    for (const field of ["startupProbe", "readinessProbe", "livenessProbe"]) {
      const container: Container = { [field]: { tcpSocket: { port: 9090 } } };
      expect(servesPort(container, 9090), field).toBe(true);
      expect(listensOn(container, 9090), field).toBe(false);
    }
  });
});

test("a startup probe's budget has the API's defaults, for a zero too", () => {
  expect(probeBudget({})).toBe(30);
  expect(probeBudget({ periodSeconds: 0, failureThreshold: 0, initialDelaySeconds: 0 })).toBe(30);
  expect(probeBudget({ initialDelaySeconds: 5, periodSeconds: 2, failureThreshold: 60 })).toBe(125);
});
