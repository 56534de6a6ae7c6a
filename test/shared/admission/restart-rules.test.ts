import { describe, expect, test } from "vitest";
import { restartProblemsOn, restartRulesOn } from "../../../shared/admission/restart-rules.ts";
import { clustersOf } from "../../../shared/model/gates.ts";
import type { Container } from "../../../shared/model/pod.ts";
import { printPath } from "../../../shared/model/resource.ts";

const restart = { action: "Restart", exitCodes: { operator: "In", values: [1] } };
const on = (minor: number, container: Container, gates = {}): string => {
  const [cluster] = clustersOf({ min: minor, max: minor }, gates);
  if (cluster === undefined) throw new Error("no cluster");
  const taken = restartRulesOn(cluster, container);
  return taken !== "accepts"
    ? taken
    : restartProblemsOn(cluster, container)
        .map(({ path }) => printPath(path))
        .join(" ");
};
const over = <T>(item: T, count: number): T[] => Array.from({ length: count }, () => item);

describe("restart rules", () => {
  test.each([
    [33, "refuses"],
    [34, "drops"],
    [35, ""],
    [37, ""],
  ])("good ones on 1.%i: %j", (minor, expected) => {
    expect(on(minor, { restartPolicy: "Never", restartPolicyRules: [restart] })).toBe(expected);
  });

  test("of a sidecar need the gate of RestartAllContainers", () => {
    const sidecar = { restartPolicy: "Always", restartPolicyRules: [restart] };
    expect(on(35, sidecar)).toBe("refuses");
    expect(on(35, sidecar, { RestartAllContainersOnContainerExits: true })).toBe("");
    expect(on(36, sidecar)).toBe("");
    expect(on(36, sidecar, { RestartAllContainersOnContainerExits: false })).toBe("refuses");
  });

  test("without a policy are refused from 1.35 on, and nothing in them is looked at", () => {
    const container = { restartPolicyRules: [{ action: "none" }] };
    expect(on(35, container)).toBe("restartPolicy");
    expect(on(34, container, { ContainerRestartRules: true })).toBe("");
  });

  test("are counted, at the limit and above it", () => {
    const rules = (count: number): Container => ({ restartPolicy: "Never", restartPolicyRules: over(restart, count) });
    expect(on(35, rules(20))).toBe("");
    expect(on(35, rules(21))).toBe("restartPolicyRules");
    const values = (count: number): Container => ({
      restartPolicy: "Never",
      restartPolicyRules: [{ action: "Restart", exitCodes: { operator: "NotIn", values: over(1, count) } }],
    });
    expect(on(35, values(255))).toBe("");
    expect(on(35, values(256))).toBe("restartPolicyRules[0].exitCodes.values");
  });

  test("each part at its own place, whatever the policy is called", () => {
    const rules = [restart, { action: "", exitCodes: {} }, { action: "RestartAllContainers" }];
    const expected = "restartPolicyRules[1].action restartPolicyRules[1].exitCodes.operator";
    expect(on(36, { restartPolicy: "never", restartPolicyRules: rules })).toBe(`${expected} restartPolicyRules[2].exitCodes`);
    expect(on(35, { restartPolicy: "Never", restartPolicyRules: rules })).toBe(
      `${expected} restartPolicyRules[2].action restartPolicyRules[2].exitCodes`,
    );
  });

  test("that are none are no problem", () => {
    expect(on(37, { restartPolicyRules: [] })).toBe("");
  });
});
