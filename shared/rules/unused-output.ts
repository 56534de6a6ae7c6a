import { type InitContainerView, type PodView, rule } from "../engine/rule.ts";
import { isPlain, outputsOf } from "../startup/output.ts";
import { usesAfter } from "../startup/volumes.ts";

export default rule({
  id: "unused-output",
  level: "warning",
  since: "0.1.0",
  serves: ["concept: shared volumes", "purpose: config files"],
  summary: "Init container fills a volume that no later container mounts",
  why: `An emptyDir lives as long as its Pod and is seen only by the containers that mount it. When an init container does nothing but write into
one, and no later init container, sidecar or main container mounts it, its work delays the start and reaches nobody. Mostly the
\`volumeMounts\` entry of the app is missing or names another volume.`,
  fix: "Mount the volume in the container that needs the files, at the path where it looks for them, or remove the init container.",
  links: [
    "https://github.com/eclipse-che/che/issues/17102",
    "https://kubernetes.io/docs/concepts/storage/volumes/#emptydir",
    "https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-initialization/",
  ],

  initContainer(view, report) {
    const { pod, container, index, role, run } = view;
    if (role === "sidecar" || pod.partial || isForOthers(view)) return;
    const outputs = outputsOf(pod, container, run);
    const mounts = outputs.flatMap(({ mounted }) => mounted);
    const [first] = outputs;
    const [mount] = mounts;
    const name = mount?.mount.name;
    if (first === undefined || mount === undefined || name === undefined) return;
    if (outputs.some(({ mounted }) => mounted.length === 0) || mounts.some(({ source }) => source !== "emptyDir")) return;
    if (!run.commands.every((command) => isPlain(command) || outputs.some(({ effect }) => effect.command === command))) return;
    if (
      mounts.some(
        ({ mount: { name: one } }) => one === undefined || usesAfter(pod, index, one).length > 0 || isPromised(pod, one),
      )
    )
      return;
    report(
      first.effect.place,
      `init container "${container.name ?? ""}" writes only into volume "${name}", which no later container mounts, so nobody reads it`,
      { related: [{ place: view.place("volumeMounts", mount.index), message: "the volume is mounted here only" }] },
    );
  },
});

/**
 * A copy out of the image that a main container has anyway: it is meant for containers of other images, which users patch in
 * (the plugins of Argo CD's repo-server).
 */
const isForOthers = ({ pod, container, run }: InitContainerView): boolean =>
  pod.spec.containers?.some(({ image }) => image === container.image) === true &&
  run.commands.some(({ name }) => name === "cp" || name === "install");

/** A webhook adds containers to this pod, or an annotation names the volume for one. */
const isPromised = ({ metadata: { annotations = {}, labels = {} } }: PodView, volume: string): boolean =>
  [...Object.keys(annotations), ...Object.keys(labels)].some((key) => /inject/i.test(key)) ||
  Object.values(annotations).some((value) => value.includes(volume));
