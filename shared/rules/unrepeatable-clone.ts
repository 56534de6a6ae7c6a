import { rule } from "../engine/rule.ts";
import { clonesIn, neverRestarts } from "../startup/repeats.ts";

export default rule({
  id: "unrepeatable-clone",
  level: "warning",
  worst: "error",
  since: "0.1.0",
  serves: ["caution: restarts", "purpose: code and binaries"],
  summary: "git clone into a volume that fails when the init container runs again",
  why: `\`git clone\` refuses a directory that exists and is not empty (\`fatal: destination path … already exists and is not an empty directory\`).
Init containers do run again: after a failed try, when the sandbox of the Pod is recreated (a node reboot, a lost pause container), and
with \`RestartAllContainers\`. An emptyDir keeps its files through all of them, so the Pod is stuck until somebody deletes it; a persistent
volume or hostPath keeps them for the next Pod too, so the second start never works.

\`rm -rf dir/*\` is no help: \`*\` does not match \`.git\`.`,
  fix: `Make the step repeatable: \`if [ -d "$D/.git" ]; then git -C "$D" fetch --depth 1 origin main && git -C "$D" reset --hard FETCH_HEAD; else
git clone --depth 1 … "$D"; fi\`, or clone into a subdirectory that is removed first (\`rm -rf "$D/repo"\`).`,
  links: [
    "https://github.com/bitnami/charts/issues/7966",
    "https://github.com/getnao/nao/pull/1100",
    "https://github.com/kagent-dev/kagent/issues/2646",
    "https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#detailed-behavior",
  ],

  initContainer(view, report) {
    for (const { effect, mounted } of clonesIn(view)) {
      const beyond = mounted.lifetime === "beyond";
      // Such a Pod fails instead of starting its init containers again, and the next one has an empty volume.
      if (!beyond && neverRestarts(view)) continue;
      report(
        effect.place,
        `init container "${view.container.name ?? ""}" clones into "${effect.path}" on volume "${mounted.mount.name ?? ""}", so it fails when it runs again${beyond ? " in the next Pod" : ""}`,
        { level: beyond ? "error" : "warning" },
      );
    }
  },
});
