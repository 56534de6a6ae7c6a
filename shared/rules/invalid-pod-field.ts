import type { Refusal } from "../admission/model.ts";
import { podChecks } from "../admission/pod-checks.ts";
import { type PodView, type Report, rule } from "../engine/rule.ts";
import { at, isDictionary, type Path, printPath } from "../model/resource.ts";
import { isUnexpanded } from "../model/shape.ts";
import { isBuiltInWorkload } from "../model/workload.ts";

export default rule({
  id: "invalid-pod-field",
  level: "error",
  since: "0.1.0",
  serves: ["concept: configuration"],
  summary: "Pod with init containers has a field for the whole Pod that the API server refuses",
  why: `Some checks of the API server look at the Pod as a whole: its restart policy, which decides what happens when an init container fails and
which each kind of workload narrows; containers of the node's own process space on Windows; annotations of old that name containers; the
list \`initContainers\` itself. One refusal, and there is no Pod at all.`,
  fix: "Correct the field as the quoted words say: `restartPolicy: OnFailure` or `Never` in a Job, none in a Deployment; `hostProcess` for all containers or none; ephemeral containers only by `kubectl debug`.",
  links: [
    "https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/apis/core/validation/validation.go",
    "https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy",
  ],
  pod(view, report) {
    const { resource, spec, metadata, partial } = view;
    if (!isBuiltInWorkload(resource.apiVersion, resource.kind)) return;
    report.apart(() => checkList(view, report));
    if (partial || view.initContainers.length === 0) return;
    for (const { check } of podChecks) {
      report.apart(() => {
        const subject = { spec, annotations: metadata.annotations ?? {}, kind: resource.kind };
        check(subject, (refusal) => say(view, report, refusal));
      });
    }
  },
});

/** `initContainers` as it was written: what is no list, or no map in it, is hidden in the view. */
function checkList(view: PodView, report: Report): void {
  const path = ["initContainers"];
  const list = at(view.resource.body, view.place(...path).path);
  const wrong = (given: unknown, where: Path, wanted: string): void => {
    if (given === undefined || given === null || (typeof given === "string" && isUnexpanded(given))) return;
    const type = Array.isArray(given)
      ? "array"
      : isDictionary(given)
        ? "object"
        : typeof given === "boolean"
          ? "bool"
          : typeof given;
    say(view, report, { type: "wrong type", path: where, detail: `cannot unmarshal ${type} into a field of type ${wanted}` });
  };
  if (!Array.isArray(list)) wrong(list, path, "list");
  else for (const [index, item] of list.entries()) if (!isDictionary(item)) wrong(item, [...path, index], "map");
}

function say({ place }: PodView, report: Report, { type, path, detail }: Refusal): void {
  const own = place().path;
  const where = path[0] === "metadata" ? [...own.slice(0, -1), ...path] : [...own, ...path];
  const text = `${printPath(where)}: ${type}: ${detail}`.replaceAll('"', "'");
  report({ ...place(), path: where }, `the API server refuses the Pod: "${text}"`, { cause: `${type} ${detail}` });
}
