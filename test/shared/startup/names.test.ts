import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  backing,
  clusterHost,
  isAddress,
  isLoopback,
  podPort,
  portNamed,
  readService,
  resolve,
} from "../../../shared/startup/names.ts";
import { lookup, podLike, resource } from "./set.ts";

const service = (name: string, namespace: string | null, spec: object = {}) =>
  resource("v1", "Service", { name, ...(namespace === null ? {} : { namespace }) }, spec);

describe("clusterHost", () => {
  test.each([
    ["db", "db", null, null, true],
    ["DB.", "db", null, null, true],
    ["db.prod", "db", "prod", null, false],
    ["db.prod.svc", "db", "prod", null, true],
    ["db.prod.svc.cluster.local", "db", "prod", null, true],
    ["db.prod.svc.cluster.local.", "db", "prod", null, true],
    ["db.prod.svc.corp.example", "db", "prod", null, true],
    ["db-0.db.prod.svc.cluster.local", "db", "prod", "db-0", true],
    ["db-0.db.prod.svc", "db", "prod", "db-0", true],
    ["db-0.db.prod", "db", "prod", "db-0", false],
  ])("%s", (host, service, namespace, pod, certain) => expect(clusterHost(host)).toEqual({ service, namespace, pod, certain }));

  test.each([
    "",
    ".",
    "localhost",
    "127.0.0.1",
    "10.0.0.1",
    "::1",
    "fe80::1",
    "a.b.c.example.com",
    "no_such",
    "a..b",
    "$HOST",
    "-x",
  ])("%s is none", (host) => expect(clusterHost(host)).toBeUndefined());

  test("never throws and never makes up a label", () => {
    fc.assert(
      fc.property(fc.string(), (host) => {
        const name = clusterHost(host);
        if (name !== undefined) expect(host.toLowerCase().split(".")).toContain(name.service);
      }),
    );
  });
});

test.each([
  ["localhost", true],
  ["LOCALHOST.", true],
  ["127.0.0.1", true],
  ["127.1", true],
  ["[::1]", true],
  ["::1", true],
  ["0.0.0.0", true],
  ["localhost.example.com", false],
  ["128.0.0.1", false],
])("%s is loopback: %s", (host, expected) => expect(isLoopback(host)).toBe(expected));

test.each([
  ["10.0.0.1", true],
  ["fe80::1", true],
  ["db", false],
  ["1.2.3", false],
])("%s is an address: %s", (host, expected) => expect(isAddress(host)).toBe(expected));

describe("resolve", () => {
  const from = service("client", "shop");
  const own = service("db", "shop", { ports: [{ port: 5432 }] });
  const other = service("db", "prod");

  test("a short name means the own namespace, never another", () => {
    expect(resolve(lookup([own, other]), "db", from)?.service.resource).toBe(own);
    expect(resolve(lookup([other]), "db", from)).toBeUndefined();
  });
  test("a name with a namespace", () => {
    for (const host of ["db.prod", "db.prod.svc", "db.prod.svc.cluster.local."])
      expect(resolve(lookup([own, other]), host, from)?.service.resource).toBe(other);
    expect(resolve(lookup([own]), "db.prod", from)).toBeUndefined();
  });
  test("a pod of a StatefulSet, by the short name too", () => {
    expect(resolve(lookup([own]), "db-0.db", from)).toMatchObject({ pod: "db-0", service: { resource: own } });
    expect(resolve(lookup([own]), "db-0.db.shop.svc.cluster.local", from)).toMatchObject({ pod: "db-0" });
  });
  test("two meanings that both exist are not certain", () => {
    const twin = service("db-0", "db");
    expect(resolve(lookup([twin]), "db-0.db", from)?.pod).toBeNull();
    expect(resolve(lookup([own, twin]), "db-0.db", from)).toBeUndefined();
  });
  test("a Service of Knative is no Service of the cluster's DNS in this sense", () =>
    expect(readService(resource("serving.knative.dev/v1", "Service", { name: "db" }, {}))).toBeUndefined());
});

describe("ports", () => {
  const pod = podLike(
    "shop",
    { app: "db" },
    {
      initContainers: [
        { ports: [{ name: "once", containerPort: 1 }] },
        {
          restartPolicy: "Always",
          ports: [
            { name: "pg", containerPort: 2 },
            { name: "side", containerPort: 3 },
          ],
        },
      ],
      containers: [
        {
          ports: [
            { name: "pg", containerPort: 5432 },
            { name: "dns", containerPort: 53, protocol: "UDP" },
          ],
        },
      ],
    },
  );
  const read = (spec: object) => {
    const facts = readService(service("db", "shop", spec));
    if (facts === undefined) throw new Error("no Service");
    return facts;
  };

  test.each([
    ["pg", "TCP", 5432],
    ["side", "TCP", 3],
    ["once", "TCP", null],
    ["dns", "TCP", null],
    ["dns", "UDP", 53],
  ])("the port named %s over %s", (name, protocol, expected) => expect(portNamed(pod, name, protocol)).toBe(expected));

  test("the Service's port leads to its targetPort, a headless one's to the same port", () => {
    const ports = [{ port: 80, targetPort: 8080 }, { port: 81 }, { port: 82, targetPort: "pg" }, { port: 83, protocol: "UDP" }];
    expect([80, 81, 82, 83, 84].map((port) => podPort(read({ ports }), port, pod))).toEqual([8080, 81, 5432, null, null]);
    expect(podPort(read({ clusterIP: "None", ports }), 80, pod)).toBe(80);
  });
  test("behind a Service stand the pods of its namespace", () => {
    const set = lookup([], [pod, podLike("prod", { app: "db" })]);
    expect(backing(set, read({ selector: { app: "db" } }))).toEqual([pod]);
    expect(backing(set, read({ selector: { app: "db" }, type: "ExternalName" }))).toEqual([]);
    expect(backing(set, read({}))).toEqual([]);
  });
});
