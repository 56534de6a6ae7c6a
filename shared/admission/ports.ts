/** Ports (pkg/apis/core/validation, validateContainerPorts and checkHostPortConflicts). */
import type { PodSpec } from "../model/pod.ts";
import { type Check, duplicate, invalid, onPod, required, unsupported } from "./model.ts";
import { problemsOfPort, problemsOfPortName } from "./names.ts";

export const portChecks: readonly Check[] = [
  {
    of: "ports",
    check(subject, refuse) {
      const {
        container: { ports = [] },
        spec,
      } = subject;
      const names = new Set<string>();
      for (const [index, { name, containerPort, hostPort, protocol }] of ports.entries()) {
        const at = (field: string) => ["ports", index, field];
        const problems = name ? problemsOfPortName(name) : [];
        for (const problem of problems) refuse(invalid(at("name"), problem));
        if (name && problems.length === 0) {
          if (names.has(name)) refuse(duplicate(at("name"), name));
          names.add(name);
        }
        if (!containerPort) refuse(required(at("containerPort")));
        else for (const problem of problemsOfPort(containerPort)) refuse(invalid(at("containerPort"), problem));
        const onHost = hostPortOf(hostPort, containerPort, spec);
        if (onHost)
          for (const problem of problemsOfPort(onHost)) {
            const refusal = invalid(at("hostPort"), problem);
            refuse(hostPort ? refusal : onPod(subject, refusal));
          }
        if (protocol && !protocols.includes(protocol)) refuse(unsupported(at("protocol"), protocol, protocols));
      }
    },
  },
  {
    of: "host ports",
    check(subject, refuse) {
      const {
        container: { ports = [] },
        spec,
      } = subject;
      if (ports.length < 2) return;
      const taken = new Map<string, boolean>();
      for (const [index, { containerPort, hostPort, protocol, hostIP }] of ports.entries()) {
        const port = hostPortOf(hostPort, containerPort, spec);
        if (!port) continue;
        const socket = `${protocol || "TCP"}/${hostIP ?? ""}/${port}`;
        const written = Boolean(hostPort);
        const before = taken.get(socket);
        const refusal = duplicate(["ports", index, "hostPort"], socket);
        if (before !== undefined) refuse(before && written ? refusal : onPod(subject, refusal));
        taken.set(socket, written || before === true);
      }
    },
  },
];

const protocols = ["SCTP", "TCP", "UDP"];

/** On the node's network the host port is the container's (SetDefaults_Pod). */
const hostPortOf = (hostPort: number | undefined, containerPort: number | undefined, spec: PodSpec): number =>
  hostPort || (spec.hostNetwork === true ? (containerPort ?? 0) : 0);
