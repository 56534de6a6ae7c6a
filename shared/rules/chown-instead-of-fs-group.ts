import { rule } from "../engine/rule.ts";
import type { Effect } from "../script/model.ts";
import { onlySetsOwners, ownerChanges, takesFsGroup } from "../startup/prepared-volumes.ts";
import { isNonRoot, isWindows, mayHold } from "../startup/rights.ts";

export default rule({
  id: "chown-instead-of-fs-group",
  level: "notice",
  since: "0.1.0",
  serves: ["purpose: permissions"],
  summary: "Root init container that only does what fsGroup does",
  why: `For an \`emptyDir\` and for a claim that one node mounts at a time, the kubelet gives the volume to the group \`fsGroup\` before any container
starts. An init container that only runs \`chown\` there needs root, an image of its own and a place in the Pod's resources, is refused where
the Pod Security level is restricted, and visits every file at every start; \`fsGroupChangePolicy: OnRootMismatch\` looks at the root directory
and is done.

On hostPath, NFS and most volumes that several nodes mount, \`fsGroup\` does nothing, and a root \`chown\` is right. What the claim is has to be
seen in the set.`,
  fix: "`securityContext: {fsGroup: <gid of the app>, fsGroupChangePolicy: OnRootMismatch}` on the Pod, and no init container. A program that insists on being the owner of its files makes a directory of its own below the volume.",
  links: [
    "https://github.com/1Password/connect-helm-charts/issues/26",
    "https://github.com/noobaa/noobaa-operator/pull/1078",
    "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#configure-volume-permission-and-ownership-change-policy-for-pods",
  ],

  initContainer(view, report) {
    const { pod, container, role } = view;
    if (role === "sidecar" || pod.partial || isWindows(view) || pod.spec.securityContext?.fsGroup !== undefined) return;
    if (isNonRoot(view) || !mayHold(view, "CHOWN")) return;
    const changes = ownerChanges(view);
    const [first] = changes;
    const name = first?.mounted[0]?.mount.name;
    if (first === undefined || name === undefined || !onlySetsOwners(view)) return;
    if (changes.some(({ effect }) => isForRoot(effect) || insists.test(effect.path))) return;
    if (!changes.every(({ mounted }) => mounted.every((one) => takesFsGroup(view, one)))) return;
    report(
      first.effect.place,
      `init container "${container.name ?? ""}" runs as root only to change the owner of volume "${name}", which fsGroup does without it`,
    );
  },
});

const isForRoot = ({ detail }: Effect): boolean => /^(?:root|0)?(?::|$)/.test(detail);

/** PostgreSQL, ssh and Erlang start only as the owner of their directory or file. */
const insists = /postgres|pgdata|pgsql|\.ssh|rabbit|erlang/i;
