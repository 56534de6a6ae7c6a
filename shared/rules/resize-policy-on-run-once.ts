import { onVersions, rule } from "../engine/rule.ts";

/** validateInitContainers of 1.36.3 and 1.37.2; neither in 1.35.0 nor behind a gate. */
const firstToRefuse = 36;

export default rule({
  id: "resize-policy-on-run-once",
  level: "error",
  since: "0.1.0",
  serves: ["practice: requests and limits", "concept: one after another, each must complete"],
  summary: "Init container that runs once asks to be restarted when it is resized",
  why: `\`resizePolicy\` says what happens to a running container when its requests or limits change. An init container that runs once has nothing
to restart: it is over by then, or its restart would begin the step anew. From Kubernetes 1.36 on the API server refuses \`RestartContainer\` on it
(\`must not be set to 'RestartContainer' for non-sidecar initContainers\`). Objects that exist already may keep it, so it shows at the next
installation elsewhere.`,
  fix: "Remove the entry of `resizePolicy`, or say `NotRequired`. A sidecar may have `RestartContainer`.",
  links: [
    "https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/",
    "https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/apis/core/validation/validation.go",
  ],
  initContainer({ container, role, pod, place }, report) {
    if (role === "sidecar") return;
    const refusing = pod.clusters.filter(({ minor }) => minor >= firstToRefuse).map(({ minor }) => minor);
    const held = onVersions(pod.clusters, refusing);
    if (held === undefined) return;
    for (const [index, { resourceName = "", restartPolicy }] of (container.resizePolicy ?? []).entries()) {
      if (restartPolicy !== "RestartContainer") continue;
      const spot = place("resizePolicy", index, "restartPolicy");
      report(
        spot,
        `init container "${container.name ?? ""}" runs once but restarts on a resize of "${resourceName}", so the API server refuses it${held.on}`,
        { level: held.level, edits: [{ place: spot, value: "NotRequired" }] },
      );
    }
  },
});
