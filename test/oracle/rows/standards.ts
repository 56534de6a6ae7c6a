/** What the Pod Security Standards look at: each row breaks one of their checks, or just does not, in a pod that is restricted otherwise. */
import { type Fields, inContainer, inPod, type Row } from "./row.ts";

const context = (fields: Fields): Fields => ({ securityContext: fields });
const adds = (...add: readonly string[]): Fields => context({ capabilities: { add } });
const type = (value: string, more: Fields = {}): Fields => ({ type: value, ...more });
const probes = (host: string | undefined): Readonly<Record<string, Fields>> => ({
  "a probe over HTTP": { restartPolicy: "Always", livenessProbe: { httpGet: { port: 80, host } } },
  "a probe over TCP": { restartPolicy: "Always", readinessProbe: { tcpSocket: { port: 80, host } } },
  "a start probe": { restartPolicy: "Always", startupProbe: { tcpSocket: { port: 80, host } } },
  "a hook over HTTP": { restartPolicy: "Always", lifecycle: { preStop: { httpGet: { port: 80, host } } } },
  "a hook over TCP": { restartPolicy: "Always", lifecycle: { postStart: { tcpSocket: { port: 80, host } } } },
});
const sysctls = (...names: readonly string[]): Fields => context({ sysctls: names.map((name) => ({ name, value: "1" })) });
const volume = (source: Fields): Fields => ({ volumes: [{ name: "more", ...source }] });
const appArmorOf = (value: string): Fields => ({
  annotations: { "container.apparmor.security.beta.kubernetes.io/subject": value },
});

