import { type InitContainerView, rule } from "../engine/rule.ts";
import type { Container } from "../model/pod.ts";

export default rule({
  id: "duplicate-container-name",
  level: "error",
  since: "0.1.0",
  serves: ["concept: initContainers field", "caution: hard debugging"],
  summary: "Init container has the name of another container of the Pod",
  why: `Names are unique over \`initContainers\` and \`containers\` together: logs, status, \`kubectl exec\` and restart counts are kept by name.
The API server refuses a Pod in which two are equal (\`Duplicate value\`). A template of a Deployment or Job is refused in the same way.`,
  fix: "Rename one of the two. A name that says what the step does, such as `wait-for-db` or `fetch-certificates`, rarely clashes.",
  links: [
    "https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#detailed-behavior",
    "https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/apis/core/validation/validation.go#L3924",
  ],
  initContainer(view, report) {
    const { container, place } = view;
    if (!container.name || isPatch(container)) return;
    const other = sameName(view, container.name);
    if (other === undefined) return;
    report(
      place("name"),
      `init container "${container.name}" has the name of another ${other.kind}, so the API server refuses the Pod`,
      { related: [{ place: other.place, message: "already used here" }] },
    );
  },
});

function sameName({ pod, index }: InitContainerView, name: string) {
  const find = (list: readonly Container[] | undefined): number =>
    list?.findIndex((other) => other.name === name && !isPatch(other)) ?? -1;
  const main = find(pod.spec.containers);
  if (main >= 0) return { kind: "container", place: pod.place("containers", main, "name") };
  const earlier = find(pod.spec.initContainers?.slice(0, index));
  if (earlier >= 0) return { kind: "init container", place: pod.place("initContainers", earlier, "name") };
  return undefined;
}

/** An item of a strategic merge patch that is an order to the patcher, not a container. */
const isPatch = (container: Container): boolean => Reflect.ownKeys(container).includes("$patch");
