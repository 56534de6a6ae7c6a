import { enforcedOn } from "../admission/pod-security/policy.ts";
import { type InitContainerView, rule } from "../engine/rule.ts";
import { type Container, initTitle } from "../model/pod.ts";
import { worksAsRoot, writesOnlyToVolumes } from "../startup/needs.ts";
import { capabilityName, isNonRoot, isPrivileged, isWindows, type Secured, securityOf } from "../startup/rights.ts";

export default rule({
  id: "init-weaker-than-app",
  level: "warning",
  since: "0.1.0",
  serves: ["purpose: permissions", "practice: clear purpose"],
  summary: "Init container keeps rights that all main containers have given up",
  why: `A security context holds for one container. The init container runs in the same Pod, on the same volumes, with the same service account
and the same network, and often with an image that somebody else builds; when it keeps root, the default capabilities and a writable root
file system, what the app gave up is still there for whoever gets into the step.`,
  fix: "Copy the app's `securityContext` to the init container; `runAsNonRoot`, `runAsUser` and `seccompProfile` can stand once at the Pod. A step that needs a right says so: `runAsUser: 0`, `capabilities: {drop: [ALL], add: [CHOWN]}`, `readOnlyRootFilesystem: false`.",
  links: [
    "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
    "https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted",
  ],
  initContainer(view, report) {
    const { container, pod, place } = view;
    const apps = (pod.spec.containers ?? []).map((app) => ({ pod, container: app, image: null }));
    if (pod.partial || apps.length === 0 || apps.some(isPrivileged) || isWindows(view) || hasPurpose(view)) return;
    const refused = enforcedOn(view)?.policy.level === "restricted";
    const missing = properties.filter(
      ({ isSet, isDecided, isNeeded, isRefused }) =>
        !(refused && isRefused) && apps.every(isSet) && !isSet(view) && !isDecided(view) && !isNeeded?.(view),
    );
    if (missing.length === 0) return;
    const names = missing.map(({ name }) => `"${name}"`).join(", ");
    report(
      place("name"),
      `${initTitle(container)} lacks ${names}, which every main container has, so it is the weaker way in`,
      // What a step writes beside its volumes is gone when it ends.
      { level: missing.every(({ name }) => name === "readOnlyRootFilesystem") ? "notice" : "warning" },
    );
  },
});

interface Property {
  readonly name: string;
  readonly isSet: (view: Secured) => boolean;
  /** The container says otherwise itself. */
  readonly isDecided: (view: Secured) => boolean;
  /** What it runs needs the right, or nobody can tell. */
  readonly isNeeded?: (view: InitContainerView) => boolean;
  /** The Pod Security level "restricted" refuses a container without it. */
  readonly isRefused: boolean;
}

const own = ({ container }: Secured): NonNullable<Container["securityContext"]> => container.securityContext ?? {};

const properties: readonly Property[] = [
  {
    name: "runAsNonRoot",
    isSet: (view) => securityOf(view, "runAsNonRoot")?.value === true,
    isDecided: (view) => own(view).runAsNonRoot !== undefined || isNonRoot(view),
    isNeeded: ({ run }) => worksAsRoot(run),
    isRefused: true,
  },
  {
    name: "allowPrivilegeEscalation: false",
    isSet: (view) => own(view).allowPrivilegeEscalation === false,
    isDecided: (view) => own(view).allowPrivilegeEscalation !== undefined,
    isRefused: true,
  },
  {
    name: "capabilities.drop: [ALL]",
    isSet: (view) => (own(view).capabilities?.drop ?? []).some((name) => capabilityName(name) === "ALL") && !addsRights(view),
    isDecided: () => false,
    isNeeded: ({ run }) => worksAsRoot(run),
    isRefused: true,
  },
  {
    name: "readOnlyRootFilesystem",
    isSet: (view) => own(view).readOnlyRootFilesystem === true,
    isDecided: (view) => own(view).readOnlyRootFilesystem !== undefined,
    isNeeded: ({ pod, container, run }) => !writesOnlyToVolumes(pod, container, run),
    isRefused: false,
  },
  {
    name: "seccompProfile",
    isSet: (view) => /^(?:RuntimeDefault|Localhost)$/.test(securityOf(view, "seccompProfile")?.value.type ?? ""),
    isDecided: (view) => own(view).seccompProfile !== undefined,
    isRefused: true,
  },
];

/** More than a port below 1024. */
const addsRights = (view: Secured): boolean =>
  (own(view).capabilities?.add ?? []).some((name) => capabilityName(name) !== "NET_BIND_SERVICE");

/** Root, every right or one more: on purpose. */
const hasPurpose = (view: InitContainerView): boolean =>
  isPrivileged(view) || own(view).runAsUser === 0 || (own(view).capabilities?.add ?? []).length > 0;