const sources: Readonly<Record<string, Fields>> = {
  emptyDir: {},
  configMap: { name: "a" },
  secret: { secretName: "a" },
  projected: { sources: [] },
  downwardAPI: {},
  persistentVolumeClaim: { claimName: "a" },
  csi: { driver: "a" },
  ephemeral: { volumeClaimTemplate: { spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1" } } } } },
  image: { reference: "a" },
  gcePersistentDisk: { pdName: "a" },
  awsElasticBlockStore: { volumeID: "a" },
  gitRepo: { repository: "a" },
  nfs: { server: "a", path: "/" },
  iscsi: { targetPortal: "a", iqn: "iqn.2001-04.com.example:a", lun: 0 },
  glusterfs: { endpoints: "a", path: "a" },
  rbd: { monitors: ["a"], image: "a" },
  flexVolume: { driver: "a" },
  cinder: { volumeID: "a" },
  cephfs: { monitors: ["a"] },
  flocker: { datasetName: "a" },
  fc: { targetWWNs: ["a"], lun: 0 },
  azureFile: { secretName: "a", shareName: "a" },
  vsphereVolume: { volumePath: "a" },
  quobyte: { registry: "a:1", volume: "a" },
  azureDisk: { diskName: "a", diskURI: "a" },
  photonPersistentDisk: { pdID: "a" },
  portworxVolume: { volumeID: "a" },
  scaleIO: { gateway: "a", system: "a", volumeName: "a", secretRef: { name: "a" } },
  storageos: { volumeName: "a" },
};

/** Names that any version knows as safe, that a later one does, and that none does. */
const sysctlNames = [
  "kernel.shm_rmid_forced",
  "net.ipv4.ip_local_port_range",
  "net.ipv4.tcp_syncookies",
  "net.ipv4.ping_group_range",
  "net.ipv4.ip_unprivileged_port_start",
  "net.ipv4.ip_local_reserved_ports",
  "net.ipv4.tcp_keepalive_time",
  "net.ipv4.tcp_fin_timeout",
  "net.ipv4.tcp_keepalive_intvl",
  "net.ipv4.tcp_keepalive_probes",
  "net.ipv4.tcp_rmem",
  "net.ipv4.tcp_wmem",
  "net.ipv4.tcp_slow_start_after_idle",
  "net.ipv4.tcp_notsent_lowat",
  "net.core.somaxconn",
  "kernel.msgmax",
  "net/ipv4/tcp_syncookies",
];

export const standardRows: readonly Row[] = [
  ...inContainer("privileged", { privileged: context({ privileged: true }), "not privileged": context({ privileged: false }) }),
  ...inContainer("hostPorts", {
    "a host port": { ports: [{ containerPort: 80, hostPort: 80 }] },
    "host port 0": { ports: [{ containerPort: 80, hostPort: 0 }] },
    "a port": { ports: [{ containerPort: 80 }] },
  }),
  ...inContainer("capabilities_baseline", {
    "an added SYS_ADMIN": adds("SYS_ADMIN"),
    "an added CAP_CHOWN": adds("CAP_CHOWN"),
    "an added chown": adds("chown"),
    "an added ALL": adds("ALL"),
    "all of the default": adds(
      ...["AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE", "SETFCAP"],
      ...["SETGID", "SETPCAP", "SETUID", "SYS_CHROOT"],
    ),
    "NET_RAW and NET_ADMIN": adds("NET_RAW", "NET_ADMIN"),
  }),
  ...inContainer("capabilities_restricted", {
    "nothing dropped": context({ capabilities: undefined }),
    "an empty list dropped": context({ capabilities: { add: undefined, drop: undefined } }),
    "an added NET_BIND_SERVICE": adds("NET_BIND_SERVICE"),
    "an added CHOWN": adds("CHOWN"),
  }),
  ...inContainer("procMount", {
    "procMount Unmasked": context({ procMount: "Unmasked" }),
    "procMount Default": context({ procMount: "Default" }),
  }),
  ...inContainer("seLinuxOptions", {
    ...Object.fromEntries(
      ["container_t", "container_init_t", "container_kvm_t", "container_engine_t", "spc_t", ""].map((each) => [
        `SELinux type ${each}`,
        context({ seLinuxOptions: { type: each } }),
      ]),
    ),
    "an SELinux user": context({ seLinuxOptions: { user: "system_u" } }),
    "an SELinux role": context({ seLinuxOptions: { role: "system_r" } }),
    "an SELinux level": context({ seLinuxOptions: { level: "s0:c1" } }),
  }),
  ...inPod("seLinuxOptions", {
    "an SELinux type of the pod": { spec: context({ seLinuxOptions: { type: "spc_t" } }) },
    "an SELinux user of the pod": { spec: context({ seLinuxOptions: { user: "a", role: "b", type: "container_engine_t" } }) },
  }),
  ...inContainer("seccompProfile", {
    Unconfined: context({ seccompProfile: type("Unconfined") }),
    Localhost: context({ seccompProfile: type("Localhost", { localhostProfile: "a" }) }),
    RuntimeDefault: context({ seccompProfile: type("RuntimeDefault") }),
    "no seccomp": context({ seccompProfile: undefined }),
  }),
  ...inPod("seccompProfile", {
    "seccomp Unconfined of the pod": { spec: context({ seccompProfile: type("Unconfined") }) },
    "seccomp of the pod": { spec: context({ seccompProfile: type("RuntimeDefault") }) },
    "seccomp of the pod and none of the container": {
      container: context({ seccompProfile: undefined }),
      spec: context({ seccompProfile: type("RuntimeDefault") }),
    },
    "seccomp Unconfined of the pod and none of the container": {
      container: context({ seccompProfile: undefined }),
      spec: context({ seccompProfile: type("Unconfined") }),
    },
    ...Object.fromEntries(
      ["unconfined", "runtime/default", "docker/default", "localhost/a", "localhost", ""].map((value) => [
        `an old annotation of a container, ${value}`,
        {
          container: context({ seccompProfile: undefined }),
          metadata: { annotations: { "container.seccomp.security.alpha.kubernetes.io/subject": value } },
        },
      ]),
    ),
    "an old annotation": {
      container: context({ seccompProfile: undefined }),
      metadata: { annotations: { "seccomp.security.alpha.kubernetes.io/pod": "unconfined" } },
    },
  }),
  ...inContainer("appArmorProfile", {
    "AppArmor Unconfined": context({ appArmorProfile: type("Unconfined") }),
    "AppArmor RuntimeDefault": context({ appArmorProfile: type("RuntimeDefault") }),
    "AppArmor Localhost": context({ appArmorProfile: type("Localhost", { localhostProfile: "a" }) }),
  }),
  ...inPod("appArmorProfile", {
    "AppArmor Unconfined of the pod": { spec: context({ appArmorProfile: type("Unconfined") }) },
    "AppArmor unconfined in an annotation": { metadata: appArmorOf("unconfined") },
    "AppArmor local in an annotation": { metadata: appArmorOf("localhost/a") },
    "AppArmor's default in an annotation": { metadata: appArmorOf("runtime/default") },
    "an empty AppArmor annotation": { metadata: appArmorOf("") },
  }),
  ...inContainer("windowsHostProcess", {
    "a process of the host": context({ windowsOptions: { hostProcess: true } }),
    "no process of the host": context({ windowsOptions: { hostProcess: false } }),
  }),
  ...inPod("windowsHostProcess", {
    "processes of the host": { spec: context({ windowsOptions: { hostProcess: true } }) },
  }),
  ...inContainer(
    "hostProbesAndHostLifecycle",
    Object.fromEntries(
      ["127.0.0.1", "example.com", "", undefined].flatMap((host) =>
        Object.entries(probes(host)).map(([what, fields]) => [`${what} at ${JSON.stringify(host)}`, fields]),
      ),
    ),
  ),
  ...inPod("hostNamespaces", {
    "the host's network": { spec: { hostNetwork: true } },
    "the host's processes": { spec: { hostPID: true } },
    "the host's memory": { spec: { hostIPC: true } },
    "all of the host": { spec: { hostNetwork: true, hostPID: true, hostIPC: true } },
    "nothing of the host": { spec: { hostNetwork: false, hostPID: false, hostIPC: false } },
  }),
  ...inPod("hostPathVolumes", {
    "a path of the host": { spec: volume({ hostPath: { path: "/" } }) },
    "two volumes": {
      spec: {
        volumes: [
          { name: "a", emptyDir: {} },
          { name: "b", hostPath: { path: "/b" } },
        ],
      },
    },
  }),
  ...inPod(
    "restrictedVolumes",
    Object.fromEntries(
      Object.entries(sources).map(([name, source]) => [`a volume of ${name}`, { spec: volume({ [name]: source }) }]),
    ),
  ),
  ...inPod("restrictedVolumes", { "a volume of nothing": { spec: volume({}) } }),
  ...inPod("sysctls", Object.fromEntries(sysctlNames.map((name) => [`sysctl ${name}`, { spec: sysctls(name) }]))),
  ...inPod("sysctls", { "two sysctls": { spec: sysctls("net.ipv4.tcp_rmem", "kernel.msgmax") } }),
  ...inContainer("allowPrivilegeEscalation", {
    "escalation allowed": context({ allowPrivilegeEscalation: true }),
    "escalation not denied": context({ allowPrivilegeEscalation: undefined }),
  }),
  ...inContainer("runAsNonRoot", {
    "root not denied": context({ runAsNonRoot: undefined }),
    "root allowed": context({ runAsNonRoot: false }),
  }),
  ...inPod("runAsNonRoot", {
    "root denied in the pod": { container: context({ runAsNonRoot: undefined }), spec: context({ runAsNonRoot: true }) },
    "root allowed in the pod": { spec: context({ runAsNonRoot: false }) },
    "root allowed in the pod and not denied": {
      container: context({ runAsNonRoot: undefined }),
      spec: context({ runAsNonRoot: false }),
    },
    "root denied in the pod and allowed": { container: context({ runAsNonRoot: false }), spec: context({ runAsNonRoot: true }) },
  }),
  ...inContainer("runAsUser", {
    "user 0": context({ runAsUser: 0 }),
    "user 1": context({ runAsUser: 1 }),
  }),
  ...inPod("runAsUser", {
    "user 0 of the pod": { spec: context({ runAsUser: 0 }) },
    "user 0 of the pod and 1 of the container": { container: context({ runAsUser: 1 }), spec: context({ runAsUser: 0 }) },
  }),
];
