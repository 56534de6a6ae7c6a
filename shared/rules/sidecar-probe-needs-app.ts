import { rule } from "../engine/rule.ts";
import type { Place } from "../model/finding.ts";
import type { Container, Hook, Probe } from "../model/pod.ts";
import { readRun } from "../script/run.ts";
import { blockingTargets } from "../startup/blocking.ts";
import { isLoopback } from "../startup/names.ts";
import { askedPort, declares, listensOn, namesPort, type Positioned, runsOn, startOrder, titleOf } from "../startup/sidecars.ts";

export default rule({
  id: "sidecar-probe-needs-app",
  level: "error",
  since: "0.1.0",
  serves: ["caution: order dependency", "concept: one after another, each must complete"],
  summary: "Sidecar that counts as started only when a container answers that is started after it",
  why: `The kubelet starts what comes after a sidecar when the sidecar's \`startupProbe\` has succeeded and its \`postStart\` hook has ended. When these
ask a port that only a main container or a later sidecar has, each waits for the other: the probe fails, the sidecar is restarted after
\`failureThreshold\` tries, and the Pod stays in \`Init:0/1\`. A port's name is looked up among the sidecar's own ports only.`,
  fix: "Let the `startupProbe` ask the sidecar itself, at a port or path that it answers without the app. To tell whether the app answers through the sidecar, use a `readinessProbe`, which holds up nobody.",
  links: [
    "https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#sidecar-containers-and-pod-lifecycle",
    "https://github.com/kubernetes/enhancements/tree/master/keps/sig-node/753-sidecar-containers",
  ],

  initContainer({ container, role, pod, index, place }, report) {
    if (role === "run-once" || pod.partial) return;
    const order = startOrder(pod.spec);
    const self = order.findIndex((one) => one.list === "initContainers" && one.index === index);
    const later = order.slice(self + 1).filter(runsOn);
    const upToHere = order.slice(0, self + 1).filter(runsOn);
    for (const { field, handler, path } of gatesOf(container)) {
      const asked = askedPorts(handler, container, place(...path));
      const found = asked.flatMap((port) => {
        const by = later.find((one) => has(one, port));
        return by === undefined || upToHere.some((one) => mayHave(one, port)) ? [] : [{ port, by }];
      })[0];
      if (found === undefined) continue;
      const { list, index: at } = found.by;
      report(
        place(...path),
        `the ${field} of sidecar "${container.name ?? ""}" needs port ${found.port} of ${titleOf(found.by)}, which starts only after it`,
        { cause: field, related: [{ place: pod.place(list, at, "ports"), message: "the port is declared here" }] },
      );
    }
  },
});

const has = ({ container }: Positioned, port: number | string): boolean =>
  typeof port === "number" ? declares(container, port) : namesPort(container, port);

const mayHave = (one: Positioned, port: number | string): boolean =>
  has(one, port) || (typeof port === "number" && listensOn(one.container, port));

function gatesOf({ startupProbe, lifecycle }: Container) {
  const postStart = lifecycle?.postStart;
  return [
    ...(startupProbe === undefined ? [] : [{ field: "startupProbe", handler: startupProbe, path: ["startupProbe"] }]),
    ...(postStart === undefined ? [] : [{ field: "postStart hook", handler: postStart, path: ["lifecycle", "postStart"] }]),
  ];
}

/** The ports that a gate asks, over the network or with a command that cannot succeed without the answer. */
function askedPorts(handler: Probe | Hook, { env = [] }: Container, at: Place): readonly (number | string)[] {
  const asked = askedPort(handler);
  if (asked !== null) return [asked];
  const command = handler.exec?.command;
  if (command === undefined) return [];
  const run = readRun({ command, env }, { place: () => at, image: null, fileAt: () => null });
  return blockingTargets(run).flatMap(({ host, port }) => (port !== null && isLoopback(host) ? [port] : []));
}
