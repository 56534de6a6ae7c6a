import { type InitContainerView, rule } from "../engine/rule.ts";
import { initTitle } from "../model/pod.ts";
import { isWindows, securityOf } from "../startup/rights.ts";

export default rule({
  id: "root-image-under-non-root",
  level: "error",
  since: "0.1.0",
  serves: ["purpose: permissions", "practice: light images"],
  summary: "Init container must not be root, but its image runs as root or as a user without a number",
  why: `\`runAsNonRoot: true\` gives no user, it only asks for one: without \`runAsUser\` the kubelet looks at the image, and does not start a
container whose image runs as root ("container has runAsNonRoot and image will run as root"). A user that the image names without a number
is refused too ("image has non-numeric user, cannot verify user is non-root"). The Pod stays in \`Init:CreateContainerConfigError\`; the app's
image, which has a number, hides that until the step is added. (OpenShift gives each container a number of its own: with one of its kinds
in the set nothing is said.)`,
  fix: "Write `runAsUser` with a number other than 0, on the init container or once for the Pod. What is known of your own images stands under `images` in the settings.",
  links: [
    "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
    "https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/kubelet/kuberuntime/security_context_others.go",
    "https://github.com/curl/curl-docker/issues/62",
  ],
  initContainer(view, report) {
    const { container, pod, image, place } = view;
    const nonRoot = securityOf(view, "runAsNonRoot");
    if (nonRoot?.value !== true || securityOf(view, "runAsUser") !== null) return;
    if (image === null || image.user === null || isWindows(view) || pod.partial) return;
    if (onOpenShift(view)) return;
    const isName = typeof image.user === "string";
    if (!isName && image.user !== 0) return;
    const asks =
      nonRoot.from === "container" ? place("securityContext", "runAsNonRoot") : pod.place("securityContext", "runAsNonRoot");
    report(
      place("image"),
      `${initTitle(container)} must not be root, but "${image.entry}" runs as ${isName ? `"${image.user}", which is no number` : "root"}, so it does not start`,
      { related: [{ place: asks, message: "asked for here" }] },
    );
  },
});

/** There the admission of security context constraints gives each container of a namespace a number (`MustRunAsRange`). */
const onOpenShift = ({ set, resource }: InitContainerView): boolean =>
  resource.kind === "DeploymentConfig" ||
  ["Route", "DeploymentConfig", "SecurityContextConstraints", "ImageStream"].some((kind) =>
    set.all(kind).some(({ apiVersion, file }) => apiVersion.includes(".openshift.io/") && isBeside(file, resource.file)),
  );

/** In one directory, or in one above the other. */
function isBeside(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return true;
  const [first, second] = [one, other].map((file) => file.slice(0, file.lastIndexOf("/") + 1));
  return first !== undefined && second !== undefined && (first.startsWith(second) || second.startsWith(first));
}
