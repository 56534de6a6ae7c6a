import { type InitContainerView, rule } from "../engine/rule.ts";
import { initTitle } from "../model/pod.ts";
import type { Effect } from "../script/model.ts";
import { isWindows } from "../startup/rights.ts";
import { type Mounted, mountAt, mountsBelow } from "../startup/volumes.ts";
import { type Change, changesIn } from "../startup/writes.ts";

export default rule({
  id: "write-to-read-only-mount",
  level: "error",
  since: "0.1.0",
  serves: ["concept: shared volumes", "purpose: config files"],
  summary: "Init container changes files of a volume that is mounted read-only",
  why: `Files of a \`configMap\`, \`secret\`, \`projected\`, \`downwardAPI\` or \`image\` volume are always mounted read-only (since Kubernetes 1.9.4),
and those of any other where the mount says \`readOnly: true\`. The kernel refuses every change of them: a new file, a new content, and also
\`chmod\` and \`chown\`, even to what is set already. \`chown -R\` of a directory above fails at the files of such a mount and exits with 1.`,
  fix: `Copy what is needed to an \`emptyDir\` and change it there. The mode of mounted files is a matter of \`defaultMode\` or \`items[].mode\`, their
group of \`fsGroup\`. Where the volume can be written, drop \`readOnly: true\` from the mount of the init container.`,
  links: [
    "https://github.com/PrivateBin/helm-chart/issues/54",
    "https://github.com/SonarSource/helm-chart-sonarqube/issues/25",
    "https://github.com/kubernetes/kubernetes/pull/58720",
    "https://kubernetes.io/docs/concepts/storage/volumes/#configmap",
  ],

  initContainer(view, report) {
    const { pod, container, run } = view;
    if (pod.partial || isWindows(view) || !(container.volumeMounts ?? []).some(mayRefuse(view))) return;
    for (const change of changesIn(run)) {
      const { effect, level } = change;
      const mounted = refusing(view, change);
      if (mounted === undefined) continue;
      const { source, mount, index } = mounted;
      const because = mount.readOnly === true ? "which is mounted read-only" : `a ${source} volume, which is read-only`;
      report(
        effect.place,
        `${initTitle(container)} ${verbOf(effect)} "${effect.path}" on volume "${mount.name ?? ""}", ${because}, so "${effect.command.name ?? ">"}" fails`,
        { level, related: [{ place: view.place("volumeMounts", index), message: "mounted here" }] },
      );
    }
  },
});

/** Says of a mount, before the script is read, that it may be read-only. */
const mayRefuse =
  ({ pod, container }: InitContainerView) =>
  ({ mountPath }: { readonly mountPath?: string | undefined }): boolean =>
    mountPath !== undefined && mountsBelow(pod, container, mountPath).some(({ writable }) => writable === false);

/** The read-only mount that a change meets; below the path only where the command goes there by itself. */
function refusing({ pod, container }: InitContainerView, { effect, always }: Change): Mounted | undefined {
  const { path, recursive, kind } = effect;
  const at = mountAt(pod, container, path);
  if (at?.writable === false) return always || isNewDirectory(at, path) ? at : undefined;
  // A directory of `emptyDir` or of the image is changed before and behind its read-only part; the program ends with 1 all the same.
  if (!recursive || (kind !== "owner" && kind !== "mode")) return undefined;
  return mountsBelow(pod, container, path).find(({ writable }) => writable === false);
}

/** Keys of a ConfigMap or Secret have no slash, so that without `items` there are no directories in it. */
const isNewDirectory = ({ source, volume, mountPath, mount }: Mounted, path: string): boolean =>
  path !== mountPath &&
  mount.subPath === undefined &&
  ((source === "configMap" && volume?.configMap?.items === undefined) ||
    (source === "secret" && volume?.secret?.items === undefined));

const verbs: Partial<Readonly<Record<Effect["kind"], string>>> = {
  mode: "sets the mode of",
  owner: "sets the owner of",
  delete: "removes",
  directory: "makes",
};

const verbOf = ({ kind }: Effect): string => verbs[kind] ?? "writes to";
