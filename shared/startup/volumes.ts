/**
 * Which volume stands behind a path of a container, how long it lives, whether it can be written, and who else mounts it.
 * Facts: k8s.io/api/core/v1 VolumeSource; defaults of pkg/apis/core/v1/defaults.go (a volume without a source is an emptyDir, mode 0644).
 */
import { type Container, type FileVolume, type PodSpec, roleOf, type Volume, type VolumeMount } from "../model/pod.ts";
import { at, type Resource } from "../model/resource.ts";
import { isWithin, normalized } from "../script/paths.ts";

/** A pod template as far as volumes need it; the engine's `PodView` is one. */
export interface PodWithVolumes {
  readonly spec: PodSpec;
  readonly resource: Pick<Resource, "kind" | "body">;
}

/**
 * How long what is written stays. container: until the container restarts (its own file system). pod: until the pod is deleted,
 * so it survives a restart of the container. beyond: longer than the pod. unknown: the driver decides, or the volume is not defined here.
 */
type Lifetime = "container" | "pod" | "beyond" | "unknown";

/** The volume behind a path. */
export interface Mounted {
  readonly mount: VolumeMount;
  /** Position in the container's `volumeMounts`, 0-based. */
  readonly index: number;
  /** Absolute, normalised, without a trailing slash ("/" for the root). */
  readonly mountPath: string;
  /** The entry of `spec.volumes`; undefined for a claim template of a StatefulSet and for an undefined volume. */
  readonly volume: Volume | undefined;
  /** The key that names the kind of volume: `emptyDir`, `configMap`, `persistentVolumeClaim`, …; null when it is not defined here. */
  readonly source: string | null;
  readonly lifetime: Exclude<Lifetime, "container">;
  /** False when the mount, the claim or the kind of volume is read-only; null when not known. */
  readonly writable: boolean | null;
  /** The path below the volume's root, "" for the root itself; null when `subPathExpr` decides it. */
  readonly pathInVolume: string | null;
}

/** A container that uses a volume. */
interface VolumeUse {
  readonly container: Container;
  /** run-once and sidecar are init containers. */
  readonly role: "run-once" | "sidecar" | "main" | "ephemeral";
  /** Position in its own list, 0-based. */
  readonly index: number;
  /** null: an env entry reads a key of a file in it (`fileKeyRef`), or it is used as a block device. */
  readonly mount: VolumeMount | null;
  /** As in `Mounted`. */
  readonly writable: boolean | null;
}

/** A file that a ConfigMap or Secret provides at a path. */
interface MountedFile {
  readonly kind: "ConfigMap" | "Secret";
  /** "" when the volume names none. */
  readonly name: string;
  /** The key of the object that becomes the file. */
  readonly key: string;
  readonly optional: boolean;
  /** Permission bits as a number: 0o644 is 420. Written values are not clamped, so one above 0o777 is seen. */
  readonly mode: number;
  /** Where the mode comes from: the item, the volume's `defaultMode`, or the API's default of 0644. */
  readonly modeFrom: "item" | "defaultMode" | "default";
}

interface SourceFacts {
  readonly lifetime: Exclude<Lifetime, "container">;
  readonly writable: boolean | null;
}

const projectedByKubelet: SourceFacts = { lifetime: "pod", writable: false };
const scratch: SourceFacts = { lifetime: "pod", writable: true };
const storage: SourceFacts = { lifetime: "beyond", writable: true };
const notKnown: SourceFacts = { lifetime: "unknown", writable: null };

/** Kinds of volume; a `csi` or `flexVolume` driver decides for itself. */
const sources = new Map<string, SourceFacts>([
  ["configMap", projectedByKubelet],
  ["secret", projectedByKubelet],
  ["projected", projectedByKubelet],
  ["downwardAPI", projectedByKubelet],
  ["image", projectedByKubelet],
  ["emptyDir", scratch],
  ["ephemeral", scratch],
  ["gitRepo", scratch],
  ["persistentVolumeClaim", storage],
  ["hostPath", storage],
  ["nfs", storage],
  ["awsElasticBlockStore", storage],
  ["azureDisk", storage],
  ["azureFile", storage],
  ["cephfs", storage],
  ["cinder", storage],
  ["fc", storage],
  ["gcePersistentDisk", storage],
  ["glusterfs", storage],
  ["iscsi", storage],
  ["portworxVolume", storage],
  ["rbd", storage],
  ["vsphereVolume", storage],
]);

