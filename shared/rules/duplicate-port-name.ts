import { type InitContainerView, rule } from "../engine/rule.ts";
import { type Positioned, protocolOf, runsOn, startOrder, titleOf } from "../startup/sidecars.ts";
import { servicesTargeting } from "../startup/targeted.ts";

export default rule({
  id: "duplicate-port-name",
  level: "warning",
  since: "0.1.0",
  serves: ["practice: long-running work to sidecars"],
  summary: "Port name of a sidecar that another container has too, so that a Service reaches only that one",
  why: `The API server lets two containers of a Pod use one port name and only warns. A Service with that name as \`targetPort\` takes the first port of
the name and protocol: main containers in their order, then sidecars in theirs. The other port gets no traffic from the Service, and
which one that is changes with the order of the containers.`,
  fix: "Give each port of the Pod a name of its own, and let the Service name the one that it means.",
  links: [
    "https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports",
    "https://github.com/kubernetes/kubernetes/blob/v1.37.2/staging/src/k8s.io/endpointslice/utils.go",
  ],

  resources(set, report) {
    set.eachInitContainer((view) => {
      const { container, role, pod, place } = view;
      if (role === "run-once") return;
      for (const [index, port] of (container.ports ?? []).entries()) {
        const { name = "", containerPort } = port;
        const protocol = protocolOf(port);
        const first = name === "" ? undefined : firstNamed(view, name, protocol);
        if (first === undefined || first.number === containerPort) continue;
        for (const { service, place: ports } of servicesTargeting(set, pod, name, protocol)) {
          report(
            place("ports", index, "name"),
            `sidecar "${container.name ?? ""}" names a port "${name}" as ${titleOf(first.by)} does, so Service "${service.name}" reaches only that one`,
            {
              related: [
                { place: pod.place(first.by.list, first.by.index, "ports", first.position, "name"), message: "found first" },
                { place: ports, message: "this Service targets the port by its name" },
              ],
            },
          );
        }
      }
    });
  },
});

interface Named {
  readonly by: Positioned;
  readonly position: number;
  readonly number: number | undefined;
}

/** The port that the Service finds before this sidecar's: of a main container, else of an earlier sidecar. */
function firstNamed({ pod, index }: InitContainerView, name: string, protocol: string): Named | undefined {
  const running = startOrder(pod.spec).filter(runsOn);
  const mains = running.filter(({ list }) => list === "containers");
  const earlier = running.filter((one) => one.list === "initContainers" && one.index < index);
  return [...mains, ...earlier].flatMap((by) =>
    (by.container.ports ?? []).flatMap((port, position) =>
      port.name === name && protocolOf(port) === protocol ? [{ by, position, number: port.containerPort }] : [],
    ),
  )[0];
}
