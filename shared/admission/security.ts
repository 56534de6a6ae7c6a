/** The security context, and what the operating system allows of it (pkg/apis/core/validation, ValidateSecurityContext, validateWindows). */
import type { SecurityContext } from "../model/pod.ts";
import { beside, type Check, forbidden, invalid, type Refuse, required, unsupported } from "./model.ts";
import { isPadded, problemsOfRelativePath, problemsOfSubdomain } from "./names.ts";

const at = (...path: string[]) => ["securityContext", ...path];

export const securityChecks: readonly Check[] = [
  {
    of: "user and group",
    check({ container: { securityContext } }, refuse) {
      for (const field of ["runAsUser", "runAsGroup"] as const) {
        const id = securityContext?.[field];
        if (id !== undefined && (id < 0 || id > 2147483647))
          refuse(invalid(at(field), "must be between 0 and 2147483647, inclusive"));
      }
    },
  },
  {
    of: "privileges",
    check({ container: { securityContext } }, refuse) {
      if (securityContext?.allowPrivilegeEscalation !== false) return;
      if (securityContext.privileged === true)
        refuse(invalid(at(), "cannot set `allowPrivilegeEscalation` to false and `privileged` to true"));
      if (securityContext.capabilities?.add?.includes("CAP_SYS_ADMIN"))
        refuse(invalid(at(), "cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN"));
    },
  },
  {
    of: "procMount",
    byVersion: true,
    check({ container: { securityContext }, spec, cluster }, refuse) {
      const procMount = securityContext?.procMount;
      if (procMount === undefined || !cluster.isOn("ProcMountType")) return;
      if (!procMounts.includes(procMount)) refuse(unsupported(at("procMount"), procMount, procMounts));
      const ownUsers = spec.hostUsers === false && cluster.isOn("UserNamespacesSupport");
      if (procMount === "Unmasked" && !ownUsers && cluster.minor >= 30)
        refuse(beside(invalid(at("procMount"), "`hostUsers` must be false to use `Unmasked`")));
    },
  },
  {
    of: "profiles",
    check({ container: { securityContext } }, refuse) {
      if (securityContext?.seccompProfile !== undefined) checkSeccomp(securityContext.seccompProfile, refuse);
      if (securityContext?.appArmorProfile !== undefined) checkAppArmor(securityContext.appArmorProfile, refuse);
    },
  },
  {
    of: "windowsOptions",
    check({ container: { securityContext } }, refuse) {
      const { gmsaCredentialSpecName, gmsaCredentialSpec, runAsUserName } = securityContext?.windowsOptions ?? {};
      const say = (field: string, problem: string) => refuse(invalid(at("windowsOptions", field), problem));
      if (gmsaCredentialSpecName !== undefined)
        for (const problem of problemsOfSubdomain(gmsaCredentialSpecName)) say("gmsaCredentialSpecName", problem);
      if (gmsaCredentialSpec === "") say("gmsaCredentialSpec", "gmsaCredentialSpec cannot be an empty string");
      if (bytesOf(gmsaCredentialSpec ?? "") > 64 * 1024)
        say("gmsaCredentialSpec", "gmsaCredentialSpec size must be under 64 KiB");
      if (runAsUserName !== undefined) for (const problem of problemsOfWindowsUser(runAsUserName)) say("runAsUserName", problem);
    },
  },
  {
    of: "operating system",
    check({ container: { securityContext }, spec }, refuse) {
      if (spec.os === undefined || securityContext === undefined) return;
      if (spec.os.name === "linux" && securityContext.windowsOptions !== undefined)
        refuse(forbidden(at("windowsOptions"), "windows options cannot be set for a linux pod"));
      if (spec.os.name !== "windows") return;
      for (const field of notOnWindows)
        if (securityContext[field] !== undefined) refuse(forbidden(at(field), "cannot be set for a windows pod"));
    },
  },
  {
    of: "hostProcess",
    check({ container: { securityContext }, spec }, refuse) {
      const own = securityContext?.windowsOptions?.hostProcess;
      const ofPod = spec.securityContext?.windowsOptions?.hostProcess;
      if (own !== undefined && ofPod !== undefined && own !== ofPod) {
        const problem = `pod hostProcess value must be identical if both are specified, was ${ofPod}`;
        refuse(invalid(at("windowsOptions", "hostProcess"), problem));
      }
    },
  },
  {
    of: "seccomp annotation",
    check({ container: { name = "", securityContext }, annotations }, refuse) {
      const field = securityContext?.seccompProfile;
      const annotation = annotations[`container.seccomp.security.alpha.kubernetes.io/${name}`];
      if (field === undefined || annotation === undefined) return;
      const forms = { Unconfined: ["unconfined"], RuntimeDefault: ["runtime/default", "docker/default"] };
      const problem = mismatch(field, annotation, forms, "localhost/");
      if (problem !== undefined) refuse(forbidden(at("seccompProfile", problem), `seccomp ${wordOf[problem]} ${mustMatch}`));
    },
  },
  {
    of: "AppArmor annotation",
    check({ container: { name = "", securityContext }, spec, isPod, annotations }, refuse) {
      const annotation = annotations[`container.apparmor.security.beta.kubernetes.io/${name}`];
      if (annotation === undefined || spec.os?.name === "windows") return;
      // A Pod's container without a profile of its own gets a good one of the annotation (applyAppArmorVersionSkew); a template's does not.
      const isTaken = isPod && isAppArmorAnnotation(annotation);
      const field = securityContext?.appArmorProfile ?? (isTaken ? undefined : spec.securityContext?.appArmorProfile);
      if (field === undefined) return;
      const problem = mismatch(
        field,
        annotation,
        { Unconfined: ["unconfined"], RuntimeDefault: ["runtime/default"] },
        "localhost/",
      );
      if (problem !== undefined) refuse(forbidden(at("appArmorProfile", problem), `apparmor ${wordOf[problem]} ${mustMatch}`));
    },
  },
];