const apiDefaultMode = 0o644;

/** The mount of `container` that holds `path` (absolute): the longest mount path; undefined when the container's own file system does. */
export function mountAt(pod: PodWithVolumes, container: Container, path: string): Mounted | undefined {
  const wanted = normalized(path);
  let best: { readonly mount: VolumeMount; readonly index: number; readonly mountPath: string } | undefined;
  for (const [index, mount] of (container.volumeMounts ?? []).entries()) {
    if (mount.mountPath === undefined) continue;
    const mountPath = normalized(mount.mountPath);
    if (isWithin(wanted, mountPath) && (best === undefined || mountPath.length > best.mountPath.length))
      best = { mount, index, mountPath };
  }
  return best && describe(pod, best.mount, best.index, best.mountPath, wanted);
}

/**
 * The mounts of `container` at `path` or below it: a recursive `chown /opt` reaches a volume mounted at `/opt/data`,
 * and `cp -r conf /opt` the one at `/opt/conf`.
 */
export function mountsBelow(pod: PodWithVolumes, container: Container, path: string): readonly Mounted[] {
  const wanted = normalized(path);
  return (container.volumeMounts ?? []).flatMap((mount, index) => {
    if (mount.mountPath === undefined) return [];
    const mountPath = normalized(mount.mountPath);
    return isWithin(mountPath, wanted) ? [describe(pod, mount, index, mountPath, mountPath)] : [];
  });
}

function describe(pod: PodWithVolumes, mount: VolumeMount, index: number, mountPath: string, path: string): Mounted {
  const volume = volumeNamed(pod, mount.name);
  const source = sourceOf(pod, mount.name);
  const { lifetime } = (source === null ? undefined : sources.get(source)) ?? notKnown;
  const below = mountPath === "/" ? path.slice(1) : path.slice(mountPath.length + 1);
  const start = mount.subPath === undefined ? "" : normalized(mount.subPath).slice(1);
  const pathInVolume = mount.subPathExpr === undefined ? [start, below].filter((part) => part !== "").join("/") : null;
  return { mount, index, mountPath, volume, source, lifetime, writable: isWritable(pod, mount), pathInVolume };
}

const volumeNamed = (pod: PodWithVolumes, name: string | undefined): Volume | undefined =>
  name === undefined || isClaimTemplate(pod, name) ? undefined : pod.spec.volumes?.find((volume) => volume.name === name);

/**
 * Volumes that a mutating webhook or admission plugin adds, so that a manifest may name one that it lacks: Istio, Linkerd,
 * the Vault agent injector, Azure and AWS workload identity, the ServiceAccount plugin.
 */
const injected =
  /^(?:istio-|istiod-|linkerd-|vault-|kube-api-access-|workload-socket$|credential-socket$|workload-certs$|home-init$|home-sidecar$|azure-identity-token$|aws-iam-token$)/;

/** Whether the pod has a volume `name` when it runs: one of its own, a StatefulSet's claim, or one that someone else adds. */
export const hasVolume = (pod: PodWithVolumes, name: string): boolean =>
  injected.test(name) || volumeNamed(pod, name) !== undefined || isClaimTemplate(pod, name);

/**
 * The key that names the kind of the volume `name`, or null when it is not defined here; claim templates of a StatefulSet win over
 * `volumes`, as its controller does (updateStorage).
 */
export function sourceOf(pod: PodWithVolumes, name: string | undefined): string | null {
  if (name === undefined) return null;
  if (isClaimTemplate(pod, name)) return "persistentVolumeClaim";
  const volume = volumeNamed(pod, name);
  if (volume === undefined) return null;
  const keys = Object.keys(volume).filter((key) => key !== "name" && volume[key as keyof Volume] !== undefined);
  return keys.length === 0 ? "emptyDir" : keys.length === 1 ? (keys[0] ?? null) : null;
}

function isClaimTemplate(pod: PodWithVolumes, name: string): boolean {
  if (pod.resource.kind !== "StatefulSet") return false;
  const claims = at(pod.resource.body, ["spec", "volumeClaimTemplates"]);
  return Array.isArray(claims) && claims.some((claim) => at(claim, ["metadata", "name"]) === name);
}

