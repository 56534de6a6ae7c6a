import { rule } from "../engine/rule.ts";
import { initTitle } from "../model/pod.ts";
import { refusedChanges } from "../startup/ownership.ts";
import { isWindows } from "../startup/rights.ts";
import { mountAt } from "../startup/volumes.ts";

export default rule({
  id: "powerless-chown",
  level: "error",
  since: "0.1.0",
  serves: ["purpose: permissions"],
  summary: "chown or chmod by a user that may not change the owner or the mode",
  why: `Only a process with the capability \`CHOWN\` can give a file to somebody else. A user other than root never has it, not even with
\`capabilities: {add: [CHOWN]}\`, since the kernel takes every capability away when such a user starts a program; root loses it by
\`drop: [ALL]\`. The command ends with "Operation not permitted", also where the owner is right already. The root directory of an \`emptyDir\`
is root's, so another user cannot \`chmod\` it either.

It is a warning where the script goes on after the failure, and where a group of the image may allow it.`,
  fix: `For a PersistentVolumeClaim or an \`emptyDir\`, let the kubelet do it: \`securityContext: {fsGroup: <gid>, fsGroupChangePolicy: OnRootMismatch}\`
on the Pod, and no init container. On hostPath and most NFS volumes, where \`fsGroup\` does nothing, the step has to be root
(\`runAsUser: 0, runAsNonRoot: false\`) and to keep the right: \`capabilities: {drop: [ALL], add: [CHOWN]}\`.`,
  links: [
    "https://github.com/helm/charts/issues/14721",
    "https://github.com/DandyDeveloper/charts/issues/396",
    "https://github.com/DandyDeveloper/charts/pull/406",
    "https://man7.org/linux/man-pages/man2/chown.2.html",
    "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
  ],

  initContainer(view, report) {
    const { pod, container } = view;
    if (pod.partial || isWindows(view)) return;
    const readOnlyRoot = container.securityContext?.readOnlyRootFilesystem === true;
    for (const { effect, because, certain } of refusedChanges(view)) {
      const { command, path } = effect;
      // What cannot be written at all is the matter of write-to-read-only-mount and write-to-read-only-root.
      const mounted = mountAt(pod, container, path);
      if (mounted?.writable === false || (mounted === undefined && readOnlyRoot)) continue;
      report(
        command.words[0]?.place ?? command.place,
        `${initTitle(container)} runs "${command.name ?? ""}" on "${path}" ${because}, so the kernel does not permit it`,
        { level: certain && command.fate === "decides" ? "error" : "warning" },
      );
    }
  },
});
