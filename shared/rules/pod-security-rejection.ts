import { claimsOf } from "../admission/claims.ts";
import type { Fault } from "../admission/pod-security/model.ts";
import { checksOf, faultsOf } from "../admission/pod-security/pod-security.ts";
import { type Enforced, enforcedOn, enforceLabel, printPolicy } from "../admission/pod-security/policy.ts";
import { phraseOf } from "../admission/pod-security/words.ts";
import { type InitContainerView, onVersions, type Report, rule } from "../engine/rule.ts";
import type { Place } from "../model/finding.ts";
import { initTitle } from "../model/pod.ts";
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
    const lacking: Judged[] = [];
    for (const check of checksOf(enforced.policy.level)) {
      let judged: readonly Judged[] = [];
      const isKnown = report.apart(() => {
        judged = judge(view, check);
      });
      for (const one of isKnown ? judged : []) {
        // What is missing of several checks is missing at one place: one finding says all of it.
        const same = lacking.findIndex((other) => String(other.minors) === String(one.minors));
        const before = lacking[same];
        if (!one.absent) say(view, enforced, one, report);
        else if (before === undefined) lacking.push(one);
        else lacking[same] = joined(before, one);
      }
    }
    if (!view.pod.partial) for (const one of lacking) say(view, enforced, one, report);
  },
});

/** What a check, or several for what is missing, finds on some of the versions. */
interface Judged {
  readonly cause: string;
  readonly absent: boolean;
  readonly minors: readonly Minor[];
  readonly faults: readonly Fault[];
}

const joined = (one: Judged, other: Judged): Judged => ({
  ...one,
  cause: `${one.cause}, ${other.cause}`,
  faults: [...one.faults, ...other.faults],
});

function judge(view: InitContainerView, check: string): readonly Judged[] {
  const { pod, container, index } = view;
  // Asked again, so that a label that is not known counts for this check, too.
  const enforced = enforcedOn(view);
  if (enforced === null) return [];
  const holder = { container, path: ["spec", "initContainers", index] };
  const { spec, metadata } = pod;
  const claims = claimsOf(view.resource);
  const found = pod.clusters.map((cluster) => ({
    minor: cluster.minor,
    faults: faultsOf(check, enforced.policy, { spec, metadata, cluster, claims }, holder),
  }));
  return [false, true].flatMap((absent) => {
    const bad = found
      .map(({ minor, faults }) => ({ minor, faults: faults.filter((fault) => (fault.absent ?? false) === absent) }))
      .filter(({ faults }) => faults.length > 0);
    const faults = bad.at(-1)?.faults ?? [];
    const cause = absent ? `${check} absent` : check;
    return faults.length === 0 ? [] : [{ cause, absent, minors: bad.map(({ minor }) => minor), faults }];
  });
}

function say(view: InitContainerView, { policy, namespace }: Enforced, { cause, minors, faults }: Judged, report: Report): void {
  const { container, pod, resource } = view;
  const spoken = onVersions(pod.clusters, minors);
  const [first] = faults;
  if (first === undefined || spoken === undefined) return;
  const who = initTitle(container);
  const by = `Pod Security "${printPolicy(policy)}" of namespace "${namespace.name}"`;
  const so = resource.kind === "Pod" ? `${by} refuses the Pod` : `under ${by} its Pods are never created`;
  report(placeOf(view, first), `${who} ${phraseOf(faults)}, so ${so}${spoken.on}`, {
    level: spoken.level,
    related: [
      { place: { resource: namespace, path: ["metadata", "labels", enforceLabel] }, message: "the level is enforced here" },
    ],
    cause,
  });
}

/** The fault in the pod template or, for an annotation, beside it. */
function placeOf({ resource, pod, place }: InitContainerView, { path: [root, ...rest] }: Fault): Place {
  if (root === "spec") return pod.place(...rest);
  const spec = pod.place().path;
  return spec.at(-1) === "spec" ? { resource, path: [...spec.slice(0, -1), "metadata", ...rest] } : place("name");
}
