import { type InitContainerView, rule } from "../engine/rule.ts";
import { guardsIn } from "../script/guards.ts";
import { isBroken } from "../startup/output.ts";
import { ownerChanges } from "../startup/prepared-volumes.ts";
import { isNonRoot, isWindows, userOf } from "../startup/rights.ts";
import { mountAt } from "../startup/volumes.ts";

export default rule({
  id: "ownership-order",
  level: "warning",
  since: "0.1.0",
  serves: ["purpose: permissions", "caution: order dependency"],
  summary: "Init container writes to a volume before a later one gives it to its user",
  why: `Init containers run in the order of the list. The root directory of a fresh volume is root's, so a container that runs as another user cannot
write to it ("Permission denied") until a later init container has run \`chown\`, which it never does: the Pod stays in \`Init:Error\`. On a volume
that an older version has prepared it works, so that only a new installation fails.`,
  fix: "Put the container that changes the owner first, or set `fsGroup` on the Pod, which is done before any container starts.",
  links: [
    "https://github.com/2i2c-org/infrastructure/pull/3124",
    "https://github.com/kubernetes/kubernetes/issues/2630",
    "https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#detailed-behavior",
  ],

  initContainer(view, report) {
    const { pod, container, run, role, index } = view;
    if (role === "sidecar" || pod.partial || isWindows(view) || isBroken(run) || run.form === "opaque" || !isNonRoot(view))
      return;
    const isGuarded = guardsIn(run);
    for (const effect of run.effects) {
      const { kind, command, path, place } = effect;
      if (!/^(?:write|append|directory|clone)$/.test(kind) || command.fate !== "decides" || isGuarded(command)) continue;
      const mounted = mountAt(pod, container, path);
      const name = mounted?.mount.name;
      if (mounted === undefined || name === undefined || mounted.writable === false || !isRoots(view, mounted.source)) continue;
      if (
        pod.initContainers.slice(0, index).some((before) => before.container.volumeMounts?.some((mount) => mount.name === name))
      )
        continue;
      const later = pod.initContainers.slice(index + 1).find((one) => !isNonRoot(one) && takes(one, name));
      if (later === undefined) continue;
      const user = userOf(view);
      report(
        place,
        `init container "${container.name ?? ""}" writes to volume "${name}" as ${user === null ? "a user other than root" : `user ${user}`} before "${later.container.name ?? ""}" changes its owner, so it may not write`,
        { related: [{ place: later.place(), message: "it changes the owner only after that" }] },
      );
      return;
    }
  },
});

/** Volumes whose root directory is root's at first; `fsGroup` gives it to the group, but not on the node and on NFS. */
const isRoots = ({ pod }: InitContainerView, source: string | null): boolean =>
  source === "hostPath" ||
  source === "nfs" ||
  ((source === "persistentVolumeClaim" || source === "ephemeral") && pod.spec.securityContext?.fsGroup === undefined);

/** Changes the owner of the volume's root directory, by its path or from above. */
const takes = (view: InitContainerView, name: string): boolean =>
  view.role === "run-once" &&
  ownerChanges(view).some(({ mounted }) => mounted.some((one) => one.mount.name === name && one.pathInVolume === ""));
