/**
 * The fields of a pod that initguard reads, named as in k8s.io/api/core/v1 types.go.
 * Values that have another type in the manifest never reach a rule: `conform` lists their paths as unknown.
 */
export interface PodSpec {
  readonly initContainers?: readonly Container[];
  readonly containers?: readonly Container[];
  readonly ephemeralContainers?: readonly Container[];
  readonly volumes?: readonly Volume[];
  readonly restartPolicy?: string;
  readonly activeDeadlineSeconds?: number;
  readonly hostNetwork?: boolean;
  readonly hostPID?: boolean;
  readonly hostIPC?: boolean;
  readonly hostname?: string;
  readonly subdomain?: string;
  readonly dnsPolicy?: string;
  readonly serviceAccountName?: string;
  readonly automountServiceAccountToken?: boolean;
  readonly securityContext?: PodSecurityContext;
  readonly resources?: Resources;
}

export interface Container {
  readonly name?: string;
  readonly image?: string;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly workingDir?: string;
  readonly env?: readonly EnvVar[];
  readonly envFrom?: readonly EnvFromSource[];
  readonly ports?: readonly ContainerPort[];
  readonly resources?: Resources;
  readonly restartPolicy?: string;
  readonly restartPolicyRules?: readonly object[];
  readonly volumeMounts?: readonly VolumeMount[];
  readonly volumeDevices?: readonly { readonly name?: string; readonly devicePath?: string }[];
  readonly livenessProbe?: object;
  readonly readinessProbe?: object;
  readonly startupProbe?: object;
  readonly lifecycle?: object;
  readonly securityContext?: SecurityContext;
  readonly terminationMessagePolicy?: string;
}

export interface EnvVar {
  readonly name?: string;
  readonly value?: string;
  readonly valueFrom?: {
    readonly secretKeyRef?: KeyRef;
    readonly configMapKeyRef?: KeyRef;
    readonly fieldRef?: { readonly fieldPath?: string };
    readonly resourceFieldRef?: object;
    readonly fileKeyRef?: { readonly volumeName?: string; readonly path?: string; readonly key?: string };
  };
}

export interface KeyRef {
  readonly name?: string;
  readonly key?: string;
  readonly optional?: boolean;
}

export interface EnvFromSource {
  readonly prefix?: string;
  readonly configMapRef?: { readonly name?: string; readonly optional?: boolean };
  readonly secretRef?: { readonly name?: string; readonly optional?: boolean };
}

export interface ContainerPort {
  readonly name?: string;
  readonly containerPort?: number;
  readonly hostPort?: number;
  readonly protocol?: string;
}

/** Quantities as written: a string, or a number where YAML reads one. Read them with model/quantity. */
export interface Resources {
  readonly requests?: Readonly<Record<string, string | number>>;
  readonly limits?: Readonly<Record<string, string | number>>;
}

export interface VolumeMount {
  readonly name?: string;
  readonly mountPath?: string;
  readonly subPath?: string;
  readonly subPathExpr?: string;
  readonly readOnly?: boolean;
  readonly mountPropagation?: string;
}

export interface Volume {
  readonly name?: string;
  readonly emptyDir?: { readonly medium?: string; readonly sizeLimit?: string | number };
  readonly hostPath?: { readonly path?: string; readonly type?: string };
  readonly configMap?: FileVolume & { readonly name?: string };
  readonly secret?: FileVolume & { readonly secretName?: string };
  readonly projected?: {
    readonly defaultMode?: number;
    readonly sources?: readonly {
      readonly configMap?: FileVolume & { readonly name?: string };
      readonly secret?: FileVolume & { readonly name?: string };
    }[];
  };
  readonly downwardAPI?: { readonly defaultMode?: number };
  readonly persistentVolumeClaim?: { readonly claimName?: string; readonly readOnly?: boolean };
  readonly ephemeral?: object;
  readonly csi?: object;
  readonly nfs?: object;
  readonly image?: object;
}

export interface FileVolume {
  readonly optional?: boolean;
  readonly defaultMode?: number;
  readonly items?: readonly { readonly key?: string; readonly path?: string; readonly mode?: number }[];
}

export interface SecurityContext {
  readonly privileged?: boolean;
  readonly allowPrivilegeEscalation?: boolean;
  readonly readOnlyRootFilesystem?: boolean;
  readonly runAsNonRoot?: boolean;
  readonly runAsUser?: number;
  readonly runAsGroup?: number;
  readonly procMount?: string;
  readonly capabilities?: { readonly add?: readonly string[]; readonly drop?: readonly string[] };
  readonly seccompProfile?: { readonly type?: string };
}

export interface PodSecurityContext {
  readonly runAsNonRoot?: boolean;
  readonly runAsUser?: number;
  readonly runAsGroup?: number;
  readonly fsGroup?: number;
  readonly seccompProfile?: { readonly type?: string };
}

/** The part of an object's metadata that initguard reads. */
export interface Metadata {
  readonly name?: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/**
 * The role of a container in an `initContainers` list. A sidecar (`restartPolicy: Always`) keeps running
 * beside the main containers; everything else runs once (pkg/apis/core/validation, validateInitContainers; 1.29 and later).
 */
export type Role = "run-once" | "sidecar";

export const roleOf = (container: Container): Role => (container.restartPolicy === "Always" ? "sidecar" : "run-once");
