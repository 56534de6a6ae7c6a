import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checks } from "../../../shared/admission/pod-security/checks.ts";
import type { Policy, StandardLevel, Subject } from "../../../shared/admission/pod-security/model.ts";
import { checksOf, faultsOf, podSecurity, type Violation } from "../../../shared/admission/pod-security/pod-security.ts";
import { enforcedBy, printPolicy } from "../../../shared/admission/pod-security/policy.ts";
import { type Cluster, clustersOf, type GateSettings } from "../../../shared/model/gates.ts";
import type { Container, PodSpec, Volume } from "../../../shared/model/pod.ts";
import { printPath } from "../../../shared/model/resource.ts";
import { newestKnown, printMinors } from "../../../shared/model/version.ts";

function server(minor: number = newestKnown, gates: GateSettings = {}): Cluster {
  const [cluster] = clustersOf({ min: minor, max: minor }, gates);
  if (cluster === undefined) throw new Error("no cluster");
  return cluster;
}

/** Allowed by every level in every version. */
const context = {
  allowPrivilegeEscalation: false,
  runAsNonRoot: true,
  capabilities: { drop: ["ALL"] },
  seccompProfile: { type: "RuntimeDefault" },
};
const container = (more: Container["securityContext"] = {}, name = "a"): Container => ({
  name,
  securityContext: { ...context, ...more },
});

type Pod = PodSpec & { readonly annotations?: Readonly<Record<string, string>> };

const subject = ({ annotations, ...spec }: Pod, cluster: Cluster = server()): Subject => ({
  spec,
  metadata: annotations === undefined ? {} : { annotations },
  cluster,
  claims: [],
});
const init = (more: Container["securityContext"]): Pod => ({ initContainers: [container(more)] });
const volume = (source: Omit<Volume, "name">): Pod => ({ volumes: [{ name: "v", ...source }] });
const ids = (violations: readonly Violation[]): readonly string[] => violations.map(({ check }) => check);

/** The versions of a level in which a check refuses the pod. */
function versions(level: StandardLevel, check: string, pod: Pod): string {
  const all = Array.from({ length: newestKnown + 1 }, (_, minor) => minor);
  return printMinors(all.filter((version) => ids(podSecurity({ level, version }, subject(pod))).includes(check)));
}

