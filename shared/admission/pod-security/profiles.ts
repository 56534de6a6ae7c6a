/** What confines a container: SELinux, seccomp, AppArmor and the masks of /proc. */
import type { SecurityContext } from "../../model/pod.ts";
import type { Path } from "../../model/resource.ts";
import { type Check, exempting, type Fault, isInUserNamespace, isWindows, type Revision, type Subject } from "./model.ts";
import { containersIn, joinQuote, pluralize, quotedIn, settersIn } from "./words.ts";

type Profile = NonNullable<SecurityContext["seccompProfile"]>;
type Labels = NonNullable<SecurityContext["seLinuxOptions"]>;

const isAllowed = ({ type }: Profile): boolean => type === "RuntimeDefault" || type === "Localhost";

/** A profile of the context at `path`, where it is one that the standards forbid. */
const faultOf = (path: Path, field: "seccompProfile" | "appArmorProfile", profile: Profile | undefined): readonly Fault[] =>
  profile === undefined || isAllowed(profile)
    ? []
    : [
        {
          path: [...path, "securityContext", field, "type"],
          what: `has the ${field === "seccompProfile" ? "seccomp" : "AppArmor"} profile`,
          value: profile.type ?? "",
        },
      ];

/** `name="value"` as Go prints it, for what people write into annotations. */
const printed = (name: string, value: string): string => `${name}=${JSON.stringify(value)}`;

const annotationAt = (name: string, value: string, kind: "a seccomp" | "an AppArmor"): Fault => ({
  path: ["metadata", "annotations", name],
  what: `has ${kind} annotation`,
  quoted: printed(name, value),
});

const seccompOfPod = "seccomp.security.alpha.kubernetes.io/pod";
const seccompOfContainer = "container.seccomp.security.alpha.kubernetes.io/";

const seccompAnnotation = ({ metadata }: Subject, name: string): readonly Fault[] => {
  const value = metadata.annotations?.[name];
  const isFine = value === undefined || /^(?:runtime\/default$|docker\/default$|localhost\/)/.test(value);
  return isFine ? [] : [annotationAt(name, value, "a seccomp")];
};

const seccompFields: Revision = {
  from: 19,
  pod: ({ spec }) => faultOf(["spec"], "seccompProfile", spec.securityContext?.seccompProfile),
  container: ({ container, path }) => faultOf(path, "seccompProfile", container.securityContext?.seccompProfile),
  reach: ({ container }, fault) => (container.securityContext?.seccompProfile === undefined ? fault : null),
  words: (found) => ({
    reason: "seccompProfile",
    detail: `${settersIn(found)} must not set securityContext.seccompProfile.type to ${joinQuote(quotedIn(found))}`,
  }),
};

export const seccompBaseline: Check = {
  id: "seccompProfile_baseline",
  level: "baseline",
  revisions: [
    {
      from: 0,
      pod: (subject) => seccompAnnotation(subject, seccompOfPod),
      container: ({ container }, subject) => seccompAnnotation(subject, seccompOfContainer + (container.name ?? "")),
      reach: (_, fault) => fault,
      words(found) {
        const all = quotedIn(found);
        return {
          reason: "seccompProfile",
          detail: `forbidden ${pluralize("annotation", "annotations", all.length)} ${all.join(", ")}`,
        };
      },
    },
    seccompFields,
  ],
};

const seccompNeeded: Revision = {
  ...seccompFields,
  container(holder, subject) {
    const ofPod = subject.spec.securityContext?.seccompProfile;
    const { container, path } = holder;
    if (container.securityContext?.seccompProfile !== undefined) return seccompFields.container?.(holder, subject) ?? [];
    if (ofPod !== undefined && isAllowed(ofPod)) return [];
    return [
      {
        path: [...path, "securityContext", "seccompProfile", "type"],
        what: "lacks",
        value: "seccompProfile.type: RuntimeDefault",
        absent: true,
      },
    ];
  },
  words(found) {
    const setting = found.filter(({ absent }) => !absent);
    if (setting.length > 0) return seccompFields.words(setting);
    return {
      reason: "seccompProfile",
      detail: `pod or ${containersIn(found)} must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost"`,
    };
  },
};

export const seccompRestricted: Check = {
  id: "seccompProfile_restricted",
  level: "restricted",
  overrides: "seccompProfile_baseline",
  revisions: [seccompNeeded, exempting(isWindows, 25, seccompNeeded)],
};

const appArmorOfContainer = "container.apparmor.security.beta.kubernetes.io/";
const isAnnotation = ({ path }: Fault): boolean => path[0] === "metadata";
/** The first version that has the field. */
const hasAppArmorField = ({ cluster }: Subject): boolean => cluster.minor >= 30;

