/** Which user a container may run as: checks of the security context of the Pod and of its containers. */
import { type Check, exempting, isInUserNamespace, type Revision } from "./model.ts";
import { containersIn, settersIn } from "./words.ts";

const nonRoot: Revision = {
  from: 0,
  pod: ({ spec }) =>
    spec.securityContext?.runAsNonRoot === false
      ? [{ path: ["spec", "securityContext", "runAsNonRoot"], what: "inherits", value: "runAsNonRoot: false" }]
      : [],
  container({ container, path }, { spec }) {
    const own = container.securityContext?.runAsNonRoot;
    if (own === true) return [];
    const at = { path: [...path, "securityContext", "runAsNonRoot"] };
    if (own === false) return [{ ...at, what: "sets", value: "runAsNonRoot: false" }];
    return spec.securityContext?.runAsNonRoot === true
      ? []
      : [{ ...at, what: "lacks", value: "runAsNonRoot: true", absent: true }];
  },
  reach: ({ container }, fault) => (container.securityContext?.runAsNonRoot === undefined ? fault : null),
  words(found) {
    const setting = found.filter(({ absent }) => !absent);
    return {
      reason: "runAsNonRoot != true",
      detail:
        setting.length > 0
          ? `${settersIn(setting)} must not set securityContext.runAsNonRoot=false`
          : `pod or ${containersIn(found)} must set securityContext.runAsNonRoot=true`,
    };
  },
};

export const runAsNonRoot: Check = {
  id: "runAsNonRoot",
  level: "restricted",
  revisions: [nonRoot, exempting(isInUserNamespace, 35, nonRoot)],
};

const notZero: Revision = {
  from: 23,
  pod: ({ spec }) =>
    spec.securityContext?.runAsUser === 0
      ? [{ path: ["spec", "securityContext", "runAsUser"], what: "inherits", value: "runAsUser: 0" }]
      : [],
  container: ({ container, path }) =>
    container.securityContext?.runAsUser === 0
      ? [{ path: [...path, "securityContext", "runAsUser"], what: "sets", value: "runAsUser: 0" }]
      : [],
  reach: ({ container }, fault) => (container.securityContext?.runAsUser === undefined ? fault : null),
  words: (found) => ({ reason: "runAsUser=0", detail: `${settersIn(found)} must not set runAsUser=0` }),
};

export const runAsUser: Check = {
  id: "runAsUser",
  level: "restricted",
  revisions: [notZero, exempting(isInUserNamespace, 35, notZero)],
};
