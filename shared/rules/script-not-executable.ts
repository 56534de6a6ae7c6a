import { type InitContainerView, type Report, rule } from "../engine/rule.ts";
import type { Command, Run, Word } from "../script/model.ts";
import { absoluteIn } from "../script/paths.ts";
import { fileAt, mountAt, usesOf } from "../startup/volumes.ts";

const octal = (mode: number): string => `0${mode.toString(8).padStart(3, "0")}`;

export default rule({
  id: "script-not-executable",
  level: "error",
  since: "0.1.0",
  serves: ["purpose: certificates", "concept: shared volumes"],
  summary: "Script of a ConfigMap or Secret run as a program without an execute bit",
  why: `Files of ConfigMap, Secret and projected volumes have mode 0644 unless the volume says otherwise. A file without an execute bit cannot be
run as a program, not even by root: the shell answers \`Permission denied\` (status 126), and as \`command\` the container does not start at
all. \`chmod\` does not help, because these volumes are read-only.

Modes are octal: \`defaultMode: 0755\` (or \`"0o755"\`, or 493 in JSON). Without the leading zero, \`755\` is a decimal number above 0777, and
the API server refuses the Pod.`,
  fix: "Set `defaultMode: 0555` on the volume (or `mode` on the item), or hand the file to a shell: `sh /scripts/setup.sh`, which needs only the read bit.",
  links: [
    "https://github.com/kubernetes/kubernetes/issues/71356",
    "https://github.com/deliveryhero/helm-charts/issues/307",
    "https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/volume/",
  ],

  initContainer(view, report) {
    impossibleModes(view, report);
    const { pod, container, run } = view;
    const seen = new Set<string>();
    for (const program of [...calledByFirstLine(run), ...run.commands.flatMap((command) => calledBy(command, run))]) {
      const path = program.value?.includes("/") ? absoluteIn(program.value, container.workingDir) : null;
      if (!path || seen.has(path)) continue;
      const file = fileAt(pod, container, path);
      if (file === undefined || file.mode > 0o777 || (file.mode & 0o111) !== 0) continue;
      seen.add(path);
      const index = pod.spec.volumes?.findIndex(({ name }) => name === mountAt(pod, container, path)?.mount.name) ?? -1;
      report(
        program.place,
        `init container "${container.name ?? ""}" runs "${path}" of ${file.kind} "${file.name}" with mode ${octal(file.mode)}, so it is not permitted to execute`,
        index < 0 ? {} : { related: [{ place: pod.place("volumes", index), message: "this volume decides the mode" }] },
      );
    }
  },
});

/** The script that is the container's own program: its first line names the shell that reads it. */
const calledByFirstLine = ({ argv, script, shell }: Run): readonly Word[] =>
  script?.from === "file" ? argv.filter(({ place }) => place === shell?.place) : [];

function calledBy({ words, elsewhere, builtin, conditional, fate, inLoop }: Command, run: Run): readonly Word[] {
  if (elsewhere || builtin) return [];
  // `[ -x file ] && file` and `file || sh file` know what they do.
  if (conditional && run.commands.some((other) => other.words.some(({ value }) => value === "-x"))) return [];
  return fate === "tested" && !inLoop ? [] : words.slice(0, 1);
}

/** Modes above 0777, mostly decimal spellings of an octal one; each volume once, at the first init container that mounts it. */
function impossibleModes({ pod, index: own }: InitContainerView, report: Report): void {
  for (const [index, volume] of (pod.spec.volumes ?? []).entries()) {
    const first = volume.name === undefined ? undefined : usesOf(pod, volume.name)[0];
    if (first === undefined || first.index !== own || (first.role !== "run-once" && first.role !== "sidecar")) continue;
    for (const source of ["configMap", "secret", "projected", "downwardAPI"] as const) {
      const mode = volume[source]?.defaultMode;
      if (mode === undefined || mode <= 0o777) continue;
      const place = pod.place("volumes", index, source, "defaultMode");
      const meant = /^[0-7]{3}$/.test(String(mode)) ? Number.parseInt(String(mode), 8) : undefined;
      report(
        place,
        `volume "${volume.name ?? ""}" has mode ${mode} in decimal, which is ${octal(mode)} and above 0777, so the Pod is refused`,
        meant === undefined ? {} : { edits: [{ place, value: meant }] },
      );
    }
  }
}
