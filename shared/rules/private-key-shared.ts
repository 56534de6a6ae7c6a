import { type InitContainerView, rule } from "../engine/rule.ts";
import { at, isDictionary } from "../model/resource.ts";
import { type SecretCopy, secretCopies } from "../startup/secret-copies.ts";
import { usesAfter } from "../startup/volumes.ts";

export default rule({
  id: "private-key-shared",
  level: "warning",
  since: "0.1.0",
  serves: ["purpose: certificates and secrets"],
  summary: "Key of a certificate authority copied to where the app can read it",
  why: `With the private key of a certificate authority anybody can sign certificates that all of its clients trust. A server needs its own key and the
certificate of the authority, never the authority's key. An init container that copies the whole directory of a Secret, the key included,
into a volume of the app gives it to every process of the app, and to whoever breaks into one.`,
  fix: "Copy the files by name (`cp /ca/ca.crt /certs/`), or let the volume leave the key out: `secret: {secretName: ca, items: [{key: ca.crt, path: ca.crt}]}`. Sign in the init container and leave only the results behind.",
  links: [
    "https://github.com/cert-manager/cert-manager/issues/7914",
    "https://github.com/omec-project/sdcore-helm-charts/pull/135",
    "https://kubernetes.io/docs/concepts/security/secrets-good-practices/",
  ],

  initContainer(view, report) {
    const { pod, container, role, index } = view;
    if (role === "sidecar" || pod.partial || !(pod.spec.volumes ?? []).some(({ secret }) => secret !== undefined)) return;
    for (const copy of secretCopies(view)) {
      const { source, target, effect } = copy;
      const key = keyIn(view, copy);
      const { name } = target.mount;
      if (key === null || source === null || name === undefined) continue;
      const has = (mounts: readonly { readonly name?: string | undefined }[] | undefined): boolean =>
        mounts?.some((mount) => mount.name === source.mounted.mount.name) === true;
      // Who mounts the Secret has the key anyway.
      const reader = usesAfter(pod, index, name).find((use) => use.role !== "run-once" && !has(use.container.volumeMounts));
      if (reader === undefined) continue;
      report(
        effect.place,
        `init container "${container.name ?? ""}" copies "${key}" to "${effect.path}", so container "${reader.container.name ?? ""}" can sign certificates`,
        { related: [{ place: view.place("volumeMounts", source.mounted.index), message: "the Secret with the key" }] },
      );
      return;
    }
  },
});

const authorityKey = /^(?:root[-_]?)?ca[-_.](?:private[-_.])?key(?:\.pem)?$/i;

/** The name of the key among what is copied: literal, of `items`, or of the Secret in the set. */
function keyIn({ pod, resource, set }: InitContainerView, { source }: SecretCopy): string | null {
  if (source === null) return null;
  const file = source.path.slice(source.path.lastIndexOf("/") + 1);
  if (authorityKey.test(file)) return file;
  const { mounted, recursive, path } = source;
  const { items, secretName = "" } = mounted.volume?.secret ?? {};
  if (!recursive || path !== mounted.mountPath || mounted.mount.subPath !== undefined) return null;
  if (items !== undefined) return items.find((item) => authorityKey.test(item.path ?? ""))?.path ?? null;
  const secret = set.find("Secret", resource.namespace, secretName, pod.resource);
  const keys = ["data", "stringData"].flatMap((field) => {
    const data = at(secret?.body, [field]);
    return isDictionary(data) ? Object.keys(data) : [];
  });
  return keys.find((key) => authorityKey.test(key)) ?? null;
}
