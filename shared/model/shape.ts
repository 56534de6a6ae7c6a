import { isDictionary, type Path } from "./resource.ts";

/** The type a field has in the Kubernetes API, as far as initguard reads it. */
export type Shape =
  | "string"
  | "number"
  | "boolean"
  | "quantity"
  | "object"
  | { readonly list: Shape }
  | { readonly map: Shape }
  | { readonly fields: Readonly<Record<string, Shape>> };

const fields = (record: Readonly<Record<string, Shape>>): Shape => ({ fields: record });
const list = (of: Shape): Shape => ({ list: of });
const map = (of: Shape): Shape => ({ map: of });

const resources = fields({ requests: map("quantity"), limits: map("quantity") });
const keyRef = fields({ name: "string", key: "string", optional: "boolean" });
const seccompProfile = fields({ type: "string" });
const items = list(fields({ key: "string", path: "string", mode: "number" }));
const fileVolume = (extra: Readonly<Record<string, Shape>>): Shape =>
  fields({ optional: "boolean", defaultMode: "number", items, ...extra });

const container = fields({
  name: "string",
  image: "string",
  command: list("string"),
  args: list("string"),
  workingDir: "string",
  env: list(
    fields({
      name: "string",
      value: "string",
      valueFrom: fields({
        secretKeyRef: keyRef,
        configMapKeyRef: keyRef,
        fieldRef: fields({ fieldPath: "string" }),
        resourceFieldRef: "object",
        fileKeyRef: fields({ volumeName: "string", path: "string", key: "string" }),
      }),
    }),
  ),
  envFrom: list(
    fields({
      prefix: "string",
      configMapRef: fields({ name: "string", optional: "boolean" }),
      secretRef: fields({ name: "string", optional: "boolean" }),
    }),
  ),
  ports: list(fields({ name: "string", containerPort: "number", hostPort: "number", protocol: "string" })),
  resources,
  restartPolicy: "string",
  restartPolicyRules: list("object"),
  volumeMounts: list(
    fields({
      name: "string",
      mountPath: "string",
      subPath: "string",
      subPathExpr: "string",
      readOnly: "boolean",
      mountPropagation: "string",
    }),
  ),
  volumeDevices: list(fields({ name: "string", devicePath: "string" })),
  livenessProbe: "object",
  readinessProbe: "object",
  startupProbe: "object",
  lifecycle: "object",
  terminationMessagePolicy: "string",
  securityContext: fields({
    privileged: "boolean",
    allowPrivilegeEscalation: "boolean",
    readOnlyRootFilesystem: "boolean",
    runAsNonRoot: "boolean",
    runAsUser: "number",
    runAsGroup: "number",
    procMount: "string",
    capabilities: fields({ add: list("string"), drop: list("string") }),
    seccompProfile,
  }),
});

/** The shape of `PodSpec` in model/pod: keep the two in step. */
export const podSpecShape: Shape = fields({
  initContainers: list(container),
  containers: list(container),
  ephemeralContainers: list(container),
  volumes: list(
    fields({
      name: "string",
      emptyDir: fields({ medium: "string", sizeLimit: "quantity" }),
      hostPath: fields({ path: "string", type: "string" }),
      configMap: fileVolume({ name: "string" }),
      secret: fileVolume({ secretName: "string" }),
      projected: fields({
        defaultMode: "number",
        sources: list(fields({ configMap: fileVolume({ name: "string" }), secret: fileVolume({ name: "string" }) })),
      }),
      downwardAPI: fields({ defaultMode: "number" }),
      persistentVolumeClaim: fields({ claimName: "string", readOnly: "boolean" }),
      ephemeral: "object",
      csi: "object",
      nfs: "object",
      image: "object",
    }),
  ),
  restartPolicy: "string",
  activeDeadlineSeconds: "number",
  hostNetwork: "boolean",
  hostPID: "boolean",
  hostIPC: "boolean",
  hostname: "string",
  subdomain: "string",
  dnsPolicy: "string",
  serviceAccountName: "string",
  automountServiceAccountToken: "boolean",
  securityContext: fields({
    runAsNonRoot: "boolean",
    runAsUser: "number",
    runAsGroup: "number",
    fsGroup: "number",
    seccompProfile,
  }),
  resources,
});

export const metadataShape: Shape = fields({
  name: "string",
  namespace: "string",
  labels: map("string"),
  annotations: map("string"),
});

/** Text that a template engine has not replaced yet: its value is not known. */
const unexpanded = /\{\{|<%|\$\{\{/;

/**
 * `value` as `shape` reads it: null counts as absent, as in the API server's decoder, and a null list item as an empty object.
 * The path of every value of another type, and of every string with unexpanded templating, is added to `unknown`;
 * whoever reads the result must watch those paths. Unlisted fields pass as they are; nothing is copied without need.
 */
export function conform(value: unknown, shape: Shape, path: Path, unknown: Path[]): unknown {
  if (value === null || value === undefined) return undefined;
  if (typeof shape === "string") {
    if (!fits(value, shape)) unknown.push(path);
    return value;
  }
  if ("list" in shape) {
    if (!Array.isArray(value)) return foreign(value, path, unknown);
    return copyOnChange(
      value,
      (item, index) => conform(item, shape.list, [...path, index], unknown) ?? (item === null ? {} : item),
    );
  }
  if (!isDictionary(value)) return foreign(value, path, unknown);
  let copy: Record<string, unknown> | undefined;
  for (const [key, field] of Object.entries(value)) {
    const below = "map" in shape ? shape.map : Object.hasOwn(shape.fields, key) ? shape.fields[key] : undefined;
    if (below === undefined) continue;
    const read = conform(field, below, [...path, key], unknown);
    if (read === field) continue;
    copy ??= { ...value };
    if (read === undefined) delete copy[key];
    else copy[key] = read;
  }
  return copy ?? value;
}

function foreign(value: unknown, path: Path, unknown: Path[]): unknown {
  unknown.push(path);
  return value;
}

function copyOnChange(values: readonly unknown[], change: (value: unknown, index: number) => unknown): readonly unknown[] {
  let copy: unknown[] | undefined;
  for (const [index, value] of values.entries()) {
    const changed = change(value, index);
    if (changed === value) continue;
    copy ??= [...values];
    copy[index] = changed;
  }
  return copy ?? values;
}

function fits(value: unknown, shape: "string" | "number" | "boolean" | "quantity" | "object"): boolean {
  if (shape === "object") return isDictionary(value);
  if (typeof value === "string" && unexpanded.test(value)) return false;
  if (shape === "quantity") return typeof value === "string" || typeof value === "number";
  return typeof value === shape;
}
