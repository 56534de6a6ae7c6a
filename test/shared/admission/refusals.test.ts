/** What a check says over several versions. That each check says what the server says is held against the oracle (test/oracle). */
import { expect, test } from "vitest";
import { checks } from "../../../shared/admission/checks.ts";
import { decode } from "../../../shared/admission/decode.ts";
import { droppedFields } from "../../../shared/admission/dropped.ts";
import { type Check, invalid, required } from "../../../shared/admission/model.ts";
import { refusalsOf } from "../../../shared/admission/refusals.ts";
import { clustersOf } from "../../../shared/model/gates.ts";
import { printPath } from "../../../shared/model/resource.ts";

const subject = { container: {}, role: "run-once", spec: {}, isPod: true, annotations: {}, claims: [] } as const;
const subjects = clustersOf({ min: 34, max: 37 }).map((cluster) => ({ ...subject, cluster }));

test("a check that no version changes is asked once, for all of them", () => {
  const asked: number[] = [];
  const check: Check = {
    of: "name",
    check({ cluster }, refuse) {
      asked.push(cluster.minor);
      refuse(required(["name"]));
    },
  };
  expect(refusalsOf(check, subjects)).toEqual([{ refusal: required(["name"]), minors: [34, 35, 36, 37] }]);
  expect(asked).toEqual([37]);
});

test("a refusal names the versions that say it, in the newest of their words", () => {
  const check: Check = {
    of: "name",
    byVersion: true,
    check({ cluster }, refuse) {
      if (cluster.minor !== 35) refuse(invalid(["name"], `is bad since 1.${cluster.minor}`));
    },
  };
  expect(refusalsOf(check, subjects)).toEqual([{ refusal: invalid(["name"], "is bad since 1.37"), minors: [34, 36, 37] }]);
});

test("errors of one type at one place are one refusal, of another type or place another one", () => {
  const check: Check = {
    of: "name",
    check(_, refuse) {
      refuse(invalid(["name"], "is long"));
      refuse(invalid(["name"], "is bad"));
      refuse(required(["name"]));
      refuse(invalid(["image"], "is bad"));
    },
  };
  const said = refusalsOf(check, subjects).map(({ refusal }) => refusal);
  expect(said).toEqual([invalid(["name"], "is long; is bad"), required(["name"]), invalid(["image"], "is bad")]);
});

test("the decoder refuses what has another type, and names the nearest field", () => {
  const container = {
    name: 1,
    comand: ["x"],
    env: [{ name: "A", value: true }, "B", null],
    ports: [{ containerPort: 80.5 }, { containerPort: 2 ** 31 }, { containerPort: 80.0 }],
    resources: { limits: { cpu: "1x", memory: [] }, requests: null },
    livenessProbe: { httpGet: { port: true } },
    initContainers: [],
    $patch: "replace",
  };
  expect(decode(container, []).map(({ type, path, detail }) => `${printPath(path)} ${type} ${detail}`)).toEqual([
    "name wrong type cannot unmarshal number into a field of type string",
    'comand unknown field the nearest is "command"',
    "env[0].value wrong type cannot unmarshal bool into a field of type string",
    "env[1] wrong type cannot unmarshal string into a field of type map",
    "ports[0].containerPort wrong type cannot unmarshal number into a field of type int32",
    "ports[1].containerPort wrong type cannot unmarshal number into a field of type int32",
    expect.stringContaining("resources.limits.cpu Invalid value quantities must match"),
    "resources.limits.memory wrong type cannot unmarshal array into a field of type quantity",
    "livenessProbe.httpGet.port wrong type cannot unmarshal bool into a field of type int32 or string",
  ]);
});

test("the decoder says nothing of what is not known", () => {
  const container = { name: undefined, image: "{{ .image }}", "{{ .key }}": 1, env: [{ name: 1 }, { name: 2 }], ports: 80 };
  const unknown = [["name"], ["env", 1, "name"], ["ports"]];
  expect(decode(container, unknown).map(({ path }) => printPath(path))).toEqual(["env[0].name"]);
});

test("a field is dropped on the versions that know it and have its gate off", () => {
  const container = {
    resizePolicy: [{ resourceName: "cpu", restartPolicy: "NotRequired" }],
    lifecycle: { stopSignal: "SIGTERM" },
    securityContext: { procMount: "Default" },
  };
  const on = (min: number, max: number) =>
    droppedFields(container, clustersOf({ min, max }), {}).map(({ path, minors }) => [printPath(path), minors]);
  expect(on(32, 34)).toEqual([
    ["resizePolicy", [32]],
    ["lifecycle.stopSignal", [33, 34]],
  ]);
  expect(droppedFields(container, clustersOf({ min: 37, max: 37 }, { ContainerStopSignals: true }), {})).toEqual([]);
});

test("a hook that sleeps is dropped where its gate is off, but refused in 1.29", () => {
  const container = { lifecycle: { preStop: { sleep: { seconds: 5 } } } };
  const off = clustersOf({ min: 28, max: 34 }, { PodLifecycleSleepAction: false });
  const path = ["lifecycle", "preStop", "sleep"];
  expect(droppedFields(container, off, {})).toEqual([{ path, gate: "PodLifecycleSleepAction", minors: [30, 31, 32, 33] }]);
  const hooks = checks.find(({ of }) => of === "lifecycle") as Check;
  const said = refusalsOf(
    hooks,
    off.map((cluster) => ({ ...subject, role: "sidecar" as const, container, cluster })),
  );
  expect(said).toEqual([{ refusal: required(["lifecycle", "preStop"], "must specify a handler type"), minors: [29] }]);
});

test("a mount of an image goes with its volume", () => {
  const container = { volumeMounts: [{ name: "work" }, { name: "model" }] };
  const spec = { volumes: [{ name: "model", image: {} }, { name: "work" }] };
  const found = droppedFields(container, clustersOf({ min: 34, max: 36 }), spec);
  expect(found).toEqual([{ path: ["volumeMounts", 1], gate: "ImageVolume", minors: [34] }]);
});
