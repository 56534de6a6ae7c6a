/** Init containers that do nothing but give volumes to a user, and which volumes the kubelet could give to a group instead. */
import type { Container, PodSpec } from "../model/pod.ts";
import { at, type Resource } from "../model/resource.ts";
import type { Effect, Run } from "../script/model.ts";
import { isBroken, isPlain } from "./output.ts";
import { type Mounted, mountAt, mountsBelow, type PodWithVolumes } from "./volumes.ts";

interface Runner {
  readonly pod: PodWithVolumes & { readonly spec: PodSpec };
  readonly container: Container;
  readonly run: Run;
}

/** The owner changes of a container, with the volumes that they reach. */
export interface OwnerChange {
  readonly effect: Effect;
  readonly mounted: readonly Mounted[];
}

export function ownerChanges({ pod, container, run }: Runner): readonly OwnerChange[] {
  if (isBroken(run) || run.form === "opaque") return [];
  return run.effects.flatMap((effect) => {
    if (effect.kind !== "owner") return [];
    const here = mountAt(pod, container, effect.path);
    const below = effect.recursive ? mountsBelow(pod, container, effect.path) : [];
    const mounted = [...(here === undefined ? [] : [here]), ...below.filter((one) => one.index !== here?.index)];
    return mounted.length === 0 ? [] : [{ effect, mounted }];
  });
}

/** True when owners and modes are all that the container changes, and no mode takes rights away, which `fsGroup` would give back. */
export function onlySetsOwners({ run }: Runner): boolean {
  const preparing = new Set(run.effects.filter(({ kind }) => kind === "owner" || kind === "mode").map(({ command }) => command));
  return (
    run.commands.every((command) => preparing.has(command) || (isPlain(command) && command.redirects.every(isNoFile))) &&
    run.effects.every(
      ({ kind, detail, path }) =>
        kind === "read" || path.startsWith("/dev/") || kind === "owner" || (kind === "mode" && !restricts(detail)),
    )
  );
}

const isNoFile = ({ target }: { readonly target: { readonly value: string | null } | null }): boolean =>
  target === null || /^(?:\/dev\/(?:null|stdout|stderr)|\d+|-)$/.test(target.value ?? "");

const restricts = (mode: string): boolean =>
  /^0?[0-7]?[0-7][0145][0-7]$/.test(mode) ? true : /-|=(?![rwxX]*w)|^$/.test(mode) && !/^[0-7]+$/.test(mode);

const network = /nfs|efs|azure-?file|smb|cifs|gluster|cephfs|hostpath|host-path|local|juicefs|seaweed|csi-s3|gcs-?fuse/i;

/**
 * True for a volume that the kubelet changes the group of: an emptyDir, or a claim whose definition is seen and that one node mounts at a time.
 * Network file systems and directories of the node are left as they are; a class that sounds like one is taken for one.
 */
export function takesFsGroup(
  { pod, resource, set }: { readonly pod: PodWithVolumes; readonly resource: Resource; readonly set: ClaimLookup },
  { source, volume, mount }: Mounted,
): boolean {
  if (source === "emptyDir" || source === "ephemeral") return true;
  if (source !== "persistentVolumeClaim") return false;
  const name = volume?.persistentVolumeClaim?.claimName;
  const claim =
    volume === undefined
      ? claimTemplate(pod, mount.name)
      : set.find("PersistentVolumeClaim", resource.namespace, name ?? "", resource)?.body;
  const modes = at(claim, ["spec", "accessModes"]);
  const storageClass = at(claim, ["spec", "storageClassName"]);
  if (
    !Array.isArray(modes) ||
    modes.length === 0 ||
    !modes.every((mode) => mode === "ReadWriteOnce" || mode === "ReadWriteOncePod")
  )
    return false;
  return (
    at(claim, ["spec", "volumeName"]) === undefined &&
    !(typeof storageClass === "string" && (storageClass === "" || network.test(storageClass)))
  );
}

interface ClaimLookup {
  find(kind: string, namespace: string | null, name: string, from: Resource): Resource | undefined;
}

function claimTemplate({ resource }: PodWithVolumes, name: string | undefined): unknown {
  const claims = at(resource.body, ["spec", "volumeClaimTemplates"]);
  return Array.isArray(claims) ? claims.find((claim) => at(claim, ["metadata", "name"]) === name) : undefined;
}
