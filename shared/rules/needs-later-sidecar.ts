import { type InitContainerView, rule } from "../engine/rule.ts";
import type { Place } from "../model/finding.ts";
import type { Container } from "../model/pod.ts";
import { blockingTargets } from "../startup/blocking.ts";
import { localUses } from "../startup/local-use.ts";
import { isLoopback } from "../startup/names.ts";
import { declares, servesPort, sidecarsAfter, sidecarsBefore } from "../startup/sidecars.ts";

export default rule({
  id: "needs-later-sidecar",
  level: "error",
  since: "0.1.0",
  serves: ["caution: order dependency", "concept: one after another, each must complete"],
  summary: "Init container that needs a sidecar which is started only after it",
  why: `Init containers and sidecars start in the order of the list, and an init container that runs once has to end before the next entry is
started. A connection to \`localhost\` at the port of a sidecar further down is refused however long it is tried: the Pod stays in
\`Init:0/2\`, or restarts this init container for ever.

An error when the container cannot end without the answer, a warning when its arguments or its environment give it that address.`,
  fix: "List the sidecar before the init container that needs it, and give it a `startupProbe`, so that the init container starts when the sidecar answers.",
  links: [
    "https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/",
    "https://github.com/kubernetes/enhancements/tree/master/keps/sig-node/753-sidecar-containers",
  ],

  initContainer(view, report) {
    const { container, role, run, pod, index, place } = view;
    // The order of a patch is not the order of the list that it is merged into.
    if (role === "sidecar" || pod.partial) return;
    const later = sidecarsAfter(pod.spec, index);
    if (later.length === 0) return;
    const reported = new Set<number>();
    const say = (port: number, at: Place, needs: string, level: "error" | "warning"): void => {
      const sidecar = later.find((one) => servesPort(one.container, port));
      if (sidecar === undefined || reported.has(port) || isServedBefore(view, port, sidecar.container)) return;
      reported.add(port);
      report(
        at,
        `init container "${container.name ?? ""}" ${needs} port ${port} of sidecar "${sidecar.container.name ?? ""}", which starts only when it has ended`,
        {
          level,
          cause: String(port),
          related: [{ place: pod.place("initContainers", sidecar.index), message: "this sidecar is started later" }],
        },
      );
    };
    for (const { host, port, place: at } of blockingTargets(run))
      if (port !== null && isLoopback(host)) say(port, at, "needs", "error");
    for (const { port, place: at } of localUses(container, run, place).uses) say(port, at, "is sent to", "warning");
  },
});

/**
 * A sidecar before it, or on the host's network any process of the node, may listen without saying so; then only a declared port proves
 * that another one is meant.
 */
function isServedBefore({ pod, index }: InitContainerView, port: number, by: Container): boolean {
  const before = sidecarsBefore(pod.spec, index);
  const isOpen = before.length > 0 || pod.spec.hostNetwork === true;
  return before.some((one) => servesPort(one.container, port)) || (isOpen && !declares(by, port));
}
