import { describe, expect, test } from "vitest";
import type { Container, PodSpec } from "../../../shared/model/pod.ts";
import { cannotEscalate, isNonRoot, isWindows, mayHold, securityOf, userOf } from "../../../shared/startup/rights.ts";

type Own = NonNullable<Container["securityContext"]>;
type OfPod = NonNullable<PodSpec["securityContext"]>;

const secured = (own?: Own, ofPod?: OfPod, user: number | string | null = null) => ({
  pod: { spec: ofPod === undefined ? {} : { securityContext: ofPod } },
  container: own === undefined ? {} : { securityContext: own },
  image: user === null ? null : { user },
});

describe("securityOf", () => {
  test("the container's value wins, also a false one and a zero", () => {
    expect(securityOf(secured({ runAsUser: 0 }, { runAsUser: 5 }), "runAsUser")).toEqual({ value: 0, from: "container" });
    expect(securityOf(secured({ runAsNonRoot: false }, { runAsNonRoot: true }), "runAsNonRoot")?.value).toBe(false);
    expect(securityOf(secured({}, { runAsUser: 5 }), "runAsUser")).toEqual({ value: 5, from: "pod" });
    expect(securityOf(secured(), "runAsUser")).toBeNull();
  });
});

describe("the user", () => {
  test.each([
    [secured({ runAsUser: 7 }, { runAsUser: 5 }, 3), 7],
    [secured({}, { runAsUser: 5 }, 3), 5],
    [secured({}, {}, 3), 3],
    [secured({}, {}, "curl_user"), null],
    [secured({}, {}), null],
  ])("%j is %j", (view, user) => expect(userOf(view)).toBe(user));

  test("is certainly another one than root by its number, or since the kubelet looks", () => {
    expect(isNonRoot(secured({ runAsUser: 7 }))).toBe(true);
    expect(isNonRoot(secured({ runAsUser: 0 }, { runAsNonRoot: true }))).toBe(false);
    expect(isNonRoot(secured({}, { runAsNonRoot: true }))).toBe(true);
    expect(isNonRoot(secured({ runAsNonRoot: false }, { runAsNonRoot: true }))).toBe(false);
    expect(isNonRoot(secured())).toBe(false);
  });
});

describe("capabilities", () => {
  test.each<[Own, string, boolean]>([
    [{}, "CHOWN", true],
    [{}, "NET_ADMIN", false],
    [{ privileged: true, capabilities: { drop: ["ALL"] } }, "NET_ADMIN", true],
    [{ capabilities: { drop: ["ALL"] } }, "CHOWN", false],
    [{ capabilities: { drop: ["all"], add: ["CHOWN"] } }, "CHOWN", true],
    [{ capabilities: { drop: ["ALL"], add: ["CHOWN"] } }, "FOWNER", false],
    [{ capabilities: { drop: ["CAP_CHOWN"] } }, "CHOWN", false],
    [{ capabilities: { drop: ["chown"] } }, "FOWNER", true],
    [{ capabilities: { add: ["CAP_NET_ADMIN"] } }, "NET_ADMIN", true],
    [{ capabilities: { add: ["ALL"] } }, "NET_ADMIN", true],
    [{ capabilities: { add: ["NET_ADMIN"], drop: ["NET_ADMIN"] } }, "NET_ADMIN", true],
  ])("%j and %s: %s", (own, name, held) => expect(mayHold(secured(own), name)).toBe(held));
});

test("setuid programs gain nothing only where the field says so", () => {
  expect(cannotEscalate(secured({ allowPrivilegeEscalation: false }))).toBe(true);
  expect(cannotEscalate(secured({}))).toBe(false);
  expect(cannotEscalate(secured({ allowPrivilegeEscalation: false, privileged: true }))).toBe(false);
});

test("a Windows pod says so by its system or by its options", () => {
  expect(isWindows({ pod: { spec: { os: { name: "windows" } } }, container: {} })).toBe(true);
  expect(isWindows({ pod: { spec: { nodeSelector: { "kubernetes.io/os": "windows" } } }, container: {} })).toBe(true);
  expect(isWindows({ pod: { spec: {} }, container: { securityContext: { windowsOptions: {} } } })).toBe(true);
  expect(isWindows({ pod: { spec: { os: { name: "linux" } } }, container: {} })).toBe(false);
});
