import { rule } from "../engine/rule.ts";
import { type EarlyMarker, earlyMarkersIn } from "../script/markers.ts";
import type { Command } from "../script/model.ts";
import { isBroken } from "../startup/output.ts";
import { mountAt } from "../startup/volumes.ts";

export default rule({
  id: "guard-before-work",
  level: "warning",
  worst: "error",
  since: "0.1.0",
  serves: ["practice: error handling", "caution: restarts"],
  summary: "Sign of finished work that a failed try leaves behind",
  why: `A script that does its work only once looks for a sign of it: a directory, a file. When the sign is made before the work is done (\`mkdir\`
first, an archive unpacked in place, a download written under its final name), a try that fails half-way leaves it on the volume. The init
container runs again, finds the sign, leaves the work out and succeeds, and the main containers start on half of the data. Nothing repairs
that by itself: a persistent volume keeps it for every later Pod.`,
  fix: "Make the sign last: work in a temporary place on the same volume and `mv` it to its name, or `touch` a file of its own as the last step, under `set -e`. A temporary place that an earlier try left is removed first.",
  links: [
    "https://github.com/bitnami/bitnami-docker-wordpress/issues/339",
    "https://github.com/bitnami/bitnami-docker-magento/issues/184",
    "https://github.com/rook/rook/issues/5296",
    "https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#pod-restart-reasons",
  ],

  initContainer({ container, role, run, pod }, report) {
    if (run.form !== "shell" || role === "sidecar" || isBroken(run) || !/\[|\btest\b/.test(run.script?.text ?? "")) return;
    if (container.volumeMounts === undefined) return;
    for (const marker of earlyMarkersIn(run)) {
      const mounted = mountAt(pod, container, marker.path);
      if (mounted === undefined || mounted.writable === false || mounted.mountPath === marker.path) continue;
      if (mounted.lifetime === "unknown" || (mounted.lifetime === "pod" && pod.spec.restartPolicy === "Never")) continue;
      const { failing, maker } = marker;
      report(
        marker.place,
        `init container "${container.name ?? ""}" skips its work where "${marker.path}" exists, ${when(marker)}, so a failed try counts as done`,
        {
          // Where an archive has the file, at its start or at its end, is not known.
          level: mounted.lifetime === "beyond" && !(failing === maker && unpacks(maker)) ? "error" : "warning",
          related: [
            { place: maker.words[0]?.place ?? maker.place, message: "this makes it" },
            ...(failing === maker ? [] : [{ place: failing.words[0]?.place ?? failing.place, message: "this can fail" }]),
          ],
        },
      );
    }
  },
});

const unpacks = ({ name }: Command): boolean => name !== "curl" && name !== "wget";

function when({ failing, maker }: EarlyMarker): string {
  const name = failing.name ?? "";
  if (failing === maker) return `which "${name}" makes before it is done`;
  return failing.fate === "lost" ? `made also when "${name}" failed` : `made before "${name}" is done`;
}
