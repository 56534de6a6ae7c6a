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

/** From k8s.io/kubernetes v1.37.2, pkg/kubelet/sysctl/safe_sysctls.go: no node has to allow these. */
const safe: ReadonlySet<string> = new Set([
  "kernel.shm_rmid_forced",
  "net.ipv4.ip_local_port_range",
  "net.ipv4.tcp_syncookies",
  "net.ipv4.ping_group_range",
  "net.ipv4.ip_unprivileged_port_start",
  "net.ipv4.ip_local_reserved_ports",
  "net.ipv4.tcp_keepalive_time",
  "net.ipv4.tcp_fin_timeout",
  "net.ipv4.tcp_keepalive_intvl",
  "net.ipv4.tcp_keepalive_probes",
  "net.ipv4.tcp_rmem",
  "net.ipv4.tcp_wmem",
  "net.ipv4.tcp_slow_start_after_idle",
  "net.ipv4.tcp_notsent_lowat",
]);

/** True when every kubelet lets a Pod set it; another one of a namespace needs `--allowed-unsafe-sysctls` on the node. */
export const isSafeSysctl = (name: string): boolean => safe.has(name);

/** `net/ipv4/tcp_rmem` with dots; in a name that begins with dots, slashes stay (sysctl.d(5), NormalizeName of the same file). */
export function sysctlName(written: string): string {
  const first = /[./]/.exec(written)?.[0];
  if (first !== "/") return written;
  return written.replace(/[./]/g, (character) => (character === "/" ? "." : "/"));
}
