import { type InitContainerView, rule } from "../engine/rule.ts";
import { type SecretCopy, secretCopies } from "../startup/secret-copies.ts";

export default rule({
  id: "secret-on-disk",
  level: "notice",
  since: "0.1.0",
  serves: ["purpose: certificates and secrets"],
  summary: "Init container writes a Secret to an emptyDir on the node's disk",
  why: `The kubelet keeps the files of a Secret in memory (tmpfs), and an environment variable is in no file at all. An \`emptyDir\` is a directory on the
node's disk, so a Secret that is copied or rendered there can be read from the disk while the Pod lives, and, deleted, from its free blocks
and from snapshots. Nothing else of the Pod says that there is a Secret in it.`,
  fix: "`emptyDir: {medium: Memory, sizeLimit: 1Mi}` keeps the volume in memory (it counts against the memory limits). Often no copy is needed: `defaultMode`, `items` and `fsGroup` set names, modes and the group of a Secret's files.",
  links: [
    "https://github.com/UKHomeOffice/vault-sidekick/issues/33",
    "https://github.com/airbytehq/airbyte/pull/5538",
    "https://kubernetes.io/docs/concepts/storage/volumes/#emptydir",
    "https://kubernetes.io/docs/concepts/configuration/secret/#information-security-for-secrets",
  ],

  initContainer(view, report) {
    const { pod, container, role } = view;
    if (role === "sidecar" || pod.partial || !mayHoldSecret(view)) return;
    const said = new Set<string>();
    for (const copy of secretCopies(view)) {
      const { target, effect, source, variable } = copy;
      const { name = "" } = target.mount;
      if (target.source !== "emptyDir" || target.volume?.emptyDir?.medium !== undefined || said.has(name) || isPublic(copy))
        continue;
      said.add(name);
      const what =
        source === null ? `writes "$${variable ?? ""}", which comes from a Secret,` : `copies "${source.path}" of a Secret`;
      report(
        effect.place,
        `init container "${container.name ?? ""}" ${what} to "${effect.path}", so it lies on the node's disk in volume "${name}"`,
      );
    }
  },
});

/** Cheap: a Secret by volume or by variable. */
const mayHoldSecret = ({ pod, container }: InitContainerView): boolean =>
  (pod.spec.volumes ?? []).some(({ secret }) => secret !== undefined) ||
  (container.env ?? []).some(({ valueFrom }) => valueFrom?.secretKeyRef !== undefined);

/** Certificates and public keys are meant to be read. */
const isPublic = ({ source }: SecretCopy): boolean =>
  source !== null &&
  !source.recursive &&
  /(?:\.(?:crt|cer|pub)|(?:^|[-_./])(?:ca|cert|certs|chain|fullchain|bundle|public|truststore)(?:[-_][a-z]{1,20})?\.(?:pem|jks|p12))$/i.test(
    source.path,
  );
