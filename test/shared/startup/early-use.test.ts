import fc from "fast-check";
import { expect, test } from "vitest";
import type { Container, PodSpec } from "../../../shared/model/pod.ts";
import { earlyUses } from "../../../shared/startup/early-use.ts";
import { titleOf } from "../../../shared/startup/sidecars.ts";
import { resource } from "./set.ts";

const where = resource("v1", "Pod", { name: "p" }, {});
const uses = (spec: PodSpec, index: number) =>
  earlyUses({ spec, initContainers: [], place: (...path) => ({ resource: where, path }) }, index);
const said = (spec: PodSpec, index: number) => uses(spec, index).map(({ by, port }) => `${titleOf(by)} ${port}`);

const sidecar = (name: string, port: number): Container => ({ name, restartPolicy: "Always", ports: [{ containerPort: port }] });
const client = (name: string, port: number): Container => ({ name, args: [`--url=http://localhost:${port}/`] });
const wait = (port: number): Container => ({
  name: "w",
  command: ["sh", "-c", `until nc -z localhost ${port}; do sleep 1; done`],
});

test("everything after the sidecar counts, nothing before it", () => {
  const initContainers = [
    client("early", 80),
    sidecar("s", 80),
    client("late", 80),
    { ...client("side", 80), restartPolicy: "Always" },
  ];
  expect(said({ initContainers, containers: [client("app", 80)] }, 1)).toEqual([
    'init container "late" 80',
    'sidecar "side" 80',
    'container "app" 80',
  ]);
});

test("a port that somebody else serves too is not the sidecar's", () => {
  const containers = [{ ...client("app", 80), ports: [{ containerPort: 80 }] }];
  expect(said({ initContainers: [sidecar("s", 80)], containers }, 0)).toEqual([]);
  expect(said({ initContainers: [sidecar("a", 80), sidecar("b", 80)], containers: [client("app", 80)] }, 1)).toEqual([]);
  // What ran once has given its port back.
  const initContainers = [{ name: "once", ports: [{ containerPort: 80 }] }, sidecar("s", 80)];
  expect(said({ initContainers, containers: [client("app", 80)] }, 1)).toEqual(['container "app" 80']);
});

test("one use for each port and container", () => {
  const app: Container = {
    ...client("app", 80),
    env: [
      { name: "A", value: "localhost:80" },
      { name: "B", value: "localhost:81" },
    ],
  };
  const both: Container = { name: "s", restartPolicy: "Always", ports: [{ containerPort: 80 }, { containerPort: 81 }] };
  expect(said({ initContainers: [both], containers: [app] }, 0)).toEqual(['container "app" 80', 'container "app" 81']);
});

test("a wait is a gate for what comes after it, and for nothing before", () => {
  const kinds = fc.array(fc.constantFrom("client", "wait", "other"), { maxLength: 8 });
  fc.assert(
    fc.property(kinds, (list) => {
      const initContainers = [
        sidecar("s", 80),
        ...list.map((kind, index) => (kind === "wait" ? wait(80) : client(String(index), kind === "client" ? 80 : 81))),
      ];
      const gate = list.indexOf("wait");
      const open = gate < 0 ? list : list.slice(0, gate);
      expect(uses({ initContainers, containers: [client("app", 80)] }, 0)).toHaveLength(
        open.filter((kind) => kind === "client").length + (gate < 0 ? 1 : 0),
      );
    }),
  );
});

test("an app that waits by itself is no gate for another one", () => {
  expect(said({ initContainers: [sidecar("s", 80)], containers: [wait(80), client("app", 80)] }, 0)).toEqual([
    'container "app" 80',
  ]);
});

test("an index without a sidecar has none", () => expect(uses({ containers: [client("app", 80)] }, 0)).toEqual([]));
