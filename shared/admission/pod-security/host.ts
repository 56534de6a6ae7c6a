/** What of the node a Pod may share: its namespaces, its ports, what its kubelet can be made to call, its processes. */
import type { Container, Hook, Probe } from "../../model/pod.ts";
import type { Path } from "../../model/resource.ts";
import type { Check, Fault } from "./model.ts";
import { containersIn, joinQuote, namesIn, pluralize, quotedIn, settersIn, sorted } from "./words.ts";

export const hostNamespaces: Check = {
  id: "hostNamespaces",
  level: "baseline",
  revisions: [
    {
      from: 0,
      pod: ({ spec }) =>
        (["hostNetwork", "hostPID", "hostIPC"] as const)
          .filter((field) => spec[field] === true)
          .map((field) => ({ path: ["spec", field], what: "shares", value: `${field}=true` })),
      words: (found) => ({ reason: "host namespaces", detail: found.map(({ value = "" }) => value).join(", ") }),
    },
  ],
};

export const hostPorts: Check = {
  id: "hostPorts",
  level: "baseline",
  revisions: [
    {
      from: 0,
      container: ({ container, path }, { spec }) =>
        (container.ports ?? []).flatMap(({ hostPort = 0, containerPort = 0 }, index): readonly Fault[] => {
          const at = { path: [...path, "ports", index, "hostPort"], what: "has the host port" };
          if (hostPort !== 0) return [{ ...at, value: String(hostPort) }];
          // In the node's network every port of a container is one of the node: a default of the server.
          const isGiven = spec.hostNetwork === true && containerPort !== 0 && path[1] !== "ephemeralContainers";
          return isGiven ? [{ ...at, value: String(containerPort), implied: true }] : [];
        }),
      words(found) {
        const [containers, ports] = [namesIn(found), quotedIn(found)];
        return {
          reason: "hostPort",
          detail: `${containersIn(found)} ${pluralize("uses", "use", containers.length)} ${pluralize("hostPort", "hostPorts", ports.length)} ${ports.join(", ")}`,
        };
      },
    },
  ],
};

/** Every probe and hook of a container, with its path. */
function callsOf({
  livenessProbe,
  readinessProbe,
  startupProbe,
  lifecycle,
}: Container): readonly (readonly [Path, Probe | Hook])[] {
  const calls: readonly (readonly [Path, Probe | Hook | undefined])[] = [
    [["livenessProbe"], livenessProbe],
    [["readinessProbe"], readinessProbe],
    [["startupProbe"], startupProbe],
    [["lifecycle", "postStart"], lifecycle?.postStart],
    [["lifecycle", "preStop"], lifecycle?.preStop],
  ];
  return calls.flatMap(([path, call]) => (call === undefined ? [] : [[path, call] as const]));
}

export const hostProbes: Check = {
  id: "hostProbesAndHostLifecycle",
  level: "baseline",
  revisions: [
    {
      from: 34,
      container: ({ container, path }) =>
        callsOf(container).flatMap(([call, actions]) =>
          (["httpGet", "tcpSocket"] as const).flatMap((action) => {
            const host = actions[action]?.host ?? "";
            return host === ""
              ? []
              : [{ path: [...path, ...call, action, "host"], what: "lets the kubelet call the host", value: host }];
          }),
        ),
      words(found) {
        const [containers, hosts] = [sorted(namesIn(found)), quotedIn(found)];
        return {
          reason: "probe or lifecycle host",
          detail: [
            `${pluralize("container", "containers", containers.length)} ${joinQuote(containers)}`,
            pluralize("uses", "use", containers.length),
            `${pluralize("probe or lifecycle host", "probe or lifecycle hosts", hosts.length)} ${joinQuote(hosts)}`,
          ].join(" "),
        };
      },
    },
  ],
};

const hostProcess: Path = ["securityContext", "windowsOptions", "hostProcess"];
const isHostProcess = "is a process of the node";

export const windowsHostProcess: Check = {
  id: "windowsHostProcess",
  level: "baseline",
  revisions: [
    {
      from: 0,
      pod: ({ spec }) =>
        spec.securityContext?.windowsOptions?.hostProcess === true
          ? [{ path: ["spec", ...hostProcess], what: isHostProcess }]
          : [],
      container: ({ container, path }) =>
        container.securityContext?.windowsOptions?.hostProcess === true
          ? [{ path: [...path, ...hostProcess], what: isHostProcess }]
          : [],
      reach: ({ container }, fault) => (container.securityContext?.windowsOptions?.hostProcess === undefined ? fault : null),
      words: (found) => ({
        reason: "hostProcess",
        detail: `${settersIn(found)} must not set securityContext.windowsOptions.hostProcess=true`,
      }),
    },
  ],
};
