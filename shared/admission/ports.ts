/** Ports (pkg/apis/core/validation, validateContainerPorts and checkHostPortConflicts). */
import { type Check, duplicate, invalid, knownAs, required, unsupported } from "./model.ts";
import { problemsOfPort, problemsOfPortName } from "./names.ts";

export const portChecks: readonly Check[] = [
  {
    of: "ports",
    check({ container: { ports = [] } }, refuse) {
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
        if (hostPort) for (const problem of problemsOfPort(hostPort)) refuse(invalid(at("hostPort"), problem));
        if (protocol && !protocols.includes(protocol)) refuse(unsupported(at("protocol"), protocol, protocols));
      }
    },
  },
  {
    of: "host ports",
    check({ container: { ports = [] }, spec, isPod }, refuse) {
      if (ports.length < 2) return;
      const taken = new Set<string>();
      for (const [index, { containerPort, hostPort, protocol, hostIP }] of ports.entries()) {
        // On the node's network the host port is the container's (SetDefaults_Pod).
        const port = hostPort || (isPod && spec.hostNetwork === true ? containerPort : 0);
        if (!port) continue;
        const socket = `${protocol || "TCP"}/${hostIP ?? ""}/${port}`;
        const path = ["ports", index, hostPort ? "hostPort" : "containerPort"];
        if (taken.has(socket)) refuse(knownAs(`ports[${index}].hostPort`, duplicate(path, socket)));
        taken.add(socket);
      }
    },
  },
];

const protocols = ["SCTP", "TCP", "UDP"];
