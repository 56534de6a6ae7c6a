import { type InitContainerView, rule } from "../engine/rule.ts";
import { at, isDictionary } from "../model/resource.ts";
import type { Effect } from "../script/model.ts";
import { isBroken } from "../startup/output.ts";
import { mountAt } from "../startup/volumes.ts";

export default rule({
  id: "unbounded-download",
  level: "notice",
  since: "0.1.0",
  serves: ["purpose: code and binaries", "practice: requests and limits", "caution: images stay on the node"],
  summary: "Download into an emptyDir that nothing limits",
  why: `An \`emptyDir\` is a directory on the node's disk. What is fetched there grows with the repository or the bucket, not with the manifest, and
without a limit it can take what the images and the logs of every other Pod of the node need: the kubelet then evicts Pods, not necessarily
this one. With a \`sizeLimit\` (or a limit for \`ephemeral-storage\`) this Pod alone is evicted, and its message names the volume.`,
  fix: "`emptyDir: {sizeLimit: 2Gi}`, or `resources: {limits: {ephemeral-storage: 2Gi}}` on the containers; request as much, so that the scheduler looks for a node that has it. Fetch less (`git clone --depth 1`).",
  links: [
    "https://github.com/kestra-io/helm-charts/issues/227",
    "https://github.com/inference-sim/inference-sim/pull/1753",
    "https://kubernetes.io/docs/concepts/storage/volumes/#emptydir",
    "https://kubernetes.io/docs/concepts/storage/ephemeral-storage/",
  ],

  initContainer(view, report) {
    const { pod, container, role, run } = view;
    if (role === "sidecar" || pod.partial || isBroken(run) || run.form === "opaque") return;
    if (!(pod.spec.volumes ?? []).some(({ emptyDir }) => emptyDir !== undefined)) return;
    const said = new Set<string>();
    for (const effect of run.effects) {
      const { command, path, place } = effect;
      if (!isDownload(effect)) continue;
      const mounted = mountAt(pod, container, path);
      const { name = "" } = mounted?.mount ?? {};
      const { emptyDir } = mounted?.volume ?? {};
      if (mounted?.source !== "emptyDir" || said.has(name) || emptyDir?.sizeLimit !== undefined) continue;
      // What is in memory counts against the memory limit.
      if (emptyDir?.medium !== undefined || isLimited(view)) continue;
      said.add(name);
      report(
        place,
        `init container "${container.name ?? ""}" fetches into volume "${name}" with "${command.name ?? ""}" without a size limit, so it can fill the node's disk`,
        { related: [{ place: view.place("volumeMounts", mounted.index), message: "the volume has no sizeLimit" }] },
      );
    }
  },
});

const version = /\bv?\d+\.\d+|\b[0-9a-f]{40}\b/;

/** Texts, which somebody has written. */
const small = /\.(?:html?|json|ya?ml|toml|ini|conf|cfg|txt|md|sh|py|js|css|crt|pem|asc|sha\d*)$/i;

/** A clone or a whole bucket, and a file whose address names no version: one that does is as large as it was. */
function isDownload({ kind, command, path }: Effect): boolean {
  const { name, words } = command;
  const says = (pattern: RegExp): boolean => words.some(({ value, text }) => pattern.test(value ?? text));
  if (kind === "clone") return !(says(/^--depth\b/) && says(version));
  if (kind !== "write") return false;
  if (name === "curl" || name === "wget") return !says(version) && !small.test(path);
  if (small.test(path) || !says(/^(?:cp|mv|sync|rsync|mirror|get|cat)$/)) return false;
  return name === "gsutil" || name === "mc" || (name === "aws" && says(/^s3$/)) || (name === "gcloud" && says(/^storage$/));
}

const storage = "ephemeral-storage";

/** A limit of any container counts for the Pod's volumes (kubelet, podEphemeralStorageLimitEviction), a LimitRange may set one. */
function isLimited({ pod, resource, set }: InitContainerView): boolean {
  const { containers = [], initContainers = [], resources } = pod.spec;
  const has = (limits: unknown): boolean => isDictionary(limits) && limits[storage] !== undefined;
  if (has(resources?.limits) || [...containers, ...initContainers].some((one) => has(one.resources?.limits))) return true;
  return set
    .all("LimitRange", resource.namespace)
    .some((range) => JSON.stringify(at(range.body, ["spec"]) ?? {}).includes(storage));
}
