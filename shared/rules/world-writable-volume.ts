import { rule } from "../engine/rule.ts";
import type { Level } from "../model/finding.ts";
import { type Mounted, mountAt, mountsBelow } from "../startup/volumes.ts";

export default rule({
  id: "world-writable-volume",
  level: "warning",
  since: "0.1.0",
  serves: ["purpose: permissions", "purpose: config files"],
  summary: "Volume opened to every user by chmod",
  why: `\`chmod 777\` and \`chmod a+w\` let every user of every container that mounts the volume, and on a hostPath or network volume every
process of the node or of other clients, change and replace its files. It is the usual way out of "permission denied", and the mode stays
on the disk after the Pod is gone. With \`-R\` it also makes every data file executable, and it visits each file at every start.`,
  fix: `Let the kubelet give the volume to the app's group: \`securityContext: {fsGroup: <gid>, fsGroupChangePolicy: OnRootMismatch}\` on the Pod,
which needs no init container at all. Where that has no effect (hostPath, many NFS volumes), \`chown\` to the app's user or use mode 0770
with its group.`,
  links: [
    "https://github.com/fabric8io/fabric8-maven-plugin/pull/533",
    "https://github.com/kubernetes/kubernetes/issues/76158",
    "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#configure-volume-permission-and-ownership-change-policy-for-pods",
  ],

  initContainer({ pod, container, run }, report) {
    for (const { kind, path, recursive, detail, command, place } of run.effects) {
      if (kind !== "mode" || command.elsewhere || /^\/(?:dev|proc|sys)(?:\/|$)/.test(path)) continue;
      const mode = opens(detail);
      if (mode === null) continue;
      const [mounted] = [mountAt(pod, container, path), ...(recursive ? mountsBelow(pod, container, path) : [])].filter(
        (found): found is Mounted => found !== undefined && found.writable !== false,
      );
      if (mounted === undefined) continue;
      const level: Level = mode === "sticky" ? "notice" : "warning";
      report(
        place,
        `init container "${container.name ?? ""}" gives everyone write access to "${path}" on volume "${mounted.mount.name ?? ""}", so any user can ${mode === "sticky" ? "add files to it" : "replace its files"}`,
        { level },
      );
    }
  },
});

/** Whether a mode as chmod takes it lets others write; null when it does not or when the umask decides (`+w`). */
function opens(mode: string): "open" | "sticky" | null {
  if (/^[0-7]{1,5}$/.test(mode)) {
    const bits = Number.parseInt(mode, 8);
    return (bits & 0o002) === 0 ? null : (bits & 0o1000) === 0 ? "open" : "sticky";
  }
  let writable = false;
  let sticky = false;
  for (const clause of mode.split(",")) {
    const parts = /^([ugoa]*)([-+=])([rwxXst]*)$/.exec(clause);
    if (parts === null) return null;
    const [, who = "", operator, what = ""] = parts;
    if (what.includes("t")) sticky = operator !== "-";
    if (!/[oa]/.test(who)) continue;
    if (operator === "=" || what.includes("w")) writable = operator !== "-" && what.includes("w");
  }
  return writable ? (sticky ? "sticky" : "open") : null;
}
