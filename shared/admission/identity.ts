/** Name, image and the small fields that every container has (pkg/apis/core/validation, validateContainerCommon). */
import { type Check, invalid, onPod, required, unsupported } from "./model.ts";
import { isPadded, problemsOfLabel } from "./names.ts";

export const identityChecks: readonly Check[] = [
  {
    of: "name",
    check({ container: { name } }, refuse) {
      if (!name) refuse(required(["name"]));
      else for (const problem of problemsOfLabel(name)) refuse(invalid(["name"], problem));
    },
  },
  {
    of: "image",
    check(subject, refuse) {
      const { image } = subject.container;
      if (!image) refuse(required(["image"]));
      else if (isPadded(image)) refuse(onPod(subject, invalid(["image"], "must not have leading or trailing whitespace")));
    },
  },
  {
    of: "imagePullPolicy",
    check({ container: { imagePullPolicy: policy } }, refuse) {
      if (policy && !pullPolicies.includes(policy)) refuse(unsupported(["imagePullPolicy"], policy, pullPolicies));
    },
  },
  {
    of: "terminationMessagePolicy",
    check({ container: { terminationMessagePolicy: policy } }, refuse) {
      if (policy && !messagePolicies.includes(policy)) refuse(unsupported(["terminationMessagePolicy"], policy, messagePolicies));
    },
  },
];

const pullPolicies = ["Always", "IfNotPresent", "Never"];
const messagePolicies = ["File", "FallbackToLogsOnError"];
