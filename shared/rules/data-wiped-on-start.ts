import { rule } from "../engine/rule.ts";
import { initTitle } from "../model/pod.ts";
import { wipesIn } from "../startup/wipes.ts";

export default rule({
  id: "data-wiped-on-start",
  level: "warning",
  worst: "error",
  since: "0.1.0",
  serves: ["caution: restarts", "purpose: migrations and initial data"],
  summary: "Init container that deletes what a persistent volume keeps",
  why: `Init containers run before every start of a Pod: after an update, a drained node, a reboot, a crash of the sandbox. An \`rm -rf\` that was meant
to clear the way for the first start clears it each time, and a claim or a hostPath is there to keep data between these starts. When it takes
everything that the mount shows, that is an error: nothing that the app wrote survives.

It also fails where it may not delete: an ext4 volume has a \`lost+found\` of root.`,
  fix: `Ask first: \`[ -f /data/.initialized ] || { …; touch /data/.initialized; }\`. Delete what is yours and is made again, by its name. Use an emptyDir for
what nobody needs after the Pod.`,
  links: [
    "https://github.com/groundhog2k/helm-charts/issues/1248",
    "https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#detailed-behavior",
    "https://kubernetes.io/docs/concepts/storage/persistent-volumes/",
  ],

  initContainer(view, report) {
    for (const { removal, mounted, whole } of wipesIn(view)) {
      const { place, path } = removal;
      const what = whole
        ? `everything on volume "${mounted.mount.name ?? ""}"`
        : `"${path}" on volume "${mounted.mount.name ?? ""}"`;
      report(place, `${initTitle(view.container)} deletes ${what} at each start, so what the last Pod wrote there is lost`, {
        level: whole ? "error" : "warning",
      });
    }
  },
});
