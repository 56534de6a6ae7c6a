/**
 * What a container may do: the user it runs as, the capabilities it can hold, whether it may gain rights while it runs.
 * Facts: the kubelet's DetermineEffectiveSecurityContext (k8s.io/kubernetes v1.37.2, pkg/securitycontext/util.go) and verifyRunAsNonRoot
 * (pkg/kubelet/kuberuntime/security_context_others.go); what runtimes make of `capabilities` is WithCapabilities of containerd's
 * internal/cri/opts and SpecSetupCapabilities of CRI-O. Everything is said of Linux.
 */
import type { ImageFacts } from "../knowledge/image-facts.ts";
import type { Container, PodSpec } from "../model/pod.ts";

/** A container as far as its rights need it; the engine's `InitContainerView` is one. */
export interface Secured {
  readonly pod: { readonly spec: PodSpec };
  readonly container: Container;
  /** null when nothing is known about the image. */
  readonly image: Pick<ImageFacts, "user"> | null;
}

/** A value of the security context, and which of the two gave it. The container's wins. */
export interface Given<T> {
  readonly value: T;
  readonly from: "container" | "pod";
}

/** The fields that both security contexts have. */
type Shared = "runAsUser" | "runAsNonRoot" | "runAsGroup" | "seccompProfile" | "appArmorProfile";

/** The value that counts for the container; null when neither sets one. */
export function securityOf<F extends Shared>(
  { pod, container }: Pick<Secured, "pod" | "container">,
  field: F,
): Given<NonNullable<NonNullable<Container["securityContext"]>[F]>> | null {
  const own = container.securityContext?.[field];
  if (own !== undefined) return { value: own, from: "container" };
  const given = pod.spec.securityContext?.[field];
  return given === undefined ? null : { value: given, from: "pod" };
}

/** The user ID that the container starts with; null when it is not known. */
export function userOf(view: Secured): number | null {
  const given = securityOf(view, "runAsUser");
  if (given !== null) return given.value;
  return typeof view.image?.user === "number" ? view.image.user : null;
}

/** True when the container certainly does not run as root: the kubelet starts it as another user or not at all. */
export function isNonRoot(view: Secured): boolean {
  const user = userOf(view);
  return user === null ? securityOf(view, "runAsNonRoot")?.value === true : user !== 0;
}

export const isPrivileged = ({ container }: Pick<Secured, "container">): boolean =>
  container.securityContext?.privileged === true;

/** True for a pod that says it is one of Windows, where none of this holds. */
export const isWindows = ({ pod, container }: Pick<Secured, "pod" | "container">): boolean =>
  pod.spec.os?.name === "windows" ||
  pod.spec.nodeSelector?.["kubernetes.io/os"] === "windows" ||
  pod.spec.securityContext?.windowsOptions !== undefined ||
  container.securityContext?.windowsOptions !== undefined;

/** What root has in a container without being asked: the defaults of containerd; those of CRI-O are some of them. */
const defaults: ReadonlySet<string> = new Set(
  "AUDIT_WRITE CHOWN DAC_OVERRIDE FOWNER FSETID KILL MKNOD NET_BIND_SERVICE NET_RAW SETFCAP SETGID SETPCAP SETUID SYS_CHROOT".split(
    " ",
  ),
);

/** The name of a capability as tables write it: upper case, without `CAP_`. */
export const capabilityName = (written: string): string => written.toUpperCase().replace(/^CAP_/, "");

/**
 * False when no program of the container can ever hold the capability, whichever user it becomes. `add` wins over `drop: [ALL]`;
 * what is both added and dropped by name counts as held, since runtimes differ. Whether the user that a program runs as uses it is
 * another question: the kernel takes every capability from a user other than root at `execve`.
 */
export function mayHold({ container }: Pick<Secured, "container">, capability: string): boolean {
  const { privileged, capabilities } = container.securityContext ?? {};
  if (privileged === true) return true;
  const names = (list: readonly string[] | undefined): readonly string[] => (list ?? []).map(capabilityName);
  const added = names(capabilities?.add);
  if (added.includes(capability) || added.includes("ALL")) return true;
  const dropped = names(capabilities?.drop);
  return defaults.has(capability) && !dropped.includes(capability) && !dropped.includes("ALL");
}

/** True when a program with the setuid bit, or with capabilities of its own, gains nothing (`no_new_privs`, AddNoNewPrivileges). */
export const cannotEscalate = ({ container }: Pick<Secured, "container">): boolean =>
  container.securityContext?.allowPrivilegeEscalation === false && !isPrivileged({ container });
