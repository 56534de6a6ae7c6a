import { rule } from "../engine/rule.ts";
import { imageFacts } from "../knowledge/images.ts";
import type { Container } from "../model/pod.ts";
import { mountsToken, tokenDeclined, tokenUses } from "../startup/api-access.ts";
import { isBroken } from "../startup/output.ts";

export default rule({
  id: "token-only-for-init",
  level: "notice",
  optIn: true,
  since: "0.1.0",
  serves: ["purpose: certificates and secrets"],
  summary: "Only an init container asks the API server, and every container has the token for it",
  why: `The service account token is mounted into each container of the Pod as long as the Pod lives. Here an init container needs it for a
moment, and the main containers are servers that ask no API server: whoever gets into one of them can read the token, with all that the
step may do.`,
  fix: `Set \`automountServiceAccountToken: false\` for the Pod, and mount a \`projected\` volume with \`serviceAccountToken\` (and the ConfigMap
\`kube-root-ca.crt\`) at \`/var/run/secrets/kubernetes.io/serviceaccount\` in the init container.`,
  links: [
    "https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting",
    "https://kubernetes.io/docs/concepts/storage/projected-volumes/#serviceaccounttoken",
  ],
  initContainer(view, report) {
    const { container, pod, run, role } = view;
    if (role === "sidecar" || run.form === "opaque" || pod.partial || isBroken(run) || mountsToken(container)) return;
    const [use] = tokenUses(container, run);
    const others = [...(pod.spec.containers ?? []), ...(pod.spec.initContainers ?? []).filter(isSidecar)];
    if (use === undefined || !others.every(asksNobody) || tokenDeclined(view) !== null) return;
    report(
      use.word.place,
      `init container "${container.name ?? ""}" alone asks the API server, so the main containers have its token for nothing`,
    );
  },
});

const isSidecar = ({ restartPolicy }: Container): boolean => restartPolicy === "Always";

/** A server of the table of images, run as the image says and told nothing about Kubernetes. */
function asksNobody({ image, command, args, env, envFrom }: Container): boolean {
  if (imageFacts(image, [])?.server !== true || command !== undefined || (envFrom ?? []).length > 0) return false;
  return ![...(args ?? []), ...(env ?? []).map(({ name }) => name ?? "")].some((text) => /kube|k8s/i.test(text));
}
