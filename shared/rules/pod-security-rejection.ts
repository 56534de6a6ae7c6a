import { claimsOf } from "../admission/claims.ts";
import type { Fault } from "../admission/pod-security/model.ts";
import { checksOf, faultsOf } from "../admission/pod-security/pod-security.ts";
import { type Enforced, enforcedOn, enforceLabel, printPolicy } from "../admission/pod-security/policy.ts";
import { phraseOf } from "../admission/pod-security/words.ts";
import { type InitContainerView, onVersions, type Report, rule } from "../engine/rule.ts";
import type { Place } from "../model/finding.ts";
import type { Minor } from "../model/version.ts";

export default rule({
  id: "pod-security-rejection",
  level: "error",
  since: "0.1.0",
  serves: ["purpose: permissions", "practice: clear purpose"],
  summary: "Init container does what the Pod Security level of its namespace refuses",
  why: `The label \`pod-security.kubernetes.io/enforce\` of a Namespace makes the API server refuse every Pod that breaks the level, and an init
container counts like any other: one step that runs as root keeps the whole Pod out of a \`restricted\` namespace. A Pod is refused at once. A
Deployment, a Job or another controller is accepted with a warning that is easy to miss; it is its Pods that are refused, again and again, which
shows as \`FailedCreate\` in the controller's events and nowhere else. The version of \`enforce-version\` is honoured, and without one that of each
cluster. Exemptions in the cluster's AdmissionConfiguration (users, namespaces, runtime classes) cannot be seen from here, nor what a webhook adds
before the check.`,
  fix: "Give the init container what the level asks for: for `restricted` that is `allowPrivilegeEscalation: false`, `capabilities: {drop: [ALL]}`, `runAsNonRoot: true` and `seccompProfile: {type: RuntimeDefault}`, the last two also once for the Pod. Replace a `chown` by `fsGroup`; move what needs the node's rights into a namespace of its own.",
  links: [
    "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
    "https://kubernetes.io/docs/concepts/security/pod-security-admission/",
    "https://kubernetes.io/docs/tasks/configure-pod-container/enforce-standards-namespace-labels/",
  ],
  initContainer(view, report) {
    const enforced = enforcedOn(view);
    if (enforced === null) return;
    for (const check of checksOf(enforced.policy.level)) report.apart(() => judge(view, check, report));
  },
});

function judge(view: InitContainerView, check: string, report: Report): void {
  const { pod, container, index } = view;
  // Asked again, so that a label that is not known counts for this check, too.
  const enforced = enforcedOn(view);
  if (enforced === null) return;
  const holder = { container, path: ["spec", "initContainers", index] };
  const { spec, metadata } = pod;
  const claims = claimsOf(view.resource);
  const found = pod.clusters.map((cluster) => ({
    minor: cluster.minor,
    faults: faultsOf(check, enforced.policy, { spec, metadata, cluster, claims }, holder),
  }));
  for (const absent of pod.partial ? [false] : [false, true]) {
    const bad = found.flatMap(({ minor, faults }) => {
      const some = faults.filter((fault) => (fault.absent ?? false) === absent);
      return some.length > 0 ? [{ minor, faults: some }] : [];
    });
    say(view, enforced, bad, { check, report });
  }
}

interface Bad {
  readonly minor: Minor;
  readonly faults: readonly Fault[];
}

function say(
  view: InitContainerView,
  { policy, namespace }: Enforced,
  bad: readonly Bad[],
  { check, report }: { readonly check: string; readonly report: Report },
): void {
  const { container, pod, resource, role } = view;
  const faults = bad.at(-1)?.faults ?? [];
  const spoken = onVersions(
    pod.clusters,
    bad.map(({ minor }) => minor),
  );
  const [first] = faults;
  if (first === undefined || spoken === undefined) return;
  const who = `${role === "sidecar" ? "sidecar" : "init container"} "${container.name ?? ""}"`;
  const by = `Pod Security "${printPolicy(policy)}" of namespace "${namespace.name}"`;
  const so = resource.kind === "Pod" ? `${by} refuses the Pod` : `under ${by} its Pods are never created`;
  report(placeOf(view, first), `${who} ${phraseOf(faults)}, so ${so}${spoken.on}`, {
    level: spoken.level,
    related: [
      { place: { resource: namespace, path: ["metadata", "labels", enforceLabel] }, message: "the level is enforced here" },
    ],
    cause: first.absent ? `${check} absent` : check,
  });
}

/** The fault in the pod template or, for an annotation, beside it. */
function placeOf({ resource, pod, place }: InitContainerView, { path: [root, ...rest] }: Fault): Place {
  if (root === "spec") return pod.place(...rest);
  const spec = pod.place().path;
  return spec.at(-1) === "spec" ? { resource, path: [...spec.slice(0, -1), "metadata", ...rest] } : place("name");
}