/** A profile for the container from its annotation, as the server copies it into the field; those that are allowed do not matter. */
function copied(name: string | undefined, { spec, metadata }: Subject): Profile | undefined {
  if (metadata.annotations?.[appArmorOfContainer + (name ?? "")] !== "unconfined" || spec.os?.name === "windows")
    return undefined;
  return spec.securityContext?.appArmorProfile?.type === "Unconfined" ? undefined : { type: "Unconfined" };
}

export const appArmor: Check = {
  id: "appArmorProfile",
  level: "baseline",
  revisions: [
    {
      from: 0,
      pod: (subject) => [
        ...(hasAppArmorField(subject) ? faultOf(["spec"], "appArmorProfile", subject.spec.securityContext?.appArmorProfile) : []),
        ...Object.entries(subject.metadata.annotations ?? {}).flatMap(([name, value]) =>
          name.startsWith(appArmorOfContainer) && !/^(?:$|runtime\/default$|localhost\/)/.test(value)
            ? [annotationAt(name, value, "an AppArmor")]
            : [],
        ),
      ],
      container: ({ container, path }, subject) =>
        hasAppArmorField(subject)
          ? faultOf(path, "appArmorProfile", container.securityContext?.appArmorProfile ?? copied(container.name, subject))
          : [],
      reach({ container }, fault) {
        if (isAnnotation(fault)) return fault.path.at(-1) === appArmorOfContainer + (container.name ?? "") ? fault : null;
        return container.securityContext?.appArmorProfile === undefined ? fault : null;
      },
      words(found) {
        const [fields, annotations] = [found.filter((each) => !isAnnotation(each)), found.filter(isAnnotation)];
        const values = [...quotedIn(fields), ...quotedIn(annotations)];
        const setters = [
          ...(fields.length > 0 ? [settersIn(fields)] : []),
          ...(annotations.length > 0 ? [pluralize("annotation", "annotations", annotations.length)] : []),
        ];
        return {
          reason: pluralize("forbidden AppArmor profile", "forbidden AppArmor profiles", values.length),
          detail: `${setters.join(" and ")} must not set AppArmor profile type to ${joinQuote(values)}`,
        };
      },
    },
  ],
};

const seLinuxFrom = (from: number, types: readonly string[]): Revision => {
  const faults = (at: Path, options: Labels | undefined): readonly Fault[] => {
    if (options === undefined) return [];
    const path = [...at, "securityContext", "seLinuxOptions"];
    const { type = "", user = "", role = "" } = options;
    const what = "has SELinux options";
    return [
      ...(types.includes(type) ? [] : [{ path: [...path, "type"], what, value: `type: ${type}`, quoted: type }]),
      ...(user === "" ? [] : [{ path: [...path, "user"], what, value: "user" }]),
      ...(role === "" ? [] : [{ path: [...path, "role"], what, value: "role" }]),
    ];
  };
  return {
    from,
    pod: ({ spec }) => faults(["spec"], spec.securityContext?.seLinuxOptions),
    container: ({ container, path }) => faults(path, container.securityContext?.seLinuxOptions),
    reach: ({ container }, fault) => (container.securityContext?.seLinuxOptions === undefined ? fault : null),
    words(found) {
      const bad = quotedIn(found.filter(({ quoted }) => quoted !== undefined));
      const data = [
        ...(bad.length > 0 ? [`${pluralize("type", "types", bad.length)} ${joinQuote(bad)}`] : []),
        ...["user", "role"]
          .filter((field) => found.some(({ path }) => path.at(-1) === field))
          .map((field) => `${field} may not be set`),
      ];
      return {
        reason: "seLinuxOptions",
        detail: `${settersIn(found)} set forbidden securityContext.seLinuxOptions: ${data.join("; ")}`,
      };
    },
  };
};

const containerTypes = ["", "container_t", "container_init_t", "container_kvm_t"];

export const seLinux: Check = {
  id: "seLinuxOptions",
  level: "baseline",
  revisions: [seLinuxFrom(0, containerTypes), seLinuxFrom(31, [...containerTypes, "container_engine_t"])],
};

const masked: Revision = {
  from: 0,
  container({ container, path }, { cluster }) {
    const type = container.securityContext?.procMount;
    // Without its gate the server writes Default over it.
    if (type === undefined || type === "Default" || !cluster.isOn("ProcMountType")) return [];
    return [{ path: [...path, "securityContext", "procMount"], what: "has the procMount", value: type }];
  },
  words: (found) => ({
    reason: "procMount",
    detail: `${containersIn(found)} must not set securityContext.procMount to ${joinQuote(quotedIn(found))}`,
  }),
};

export const procMountBaseline: Check = {
  id: "procMount",
  level: "baseline",
  revisions: [masked, exempting(isInUserNamespace, 35, masked)],
};

export const procMountRestricted: Check = {
  id: "procMount_restricted",
  level: "restricted",
  overrides: "procMount",
  revisions: [{ ...masked, from: 35 }],
};
