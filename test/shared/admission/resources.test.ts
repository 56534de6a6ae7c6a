/** What no emulated version shows, and amounts that a generator does not try. The words are those of the server's sources. */
import { describe, expect, test } from "vitest";
import { resourceChecks } from "../../../shared/admission/resources.ts";
import type { Container, PodSpec } from "../../../shared/model/pod.ts";
import { refused } from "../../support/refused.ts";

const limits = (list: Record<string, string | number>): string[] =>
  refused(resourceChecks, { container: { resources: { limits: list } } });

describe("amounts", () => {
  test("are compared after they were rounded up to thousandths, and printed in their shortest form", () => {
    const resources = { requests: { cpu: "1000.1m", memory: "1Gi" }, limits: { cpu: "1000m", memory: "1024Mi" } };
    expect(refused(resourceChecks, { container: { resources } })).toEqual([
      "resources.requests: Invalid value: must be less than or equal to cpu limit of 1",
    ]);
  });

  test("without a digit are zero", () => {
    expect(limits({ cpu: "m", memory: "Mi", "example.com/gpu": "." })).toEqual([]);
  });

  test("below zero are no multiple of a page, not even by rounding", () => {
    expect(limits({ "hugepages-2Mi": "-1", cpu: 1 })).toEqual([
      "resources.limits.hugepages-2Mi: Invalid value: must be greater than or equal to 0",
      "resources.limits.hugepages-2Mi: Invalid value: -1 is not positive integer multiple of hugepages-2Mi",
    ]);
  });

  test("are counted as far as the server counts", () => {
    const device = "resources.limits[example.com/gpu]: Invalid value: must be an integer";
    expect(limits({ "example.com/gpu": "9223372036854775.5" })).toEqual([device]);
    expect(limits({ "example.com/gpu": "9223372036854776.5" })).toEqual([]);
    const pages = "resources.limits.hugepages-2Mi: Invalid value: 9223372036854775807 is not positive integer multiple";
    expect(limits({ "hugepages-2Mi": "9223372036854775807", cpu: 1 })).toEqual([`${pages} of hugepages-2Mi`]);
    expect(limits({ "hugepages-2Mi": "9223372036854775809", cpu: 1 })).toEqual([]);
  });
});

describe("claims", () => {
  const said = (claims: { name: string; request?: string }[], known: string[]): string[] =>
    refused(resourceChecks, {
      container: { resources: { claims } },
      spec: { resourceClaims: known.map((name) => ({ name })) },
    });

  test("that nobody declares are told the ones that are, in order and once", () => {
    const names = "must be one of the names in pod.spec.resourceClaims";
    expect(said([{ name: "gpu" }], [])).toEqual([`resources.claims[0]: Not found: "gpu": ${names} which is empty`]);
    expect(said([{ name: "gpu" }], ["z", "a", "z", ""])).toEqual([`resources.claims[0]: Not found: "gpu": ${names}: a, z`]);
  });

  test("overlap as a whole with each of their parts, whichever comes first", () => {
    const [whole, a, b] = [{ name: "gpu" }, { name: "gpu", request: "a" }, { name: "gpu", request: "b" }];
    expect(said([a, b], ["gpu"])).toEqual([]);
    expect(said([whole, a], ["gpu"])).toEqual(['resources.claims[1]: Duplicate value: "gpu"']);
    expect(said([a, whole], ["gpu"])).toEqual(['resources.claims[1]: Duplicate value: "gpu"']);
    expect(said([a, a], ["gpu"])).toEqual(['resources.claims[1]: Duplicate value: "gpu/a"']);
  });
});

describe("resizing", () => {
  const container: Container = { resizePolicy: [{ resourceName: "cpu", restartPolicy: "RestartContainer" }] };
  const on = (minor: number, spec: PodSpec = {}): string[] =>
    refused(resourceChecks, { container, spec }, minor, { InPlacePodVerticalScaling: true });

  test("was nothing for init containers before 1.33, and is dropped where the gate is off", () => {
    const none = "resizePolicy: Invalid value: must not be set for init containers";
    expect([27, 32, 33].map((minor) => on(minor))).toEqual([[none], [none], []]);
    expect(refused(resourceChecks, { container }, 32)).toEqual([]);
  });

  test("does not restart in a Pod that never does, in the words of the version, since 1.29", () => {
    const said = [28, 29, 35, 36].map((minor) => on(minor, { restartPolicy: "Never" }).at(-1));
    expect(said).toEqual([
      "resizePolicy: Invalid value: must not be set for init containers",
      "resizePolicy: Invalid value: must be 'NotRequired' when `restartPolicy` is 'Never'",
      "resizePolicy: Invalid value: must be 'NotRequired' when `restartPolicy` is 'Never'",
      "resizePolicy: Invalid value: must be 'NotRequired' when pod `restartPolicy` is 'Never'",
    ]);
  });
});
