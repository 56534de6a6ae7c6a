/** privileged, capabilities and the way to more rights: checks of single containers. */
import { type Check, exempting, isWindows, type Revision } from "./model.ts";
import { containersIn, joinQuote, quotedIn } from "./words.ts";

export const privileged: Check = {
  id: "privileged",
  level: "baseline",
  revisions: [
    {
      from: 0,
      container: ({ container, path }) =>
        container.securityContext?.privileged === true
          ? [{ path: [...path, "securityContext", "privileged"], what: "is privileged" }]
          : [],
      words: (found) => ({
        reason: "privileged",
        detail: `${containersIn(found)} must not set securityContext.privileged=true`,
      }),
    },
  ],
};

const escalation: Revision = {
  from: 8,
  container({ container, path }) {
    const set = container.securityContext?.allowPrivilegeEscalation;
    if (set === false) return [];
    const at = { path: [...path, "securityContext", "allowPrivilegeEscalation"] };
    return set === true
      ? [{ ...at, what: "sets", value: "allowPrivilegeEscalation: true" }]
      : [{ ...at, what: "lacks", value: "allowPrivilegeEscalation: false", absent: true }];
  },
  words: (found) => ({
    reason: "allowPrivilegeEscalation != false",
    detail: `${containersIn(found)} must set securityContext.allowPrivilegeEscalation=false`,
  }),
};

export const allowPrivilegeEscalation: Check = {
  id: "allowPrivilegeEscalation",
  level: "restricted",
  revisions: [escalation, exempting(isWindows, 25, escalation)],
};

/** Spelt as here: with another case or `CAP_` before it a capability is not one of these. */
const harmless: ReadonlySet<string> = new Set(
  "AUDIT_WRITE CHOWN DAC_OVERRIDE FOWNER FSETID KILL MKNOD NET_BIND_SERVICE SETFCAP SETGID SETPCAP SETUID SYS_CHROOT".split(" "),
);

/** Capabilities that are added although they are not among `allowed`. */
const adding = (allowed: ReadonlySet<string>): NonNullable<Revision["container"]> => {
  return ({ container, path }) =>
    (container.securityContext?.capabilities?.add ?? []).flatMap((name, index) =>
      allowed.has(name) ? [] : [{ path: [...path, "securityContext", "capabilities", "add", index], what: "adds", value: name }],
    );
};

export const capabilitiesBaseline: Check = {
  id: "capabilities_baseline",
  level: "baseline",
  revisions: [
    {
      from: 0,
      container: adding(harmless),
      words: (found) => ({
        reason: "non-default capabilities",
        detail: `${containersIn(found)} must not include ${joinQuote(quotedIn(found))} in securityContext.capabilities.add`,
      }),
    },
  ],
};

const addingMore = adding(new Set(["NET_BIND_SERVICE"]));

const restricted: Revision = {
  from: 22,
  container(holder, subject) {
    const dropsAll = (holder.container.securityContext?.capabilities?.drop ?? []).includes("ALL");
    const path = [...holder.path, "securityContext", "capabilities", "drop"];
    const missing = dropsAll ? [] : [{ path, what: "lacks", value: "capabilities.drop: [ALL]", absent: true } as const];
    return [...missing, ...addingMore(holder, subject)];
  },
  words(found) {
    const missing = found.filter(({ absent }) => absent);
    const added = found.filter(({ absent }) => !absent);
    const details = [
      ...(missing.length > 0 ? [`${containersIn(missing)} must set securityContext.capabilities.drop=["ALL"]`] : []),
      ...(added.length > 0
        ? [`${containersIn(added)} must not include ${joinQuote(quotedIn(added))} in securityContext.capabilities.add`]
        : []),
    ];
    return { reason: "unrestricted capabilities", detail: details.join("; ") };
  },
};

export const capabilitiesRestricted: Check = {
  id: "capabilities_restricted",
  level: "restricted",
  overrides: "capabilities_baseline",
  revisions: [restricted, exempting(isWindows, 25, restricted)],
};