describe("each check, in the versions that have it", () => {
  const always = "1.0-1.37";
  const { seccompProfile, ...unconfined } = context;
  const rootless = { allowPrivilegeEscalation: false, capabilities: context.capabilities, seccompProfile };
  const probed = (host: string): Pod => ({
    initContainers: [{ ...container(), livenessProbe: { tcpSocket: { port: 80, host } } }],
  });
  const rows: readonly (readonly [StandardLevel, string, Pod, string])[] = [
    ["baseline", "privileged", init({ privileged: true }), always],
    ["restricted", "privileged", init({ privileged: true }), always],
    ["baseline", "privileged", init({ privileged: false }), ""],
    ["baseline", "capabilities_baseline", init({ capabilities: { add: ["CHOWN"] } }), ""],
    ["baseline", "capabilities_baseline", init({ capabilities: { add: ["CAP_CHOWN"] } }), always],
    ["baseline", "capabilities_baseline", init({ capabilities: { add: ["chown"] } }), always],
    ["restricted", "capabilities_baseline", init({ capabilities: { add: ["NET_ADMIN"] } }), "1.0-1.21"],
    ["restricted", "capabilities_restricted", init({ capabilities: { drop: ["ALL"], add: ["CHOWN"] } }), "1.22-1.37"],
    ["restricted", "capabilities_restricted", init({ capabilities: { drop: ["ALL"], add: ["NET_BIND_SERVICE"] } }), ""],
    ["restricted", "capabilities_restricted", init({ capabilities: { drop: ["all"] } }), "1.22-1.37"],
    ["restricted", "capabilities_restricted", { ...init({ capabilities: {} }), os: { name: "windows" } }, "1.22-1.24"],
    ["restricted", "allowPrivilegeEscalation", init({ allowPrivilegeEscalation: true }), "1.8-1.37"],
    ["restricted", "allowPrivilegeEscalation", { initContainers: [{ name: "a" }] }, "1.8-1.37"],
    ["restricted", "allowPrivilegeEscalation", { initContainers: [{ name: "a" }], os: { name: "windows" } }, "1.8-1.24"],
    ["baseline", "allowPrivilegeEscalation", init({ allowPrivilegeEscalation: true }), ""],
    ["baseline", "hostNamespaces", { hostNetwork: true }, always],
    ["baseline", "hostNamespaces", { hostPID: true }, always],
    ["baseline", "hostNamespaces", { hostIPC: true }, always],
    ["baseline", "hostNamespaces", { hostIPC: false, hostUsers: true }, ""],
    ["baseline", "hostPathVolumes", volume({ hostPath: {} }), always],
    ["restricted", "hostPathVolumes", volume({ hostPath: {} }), ""],
    ["restricted", "restrictedVolumes", volume({ hostPath: {} }), always],
    ["restricted", "restrictedVolumes", volume({ nfs: {} }), always],
    ["baseline", "restrictedVolumes", volume({ nfs: {} }), ""],
    ["restricted", "restrictedVolumes", volume({ nfs: {}, csi: {} }), ""],
    ["restricted", "restrictedVolumes", volume({ image: {} }), ""],
    ["restricted", "restrictedVolumes", volume({}), ""],
    ["baseline", "hostPorts", { initContainers: [{ name: "a", ports: [{ containerPort: 80, hostPort: 80 }] }] }, always],
    ["baseline", "hostPorts", { initContainers: [{ name: "a", ports: [{ containerPort: 80, hostPort: 0 }] }] }, ""],
    ["baseline", "hostPorts", { hostNetwork: true, containers: [{ name: "a", ports: [{ containerPort: 80 }] }] }, always],
    ["baseline", "hostProbesAndHostLifecycle", probed("127.0.0.1"), "1.34-1.37"],
    ["baseline", "hostProbesAndHostLifecycle", probed(""), ""],
    [
      "baseline",
      "hostProbesAndHostLifecycle",
      { containers: [{ name: "a", lifecycle: { preStop: { httpGet: { host: "a" } } } }] },
      "1.34-1.37",
    ],
    ["baseline", "procMount", init({ procMount: "Unmasked" }), always],
    ["baseline", "procMount", { ...init({ procMount: "Unmasked" }), hostUsers: false }, "1.0-1.34"],
    ["baseline", "procMount", init({ procMount: "Default" }), ""],
    ["restricted", "procMount", { ...init({ procMount: "Unmasked" }), hostUsers: false }, "1.0-1.34"],
    ["restricted", "procMount_restricted", { ...init({ procMount: "Unmasked" }), hostUsers: false }, "1.35-1.37"],
    ["baseline", "seLinuxOptions", init({ seLinuxOptions: { type: "container_t", level: "s0" } }), ""],
    ["baseline", "seLinuxOptions", init({ seLinuxOptions: { type: "container_engine_t" } }), "1.0-1.30"],
    ["baseline", "seLinuxOptions", { securityContext: { seLinuxOptions: { user: "a" } } }, always],
    ["baseline", "seLinuxOptions", { securityContext: { seLinuxOptions: { role: "a" } } }, always],
    ["baseline", "seccompProfile_baseline", init({ seccompProfile: { type: "Unconfined" } }), "1.19-1.37"],
    ["baseline", "seccompProfile_baseline", { initContainers: [{ name: "a" }] }, ""],
    [
      "baseline",
      "seccompProfile_baseline",
      { annotations: { "seccomp.security.alpha.kubernetes.io/pod": "unconfined" } },
      "1.0-1.18",
    ],
    [
      "baseline",
      "seccompProfile_baseline",
      { ...init({}), annotations: { "container.seccomp.security.alpha.kubernetes.io/a": "unconfined" } },
      "1.0-1.18",
    ],
    [
      "baseline",
      "seccompProfile_baseline",
      { ...init({}), annotations: { "container.seccomp.security.alpha.kubernetes.io/b": "unconfined" } },
      "",
    ],
    ["restricted", "seccompProfile_restricted", { initContainers: [{ securityContext: unconfined }] }, "1.19-1.37"],
    [
      "restricted",
      "seccompProfile_restricted",
      { initContainers: [{ securityContext: unconfined }], os: { name: "windows" } },
      "1.19-1.24",
    ],
    [
      "restricted",
      "seccompProfile_restricted",
      { initContainers: [{ securityContext: unconfined }], securityContext: { seccompProfile: { type: "Localhost" } } },
      "",
    ],
    ["baseline", "appArmorProfile", init({ appArmorProfile: { type: "Unconfined" } }), always],
    ["baseline", "appArmorProfile", { securityContext: { appArmorProfile: { type: "Unconfined" } } }, always],
    [
      "baseline",
      "appArmorProfile",
      { annotations: { "container.apparmor.security.beta.kubernetes.io/nobody": "unconfined" } },
      always,
    ],
    ["baseline", "appArmorProfile", { annotations: { "container.apparmor.security.beta.kubernetes.io/a": "localhost/a" } }, ""],
    ["baseline", "windowsHostProcess", init({ windowsOptions: { hostProcess: true } }), always],
    ["baseline", "windowsHostProcess", { securityContext: { windowsOptions: { hostProcess: true } } }, always],
    ["restricted", "runAsNonRoot", { initContainers: [{ securityContext: rootless }] }, always],
    ["restricted", "runAsNonRoot", { initContainers: [{ securityContext: rootless }], hostUsers: false }, "1.0-1.34"],
    ["restricted", "runAsNonRoot", { ...init({}), securityContext: { runAsNonRoot: false } }, always],
    [
      "restricted",
      "runAsNonRoot",
      { initContainers: [{ securityContext: rootless }], securityContext: { runAsNonRoot: true } },
      "",
    ],
    ["restricted", "runAsNonRoot", { ...init({ runAsNonRoot: false }), securityContext: { runAsNonRoot: true } }, always],
    ["restricted", "runAsUser", init({ runAsUser: 0 }), "1.23-1.37"],
    ["restricted", "runAsUser", { ...init({ runAsUser: 1 }), securityContext: { runAsUser: 0 } }, "1.23-1.37"],
    ["restricted", "runAsUser", { ...init({ runAsUser: 0 }), hostUsers: false }, "1.23-1.34"],
    ["baseline", "runAsUser", init({ runAsUser: 0 }), ""],
    ...(
      [
        ["net.ipv4.tcp_syncookies", ""],
        ["net.ipv4.ip_local_reserved_ports", "1.0-1.26"],
        ["net.ipv4.tcp_keepalive_time", "1.0-1.28"],
        ["net.ipv4.tcp_wmem", "1.0-1.31"],
        ["net.ipv4.tcp_notsent_lowat", "1.0-1.36"],
        ["net.core.somaxconn", always],
      ] as const
    ).map(([name, expected]) => ["baseline", "sysctls", { securityContext: { sysctls: [{ name }] } }, expected] as const),
  ];

  test.each(rows)("%s %s %j: %s", (level, check, pod, expected) => {
    expect(versions(level, check, pod)).toBe(expected);
  });

  test("every kind of volume", () => {
    const good = "configMap csi downwardAPI emptyDir ephemeral image persistentVolumeClaim projected secret".split(" ");
    const bad =
      "hostPath gcePersistentDisk awsElasticBlockStore gitRepo nfs iscsi glusterfs rbd flexVolume cinder cephfs flocker fc azureFile vsphereVolume quobyte azureDisk photonPersistentDisk portworxVolume scaleIO storageos".split(
        " ",
      );
    expect(good.filter((type) => versions("restricted", "restrictedVolumes", volume({ [type]: {} })) !== "")).toEqual([]);
    expect(bad.filter((type) => versions("restricted", "restrictedVolumes", volume({ [type]: {} })) !== always)).toEqual([]);
  });

  test("none is left out", () => {
    expect(checks).toHaveLength(19);
    const tried = rows.filter(([, , , expected]) => expected !== "").map(([, check]) => check);
    expect(checks.map(({ id }) => id).filter((id) => !tried.includes(id))).toEqual([]);
  });
});

