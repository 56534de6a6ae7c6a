/** What the API server checks of a pod as a whole and init containers take part in (pkg/apis/{core,apps,batch}/validation). */
import type { Container, Metadata, PodSpec } from "../model/pod.ts";
import type { Path } from "../model/resource.ts";
import { forbidden, invalid, type Refuse, required, unsupported } from "./model.ts";

interface PodSubject {
  readonly spec: PodSpec;
  readonly annotations: NonNullable<Metadata["annotations"]>;
  readonly kind: string;
}

/** Paths of its refusals start at the pod spec, or with "metadata" at the pod's metadata. */
interface PodCheck {
  check(subject: PodSubject, refuse: Refuse): void;
}

export const podChecks: readonly PodCheck[] = [
  {
    check({ spec, kind }, refuse) {
      const path = ["restartPolicy"];
      const { restartPolicy: policy = "Always" } = spec;
      if (policy !== "" && !policies.includes(policy)) refuse(unsupported(path, policy, policies));
      else if (kind === "Job" || kind === "CronJob") {
        if (policy === "Always" || policy === "") refuse(required(path, 'valid values: "OnFailure", "Never"'));
      } else if (isLasting(kind) && policy !== "Always" && policy !== "") refuse(unsupported(path, policy, ["Always"]));
    },
  },
  {
    check({ spec, kind }, refuse) {
      if ((spec.ephemeralContainers ?? []).length === 0) return;
      const why = kind === "Pod" ? "cannot be set on create" : "ephemeral containers not allowed in pod template";
      refuse(forbidden(["ephemeralContainers"], why));
    },
  },
  {
    check({ spec }, refuse) {
      const all = containersOf(spec);
      const onHost = all.filter((container) => isHostProcess(container, spec)).length;
      if (onHost === 0) return;
      const everyone = "If pod contains any hostProcess containers then all containers must be HostProcess containers";
      if (onHost < all.length) refuse(invalid([], everyone));
      if (spec.hostNetwork !== true)
        refuse(invalid(["hostNetwork"], "hostNetwork must be true if pod contains any hostProcess containers"));
    },
  },
  {
    check({ spec, annotations }, refuse) {
      for (const [key, profile] of Object.entries(annotations)) {
        if (!key.startsWith(appArmor)) continue;
        const path: Path = ["metadata", "annotations", key];
        if (!containersOf(spec).some(({ name }) => name === key.slice(appArmor.length)))
          refuse(invalid(path, "container not found"));
        if (!/^(?:$|runtime\/default$|unconfined$|localhost\/)/.test(profile))
          refuse(invalid(path, `invalid AppArmor profile name: "${profile}"`));
      }
    },
  },
];

const policies = ["Always", "OnFailure", "Never"];
const isLasting = (kind: string): boolean =>
  ["Deployment", "ReplicaSet", "StatefulSet", "DaemonSet", "ReplicationController"].includes(kind);

const appArmor = "container.apparmor.security.beta.kubernetes.io/";

const containersOf = ({ initContainers = [], containers = [], ephemeralContainers = [] }: PodSpec): readonly Container[] => [
  ...initContainers,
  ...containers,
  ...ephemeralContainers,
];

const isHostProcess = ({ securityContext }: Container, spec: PodSpec): boolean =>
  (securityContext?.windowsOptions?.hostProcess ?? spec.securityContext?.windowsOptions?.hostProcess) === true;
