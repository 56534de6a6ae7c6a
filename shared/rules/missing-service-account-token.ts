import { rule } from "../engine/rule.ts";
import { initTitle } from "../model/pod.ts";
import type { Command } from "../script/model.ts";
import { mountsToken, tokenDeclined, tokenUses } from "../startup/api-access.ts";
import { isBroken } from "../startup/output.ts";

export default rule({
  id: "missing-service-account-token",
  level: "error",
  since: "0.1.0",
  serves: ["purpose: certificates and secrets", "purpose: dependency checks"],
  summary: "Init container asks the API server, but the Pod has no service account token",
  why: `\`automountServiceAccountToken: false\`, on the Pod or on its ServiceAccount, takes the token, the CA certificate and the namespace from
*every* container of the Pod, init containers too. \`kubectl\` then finds no cluster and tries \`localhost:8080\`; reading
\`/var/run/secrets/kubernetes.io/serviceaccount/token\` fails.`,
  fix: `Keep the field, so that the app has no token, and give the init container one of its own: a \`projected\` volume with
\`serviceAccountToken\`, the ConfigMap \`kube-root-ca.crt\` and the namespace, mounted at
\`/var/run/secrets/kubernetes.io/serviceaccount\` in this container only.`,
  links: [
    "https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting",
    "https://kubernetes.io/docs/concepts/storage/projected-volumes/#serviceaccounttoken",
    "https://github.com/groundnuty/k8s-wait-for/issues/66",
  ],

  initContainer(view, report) {
    const { container, run, pod } = view;
    if (run.form === "opaque" || pod.partial || isBroken(run)) return;
    const [use] = tokenUses(container, run);
    if (use === undefined || mountsToken(container)) return;
    const declined = tokenDeclined(view);
    if (declined === null) return;
    const who = initTitle(container);
    const { command, word, file } = use;
    const what =
      file === null
        ? `runs "${command.name ?? ""}" without a service account token, so it finds no API server`
        : `reads "${file}" without a service account token mounted, so there is no such file`;
    const place =
      "inPod" in declined ? pod.place(...declined.inPod) : { resource: declined.account, path: ["automountServiceAccountToken"] };
    report(word.place, `${who} ${what}`, {
      level: isOptional(command) ? "warning" : "error",
      related: [{ place, message: "declined here" }],
    });
  },
});

const isOptional = ({ conditional, fate, inLoop }: Command): boolean => conditional || (fate === "tested" && !inLoop);
