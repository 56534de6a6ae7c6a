import { checks } from "../admission/checks.ts";
import { claimsOf } from "../admission/claims.ts";
import { type DecodeRefusal, decode } from "../admission/decode.ts";
import { droppedFields } from "../admission/dropped.ts";
import type { Refusal, Subject } from "../admission/model.ts";
import { refusalsOf } from "../admission/refusals.ts";
import { isFilledLater, isOwnFault, printRefusal } from "../admission/written.ts";
import { type InitContainerView, onVersions, type Report, rule } from "../engine/rule.ts";
import type { Cluster } from "../model/gates.ts";
import { at, below, type Path, printPath } from "../model/resource.ts";
import { printMinors } from "../model/version.ts";
import { isBuiltInWorkload } from "../model/workload.ts";

export default rule({
  id: "invalid-init-field",
  level: "error",
  since: "0.1.0",
  serves: ["concept: configuration", "practice: requests and limits"],
  summary: "Field of an init container that the API server refuses, or drops without a word",
  why: `The API server decodes every container and checks each field: types, names, ports, variables, mounts, quantities, security contexts,
probes. What it refuses is heard at \`kubectl apply\` at the earliest, in a rollout often from a controller that cannot create Pods. initguard
holds each field to the same checks, for every version in \`kubernetes\`, and quotes the server's own words.

Worse is what the server drops silently: a field whose feature gate is off is removed, and of a key that stands twice kubectl keeps the last.`,
  fix: "Correct the field as the quoted words say. What only some versions take needs a narrower `kubernetes` range or another way; a gate that your clusters have switched on belongs into `gates` in the settings.",
  links: [
    "https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/apis/core/validation/validation.go",
    "https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/api/pod/util.go",
    "https://kubernetes.io/docs/reference/using-api/api-concepts/#setting-the-field-validation-level",
  ],
  initContainer(view, report) {
    const { pod, resource, container, place } = view;
    if (!isBuiltInWorkload(resource.apiVersion, resource.kind)) return;
    const { clusters } = pod;
    report.apart(() => {
      for (const refusal of decodeRefusals(view)) {
        const { since = Number.POSITIVE_INFINITY } = refusal;
        const minors = clusters.flatMap(({ minor }) => (minor < since ? [minor] : []));
        sayRefused(view, report, refusal, minors);
      }
    });
    for (const path of repeated(view)) {
      const message = `init container "${nameOf(view)}" has the key "${String(path.at(-1))}" twice, so kubectl keeps only the last one`;
      report(place(...path), message, { level: "warning" });
    }
    report.apart(() => {
      for (const { path, gate, minors } of droppedFields(container, clusters, pod.spec)) {
        const field = printPath(path);
        const on = minors.length === clusters.length ? "" : ` on ${printMinors(minors)}`;
        const message = `init container "${nameOf(view)}" has "${field}", which the API server drops silently${on} while gate "${gate}" is off`;
        report(place(...path), message, { level: "warning" });
      }
    });
    const subjects = clusters.map((cluster) => subjectOf(view, cluster));
    for (const check of checks) {
      report.apart(() => {
        for (const { refusal, minors } of refusalsOf(check, subjects))
          if (!pod.partial || isOwnFault(refusal, writtenIn(view))) sayRefused(view, report, refusal, minors);
      });
    }
  },
});

/** A check reads only what it decides on: anything else may be unknown. */
const subjectOf = (view: InitContainerView, cluster: Cluster): Subject => ({
  cluster,
  container: view.container,
  spec: view.pod.spec,
  isPod: view.resource.kind === "Pod",
  get role() {
    return view.role;
  },
  get annotations() {
    return view.pod.metadata.annotations ?? {};
  },
  get claims() {
    return claimsOf(view.resource);
  },
});

function sayRefused(view: InitContainerView, report: Report, refusal: Refusal, minors: readonly number[]): void {
  const held = onVersions(view.pod.clusters, minors);
  if (held === undefined || isFilledLater(refusal, writtenIn(view))) return;
  const text = printRefusal(refusal, view.place().path).replaceAll('"', "'");
  const what = refusal.later ? "the Pods with init container" : "init container";
  report(view.place(...refusal.path), `the API server refuses ${what} "${nameOf(view)}"${held.on}: "${text}"`, {
    level: held.level,
    cause: `${refusal.type} ${refusal.detail}`,
  });
}

/** The container as it was written: what has another type is hidden in the view. */
const writtenIn = ({ resource, place }: InitContainerView): unknown => at(resource.body, place().path);

function nameOf(view: InitContainerView): string {
  const name = at(writtenIn(view), ["name"]);
  return typeof name === "string" ? name : "";
}

const decodeRefusals = (view: InitContainerView): readonly DecodeRefusal[] =>
  decode(writtenIn(view), below(view.resource.unknown, view.place().path));

/** Keys below the container that stand twice, with their paths. */
const repeated = ({ resource, place }: InitContainerView): readonly Path[] =>
  below(resource.repeatedKeys ?? [], place().path).filter((path) => path.length > 0);
