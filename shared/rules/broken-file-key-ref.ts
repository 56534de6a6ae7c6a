import { summaryOf } from "../admission/verdicts.ts";
import { type PodView, type Report, rule } from "../engine/rule.ts";
import type { Level } from "../model/finding.ts";
import type { EnvVar } from "../model/pod.ts";
import type { Path } from "../model/resource.ts";
import { hasVolume, sourceOf, usesOf } from "../startup/volumes.ts";

export default rule({
  id: "broken-file-key-ref",
  level: "error",
  since: "0.1.0",
  serves: ["concept: shared volumes", "purpose: configuration"],
  summary: "Environment variable from a file that is not there, or that the cluster does not know how to read",
  why: `With \`fileKeyRef\` (Kubernetes 1.35 and later) an init container writes \`KEY=value\` lines to a file in an emptyDir, and a later container gets
the value as an environment variable, without mounting the volume. The API server wants the volume to be an emptyDir of this Pod. What it cannot
see is whether any container writes to it before: if none does, the container stays in \`CreateContainerConfigError\`. Servers that do not know the
field, or have it behind a gate that is off as 1.34 has, see an entry without a source and refuse the Pod.`,
  fix: "Name the emptyDir that an earlier init container mounts and writes, or mark the entry `optional: true`. For versions before 1.35, let the container read the file in its command.",
  links: [
    "https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-via-file/",
    "https://github.com/kubernetes/enhancements/tree/master/keps/sig-node/3721-support-for-env-files",
    "https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/apis/core/validation/validation.go",
  ],
  pod(view, report) {
    if (view.initContainers.length === 0) return;
    for (const list of ["initContainers", "containers"] as const) {
      for (const [index, container] of (view.spec[list] ?? []).entries()) {
        for (const [at, entry] of (container?.env ?? []).entries())
          report.apart(() => look(view, { list, index }, entry, [list, index, "env", at, "valueFrom"], report));
      }
    }
  },
});

type FileKeyRef = NonNullable<NonNullable<EnvVar["valueFrom"]>["fileKeyRef"]>;

interface Problem {
  readonly what: string;
  readonly level: Level;
}

/** The container that gets the variable. */
interface Reader {
  readonly list: "initContainers" | "containers";
  readonly index: number;
}

function look(view: PodView, reader: Reader, { valueFrom = {} }: EnvVar, path: Path, report: Report): void {
  const { fileKeyRef, secretKeyRef, configMapKeyRef, fieldRef, resourceFieldRef } = valueFrom;
  // With two sources the entry is refused for that, wherever both are known.
  if (fileKeyRef === undefined || (secretKeyRef ?? configMapKeyRef ?? fieldRef ?? resourceFieldRef) !== undefined) return;
  const { clusters, place, spec } = view;
  const who = `${reader.list === "containers" ? "" : "init "}container "${spec[reader.list]?.[reader.index]?.name ?? ""}"`;
  const summary = summaryOf(clusters, "it", ({ isOn }) => (isOn("EnvFiles") ? "accepts" : "refuses"));
  if (summary !== undefined) report(place(...path), `${who} has a fileKeyRef, so ${summary.so}`, { level: summary.level });
  const wrong = clusters.some(({ isOn }) => isOn("EnvFiles")) ? problemWith(view, reader, fileKeyRef) : undefined;
  if (wrong === undefined) return;
  const { what, level } = wrong;
  report(place(...path, "fileKeyRef", "volumeName"), `${who} reads a file of volume "${fileKeyRef.volumeName ?? ""}"${what}`, {
    level,
  });
}

/** What is wrong with the volume, behind its name. A name that is missing altogether is a field error of its own. */
function problemWith(view: PodView, reader: Reader, { volumeName = "", optional }: FileKeyRef): Problem | undefined {
  if (view.partial || volumeName === "") return undefined;
  const refused = (what: string): Problem => ({ what: `, which ${what}, so the API server refuses the Pod`, level: "error" });
  if (!hasVolume(view, volumeName)) return refused("the Pod does not define");
  const source = sourceOf(view, volumeName);
  if (source === null) return undefined;
  if (source !== "emptyDir") return refused("is no emptyDir");
  if (optional === true || isWritten(view, reader, volumeName)) return undefined;
  // A container that a webhook adds could write it.
  return { what: " that no container before it writes, so it cannot start", level: "warning" };
}

/** Whether a container can write to the volume before the reader starts, or, for a main container, while the kubelet tries again. */
const isWritten = (view: PodView, { list, index }: Reader, volume: string): boolean =>
  usesOf(view, volume).some(({ role, index: at, writable }) => {
    if (writable === false) return false;
    const isInit = role === "run-once" || role === "sidecar";
    return list === "initContainers" ? isInit && at < index : isInit || at !== index;
  });
