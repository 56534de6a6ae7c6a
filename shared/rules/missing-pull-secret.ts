import { type InitContainerView, rule } from "../engine/rule.ts";
import { isOpenRegistry } from "../knowledge/registries.ts";
import { parseImage } from "../model/image.ts";
import { at } from "../model/resource.ts";

export default rule({
  id: "missing-pull-secret",
  level: "notice",
  since: "0.1.0",
  serves: ["practice: light images", "purpose: preparation"],
  summary: "Init container alone pulls from a registry for which the Pod has no pull secret",
  why: `\`imagePullSecrets\` stand on the Pod (or its ServiceAccount) and hold for all its containers. A helper image that comes from another
registry than the app is easily forgotten there: the app's image is public or already on the node, and the Pod stays in
\`Init:ErrImagePull\`.

It speaks only when the rest of the manifests shows that the registry needs a Secret: another workload pulls from it with one, or the Pod's own
ServiceAccount is there and names none. Nodes can have credentials of their own.`,
  fix: "Name the Secret in the Pod's `imagePullSecrets` or on its ServiceAccount, or pull the image from the app's registry.",
  links: [
    "https://github.com/netdata/helmchart/issues/277",
    "https://github.com/kubernetes/kubernetes/issues/82782",
    "https://kubernetes.io/docs/tasks/configure-pod-container/pull-image-private-registry/",
  ],

  initContainer(view, report) {
    const { container, pod, place } = view;
    const host = hostOf(container.image);
    if (host === undefined || isOpenRegistry(host) || pod.partial) return;
    if ((pod.spec.imagePullSecrets ?? []).length > 0) return;
    const apps = (pod.spec.containers ?? []).map(({ image }) => hostOf(image));
    if (apps.length === 0 || apps.some((other) => other === undefined || other === host)) return;
    const account = accountOf(view);
    if (account === "has secrets" || (account === "unknown" && !needsSecret(view, host))) return;
    report(
      place("image"),
      `image "${container.image}" is from "${host}", for which the Pod has no pull secret, so it may not start`,
    );
  },
});

const hostOf = (image: string | undefined): string | undefined => (image === undefined ? undefined : parseImage(image)?.registry);

function accountOf({ pod, set, resource }: InitContainerView): "has secrets" | "has none" | "unknown" {
  const { serviceAccountName, serviceAccount } = pod.spec;
  const name = serviceAccountName || serviceAccount || "default";
  const account = set.find("ServiceAccount", resource.namespace, name, resource);
  if (account === undefined) return "unknown";
  const secrets = at(account.body, ["imagePullSecrets"]);
  return Array.isArray(secrets) && secrets.length > 0 ? "has secrets" : "has none";
}

/** Another pod of the set pulls from this host, and names a Secret for it. */
const needsSecret = ({ set, pod }: InitContainerView, host: string): boolean =>
  set.pods.some(
    ({ spec, resource }) =>
      resource !== pod.resource &&
      (spec.imagePullSecrets ?? []).length > 0 &&
      [...(spec.containers ?? []), ...(spec.initContainers ?? [])].every(({ image }) => {
        const other = hostOf(image);
        return other === host || (other !== undefined && isOpenRegistry(other));
      }) &&
      [...(spec.containers ?? []), ...(spec.initContainers ?? [])].some(({ image }) => hostOf(image) === host),
  );
