import { rule } from "../engine/rule.ts";
import { initTitle } from "../model/pod.ts";
import { isPrivileged } from "../startup/rights.ts";

export default rule({
  id: "unprivileged-bidirectional-mount",
  level: "error",
  since: "0.1.0",
  serves: ["concept: shared volumes", "purpose: permissions"],
  summary: "Bidirectional mount propagation in an init container that is not privileged",
  why: `With \`mountPropagation: Bidirectional\` what the container mounts appears on the node and in every container that has the volume. The
API server refuses that in a container without \`privileged: true\` ("Bidirectional mount propagation is available only to privileged
containers"); no capability replaces it.`,
  fix: "Make the container privileged when it mounts something for others. To see what the node mounts, `HostToContainer` is enough.",
  links: [
    "https://kubernetes.io/docs/concepts/storage/volumes/#mount-propagation",
    "https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/apis/core/validation/validation.go",
  ],
  initContainer({ container, pod, place }, report) {
    if (pod.partial) return;
    for (const [index, { mountPropagation, name }] of (container.volumeMounts ?? []).entries()) {
      if (mountPropagation !== "Bidirectional" || isPrivileged({ container })) continue;
      report(
        place("volumeMounts", index, "mountPropagation"),
        `${initTitle(container)} mounts "${name ?? ""}" as "Bidirectional" and is not privileged, so the API server refuses it`,
      );
    }
  },
});