describe("the words of the server", () => {
  const said = (level: StandardLevel, pod: Pod): readonly string[] =>
    podSecurity({ level, version: "latest" }, subject(pod)).map(({ reason, detail }) => `${reason} (${detail})`);

  test("name the containers in its order, and what they have", () => {
    const adding = (name: string, ...add: readonly string[]): Container =>
      container({ capabilities: { drop: ["ALL"], add } }, name);
    const spec = { initContainers: [adding("b", "SYS_TIME"), adding("a", "NET_ADMIN", "SYS_TIME")], containers: [{ name: "c" }] };
    expect(said("restricted", spec)).toEqual([
      'allowPrivilegeEscalation != false (container "c" must set securityContext.allowPrivilegeEscalation=false)',
      'unrestricted capabilities (container "c" must set securityContext.capabilities.drop=["ALL"]; containers "b", "a" must not include "NET_ADMIN", "SYS_TIME" in securityContext.capabilities.add)',
      'runAsNonRoot != true (pod or container "c" must set securityContext.runAsNonRoot=true)',
      'seccompProfile (pod or container "c" must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost")',
    ]);
  });

  test("blame the pod before its containers, and who says nothing only when nobody says it wrong", () => {
    const spec = { ...init({ runAsNonRoot: false }), containers: [{ name: "b" }], securityContext: { runAsNonRoot: false } };
    expect(said("restricted", spec)).toContain(
      'runAsNonRoot != true (pod and container "a" must not set securityContext.runAsNonRoot=false)',
    );
  });

  test("sort as Go does: by code points", () => {
    const spec = init({ capabilities: { add: ["\u{1F600}", "\uFF21", "B"] } });
    expect(said("baseline", spec)[0]).toContain('"B", "\uFF21", "\u{1F600}"');
  });
});

