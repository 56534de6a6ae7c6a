import { rule } from "../engine/rule.ts";
import type { Metadata } from "../model/pod.ts";

const legacy = ["pod.alpha.kubernetes.io/init-containers", "pod.beta.kubernetes.io/init-containers"];

export default rule({
  id: "legacy-init-annotation",
  level: "error",
  since: "0.1.0",
  serves: ["concept: initContainers field"],
  summary: "Init containers in an annotation, which Kubernetes has ignored since 1.8",
  why: `Before Kubernetes 1.6 init containers were written as JSON in an annotation of the Pod. Since 1.8 it is not read any more: the API server
deletes it from Pods and Pod templates without a word, and the app starts without any of the steps in it. Articles and charts of that time are
still copied.`,
  fix: "Move each entry of the JSON list to `initContainers` of the pod spec; the fields have the same names. Remove the annotation.",
  links: [
    "https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/api/pod/util.go",
    "https://github.com/kubernetes/kubernetes/pull/59880",
    "https://github.com/kubernetes/website/issues/3649",
  ],
  pod({ resource, spec, metadata, partial, place }, report) {
    const spot = place().path;
    if (spot.at(-1) !== "spec") return;
    // A list in the field is what runs: the annotation is a leftover then.
    const isLeftover = (spec.initContainers ?? []).length > 0;
    if (partial && !isLeftover) return;
    for (const name of legacy) {
      if (!holdsContainers(metadata.annotations?.[name])) continue;
      report(
        { resource, path: [...spot.slice(0, -1), "metadata", "annotations", name] },
        `annotation "${name}" is dropped since Kubernetes 1.8, so ${isLeftover ? "only the initContainers field counts" : "the Pod starts without its init containers"}`,
        { level: isLeftover ? "notice" : "error" },
      );
    }
  },
});

/** `kubectl get -o yaml` of Kubernetes 1.6 and 1.7 wrote the annotation for every Pod, with nothing in it where there was nothing. */
const holdsContainers = (value: NonNullable<Metadata["annotations"]>[string] | undefined): boolean =>
  value !== undefined && !/^\s*(?:null|\[\s*\])?\s*$/.test(value);
