import { rule } from "../engine/rule.ts";
import { initTitle } from "../model/pod.ts";
import { neverRestarts, outlivesPod } from "../startup/repeats.ts";
import { stepsIn } from "../startup/steps.ts";

export default rule({
  id: "unrepeatable-step",
  level: "warning",
  since: "0.1.0",
  serves: ["caution: restarts", "concept: a failure restarts, by the restart policy"],
  summary: "Step that fails or does something else when the init container runs again",
  why: `An init container runs again after a failed try, when the sandbox of the Pod is made anew (a node reboot), and with
\`RestartAllContainers\`; on a persistent volume and in a database the next Pod meets what this one left. \`mkdir\` without \`-p\`, \`ln -s\` without
\`-f\`, \`unzip\` without \`-o\`, \`gunzip\`, \`ssh-keygen\`, \`initdb\`, \`createdb\` and \`CREATE TABLE\` refuse what is there already: one failure later
the Pod never starts again. \`>>\` does not fail, it adds the same lines once more.

Only steps whose failure ends the container are named, and only on volumes: its own file system is new each time. \`>>\` on an emptyDir is a notice.`,
  fix: "Write the step so that a second run finds its result and is content: `mkdir -p`, `ln -sfn`, `unzip -o`, `gunzip -f`, `CREATE TABLE IF NOT EXISTS`, `>` for the first line; or look first (`[ -e … ] ||`).",
  links: [
    "https://github.com/argoproj/argo-helm/pull/3711",
    "https://github.com/argoproj/argo-cd/pull/26613",
    "https://github.com/WASdev/ci.docker/issues/645",
    "https://github.com/bitpoke/mysql-operator/issues/371",
    "https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#detailed-behavior",
  ],

  initContainer(view, report) {
    for (const { does, so, kind, mounted, place } of stepsIn(view)) {
      // What grows on a node is accumulating-host-rule's.
      if (kind === "grows" && mounted?.source === "hostPath") continue;
      const beyond = mounted === null || outlivesPod(mounted);
      // Such a Pod fails instead of starting its init containers again, and the next one has an empty volume.
      if (!beyond && neverRestarts(view)) continue;
      const where = mounted === null ? "" : ` on volume "${mounted.mount.name ?? ""}"`;
      report(place, `${initTitle(view.container)} ${does}${where}, so ${so}${beyond ? " in the next Pod" : ""}`, {
        level: kind === "grows" && !beyond ? "notice" : "warning",
      });
    }
  },
});
