/** Which volumes a Pod may have, and which kernel parameters: checks of the Pod. */
import type { Volume } from "../../model/pod.ts";
import type { Check, Fault, Revision, Subject } from "./model.ts";
import { joinQuote, pluralize, quotedIn } from "./words.ts";

/** A container has a volume when it mounts it; it is said where it does. */
const mounted: NonNullable<Revision["reach"]> = ({ container, path }, fault) => {
  const index = (container.volumeMounts ?? []).findIndex(({ name }) => name === fault.value);
  return index === -1 ? null : { ...fault, path: [...path, "volumeMounts", index] };
};

/** One fault for each volume of a type that `typeOf` names. */
function faultsIn({ spec, claims, cluster }: Subject, typeOf: (volume: Volume) => string | undefined): readonly Fault[] {
  return (spec.volumes ?? []).flatMap((volume, index) => {
    const type = typeOf(volume);
    const value = volume.name ?? "";
    // Without its gate a volume of an image is dropped whole.
    const isDropped = volume.image !== undefined && !cluster.isOn("ImageVolume");
    if (type === undefined || isDropped || claims.includes(value)) return [];
    return [
      {
        path: ["spec", "volumes", index, type],
        what: `mounts the ${type} volume`,
        value,
        quoted: type === "image" ? "unknown" : type,
      },
    ];
  });
}

const names = (found: readonly Fault[]): string =>
  `${pluralize("volume", "volumes", found.length)} ${joinQuote(found.map(({ value = "" }) => value))}`;

export const hostPathVolumes: Check = {
  id: "hostPathVolumes",
  level: "baseline",
  revisions: [
    {
      from: 0,
      pod: (subject) => faultsIn(subject, ({ hostPath }) => (hostPath === undefined ? undefined : "hostPath")),
      reach: mounted,
      words: (found) => ({ reason: "hostPath volumes", detail: names(found) }),
    },
  ],
};

const allowed = [
  "configMap",
  "csi",
  "downwardAPI",
  "emptyDir",
  "ephemeral",
  "persistentVolumeClaim",
  "projected",
  "secret",
] as const satisfies readonly (keyof Volume)[];

/** In the server's order: it names the first one. */
const forbidden = [
  "hostPath",
  "gcePersistentDisk",
  "awsElasticBlockStore",
  "gitRepo",
  "nfs",
  "iscsi",
  "glusterfs",
  "rbd",
  "flexVolume",
  "cinder",
  "cephfs",
  "flocker",
  "fc",
  "azureFile",
  "vsphereVolume",
  "quobyte",
  "azureDisk",
  "photonPersistentDisk",
  "portworxVolume",
  "scaleIO",
  "storageos",
] as const satisfies readonly (keyof Volume)[];

/** A volume without a source is an emptyDir by default. */
const restrictedType = (volume: Volume): string | undefined =>
  allowed.some((type) => volume[type] !== undefined) ? undefined : forbidden.find((type) => volume[type] !== undefined);

/** Before 1.33 a server did not know this volume, in any version of the standards. */
const knowsImages = ({ cluster }: Subject): boolean => cluster.minor >= 33;

export const restrictedVolumes: Check = {
  id: "restrictedVolumes",
  level: "restricted",
  overrides: "hostPathVolumes",
  revisions: [
    {
      from: 0,
      pod: (subject) =>
        faultsIn(subject, (volume) => {
          if (volume.image === undefined) return restrictedType(volume);
          return knowsImages(subject) ? undefined : "image";
        }),
      reach: mounted,
      words(found) {
        const types = quotedIn(found);
        return {
          reason: "restricted volume types",
          detail: `${names(found)} ${pluralize("uses", "use", found.length)} ${pluralize("restricted volume type", "restricted volume types", types.length)} ${joinQuote(types)}`,
        };
      },
    },
  ],
};

/** Parameters that the standards allow, by the version that added them. */
const sysctlsSince: readonly (readonly [number, string])[] = [
  [
    0,
    "kernel.shm_rmid_forced net.ipv4.ip_local_port_range net.ipv4.tcp_syncookies net.ipv4.ping_group_range net.ipv4.ip_unprivileged_port_start",
  ],
  [27, "net.ipv4.ip_local_reserved_ports"],
  [29, "net.ipv4.tcp_keepalive_time net.ipv4.tcp_fin_timeout net.ipv4.tcp_keepalive_intvl net.ipv4.tcp_keepalive_probes"],
  [32, "net.ipv4.tcp_rmem net.ipv4.tcp_wmem"],
  [37, "net.ipv4.tcp_slow_start_after_idle net.ipv4.tcp_notsent_lowat"],
];

const sysctlsFrom = (from: number): Revision => {
  const known = new Set(sysctlsSince.flatMap(([since, all]) => (since <= from ? all.split(" ") : [])));
  return {
    from,
    pod: ({ spec }) =>
      (spec.securityContext?.sysctls ?? []).flatMap(({ name = "" }, index) =>
        known.has(name)
          ? []
          : [{ path: ["spec", "securityContext", "sysctls", index, "name"], what: "runs with the sysctl", value: name }],
      ),
    words: (found) => ({ reason: "forbidden sysctls", detail: found.map(({ value = "" }) => value).join(", ") }),
  };
};

export const sysctls: Check = {
  id: "sysctls",
  level: "baseline",
  revisions: sysctlsSince.map(([since]) => sysctlsFrom(since)),
};
