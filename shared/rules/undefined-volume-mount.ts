import { rule } from "../engine/rule.ts";
import { hasVolume } from "../startup/volumes.ts";

export default rule({
  id: "undefined-volume-mount",
  level: "error",
  since: "0.1.0",
  serves: ["concept: shared volumes"],
  summary: "Init container mounts a volume that the Pod does not define, or two volumes at one path",
  why: `Every entry of \`volumeMounts\` names an entry of \`volumes\` in the same pod spec, or of \`volumeClaimTemplates\` in a StatefulSet, and a
container uses each path once. The API server refuses anything else (\`Not found\`, \`must be unique\`). An init container that was copied
from another workload is where it happens: its mounts come along, the volumes do not.`,
  fix: "Define the volume under `volumes` (an `emptyDir` passes files on to the app), or mount the one that is meant. Give each mount a path of its own.",
  links: [
    "https://kubernetes.io/docs/concepts/storage/volumes/#how-volumes-work",
    "https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/apis/core/validation/validation.go",
  ],
  initContainer({ container, pod, place }, report) {
    if (pod.partial) return;
    const mounts = container.volumeMounts ?? [];
    for (const [index, { name, mountPath }] of mounts.entries()) {
      if (name && !hasVolume(pod, name)) {
        report(
          place("volumeMounts", index, "name"),
          `init container "${container.name ?? ""}" mounts volume "${name}", which the Pod does not define, so the API server refuses it`,
        );
      }
      const first = mounts.findIndex((other) => other.mountPath === mountPath);
      if (mountPath && first < index) {
        report(
          place("volumeMounts", index, "mountPath"),
          `init container "${container.name ?? ""}" mounts two volumes at "${mountPath}", so the API server refuses the Pod`,
          { related: [{ place: place("volumeMounts", first, "mountPath"), message: "already used here" }] },
        );
      }
    }
  },
});
