/** Security contexts, and what a pod's operating system takes away: checks S2 to S7 and W1 to W5. */
import { type Fields, inContainer, inPod, type Row } from "./row.ts";

const context = (fields: Fields): Fields => ({ securityContext: fields });
const seccomp = (fields: Fields): Fields => context({ seccompProfile: fields });
const appArmor = (fields: Fields): Fields => context({ appArmorProfile: fields });
const windows = (fields: Fields): Fields => context({ windowsOptions: fields });
const runs = (runAsUserName: string): Fields => windows({ runAsUserName });
const onLinux = { os: { name: "linux" } };
const onWindows = { os: { name: "windows" } };
const onlyLinux: Readonly<Record<string, Fields>> = {
  seLinuxOptions: { seLinuxOptions: { level: "s0" } },
  seccompProfile: { seccompProfile: { type: "RuntimeDefault" } },
  appArmorProfile: { appArmorProfile: { type: "RuntimeDefault" } },
  capabilities: { capabilities: { drop: ["ALL"] } },
  readOnlyRootFilesystem: { readOnlyRootFilesystem: true },
  privileged: { privileged: false },
  allowPrivilegeEscalation: { allowPrivilegeEscalation: false },
  procMount: { procMount: "Default" },
  runAsUser: { runAsUser: 1000 },
  runAsGroup: { runAsGroup: 1000 },
};
const annotation = (name: string, value: string): Fields => ({ annotations: { [name]: value } });
const appArmorOf = (container: string, value: string): Fields =>
  annotation(`container.apparmor.security.beta.kubernetes.io/${container}`, value);
const seccompOf = (container: string, value: string): Fields =>
  annotation(`container.seccomp.security.alpha.kubernetes.io/${container}`, value);
const hostProcess = (value: boolean | undefined): Fields =>
  windows({ hostProcess: value, runAsUserName: "NT AUTHORITY\\SYSTEM" });
const everywhere = (value: boolean): Fields => ({
  ...onWindows,
  hostNetwork: true,
  securityContext: { windowsOptions: { hostProcess: value, runAsUserName: "NT AUTHORITY\\SYSTEM" } },
});

