import { rule } from "../engine/rule.ts";
import { portNamed } from "../startup/names.ts";
import { protocolOf } from "../startup/sidecars.ts";
import { servicesTargeting } from "../startup/targeted.ts";

export default rule({
  id: "service-targets-init-port",
  level: "error",
  since: "0.1.0",
  serves: ["concept: run before the app", "practice: long-running work to sidecars"],
  summary: "Service whose target port only an init container that runs once has",
  why: `A Service with a named \`targetPort\` looks the name up in each Pod: among the ports of the main containers, then of the sidecars. The ports of
an init container that runs once are never looked at, and its process has ended when the Pod becomes ready. The Pod is selected and
ready, and yet the Service has no address for this port: connections are refused or time out, and no event says why.`,
  fix: "Declare the port on the main container that serves it. When the init container is to serve it, make it a sidecar with `restartPolicy: Always`.",
  links: [
    "https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports",
    "https://github.com/kubernetes/kubernetes/blob/v1.37.2/staging/src/k8s.io/endpointslice/utils.go",
  ],

  resources(set, report) {
    set.eachInitContainer(({ container, role, pod, place }) => {
      if (role === "sidecar" || pod.partial) return;
      for (const [index, port] of (container.ports ?? []).entries()) {
        const { name = "" } = port;
        const protocol = protocolOf(port);
        if (name === "" || portNamed(pod, name, protocol) !== null) continue;
        for (const { service, place: ports, pods } of servicesTargeting(set, pod, name, protocol)) {
          if (pods.some((other) => other.partial || portNamed(other, name, protocol) !== null)) continue;
          report(
            place("ports", index, "name"),
            `init container "${container.name ?? ""}" alone has port "${name}" of Service "${service.name}", which looks only at what keeps running`,
            { related: [{ place: ports, message: "this Service targets the port by its name" }] },
          );
        }
      }
    });
  },
});