const procMounts = ["Default", "Unmasked"];
const profileTypes = ["Localhost", "RuntimeDefault", "Unconfined"];
const notOnWindows = [
  "appArmorProfile",
  "seLinuxOptions",
  "seccompProfile",
  "capabilities",
  "readOnlyRootFilesystem",
  "privileged",
  "allowPrivilegeEscalation",
  "procMount",
  "runAsUser",
  "runAsGroup",
] as const satisfies readonly (keyof SecurityContext)[];

type Profile = NonNullable<SecurityContext["seccompProfile"]>;

function checkSeccomp({ type = "", localhostProfile: file }: Profile, refuse: Refuse): void {
  const [ofType, ofFile] = [at("seccompProfile", "type"), at("seccompProfile", "localhostProfile")];
  if (type === "") refuse(required(ofType, "type is required when seccompProfile is set"));
  else if (!profileTypes.includes(type)) refuse(unsupported(ofType, type, profileTypes));
  if (type !== "Localhost") {
    if (file !== undefined) refuse(beside(invalid(ofFile, "can only be set when seccomp type is Localhost")));
  } else if (file === undefined) refuse(required(ofFile, "must be set when seccomp type is Localhost"));
  else for (const problem of problemsOfRelativePath(file)) refuse(invalid(ofFile, problem));
}

function checkAppArmor({ type = "", localhostProfile: name }: Profile, refuse: Refuse): void {
  const [ofType, ofName] = [at("appArmorProfile", "type"), at("appArmorProfile", "localhostProfile")];
  if (type === "") refuse(required(ofType, "type is required when appArmorProfile is set"));
  else if (!profileTypes.includes(type)) refuse(unsupported(ofType, type, profileTypes));
  else if (type !== "Localhost") {
    if (name !== undefined) refuse(beside(invalid(ofName, "can only be set when AppArmor type is Localhost")));
  } else if (!name) refuse(required(ofName, "must be set when AppArmor type is Localhost"));
  else {
    if (isPadded(name)) refuse(invalid(ofName, "must not be padded with whitespace"));
    if (bytesOf(name) > 4095) refuse({ type: "Too long", path: ofName, detail: "may not be more than 4095 bytes" });
  }
}

function isAppArmorAnnotation(annotation: string): boolean {
  if (annotation === "runtime/default" || annotation === "unconfined") return true;
  const [, name] = /^localhost\/([\s\S]+)$/.exec(annotation) ?? [];
  return name !== undefined && !isPadded(name) && bytesOf(name) <= 4095;
}

/** In UTF-8: what Go's len counts. */
function bytesOf(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

const netBios = /^[^\\/:*?"<>|.][^\\/:*?"<>|]{0,14}$/u;
const dns = /^[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;

function problemsOfWindowsUser(name: string): readonly string[] {
  if (name === "") return ["runAsUserName cannot be an empty string"];
  if (/[\x00-\x1f\x7f]/.test(name)) return ["runAsUserName cannot contain control characters"];
  const parts = name.split("\\");
  if (parts.length > 2) return ["runAsUserName cannot contain more than one backslash"];
  const [user = "", domain] = parts.reverse();
  return [
    ...(domain !== undefined && bytesOf(domain) >= 256 ? ["runAsUserName's Domain length must be under 256 characters"] : []),
    ...(domain !== undefined && !netBios.test(domain) && !dns.test(domain)
      ? ["runAsUserName's Domain doesn't match the NetBios nor the DNS format"]
      : []),
    ...(user === "" ? ["runAsUserName's User cannot be empty"] : []),
    ...(bytesOf(user) > 104 ? ["runAsUserName's User length must not be longer than 104 characters"] : []),
    ...(/^[. ]+$/.test(user) ? ["runAsUserName's User cannot contain only periods or spaces"] : []),
    ...(/["/\\:;|=,+*?<>@[\]]/.test(user)
      ? [`runAsUserName's User cannot contain the following characters: "/\\:;|=,+*?<>@[]`]
      : []),
  ];
}

const mustMatch = "in annotation and field must match";
const wordOf = { type: "type", localhostProfile: "profile" } as const;

/** The part of a profile in which the field and the annotation of old differ; undefined when they agree. */
function mismatch(
  { type, localhostProfile }: Profile,
  annotation: string,
  forms: { readonly Unconfined: readonly string[]; readonly RuntimeDefault: readonly string[] },
  local: string,
): "type" | "localhostProfile" | undefined {
  if (type === "Unconfined" || type === "RuntimeDefault") return forms[type].includes(annotation) ? undefined : "type";
  if (type !== "Localhost") return undefined;
  if (!annotation.startsWith(local)) return "type";
  return localhostProfile === annotation.slice(local.length) ? undefined : "localhostProfile";
}