describe("a server", () => {
  const on = (cluster: Cluster, pod: Pod, policy: Policy = { level: "restricted", version: "latest" }): readonly string[] =>
    ids(podSecurity(policy, subject(pod, cluster)));

  test("knows no newer standards than its own", () => {
    const pod = { ...init({ runAsNonRoot: false }), hostUsers: false };
    expect(on(server(34), pod)).toEqual(["runAsNonRoot"]);
    expect(on(server(34), pod, { level: "restricted", version: 37 })).toEqual(["runAsNonRoot"]);
    expect(on(server(37), pod)).toEqual([]);
    expect(on(server(37), pod, { level: "restricted", version: 34 })).toEqual(["runAsNonRoot"]);
  });

  test("judges what is left after the fields of gates that are off were dropped", () => {
    const unmasked = init({ procMount: "Unmasked" });
    expect(on(server(32), unmasked)).toEqual([]);
    expect(on(server(32, { ProcMountType: true }), unmasked)).toEqual(["procMount"]);
    const image = volume({ image: {} });
    expect(on(server(32), image)).toEqual([]);
    expect(on(server(32, { ImageVolume: true }), image)).toEqual(["restrictedVolumes"]);
    expect(on(server(35, { UserNamespacesSupport: false }), { ...init({ runAsUser: 0 }), hostUsers: false })).toEqual([
      "runAsUser",
    ]);
    expect(on(server(29), init({ appArmorProfile: { type: "Unconfined" } }))).toEqual([]);
  });

  test("takes the claims of a StatefulSet for volumes of their names", () => {
    const replaced = { ...subject(volume({ hostPath: {} })), claims: ["v"] };
    expect(podSecurity({ level: "baseline", version: "latest" }, replaced)).toEqual([]);
  });
});

