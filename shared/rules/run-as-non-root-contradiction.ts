import { rule } from "../engine/rule.ts";
import { initTitle } from "../model/pod.ts";
import { isWindows, securityOf } from "../startup/rights.ts";

export default rule({
  id: "run-as-non-root-contradiction",
  level: "error",
  since: "0.1.0",
  serves: ["purpose: permissions"],
  summary: "Init container is to run as root and must not",
  why: `The kubelet takes \`runAsNonRoot\` and \`runAsUser\` each from the container, else from the Pod, and does not start a container that
must not be root and whose user is 0: \`CreateContainerConfigError\`, "container's runAsUser breaks non-root policy". The Pod stays in
\`Init:0/1\`. The API server takes the manifest, so nothing shows before the rollout.`,
  fix: "Give the init container another `runAsUser` (and let `fsGroup` do what it wanted to `chown`), or `runAsNonRoot: false` beside `runAsUser: 0` when the step has to be root.",
  links: [
    "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
    "https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/kubelet/kuberuntime/security_context_others.go",
    "https://github.com/cloudfoundry-incubator/kubecf/issues/782",
  ],
  initContainer(view, report) {
    const { container, pod, place } = view;
    const nonRoot = securityOf(view, "runAsNonRoot");
    if (nonRoot?.value !== true) return;
    const user = securityOf(view, "runAsUser");
    if (user?.value !== 0 || isWindows(view) || pod.partial) return;
    const placeOf = ({ from }: { readonly from: "container" | "pod" }, field: string) =>
      from === "container" ? place("securityContext", field) : pod.place("securityContext", field);
    report(
      placeOf(user, "runAsUser"),
      `${initTitle(container)} is to run as user "0" and must not be root, so the kubelet does not start it`,
      { related: [{ place: placeOf(nonRoot, "runAsNonRoot"), message: "forbidden here" }] },
    );
  },
});
