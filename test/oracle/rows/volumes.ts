/** Mounts and devices: checks V1 to D4. */
import { type Fields, inContainer, inPod, mount, type Row } from "./row.ts";

const mounts = (...list: readonly Fields[]): Fields => ({ volumeMounts: list });
const devices = (...list: readonly Fields[]): Fields => ({ volumeDevices: list });
const picture = { volumes: [{ name: "picture", image: { reference: "registry.example.com/picture:1" } }] };
const privileged = { securityContext: { privileged: true } };

export const volumeRows: readonly Row[] = [
  ...inContainer("V1", {
    "a mount without a volume": mounts({ mountPath: "/a" }),
    "a mount of an empty name": mounts({ name: "", mountPath: "/a" }),
  }),
  ...inContainer("V2", {
    "a volume that does not exist": mounts({ name: "nothing", mountPath: "/a" }),
    "a volume in another case": mounts({ name: "Work", mountPath: "/a" }),
    "a volume of the claims": mounts({ name: "data", mountPath: "/a" }),
    "a volume": mount(),
    "a volume twice": mounts({ name: "work", mountPath: "/a" }, { name: "work", mountPath: "/b" }),
  }),
  ...inContainer("V3", {
    "a mount without a path": mounts({ name: "work" }),
    "a mount of an empty path": mounts({ name: "work", mountPath: "" }),
    "a path twice": mounts({ name: "work", mountPath: "/a" }, { name: "config", mountPath: "/a" }),
    "a path with and without a slash": mounts({ name: "work", mountPath: "/a" }, { name: "config", mountPath: "/a/" }),
    "a relative path": mounts({ name: "work", mountPath: "a" }),
    "a path with a colon": mounts({ name: "work", mountPath: "/a:b" }),
  }),
  ...inContainer("V4", {
    "a mount of a device's volume": {
      ...mounts({ name: "claim", mountPath: "/a" }),
      ...devices({ name: "claim", devicePath: "/dev/a" }),
    },
    "a mount at a device's path": {
      ...mounts({ name: "work", mountPath: "/dev/a" }),
      ...devices({ name: "claim", devicePath: "/dev/a" }),
    },
    "a mount beside a device": {
      ...mounts({ name: "work", mountPath: "/a" }),
      ...devices({ name: "claim", devicePath: "/dev/a" }),
    },
  }),
  ...inContainer("V5", {
    "an absolute subPath": mount({ subPath: "/a" }),
    "a subPath with ..": mount({ subPath: "a/../b" }),
    "a subPath that is ..": mount({ subPath: ".." }),
    "a subPath with dots": mount({ subPath: "a..b/..." }),
    "an empty subPath": mount({ subPath: "" }),
    "an absolute subPath with ..": mount({ subPath: "/../a" }),
    "a subPath": mount({ subPath: "a/b" }),
  }),
  ...inContainer("V6", {
    "subPath and subPathExpr": mount({ subPath: "a", subPathExpr: "$(B)" }),
    "an absolute subPathExpr": mount({ subPathExpr: "/$(A)" }),
    "a subPathExpr with ..": mount({ subPathExpr: "../$(A)" }),
    "a subPathExpr": mount({ subPathExpr: "$(A)/b" }),
  }),
  ...inContainer("V7", {
    "an unknown propagation": mount({ mountPropagation: "Both" }),
    "a propagation in lower case": mount({ mountPropagation: "none" }),
    "an empty propagation": mount({ mountPropagation: "" }),
    "propagation None": mount({ mountPropagation: "None" }),
    "propagation from the host": mount({ mountPropagation: "HostToContainer" }),
  }),
  ...inContainer("V8", {
    "Bidirectional without privilege": mount({ mountPropagation: "Bidirectional" }),
    "Bidirectional with privilege refused": {
      ...mount({ mountPropagation: "Bidirectional" }),
      securityContext: { privileged: false },
    },
    "Bidirectional with an empty security context": { ...mount({ mountPropagation: "Bidirectional" }), securityContext: {} },
    "Bidirectional with privilege": { ...mount({ mountPropagation: "Bidirectional" }), ...privileged },
  }),
  ...inContainer("V9", {
    "recursively read-only, but writable": mount({ recursiveReadOnly: "Enabled" }),
    "recursively read-only if possible, but writable": mount({ recursiveReadOnly: "IfPossible", readOnly: false }),
    "recursively read-only": mount({ recursiveReadOnly: "Enabled", readOnly: true }),
    "recursively read-only with None": mount({ recursiveReadOnly: "Enabled", readOnly: true, mountPropagation: "None" }),
    "recursively read-only with propagation": mount({
      recursiveReadOnly: "IfPossible",
      readOnly: true,
      mountPropagation: "HostToContainer",
    }),
    "not recursively read-only": mount({ recursiveReadOnly: "Disabled" }),
    "an unknown recursiveReadOnly": mount({ recursiveReadOnly: "True", readOnly: true }),
    "an empty recursiveReadOnly": mount({ recursiveReadOnly: "" }),
    "recursively read-only, wrong twice": mount({ recursiveReadOnly: "Enabled", mountPropagation: "HostToContainer" }),
  }),
  ...inContainer("V10", {
    "an unknown mount option": mount({ bindMountOptions: ["ro"] }),
    "a mount option twice": mount({ bindMountOptions: ["noexec", "noexec"] }),
    "mount options": mount({ bindMountOptions: ["noexec", "nosuid"] }),
  }),
  ...inPod("V10", {
    "mount options of an image": {
      container: mounts({ name: "picture", mountPath: "/picture", bindMountOptions: ["noexec"] }),
      spec: picture,
    },
    "an image": { container: mounts({ name: "picture", mountPath: "/picture" }), spec: picture },
  }),
  ...inContainer("D1", {
    "a device without a volume": devices({ devicePath: "/dev/a" }),
    "a device twice": devices({ name: "claim", devicePath: "/dev/a" }, { name: "claim", devicePath: "/dev/b" }),
    "a device of no volume": devices({ name: "nothing", devicePath: "/dev/a" }),
    "a device of an emptyDir": devices({ name: "work", devicePath: "/dev/a" }),
    "a device": devices({ name: "claim", devicePath: "/dev/a" }),
    "a device of an ephemeral claim": devices({ name: "scratch", devicePath: "/dev/a" }),
    "a device of the claims": devices({ name: "data", devicePath: "/dev/a" }),
  }),
  ...inContainer("D2", {
    "a device without a path": devices({ name: "claim" }),
    "a device path twice": devices({ name: "claim", devicePath: "/dev/a" }, { name: "scratch", devicePath: "/dev/a" }),
    "a device path with ..": devices({ name: "claim", devicePath: "/dev/../a" }),
    "a relative device path": devices({ name: "claim", devicePath: "a" }),
    "a device path with dots": devices({ name: "claim", devicePath: "/dev/a..b" }),
  }),
  ...inContainer("D3", {
    "a device of a mount's volume": {
      ...mounts({ name: "claim", mountPath: "/a" }),
      ...devices({ name: "claim", devicePath: "/dev/b" }),
    },
    "a device at a mount's path": {
      ...mounts({ name: "work", mountPath: "/a" }),
      ...devices({ name: "claim", devicePath: "/a" }),
    },
  }),
  ...inPod("D4", {
    "a device in a user namespace": { container: devices({ name: "claim", devicePath: "/dev/a" }), spec: { hostUsers: false } },
    "a device in the host's user namespace": {
      container: devices({ name: "claim", devicePath: "/dev/a" }),
      spec: { hostUsers: true },
    },
    "a mount in a user namespace": { container: mount(), spec: { hostUsers: false } },
  }),
];