describe("one container", () => {
  const latest: Policy = { level: "restricted", version: "latest" };
  const faults = (check: string, pod: Pod, policy = latest): readonly string[] => {
    const [first] = pod.initContainers ?? [];
    if (first === undefined) throw new Error("no init container");
    const holder = { container: first, path: ["spec", "initContainers", 0] };
    return faultsOf(check, policy, subject(pod), holder).map(({ path, what }) => `${printPath(path)}: ${what}`);
  };

  test("has from the Pod what it does not say itself", () => {
    const spec = { securityContext: { runAsUser: 0 } };
    expect(faults("runAsUser", { ...spec, ...init({}) })).toEqual(["spec.securityContext.runAsUser: inherits"]);
    expect(faults("runAsUser", { ...spec, ...init({ runAsUser: 1 }) })).toEqual([]);
    expect(faults("runAsUser", { ...spec, ...init({ runAsUser: 0 }) })).toEqual([
      "spec.initContainers[0].securityContext.runAsUser: sets",
    ]);
  });

  test("has the volumes that it mounts, where it mounts them", () => {
    const spec = volume({ hostPath: {} });
    const mounting = (name: string): Pod => ({
      ...spec,
      initContainers: [{ ...container(), volumeMounts: [{ name: "w" }, { name }] }],
    });
    const policy: Policy = { level: "baseline", version: "latest" };
    expect(faults("hostPathVolumes", mounting("v"), policy)).toEqual([
      "spec.initContainers[0].volumeMounts[1]: mounts the hostPath volume",
    ]);
    expect(faults("hostPathVolumes", mounting("x"), policy)).toEqual([]);
    expect(faults("hostPathVolumes", mounting("v"))).toEqual([]);
    expect(faults("restrictedVolumes", mounting("v"))).toHaveLength(1);
  });

  test("answers for its own annotation and not for the ports that the node's network gives it", () => {
    const annotated = (name: string): Pod => ({
      ...init({}),
      annotations: { [`container.apparmor.security.beta.kubernetes.io/${name}`]: "unconfined" },
    });
    expect(faults("appArmorProfile", annotated("a"))).toHaveLength(1);
    expect(faults("appArmorProfile", annotated("b"))).toEqual([]);
    const spec = { hostNetwork: true, initContainers: [{ ...container(), ports: [{ containerPort: 80 }] }] };
    expect(faults("hostPorts", spec)).toEqual([]);
    expect(faults("hostNamespaces", spec)).toEqual([]);
  });
});

