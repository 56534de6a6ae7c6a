/**
 * The fields of a pod that initguard reads, named and typed as in k8s.io/api/core/v1 types.go (v0.37.2): every field of a container,
 * and of the pod spec those that a rule needs. One table for the types and for reading by them: values that have another type in
 * the manifest never reach a rule, `conform` lists their paths as unknown.
 */
import { fields, list, map, type Read } from "./shape.ts";

const keyRef = fields({ name: "string", key: "string", optional: "boolean" });
const envSource = fields({ name: "string", optional: "boolean" });

const env = fields({
  name: "string",
  value: "string",
  valueFrom: fields({
    secretKeyRef: keyRef,
    configMapKeyRef: keyRef,
    fieldRef: fields({ apiVersion: "string", fieldPath: "string" }),
    resourceFieldRef: fields({ containerName: "string", resource: "string", divisor: "quantity" }),
    fileKeyRef: fields({ volumeName: "string", path: "string", key: "string", optional: "boolean" }),
  }),
});

const envFrom = fields({ prefix: "string", configMapRef: envSource, secretRef: envSource });

const containerPort = fields({
  name: "string",
  containerPort: "int32",
  hostPort: "int32",
  protocol: "string",
  hostIP: "string",
});

const resources = fields({
  requests: map("quantity"),
  limits: map("quantity"),
  claims: list(fields({ name: "string", request: "string" })),
});

const restartRule = fields({ action: "string", exitCodes: fields({ operator: "string", values: list("int32") }) });

const volumeMount = fields({
  name: "string",
  mountPath: "string",
  subPath: "string",
  subPathExpr: "string",
  readOnly: "boolean",
  recursiveReadOnly: "string",
  mountPropagation: "string",
  bindMountOptions: list("string"),
});

/** What a probe or a hook does. A probe knows no `sleep`, a hook no `grpc`. */
const actions = {
  exec: fields({ command: list("string") }),
  httpGet: fields({
    path: "string",
    port: "intOrString",
    host: "string",
    scheme: "string",
    httpHeaders: list(fields({ name: "string", value: "string" })),
    protocol: "string",
  }),
  tcpSocket: fields({ port: "intOrString", host: "string" }),
} as const;

const probe = fields({
  ...actions,
  grpc: fields({ port: "int32", service: "string", mode: "string" }),
  initialDelaySeconds: "int32",
  timeoutSeconds: "int32",
  periodSeconds: "int32",
  successThreshold: "int32",
  failureThreshold: "int32",
  terminationGracePeriodSeconds: "int64",
});

const hook = fields({ ...actions, sleep: fields({ seconds: "int64" }) });
const lifecycle = fields({ postStart: hook, preStop: hook, stopSignal: "string" });

const profile = fields({ type: "string", localhostProfile: "string" });
const seLinuxOptions = fields({ user: "string", role: "string", type: "string", level: "string" });
const windowsOptions = fields({
  gmsaCredentialSpecName: "string",
  gmsaCredentialSpec: "string",
  runAsUserName: "string",
  hostProcess: "boolean",
});

const securityContext = fields({
  capabilities: fields({ add: list("string"), drop: list("string") }),
  privileged: "boolean",
  seLinuxOptions,
  windowsOptions,
  runAsUser: "int64",
  runAsGroup: "int64",
  runAsNonRoot: "boolean",
  readOnlyRootFilesystem: "boolean",
  allowPrivilegeEscalation: "boolean",
  procMount: "string",
  seccompProfile: profile,
  appArmorProfile: profile,
});

export const containerShape = fields({
  name: "string",
  image: "string",
  command: list("string"),
  args: list("string"),
  workingDir: "string",
  ports: list(containerPort),
  envFrom: list(envFrom),
  env: list(env),
  resources,
  resizePolicy: list(fields({ resourceName: "string", restartPolicy: "string" })),
  restartPolicy: "string",
  restartPolicyRules: list(restartRule),
  volumeMounts: list(volumeMount),
  volumeDevices: list(fields({ name: "string", devicePath: "string" })),
  livenessProbe: probe,
  readinessProbe: probe,
  startupProbe: probe,
  lifecycle,
  terminationMessagePath: "string",
  terminationMessagePolicy: "string",
  imagePullPolicy: "string",
  securityContext,
  stdin: "boolean",
  stdinOnce: "boolean",
  tty: "boolean",
});

const fileItems = list(fields({ key: "string", path: "string", mode: "int32" }));
const configMapFiles = fields({ name: "string", optional: "boolean", defaultMode: "int32", items: fileItems });
const secretFiles = fields({ secretName: "string", optional: "boolean", defaultMode: "int32", items: fileItems });

const projectedFiles = fields({ name: "string", optional: "boolean", items: fileItems });