function isWritable(pod: PodWithVolumes, mount: VolumeMount): boolean | null {
  if (mount.readOnly === true) return false;
  const source = sourceOf(pod, mount.name);
  if (source === null) return null;
  if (volumeNamed(pod, mount.name)?.persistentVolumeClaim?.readOnly === true) return false;
  return (sources.get(source) ?? notKnown).writable;
}

/** Every container that uses the volume `name`, init containers first, each list in its order; one entry per mount. */
export function usesOf(pod: PodWithVolumes, name: string): readonly VolumeUse[] {
  const { initContainers = [], containers = [], ephemeralContainers = [] } = pod.spec;
  const list = (of: readonly Container[], roleIn: (container: Container) => VolumeUse["role"]): readonly VolumeUse[] =>
    of.flatMap((container, index) => usesIn(pod, container, name).map((use) => ({ ...use, role: roleIn(container), index })));
  return [...list(initContainers, roleOf), ...list(containers, () => "main"), ...list(ephemeralContainers, () => "ephemeral")];
}

function usesIn(
  pod: PodWithVolumes,
  container: Container,
  name: string,
): readonly Pick<VolumeUse, "container" | "mount" | "writable">[] {
  const mounts = (container.volumeMounts ?? []).filter((mount) => mount.name === name);
  const uses = mounts.map((mount) => ({ container, mount, writable: isWritable(pod, mount) }));
  const readsKey = container.env?.some(({ valueFrom }) => valueFrom?.fileKeyRef?.volumeName === name) ?? false;
  const device = container.volumeDevices?.some((entry) => entry.name === name) ?? false;
  return readsKey || device ? [...uses, { container, mount: null, writable: device ? null : false }] : uses;
}

/** Uses that can see what the init container at `index` left in the volume: later init containers, every other sidecar, main containers. */
export const usesAfter = (pod: PodWithVolumes, index: number, name: string): readonly VolumeUse[] =>
  usesOf(pod, name).filter((use) => !isInit(use) || (use.role === "sidecar" ? use.index !== index : use.index > index));

const isInit = ({ role }: VolumeUse): boolean => role === "run-once" || role === "sidecar";

/**
 * The ConfigMap or Secret key that is the file at `path`, and its mode. undefined when the path is no such file, or when it
 * cannot be told: a `subPathExpr`, a key that `items` leaves out, several projected sources that may provide it.
 */
export function fileAt(pod: PodWithVolumes, container: Container, path: string): MountedFile | undefined {
  const mounted = mountAt(pod, container, path);
  if (mounted === undefined || mounted.volume === undefined || !mounted.pathInVolume) return undefined;
  const { configMap, secret, projected } = mounted.volume;
  const file = mounted.pathInVolume;
  if (configMap !== undefined) return fileIn("ConfigMap", configMap.name, configMap, configMap.defaultMode, file);
  if (secret !== undefined) return fileIn("Secret", secret.secretName, secret, secret.defaultMode, file);
  if (projected?.sources === undefined) return undefined;
  const found = projected.sources.flatMap((from) => {
    if (from.configMap !== undefined)
      return fileIn("ConfigMap", from.configMap.name, from.configMap, projected.defaultMode, file) ?? [];
    if (from.secret !== undefined) return fileIn("Secret", from.secret.name, from.secret, projected.defaultMode, file) ?? [];
    return [];
  });
  return found.length === 1 ? found[0] : undefined;
}

function fileIn(
  kind: MountedFile["kind"],
  name: string | undefined,
  { items, optional }: FileVolume,
  defaultMode: number | undefined,
  file: string,
): MountedFile | undefined {
  const item = items?.find(({ path }) => path !== undefined && normalized(path).slice(1) === file);
  const key = items === undefined || items.length === 0 ? file : item?.key;
  if (key === undefined || key.includes("/")) return undefined;
  const mode = item?.mode ?? defaultMode ?? apiDefaultMode;
  const modeFrom = item?.mode !== undefined ? "item" : defaultMode !== undefined ? "defaultMode" : "default";
  return { kind, name: name ?? "", key, optional: optional === true, mode, modeFrom };
}