describe("any pod", () => {
  const maybe = <T>(...values: readonly T[]): fc.Arbitrary<T | undefined> =>
    fc.option(fc.constantFrom(...values), { nil: undefined });
  const profile = maybe({ type: "RuntimeDefault" }, { type: "Unconfined" }, {});
  const shared = {
    runAsUser: maybe(0, 1),
    runAsNonRoot: maybe(true, false),
    seccompProfile: profile,
    appArmorProfile: profile,
    seLinuxOptions: maybe({ type: "container_engine_t" }, { type: "a", user: "b" }, { role: "a" }, {}),
    windowsOptions: maybe({ hostProcess: true }, { hostProcess: false }),
  };
  const anyContext = fc.record({
    ...shared,
    privileged: maybe(true, false),
    allowPrivilegeEscalation: maybe(true, false),
    procMount: maybe("Default", "Unmasked"),
    capabilities: fc.option(
      fc.record({
        add: maybe<readonly string[]>(["CHOWN"], ["NET_BIND_SERVICE"], ["NET_ADMIN", "CHOWN"]),
        drop: maybe<readonly string[]>(["ALL"], ["CHOWN"]),
      }),
      { nil: undefined },
    ),
  });
  const anyContainer = fc.record({
    name: fc.constantFrom("a", "b", "c"),
    securityContext: fc.oneof(fc.constant({ ...context }), fc.option(anyContext, { nil: undefined })),
    ports: maybe([{ containerPort: 80, hostPort: 81 }], [{ containerPort: 80 }]),
    startupProbe: maybe({ httpGet: { host: "a" } }, { httpGet: {} }),
    volumeMounts: maybe([{ name: "v" }]),
  });
  const anyVolume = maybe<Volume>({ name: "v", hostPath: {} }, { name: "v", nfs: {} }, { name: "v", secret: {} });
  const anyPod = fc
    .record({
      initContainers: fc.array(anyContainer, { maxLength: 2 }),
      containers: fc.array(anyContainer, { minLength: 1, maxLength: 2 }),
      volumes: anyVolume.map((one) => (one === undefined ? [] : [one])),
      securityContext: fc.option(fc.record(shared), { nil: undefined }),
      hostUsers: maybe(true, false),
      hostNetwork: maybe(true, false),
      os: maybe({ name: "windows" }, { name: "linux" }),
    })
    // An absent field is not one that is undefined.
    .map((pod) => JSON.parse(JSON.stringify(pod)) as PodSpec);
  const anyVersion = fc.oneof(fc.constant("latest" as const), fc.integer({ min: 0, max: newestKnown + 2 }));

  test("that restricted lets in, baseline lets in", () => {
    fc.assert(
      fc.property(anyPod, anyVersion, (pod, version) => {
        const refused = podSecurity({ level: "baseline", version }, subject(pod)).length > 0;
        const restricted = podSecurity({ level: "restricted", version }, subject(pod)).length > 0;
        expect(restricted || !refused).toBe(true);
      }),
    );
  });

  test("is refused for the same whichever of its containers start first", () => {
    fc.assert(
      fc.property(anyPod, anyVersion, (pod, version) => {
        const all = [...(pod.containers ?? []), ...(pod.initContainers ?? [])];
        const turned = { ...pod, initContainers: all, containers: [] };
        for (const level of ["baseline", "restricted"] as const)
          expect(ids(podSecurity({ level, version }, subject(turned)))).toEqual(
            ids(podSecurity({ level, version }, subject(pod))),
          );
      }),
    );
  });

  test("is refused for what a container of it does, and for what it says itself", () => {
    fc.assert(
      fc.property(anyPod, anyVersion, fc.constantFrom("baseline" as const, "restricted" as const), (pod, version, level) => {
        const policy = { level, version };
        const violations = podSecurity(policy, subject(pod));
        for (const [index, one] of (pod.initContainers ?? []).entries()) {
          const path = ["spec", "initContainers", index];
          for (const check of checksOf(level)) {
            const found = faultsOf(check, policy, subject(pod), { container: one, path });
            const violation = violations.find((each) => each.check === check);
            const own = violation?.faults.some(({ holder, implied }) => holder?.container === one && !implied) ?? false;
            if (found.length > 0) expect(violation?.check).toBe(check);
            if (own) expect(found.length).toBeGreaterThan(0);
          }
        }
      }),
    );
  });
});

describe("the labels of a namespace", () => {
  const labelled = (labels: Readonly<Record<string, unknown>>): string | null => {
    const policy = enforcedBy(
      Object.fromEntries(Object.entries(labels).map(([key, value]) => [`pod-security.kubernetes.io/${key}`, value])),
    );
    return policy && printPolicy(policy);
  };

  test.each([
    [{ enforce: "baseline" }, "baseline:latest"],
    [{ enforce: "restricted", "enforce-version": "v1.30" }, "restricted:v1.30"],
    [{ enforce: "restricted", "enforce-version": "latest", warn: "baseline", "warn-version": "v1.0" }, "restricted:latest"],
    [{ enforce: "restricted", "enforce-version": "v1.99" }, "restricted:v1.99"],
    [{ enforce: "privileged" }, null],
    [{ warn: "restricted", audit: "restricted" }, null],
    [{ "enforce-version": "v1.30" }, null],
    [{}, null],
    // The server refuses these.
    [{ enforce: "Restricted" }, null],
    [{ enforce: "" }, null],
    [{ enforce: "restricted", "enforce-version": "1.30" }, null],
    [{ enforce: "restricted", "enforce-version": "v1.030" }, null],
    [{ enforce: "restricted", "enforce-version": "v2.0" }, null],
    [{ enforce: "restricted", "enforce-version": "v1.99999999999999999999" }, null],
    [{ enforce: "restricted", "enforce-version": 1.3 }, null],
    [{ enforce: "restricted", audit: "none" }, null],
    [{ enforce: "restricted", "warn-version": "v1" }, null],
  ])("%j: %s", (labels, expected) => {
    expect(labelled(labels)).toBe(expected);
  });

  test.each([[undefined], [null], ["restricted"], [[]]])("that are %j are none", (labels) => {
    expect(enforcedBy(labels)).toBeNull();
  });
});
