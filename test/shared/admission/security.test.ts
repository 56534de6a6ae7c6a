/** Security contexts by version, and texts by their length in the server's sense. */
import { describe, expect, test } from "vitest";
import { securityChecks } from "../../../shared/admission/security.ts";
import type { SecurityContext } from "../../../shared/model/pod.ts";
import { refused } from "../../support/refused.ts";

const said = (securityContext: SecurityContext): readonly string[] => refused(securityChecks, { container: { securityContext } });

test("an unmasked /proc wants a user namespace since 1.30", () => {
  const container = { securityContext: { procMount: "Unmasked" } };
  const on = (minor: number, hostUsers?: boolean): readonly string[] =>
    refused(securityChecks, { container, spec: hostUsers === undefined ? {} : { hostUsers } }, minor, {
      ProcMountType: true,
      UserNamespacesSupport: true,
    });
  const problem = "securityContext.procMount: Invalid value: `hostUsers` must be false to use `Unmasked`";
  expect([on(29), on(30), on(37), on(37, true), on(37, false)]).toEqual([[], [problem], [problem], [problem], []]);
  expect(refused(securityChecks, { container }, 32)).toEqual([]);
});

describe("a user of Windows", () => {
  const runAs = (runAsUserName: string): number => said({ windowsOptions: { runAsUserName } }).length;

  test("has at most 104 bytes", () => {
    expect([runAs("é".repeat(52)), runAs("é".repeat(53))]).toEqual([0, 1]);
  });

  test("has a domain of at most 15 characters, or of labels", () => {
    expect([runAs(`${"😀".repeat(15)}\\a`), runAs(`${"😀".repeat(16)}\\a`)]).toEqual([0, 1]);
    expect([runAs(`${"a".repeat(63)}.b\\a`), runAs(`${"a".repeat(64)}.b\\a`)]).toEqual([0, 1]);
  });
});

describe("a local AppArmor profile", () => {
  const profile = (localhostProfile: string): number => said({ appArmorProfile: { type: "Localhost", localhostProfile } }).length;

  test("has no white space around it, in Go's sense of it", () => {
    expect(["a\u0085", "\u00a0a", "a ", "\u2028a"].map(profile)).toEqual([1, 1, 1, 1]);
    expect(["\ufeffa", "a\u200b", "a b"].map(profile)).toEqual([0, 0, 0]);
  });

  test("has at most 4095 bytes", () => {
    expect([profile("é".repeat(2047)), profile("é".repeat(2048))]).toEqual([0, 1]);
  });
});

test("a Pod takes a good AppArmor profile of the annotation before its own, a template does not", () => {
  const on = (isPod: boolean, profile: string): readonly string[] =>
    refused(securityChecks, {
      isPod,
      container: { name: "step" },
      spec: { securityContext: { appArmorProfile: { type: "RuntimeDefault" } } },
      annotations: { "container.apparmor.security.beta.kubernetes.io/step": profile },
    });
  const problem = "securityContext.appArmorProfile.type: Forbidden: apparmor type in annotation and field must match";
  expect([on(true, "unconfined"), on(false, "unconfined")]).toEqual([[], [problem]]);
  expect([on(true, "docker/default"), on(true, "localhost/")]).toEqual([[problem], [problem]]);
  expect([on(true, "runtime/default"), on(false, "runtime/default")]).toEqual([[], []]);
});
