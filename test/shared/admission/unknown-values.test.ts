/** What a value that is not known hides of the API server's verdict: the checks that decide on it, and nothing else. */
import { expect, test } from "vitest";
import { defaultSettings } from "../../../shared/engine/settings.ts";
import { lint } from "../../../shared/index.ts";
import { type Path, printPath } from "../../../shared/model/resource.ts";
import invalidInitField from "../../../shared/rules/invalid-init-field.ts";
import { pod, resource } from "../../support/resources.ts";

const container = {
  name: "prepare",
  image: "example.com/prepare:3",
  args: ["--port", 8080],
  comand: ["true"],
  imagePullPolicy: "Sometimes",
  restartPolicy: "Always",
  ports: [{ containerPort: 70000 }, { containerPort: 80, protocol: "HTTP" }],
  env: [
    { name: "A=B", value: "x" },
    { name: "C", valueFrom: {} },
  ],
  startupProbe: { exec: { command: ["true"] }, successThreshold: 2 },
  securityContext: { runAsUser: "1000", procMount: "None" },
};

/** The places of the findings, below the container. */
function found(...unknown: readonly Path[]): readonly string[] {
  const body = { ...pod([container]), metadata: { name: "web", annotations: { note: "x" } } };
  const { findings } = lint([resource(body, { unknown })], defaultSettings, { today: "2026-01-01", rules: [invalidInitField] });
  return findings.map(({ place }) => printPath(place.path.slice(3))).sort();
}

const all = [
  "args[1]",
  "comand",
  "env[0].name",
  "env[1].valueFrom",
  "imagePullPolicy",
  "ports[0].containerPort",
  "ports[1].protocol",
  "securityContext.procMount",
  "securityContext.runAsUser",
  "startupProbe.successThreshold",
];
const without = (...hidden: readonly string[]) => all.filter((place) => !hidden.some((start) => place.startsWith(start)));

test("everything is said of what is known", () => {
  expect(found()).toEqual(all);
});

test.each([
  ["a value", ["args", 0], []],
  ["what has a wrong type", ["args", 1], ["args[1]"]],
  ["a field that does not exist", ["comand"], ["comand"]],
  ["one word of a list's entry", ["ports", 1, "protocol"], ["ports"]],
  ["the value of a variable", ["env", 0, "value"], []],
  ["all that the role decides", ["restartPolicy"], ["startupProbe"]],
  ["a map", ["securityContext"], ["securityContext"]],
] as const)("%s is not known", (_, path, hidden) => {
  expect(found(["spec", "initContainers", 0, ...path])).toEqual(without(...hidden));
});

test("what is not known of the Pod hides nothing that it does not decide", () => {
  expect(found(["metadata", "annotations"])).toEqual(all);
  expect(found(["spec", "volumes"], ["spec", "terminationGracePeriodSeconds"])).toEqual(all);
});
