import { expect, test } from "vitest";
import { clustersOf, type Gate, gates } from "../../../shared/model/gates.ts";
import { printMinors } from "../../../shared/model/version.ts";

const on = (gate: Gate, min: number, max: number, settings = {}) =>
  clustersOf({ min, max }, settings).flatMap(({ minor, isOn }) => (isOn(gate) ? [minor] : []));

test("a gate is on from its version on", () => {
  expect(on("SidecarContainers", 27, 31)).toEqual([29, 30, 31]);
  expect(on("ContainerRestartRules", 33, 37)).toEqual([35, 36, 37]);
  expect(on("ContainerStopSignals", 33, 37)).toEqual([]);
});

test("settings have the word where the gate exists and is not locked", () => {
  expect(on("SidecarContainers", 27, 30, { SidecarContainers: true })).toEqual([28, 29, 30]);
  expect(on("SidecarContainers", 31, 34, { SidecarContainers: false })).toEqual([33, 34]);
  expect(on("ContainerStopSignals", 32, 34, { ContainerStopSignals: true })).toEqual([33, 34]);
  expect(on("EnvFiles", 34, 36, { ContainerStopSignals: true })).toEqual([35, 36]);
});

test("every gate exists before it is on, and is on before it is locked", () => {
  for (const [name, history] of Object.entries(gates)) {
    const {
      since,
      on: from = Number.POSITIVE_INFINITY,
      locked = Number.POSITIVE_INFINITY,
    } = history as {
      since: number;
      on?: number;
      locked?: number;
    };
    expect(since <= from && from <= locked, name).toBe(true);
  }
});

test("minor versions are printed as ranges", () => {
  expect(printMinors([34])).toBe("1.34");
  expect(printMinors([34, 35, 36])).toBe("1.34-1.36");
  expect(printMinors([29, 31, 32, 34])).toBe("1.29, 1.31-1.32, 1.34");
});
