import { type PodView, rule } from "../engine/rule.ts";
import { nearestName } from "../model/nearest-name.ts";
import { at, type Path } from "../model/resource.ts";

export default rule({
  id: "failure-policy-unknown-container",
  level: "error",
  since: "0.1.0",
  serves: ["practice: error handling"],
  summary: "podFailurePolicy of a Job names a container that its template does not have",
  why: `A rule of \`podFailurePolicy\` may look at the exit codes of one container by its name: of the template's \`initContainers\` or \`containers\`.
Any other name is refused by the API server (\`must be one of the container or initContainer names in the pod template\`), the Job and all
its runs with it. It happens when an init container is renamed and the policy, many lines away, is not.`,
  fix: "Name the init container as it is called now, or leave `containerName` out, so that the rule holds for every container.",
  links: [
    "https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-failure-policy",
    "https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/apis/batch/validation/validation.go",
  ],
  pod(view, report) {
    const { resource, spec, partial, initContainers } = view;
    const job = jobSpec(view);
    if (job === null || partial || initContainers.length === 0) return;
    const names = [...(spec.initContainers ?? []), ...(spec.containers ?? [])].map((container) => container?.name);
    const rules = at(resource.body, [...job, "podFailurePolicy", "rules"]);
    if (!Array.isArray(rules)) return;
    for (const [index, entry] of rules.entries()) {
      const name = at(entry, ["onExitCodes", "containerName"]);
      if (typeof name !== "string" || names.includes(name)) continue;
      const place = { resource, path: [...job, "podFailurePolicy", "rules", index, "onExitCodes", "containerName"] };
      const meant = nearestName(
        name,
        names.filter((known) => known !== undefined),
      );
      report(
        place,
        `podFailurePolicy names container "${name}", which the Pod template does not have, so the API server refuses the ${resource.kind}`,
        meant === undefined ? {} : { edits: [{ place, value: meant }] },
      );
    }
  },
});

/** Path of the Job's spec in a Job or a CronJob; null for any other kind. */
function jobSpec({ resource, place }: PodView): Path | null {
  return resource.apiVersion.startsWith("batch/") && /^(?:Cron)?Job$/.test(resource.kind) ? place().path.slice(0, -2) : null;
}
