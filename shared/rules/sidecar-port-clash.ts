import { rule } from "../engine/rule.ts";
import type { ContainerPort } from "../model/pod.ts";
import { type Positioned, protocolOf, runsOn, startOrder, titleOf } from "../startup/sidecars.ts";

export default rule({
  id: "sidecar-port-clash",
  level: "warning",
  since: "0.1.0",
  serves: ["practice: long-running work to sidecars", "caution: order dependency"],
  summary: "Sidecar and another container of the Pod that declare the same port",
  why: `All containers of a Pod share one network: of two processes that listen on the same port and address, the second one fails to bind, and
since sidecars start first, that is mostly the app. The API server accepts it, since a declared port is information only, and compares
host ports only within one init container or among the main ones. Two containers that ask for one \`hostPort\` get it once.

A warning, since a declaration may be wrong or one of the two may listen on 127.0.0.1 only.`,
  fix: "Give one of them another port, or remove the declaration from the container that does not listen there.",
  links: [
    "https://kubernetes.io/docs/concepts/workloads/pods/#pod-networking",
    "https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/",
  ],

  initContainer({ container, role, pod, index, place }, report) {
    if (role === "run-once" || (container.ports ?? []).length === 0) return;
    // Of two sidecars the later one speaks.
    const others = startOrder(pod.spec).filter((one) => runsOn(one) && (one.list === "containers" || one.index < index));
    for (const [at, port] of (container.ports ?? []).entries()) {
      const clash = others.flatMap((one) => clashWith(port, one))[0];
      if (clash === undefined) continue;
      const { other, field, position } = clash;
      report(
        place("ports", at, field),
        `sidecar "${container.name ?? ""}" and ${titleOf(other)} both declare ${field} ${port[field]}, so one of them cannot listen`,
        {
          cause: `${field} ${port[field]} ${protocolOf(port)}`,
          related: [{ place: pod.place(other.list, other.index, "ports", position, field), message: "declared here too" }],
        },
      );
    }
  },
});

interface Clash {
  readonly other: Positioned;
  readonly field: "containerPort" | "hostPort";
  readonly position: number;
}

function clashWith(port: ContainerPort, other: Positioned): readonly Clash[] {
  return (other.container.ports ?? []).flatMap((theirs, position): readonly Clash[] => {
    if (protocolOf(theirs) !== protocolOf(port)) return [];
    if ((port.containerPort ?? 0) > 0 && theirs.containerPort === port.containerPort)
      return [{ other, field: "containerPort", position }];
    const sameHostPort = (port.hostPort ?? 0) > 0 && theirs.hostPort === port.hostPort;
    return sameHostPort && addressesMeet(port, theirs) ? [{ other, field: "hostPort", position }] : [];
  });
}

/** No address means every one of the node. */
function addressesMeet({ hostIP: one = "" }: ContainerPort, { hostIP: other = "" }: ContainerPort): boolean {
  const every = ["", "0.0.0.0", "::"];
  return one === other || every.includes(one) || every.includes(other);
}
