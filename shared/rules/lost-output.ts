import { type InitContainerView, rule } from "../engine/rule.ts";
import { mayBeUsedLater, type Output, outputsOf } from "../startup/output.ts";
import { type Mounted, mountAt } from "../startup/volumes.ts";

export default rule({
  id: "lost-output",
  level: "warning",
  worst: "error",
  since: "0.1.0",
  serves: ["concept: shared volumes", "purpose: config files"],
  summary: "Init container writes where no volume is mounted",
  why: `Each container has a file system of its own, made from its image and thrown away when it ends. Only volumes pass from an init container to
the containers after it, so a file written anywhere else is gone before the app starts, even when both use the same image and the same
path. The same holds for \`mkdir\`, \`chown\` and \`chmod\` of a directory that is on no volume.

It is an error when a main container mounts a volume at that very path: the volume stays as it was.`,
  fix: "Mount the volume in the init container as well (`volumeMounts` with the same `name`), at the path that the command writes to. Drop the step when nothing needs it.",
  links: [
    "https://github.com/kubernetes/kubernetes/issues/71247",
    "https://github.com/requarks/wiki/issues/5152",
    "https://github.com/rancher/rancher/issues/13290",
    "https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-initialization/",
  ],

  initContainer(view, report) {
    const { pod, container, run } = view;
    if (pod.partial || view.role === "sidecar" || mayReachElsewhere(view)) return;
    const outputs = outputsOf(pod, container, run);
    const lost = outputs.filter(({ effect, mounted }) => mounted.length === 0 && !mayBeUsedLater(run, effect));
    const expected = lost.flatMap((output) => expectedBy(view, output) ?? []);
    const [missed] = expected;
    if (missed !== undefined) {
      const { output, name, volume } = missed;
      report(
        output.effect.place,
        `init container "${container.name ?? ""}" leaves "${output.effect.path}" in its own file system, so volume "${volume.mount.name ?? ""}" of container "${name}" does not get it`,
        { level: "error", related: [{ place: missed.place, message: "mounted here, but not in the init container" }] },
      );
      return;
    }
    const [first] = lost;
    // With a volume in reach the others may be steps on the way.
    if (first === undefined || outputs.some(({ mounted }) => mounted.length > 0)) return;
    report(
      first.effect.place,
      `init container "${container.name ?? ""}" leaves "${first.effect.path}" in its own file system, so it is gone when the container ends`,
    );
  },
});

/** A path outside the volumes may still lead out of the container: a link, a mount of its own. On a read-only root it is not written at all. */
const mayReachElsewhere = ({ container, run }: InitContainerView): boolean =>
  container.securityContext?.readOnlyRootFilesystem === true ||
  run.commands.some(({ name }) => name === null || name === "ln" || name.startsWith("mount") || name.endsWith("fuse"));

const scratch = /^\/(?:tmp|var\/tmp|run|var\/run|var\/log|var\/cache)$/;

/** The volume that a main container has at the path, and that an init container could have filled. */
function expectedBy({ pod }: InitContainerView, output: Output) {
  for (const [index, container] of (pod.spec.containers ?? []).entries()) {
    const volume: Mounted | undefined = mountAt(pod, container, output.effect.path);
    if (volume === undefined || volume.lifetime === "unknown" || scratch.test(volume.mountPath)) continue;
    if (/^(?:configMap|secret|projected|downwardAPI|image)$/.test(volume.source ?? "")) continue;
    const place = pod.place("containers", index, "volumeMounts", volume.index);
    return { output, volume, name: container.name ?? "", place };
  }
  return undefined;
}