export const securityRows: readonly Row[] = [
  ...inContainer("S2", {
    "user -1": context({ runAsUser: -1 }),
    "user 2147483648": context({ runAsUser: 2147483648 }),
    "user 2147483647": context({ runAsUser: 2147483647 }),
    "group -1": context({ runAsGroup: -1 }),
    "group 4294967295": context({ runAsGroup: 4294967295 }),
    "user 0 and group 0": context({ runAsUser: 0, runAsGroup: 0 }),
  }),
  ...inContainer("S3", {
    "an unknown procMount": context({ procMount: "Masked" }),
    "an empty procMount": context({ procMount: "" }),
    "procMount Default": context({ procMount: "Default" }),
    "procMount Unmasked": context({ procMount: "Unmasked" }),
  }),
  ...inPod("S3", {
    "procMount Unmasked in a user namespace": { container: context({ procMount: "Unmasked" }), spec: { hostUsers: false } },
    "procMount Unmasked in the host's user namespace": {
      container: context({ procMount: "Unmasked" }),
      spec: { hostUsers: true },
    },
  }),
  ...inContainer("S4", {
    "a seccomp profile without a type": seccomp({}),
    "an empty seccomp type": seccomp({ type: "" }),
    "an unknown seccomp type": seccomp({ type: "Default" }),
    "a local seccomp profile without a name": seccomp({ type: "Localhost" }),
    "a local seccomp profile": seccomp({ type: "Localhost", localhostProfile: "profiles/a.json" }),
    "a local seccomp profile of an empty name": seccomp({ type: "Localhost", localhostProfile: "" }),
    "an absolute seccomp profile": seccomp({ type: "Localhost", localhostProfile: "/a.json" }),
    "a seccomp profile with ..": seccomp({ type: "Localhost", localhostProfile: "../a.json" }),
    "a seccomp profile of another type": seccomp({ type: "RuntimeDefault", localhostProfile: "a.json" }),
    "an empty seccomp profile of another type": seccomp({ type: "Unconfined", localhostProfile: "" }),
    "a seccomp profile of no type": seccomp({ localhostProfile: "a.json" }),
    RuntimeDefault: seccomp({ type: "RuntimeDefault" }),
    Unconfined: seccomp({ type: "Unconfined" }),
  }),
  ...inContainer("S5", {
    "privileged without escalation": context({ privileged: true, allowPrivilegeEscalation: false }),
    "CAP_SYS_ADMIN without escalation": context({ allowPrivilegeEscalation: false, capabilities: { add: ["CAP_SYS_ADMIN"] } }),
    "SYS_ADMIN without escalation": context({ allowPrivilegeEscalation: false, capabilities: { add: ["SYS_ADMIN"] } }),
    "both without escalation": context({
      privileged: true,
      allowPrivilegeEscalation: false,
      capabilities: { add: ["CAP_SYS_ADMIN", "CAP_SYS_ADMIN"] },
    }),
    "privileged with escalation": context({ privileged: true, allowPrivilegeEscalation: true }),
    "another capability without escalation": context({ allowPrivilegeEscalation: false, capabilities: { add: ["CHOWN"] } }),
    "SYS_ADMIN dropped without escalation": context({
      allowPrivilegeEscalation: false,
      capabilities: { drop: ["CAP_SYS_ADMIN"] },
    }),
  }),
  ...inContainer("S6", {
    "an AppArmor profile without a type": appArmor({}),
    "an unknown AppArmor type": appArmor({ type: "runtime/default" }),
    "a local AppArmor profile without a name": appArmor({ type: "Localhost" }),
    "a local AppArmor profile of an empty name": appArmor({ type: "Localhost", localhostProfile: "" }),
    "a local AppArmor profile of a blank": appArmor({ type: "Localhost", localhostProfile: " " }),
    "a padded AppArmor profile": appArmor({ type: "Localhost", localhostProfile: " a" }),
    "a long AppArmor profile": appArmor({ type: "Localhost", localhostProfile: "a".repeat(4096) }),
    "an AppArmor profile of 4095": appArmor({ type: "Localhost", localhostProfile: "a".repeat(4095) }),
    "an AppArmor profile of another type": appArmor({ type: "RuntimeDefault", localhostProfile: "a" }),
    "a local AppArmor profile": appArmor({ type: "Localhost", localhostProfile: "a" }),
    "AppArmor RuntimeDefault": appArmor({ type: "RuntimeDefault" }),
  }),
  ...inContainer("S7", {
    "a wrong gMSA name": windows({ gmsaCredentialSpecName: "A_b" }),
    "a gMSA name": windows({ gmsaCredentialSpecName: "a.b" }),
    "an empty gMSA spec": windows({ gmsaCredentialSpec: "" }),
    "a long gMSA spec": windows({ gmsaCredentialSpec: "a".repeat(64 * 1024 + 1) }),
    "a gMSA spec": windows({ gmsaCredentialSpec: "{}" }),
    "an empty user name": runs(""),
    "a user": runs("ContainerUser"),
    "a user of a domain": runs("NT AUTHORITY\\NETWORK SERVICE"),
    "a user with two backslashes": runs("a\\b\\c"),
    "a user with a control character": runs("a\u0001b"),
    "a user with an empty domain": runs("\\user"),
    "a domain without a user": runs("domain\\"),
    "a user with a wrong sign": runs("a+b"),
    "a user of dots": runs(".. "),
    "a user of 105 characters": runs("a".repeat(105)),
    "a user of 104 characters": runs("a".repeat(104)),
    "a domain of 16 characters": runs(`${"a".repeat(16)}\\user`),
    "a domain with a dot": runs("example.com\\user"),
    "a domain that begins with a dot": runs(".a\\user"),
    "a domain of 256 characters": runs(`${"a".repeat(250)}.${"b".repeat(10)}\\user`),
  }),
  ...inPod("W1", {
    "Windows options on Linux": { container: runs("a"), spec: onLinux },
    "empty Windows options on Linux": { container: windows({}), spec: onLinux },
    "Windows options on any system": { container: runs("a") },
    "a user on Linux": { container: context({ runAsUser: 1 }), spec: onLinux },
  }),
  ...inPod(
    "W2",
    Object.fromEntries(
      Object.entries(onlyLinux).map(([name, fields]) => [`${name} on Windows`, { container: context(fields), spec: onWindows }]),
    ),
  ),
  ...inPod("W2", {
    "all of it on Windows": { container: context(Object.assign({}, ...Object.values(onlyLinux))), spec: onWindows },
    "all of it on Linux": { container: context(Object.assign({}, ...Object.values(onlyLinux))), spec: onLinux },
    "what Windows knows": { container: context({ runAsNonRoot: true, windowsOptions: { runAsUserName: "a" } }), spec: onWindows },
    "a share of devices on Windows": { container: { volumeDevices: [{ name: "claim", devicePath: "/dev/a" }] }, spec: onWindows },
  }),
  ...inPod("W3", {
    "a process of the host alone": { container: hostProcess(true), spec: onWindows },
    "a process of the host in its network": { container: hostProcess(true), spec: { ...onWindows, hostNetwork: true } },
    "processes of the host": { container: hostProcess(undefined), spec: everywhere(true) },
    "processes of the host, said twice": { container: hostProcess(true), spec: everywhere(true) },
    "a process that is not the host's": { container: hostProcess(false), spec: everywhere(true) },
    "a process of the host against the pod": { container: hostProcess(true), spec: everywhere(false) },
    "no process of the host": { container: hostProcess(false), spec: onWindows },
    "no process of the host, said twice": { container: hostProcess(false), spec: everywhere(false) },
    "a process of the host on any system": { container: hostProcess(true), spec: { hostNetwork: true } },
  }),
  ...inPod("W4", {
    "seccomp in an annotation": { metadata: seccompOf("subject", "runtime/default") },
    "seccomp in an annotation and in a field": {
      container: seccomp({ type: "Unconfined" }),
      metadata: seccompOf("subject", "runtime/default"),
    },
    "AppArmor in an annotation and in a field": {
      container: appArmor({ type: "Unconfined" }),
      metadata: appArmorOf("subject", "runtime/default"),
    },
    "AppArmor, both the same": {
      container: appArmor({ type: "RuntimeDefault" }),
      metadata: appArmorOf("subject", "runtime/default"),
    },
    "a local AppArmor profile, both the same": {
      container: appArmor({ type: "Localhost", localhostProfile: "a" }),
      metadata: appArmorOf("subject", "localhost/a"),
    },
    "local AppArmor profiles that differ": {
      container: appArmor({ type: "Localhost", localhostProfile: "a" }),
      metadata: appArmorOf("subject", "localhost/b"),
    },
    "AppArmor unconfined in an annotation alone": { metadata: appArmorOf("subject", "unconfined") },
    "AppArmor of the pod and another in an annotation": {
      spec: { securityContext: { appArmorProfile: { type: "RuntimeDefault" } } },
      metadata: appArmorOf("subject", "unconfined"),
    },
  }),
  ...inPod("W5", {
    "AppArmor of an init container": { metadata: appArmorOf("first", "runtime/default") },
    "AppArmor of nobody": { metadata: appArmorOf("nobody", "runtime/default") },
    "seccomp of nobody": { metadata: seccompOf("nobody", "runtime/default") },
  }),
];