const volume = fields({
  name: "string",
  emptyDir: fields({ medium: "string", sizeLimit: "quantity" }),
  hostPath: fields({ path: "string", type: "string" }),
  configMap: configMapFiles,
  secret: secretFiles,
  projected: fields({
    defaultMode: "int32",
    sources: list(
      fields({
        configMap: projectedFiles,
        secret: projectedFiles,
        serviceAccountToken: fields({ audience: "string", expirationSeconds: "int64", path: "string" }),
        downwardAPI: "object",
        clusterTrustBundle: "object",
        podCertificate: "object",
      }),
    ),
  }),
  downwardAPI: fields({ defaultMode: "int32" }),
  persistentVolumeClaim: fields({ claimName: "string", readOnly: "boolean" }),
  ephemeral: "object",
  csi: "object",
  nfs: "object",
  image: "object",
  // In-tree drivers and what else the Pod Security Standards name.
  gcePersistentDisk: "object",
  awsElasticBlockStore: "object",
  gitRepo: "object",
  iscsi: "object",
  glusterfs: "object",
  rbd: "object",
  flexVolume: "object",
  cinder: "object",
  cephfs: "object",
  flocker: "object",
  fc: "object",
  azureFile: "object",
  vsphereVolume: "object",
  quobyte: "object",
  azureDisk: "object",
  photonPersistentDisk: "object",
  portworxVolume: "object",
  scaleIO: "object",
  storageos: "object",
});

const podSecurityContext = fields({
  seLinuxOptions,
  windowsOptions,
  runAsUser: "int64",
  runAsGroup: "int64",
  runAsNonRoot: "boolean",
  supplementalGroups: list("int64"),
  fsGroup: "int64",
  fsGroupChangePolicy: "string",
  sysctls: list(fields({ name: "string", value: "string" })),
  seccompProfile: profile,
  appArmorProfile: profile,
});

export const podSpecShape = fields({
  initContainers: list(containerShape),
  containers: list(containerShape),
  ephemeralContainers: list(containerShape),
  volumes: list(volume),
  restartPolicy: "string",
  terminationGracePeriodSeconds: "int64",
  activeDeadlineSeconds: "int64",
  hostNetwork: "boolean",
  hostPID: "boolean",
  hostIPC: "boolean",
  hostUsers: "boolean",
  shareProcessNamespace: "boolean",
  hostname: "string",
  subdomain: "string",
  dnsPolicy: "string",
  nodeSelector: map("string"),
  os: fields({ name: "string" }),
  serviceAccountName: "string",
  serviceAccount: "string",
  automountServiceAccountToken: "boolean",
  imagePullSecrets: list(fields({ name: "string" })),
  priorityClassName: "string",
  runtimeClassName: "string",
  securityContext: podSecurityContext,
  resources,
  overhead: map("quantity"),
  resourceClaims: list(fields({ name: "string", resourceClaimName: "string", resourceClaimTemplateName: "string" })),
});

export const metadataShape = fields({
  name: "string",
  namespace: "string",
  labels: map("string"),
  annotations: map("string"),
});

export type PodSpec = Read<typeof podSpecShape>;
export type Container = Read<typeof containerShape>;
export type EnvVar = Read<typeof env>;
export type KeyRef = Read<typeof keyRef>;
export type EnvFromSource = Read<typeof envFrom>;
export type ContainerPort = Read<typeof containerPort>;
/** Quantities as written: a string, or a number where YAML reads one. Read them with model/quantity. */
export type Resources = Read<typeof resources>;
export type VolumeMount = Read<typeof volumeMount>;
export type Volume = Read<typeof volume>;
/** The files of a ConfigMap as a volume; a Secret's differ in the name alone. */
export type FileVolume = Omit<Read<typeof configMapFiles>, "name">;
export type Probe = Read<typeof probe>;
export type Lifecycle = Read<typeof lifecycle>;
/** What runs at the start or before the end of a container. */
export type Hook = Read<typeof hook>;
export type SecurityContext = Read<typeof securityContext>;
export type PodSecurityContext = Read<typeof podSecurityContext>;
/** The part of an object's metadata that initguard reads. */
export type Metadata = Read<typeof metadataShape>;

/**
 * The role of a container in an `initContainers` list. A sidecar (`restartPolicy: Always`) keeps running
 * beside the main containers; everything else runs once (pkg/apis/core/validation, validateInitContainers; 1.29 and later).
 */
export type Role = "run-once" | "sidecar";

export const roleOf = (container: Container): Role => (container.restartPolicy === "Always" ? "sidecar" : "run-once");

/** How messages name an entry of `initContainers`: `sidecar "proxy"`, `init container "copy"`. */
export const initTitle = (container: Container): string =>
  `${roleOf(container) === "sidecar" ? "sidecar" : "init container"} "${container.name ?? ""}"`;
