/** Mounts and block devices (pkg/apis/core/validation, ValidateVolumeMounts, ValidateVolumeDevices and validateHostUsers). */
import type { VolumeMount } from "../model/pod.ts";
import {
  beside,
  type Check,
  duplicate,
  forbidden,
  invalid,
  knownAs,
  notFound,
  type Refusal,
  required,
  unsupported,
} from "./model.ts";
import { problemsOfRelativePath, problemsOfSteps } from "./names.ts";

/**
 * What undefined-volume-mount and unprivileged-bidirectional-mount say is left to them: volumes that nobody defines, paths that are
 * used twice, Bidirectional without privileges.
 */
export const mountChecks: readonly Check[] = [
  {
    of: "volumeMounts",
    check({ container: { volumeMounts = [], volumeDevices = [] } }, refuse) {
      const devices = new Map(volumeDevices.map(({ name = "", devicePath = "" }) => [name, devicePath]));
      const devicePaths = [...devices.values()];
      for (const [index, mount] of volumeMounts.entries()) {
        const at = (field: string) => ["volumeMounts", index, field];
        const { name = "", mountPath = "" } = mount;
        if (name === "") refuse(required(at("name")));
        if (mountPath === "") refuse(required(at("mountPath")));
        if (devices.has(name)) refuse(invalid(at("name"), "must not already exist in volumeDevices"));
        if (devicePaths.includes(mountPath))
          refuse(invalid(at("mountPath"), "must not already exist as a path in volumeDevices"));
        for (const { field, ...refusal } of optionsOf(mount)) refuse({ ...refusal, path: at(field) });
      }
    },
  },
  {
    of: "recursiveReadOnly",
    byVersion: true,
    check({ container: { volumeMounts = [] }, cluster }, refuse) {
      if (!cluster.isOn("RecursiveReadOnlyMounts")) return;
      for (const [index, { recursiveReadOnly: mode, readOnly, mountPropagation }] of volumeMounts.entries()) {
        if (mode === undefined || mode === "Disabled") continue;
        const path = ["volumeMounts", index, "recursiveReadOnly"];
        const say = (refusal: Refusal) => refuse(knownAs("volumeMounts.recursiveReadOnly", refusal));
        if (mode !== "Enabled" && mode !== "IfPossible") {
          say(unsupported(path, mode, ["Disabled", "Enabled", "IfPossible"]));
          continue;
        }
        if (readOnly !== true) say(forbidden(path, "may only be specified when readOnly is true"));
        if (mountPropagation !== undefined && mountPropagation !== "None")
          say(forbidden(path, "may only be specified when mountPropagation is None or not specified"));
      }
    },
  },
  {
    of: "bindMountOptions",
    byVersion: true,
    check({ container: { volumeMounts = [] }, spec, cluster }, refuse) {
      if (!cluster.isOn("VolumeBindMountOptions")) return;
      for (const [index, { name, bindMountOptions = [] }] of volumeMounts.entries()) {
        const path = ["volumeMounts", index, "bindMountOptions"];
        for (const [at, option] of bindMountOptions.entries()) {
          if (!bindOptions.includes(option)) refuse(unsupported([...path, at], option, bindOptions));
          if (bindMountOptions.indexOf(option) < at) refuse(duplicate([...path, at], option));
        }
        const isImage = spec.volumes?.some((volume) => volume.name === name && volume.image !== undefined) === true;
        if (isImage && bindMountOptions.length > 0) refuse(invalid(path, "bindMountOptions may not be used with image volumes"));
      }
    },
  },
  {
    of: "volumeDevices",
    check({ container: { volumeDevices = [], volumeMounts = [] }, spec, claims }, refuse) {
      const [names, paths] = [new Set<string>(), new Set<string>()];
      const mounts = new Map(volumeMounts.map(({ name = "", mountPath = "" }) => [name, mountPath]));
      const mountPaths = [...mounts.values()];
      for (const [index, { name = "", devicePath = "" }] of volumeDevices.entries()) {
        const at = (field: string) => ["volumeDevices", index, field];
        const volume = claims.includes(name) ? { persistentVolumeClaim: {} } : spec.volumes?.find((one) => one.name === name);
        if (name === "") refuse(required(at("name")));
        else if (names.has(name)) refuse(invalid(at("name"), "must be unique"));
        if (volume === undefined) refuse(notFound(at("name"), name));
        else if (volume.persistentVolumeClaim === undefined && !("ephemeral" in volume && volume.ephemeral !== undefined))
          refuse(
            beside(invalid(at("name"), "can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode")),
          );
        if (devicePath === "") refuse(required(at("devicePath")));
        if (paths.has(devicePath)) refuse(invalid(at("devicePath"), "must be unique"));
        if (problemsOfSteps(devicePath).length === 0) paths.add(devicePath);
        else refuse(invalid(at("devicePath"), "can not contain backsteps ('..')"));
        if (mounts.has(name)) refuse(invalid(at("name"), "must not already exist in volumeMounts"));
        if (mountPaths.includes(devicePath))
          refuse(invalid(at("devicePath"), "must not already exist as a path in volumeMounts"));
        names.add(name);
      }
    },
  },
  {
    of: "volumeDevices and user namespaces",
    byVersion: true,
    check({ container: { volumeDevices = [] }, spec, cluster }, refuse) {
      // Since 1.34 (kubernetes/kubernetes#132868).
      if (volumeDevices.length > 0 && spec.hostUsers === false && cluster.minor >= 34 && cluster.isOn("UserNamespacesSupport"))
        refuse(forbidden(["volumeDevices"], "when `hostUsers` is false"));
    },
  },
];

const bindOptions = ["nodev", "noexec", "nosuid"];
const propagations = ["Bidirectional", "HostToContainer", "None"];

/** The server leaves out the index for all but one of them. */
function optionsOf({ subPath, subPathExpr, mountPropagation }: VolumeMount): readonly (Refusal & { readonly field: string })[] {
  const all = (field: string, problems: readonly string[]) =>
    problems.map((problem) => ({ field, ...knownAs(`volumeMounts.${field}`, invalid([], problem)) }));
  return [
    ...(subPath ? all("subPath", problemsOfRelativePath(subPath)) : []),
    ...(subPath && subPathExpr
      ? [{ field: "subPathExpr", ...invalid([], "subPathExpr and subPath are mutually exclusive") }]
      : []),
    ...(subPathExpr ? all("subPathExpr", problemsOfRelativePath(subPathExpr)) : []),
    ...(mountPropagation !== undefined && !propagations.includes(mountPropagation)
      ? [
          {
            field: "mountPropagation",
            ...knownAs("volumeMounts.mountPropagation", unsupported([], mountPropagation, propagations)),
          },
        ]
      : []),
  ];
}
