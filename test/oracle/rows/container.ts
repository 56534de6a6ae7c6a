/** Names, images, policies, ports: checks C1 to P6. */
import { inContainer, inPod, many, type Row } from "./row.ts";

const ports = (...list: readonly Record<string, unknown>[]) => ({ ports: list });

export const containerRows: readonly Row[] = [
  ...inContainer("C1", { "an empty name": { name: "" }, "no name": { name: undefined } }),
  ...inContainer("C2", {
    "an upper-case name": { name: "Prepare" },
    "a name with an underscore": { name: "pre_pare" },
    "a name with a dot": { name: "pre.pare" },
    "a name with a dot at its end": { name: "prepare." },
    "a name that begins with a hyphen": { name: "-prepare" },
    "a name of 64 characters": { name: "a".repeat(64) },
    "a name of 64 capitals": { name: "A".repeat(64) },
    "a name of 63 characters": { name: "a".repeat(63) },
    "a name of one digit": { name: "0" },
    "a name of all letters and digits": { name: "a-0123456789-bcdefghijklmnopqrstuvwxyz-z" },
    "a name with two hyphens": { name: "pre--pare" },
  }),
  ...inContainer("C3", { "an empty image": { image: "" }, "no image": { image: undefined } }),
  ...inContainer("C4", {
    "a blank before the image": { image: " busybox:1.37" },
    "a line break after the image": { image: "busybox:1.37\n" },
    "a blank inside the image": { image: "busy box" },
    "a no-break space after the image": { image: "busybox:1.37\u00a0" },
  }),
  ...inContainer("C5", {
    "an unknown message policy": { terminationMessagePolicy: "Log" },
    "a message policy in lower case": { terminationMessagePolicy: "file" },
    "an empty message policy": { terminationMessagePolicy: "" },
    "the message policy File": { terminationMessagePolicy: "File" },
    "the message policy of the log": { terminationMessagePolicy: "FallbackToLogsOnError" },
  }),
  ...inContainer("C6", {
    "an unknown pull policy": { imagePullPolicy: "Sometimes" },
    "a pull policy in lower case": { imagePullPolicy: "always" },
    "an empty pull policy": { imagePullPolicy: "" },
    "the pull policy Always": { imagePullPolicy: "Always" },
    "the pull policy Never": { imagePullPolicy: "Never" },
    "the pull policy IfNotPresent": { imagePullPolicy: "IfNotPresent" },
  }),
  ...inContainer("P1", {
    "a port name of 16 characters": ports({ containerPort: 80, name: "a".repeat(16) }),
    "a port name of 15 characters": ports({ containerPort: 80, name: "a".repeat(15) }),
    "a port name with an underscore": ports({ containerPort: 80, name: "a_b" }),
    "a port name in upper case": ports({ containerPort: 80, name: "HTTP" }),
    "a port name of digits": ports({ containerPort: 80, name: "8080" }),
    "a port name with two hyphens": ports({ containerPort: 80, name: "a--b" }),
    "a port name that ends with a hyphen": ports({ containerPort: 80, name: "a-" }),
    "a port name that is wrong in every way": ports({ containerPort: 80, name: "-8__00--1234567890-" }),
    "an empty port name": ports({ containerPort: 80, name: "" }),
    "a port name of digits and a letter": ports({ containerPort: 80, name: "1a" }),
  }),
  ...inContainer("P2", {
    "a port name twice": ports({ containerPort: 80, name: "http" }, { containerPort: 81, name: "http" }),
    "two port names": ports({ containerPort: 80, name: "http" }, { containerPort: 81, name: "admin" }),
    "a wrong port name twice": ports({ containerPort: 80, name: "HTTP" }, { containerPort: 81, name: "HTTP" }),
  }),
  ...inContainer("P3", {
    "no container port": ports({ name: "http" }),
    "container port 0": ports({ containerPort: 0 }),
    "container port 65536": ports({ containerPort: 65536 }),
    "container port -1": ports({ containerPort: -1 }),
    "container port 65535": ports({ containerPort: 65535 }),
    "container port 1": ports({ containerPort: 1 }),
    "a container port twice": ports({ containerPort: 80 }, { containerPort: 80 }),
  }),
  ...inContainer("P4", {
    "host port 65536": ports({ containerPort: 80, hostPort: 65536 }),
    "host port -1": ports({ containerPort: 80, hostPort: -1 }),
    "host port 0": ports({ containerPort: 80, hostPort: 0 }),
    "host port 65535": ports({ containerPort: 80, hostPort: 65535 }),
  }),
  ...inPod("P4", {
    "another host port in the host's network": {
      container: ports({ containerPort: 80, hostPort: 81 }),
      spec: { hostNetwork: true },
    },
    "a port in the host's network": { container: ports({ containerPort: 80 }), spec: { hostNetwork: true } },
    "port 70000 in the host's network": { container: ports({ containerPort: 70000 }), spec: { hostNetwork: true } },
    "a port that is written and one by default in the host's network": {
      container: ports({ containerPort: 80, hostPort: 80 }, { containerPort: 80 }, { containerPort: 80, hostPort: 80 }),
      spec: { hostNetwork: true },
    },
    "a port by default and one that is written in the host's network": {
      container: ports({ containerPort: 80 }, { containerPort: 80, hostPort: 80 }),
      spec: { hostNetwork: true },
    },
    "a port twice in the host's network": {
      container: ports({ containerPort: 80 }, { containerPort: 80 }),
      spec: { hostNetwork: true },
    },
  }),
  ...inContainer("P5", {
    "a protocol in lower case": ports({ containerPort: 80, protocol: "tcp" }),
    "an unknown protocol": ports({ containerPort: 80, protocol: "HTTP" }),
    "an empty protocol": ports({ containerPort: 80, protocol: "" }),
    "UDP and SCTP": ports({ containerPort: 80, protocol: "UDP" }, { containerPort: 80, protocol: "SCTP" }),
  }),
  ...inContainer("P6", {
    "a host port twice": ports({ containerPort: 80, hostPort: 8080 }, { containerPort: 81, hostPort: 8080 }),
    "a host port three times": ports(...many(3, (i) => ({ containerPort: 80 + i, hostPort: 8080 }))),
    "a host port of two protocols": ports(
      { containerPort: 80, hostPort: 8080 },
      { containerPort: 80, hostPort: 8080, protocol: "UDP" },
    ),
    "a host port of two addresses": ports(
      { containerPort: 80, hostPort: 8080, hostIP: "10.0.0.1" },
      { containerPort: 80, hostPort: 8080, hostIP: "10.0.0.2" },
    ),
    "a host port of an address twice": ports(
      { containerPort: 80, hostPort: 8080, hostIP: "10.0.0.1" },
      { containerPort: 81, hostPort: 8080, hostIP: "10.0.0.1" },
    ),
    "a host port that the first init container has": ports({ containerPort: 80, hostPort: 7070 }),
    "a host port that the app has": ports({ containerPort: 80, hostPort: 9090 }),
    "a host address that is none": ports({ containerPort: 80, hostIP: "nowhere" }),
  }),
  ...inContainer("S8", {
    "what nobody checks": {
      workingDir: "not absolute",
      terminationMessagePath: "",
      command: [""],
      args: ["", "$("],
      stdin: true,
      stdinOnce: true,
      tty: true,
      securityContext: {
        capabilities: { add: ["NO_SUCH"], drop: ["", "all"] },
        seLinuxOptions: { level: "nonsense", type: "" },
        runAsNonRoot: true,
        runAsUser: 0,
        readOnlyRootFilesystem: true,
      },
    },
  }),
];
