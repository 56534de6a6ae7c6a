/** Kernel parameters: which belong to a Pod and which to the node. */

/** From k8s.io/component-helpers v0.37.2, node/util/sysctl/namespace.go: what the kubelet takes for a Pod's own. */
const ofIpc: ReadonlySet<string> = new Set(
  "kernel.sem kernel.shmall kernel.shmmax kernel.shmmni kernel.shm_rmid_forced kernel.msgmax kernel.msgmnb kernel.msgmni".split(
    " ",
  ),
);

/**
 * The namespace that holds a parameter, of those that `spec.securityContext.sysctls` can set in; null for one of the node. `name` is as
 * the kernel's documentation writes it, with dots.
 */
export function namespaceOfSysctl(name: string): "network" | "ipc" | null {
  if (name.startsWith("net.")) return "network";
  return ofIpc.has(name) || name.startsWith("fs.mqueue.") ? "ipc" : null;
}

/** `net/ipv4/tcp_rmem` with dots; in a name that begins with dots, slashes stay (sysctl.d(5), NormalizeName of the same file). */
export function sysctlName(written: string): string {
  const first = /[./]/.exec(written)?.[0];
  if (first !== "/") return written;
  return written.replace(/[./]/g, (character) => (character === "/" ? "." : "/"));
}
