/** Names of two containers, restart policies, hooks and probes: checks N1 to B4. */
import { type Fields, inContainer, inPod, many, type Row } from "./row.ts";

const restarts = (restartPolicy: string | undefined, ...restartPolicyRules: readonly Fields[]): Fields => ({
  restartPolicy,
  restartPolicyRules,
});
const rule = (fields: Fields = {}): Fields => ({ action: "Restart", exitCodes: { operator: "In", values: [1] }, ...fields });
const always = (fields: Fields): Fields => ({ restartPolicy: "Always", ...fields });
const preStop = (hook: Fields): Fields => ({ lifecycle: { preStop: hook } });
const exec = { exec: { command: ["true"] } };
const tcpSocket = { tcpSocket: { port: 80 } };
const http = (fields: Fields = {}): Fields => ({ httpGet: { port: 80, ...fields } });
const probes = ["livenessProbe", "readinessProbe", "startupProbe"] as const;

/** The same probe in each of its three places. */
const probed = (what: string, probe: Fields): Readonly<Record<string, Fields>> =>
  Object.fromEntries(probes.map((name) => [`${what} as ${name}`, { [name]: probe }]));

export const restartRows: readonly Row[] = [
  ...inContainer("N1", {
    "the name of the app": { name: "app" },
    "the name of the first init container": { name: "first" },
  }),
  ...inPod("N1", {
    "a third of the same name": {
      spec: { initContainers: [{ name: "subject", image: "registry.example.com/tools:1" }] },
    },
  }),
  ...inContainer("RP1", {
    "rules without a policy": restarts(undefined, rule()),
    "no rules without a policy": restarts(undefined),
  }),
  ...inContainer("RP2", {
    "policy Never": { restartPolicy: "Never" },
    "policy OnFailure": { restartPolicy: "OnFailure" },
    "policy always": { restartPolicy: "always" },
    "an unknown policy": { restartPolicy: "Sometimes" },
    "an empty policy": { restartPolicy: "" },
    "policy Always": { restartPolicy: "Always" },
    "rules under an unknown policy": restarts("Sometimes", rule({ action: "Stop" })),
  }),
  ...inContainer("RP3", {
    "rules under Always": restarts("Always", rule()),
    "rules under Never": restarts("Never", rule()),
    "rules under OnFailure": restarts("OnFailure", rule({ exitCodes: { operator: "NotIn", values: [0, 255] } })),
  }),
  ...inContainer("RP4", {
    "21 rules": restarts("Never", ...many(21, () => rule())),
    "20 rules": restarts("Never", ...many(20, () => rule())),
    "21 rules under Always": restarts("Always", ...many(21, () => rule())),
  }),
  ...inContainer("RP5", {
    "an unknown action": restarts("Never", rule({ action: "Stop" })),
    "no action": restarts("Never", rule({ action: undefined })),
    "a restart of all containers": restarts("Never", rule({ action: "RestartAllContainers" })),
    "a restart of all containers under Always": restarts("Always", rule({ action: "RestartAllContainers" })),
  }),
  ...inContainer("RP6", { "no exit codes": restarts("Never", rule({ exitCodes: undefined })) }),
  ...inContainer("RP7", {
    "an unknown operator": restarts("Never", rule({ exitCodes: { operator: "Equals", values: [1] } })),
    "no operator": restarts("Never", rule({ exitCodes: { values: [1] } })),
    "an operator in lower case": restarts("OnFailure", rule({ exitCodes: { operator: "in", values: [1] } })),
  }),
  ...inContainer("RP8", {
    "256 exit codes": restarts("Never", rule({ exitCodes: { operator: "In", values: many(256, (i) => i) } })),
    "255 exit codes": restarts("Never", rule({ exitCodes: { operator: "In", values: many(255, (i) => i) } })),
    "no exit codes in the list": restarts("Never", rule({ exitCodes: { operator: "In", values: [] } })),
    "exit codes out of range": restarts("Never", rule({ exitCodes: { operator: "In", values: [-1, 100000] } })),
    "exit codes twice": restarts("Never", rule({ exitCodes: { operator: "In", values: [1, 1] } })),
  }),
  ...inContainer("L1", {
    "a hook before the end": preStop(exec),
    "an empty lifecycle": { lifecycle: {} },
    "a hook under Never": { restartPolicy: "Never", ...preStop(exec) },
  }),
  ...inContainer("L2", {
    ...probed("a probe", exec),
    ...probed("a probe that is wrong", { periodSeconds: -1 }),
    ...probed("an empty probe", {}),
  }),
  ...inContainer("L3", {
    "an empty hook": always(preStop({})),
    "an empty hook after the start": always({ lifecycle: { postStart: {} } }),
    "a hook of two kinds": always(preStop({ ...exec, ...tcpSocket })),
    "a hook of three kinds": always(preStop({ ...exec, ...http(), sleep: { seconds: 1 } })),
    "hooks at both ends": always({ lifecycle: { preStop: exec, postStart: http({ path: "/ready" }) } }),
  }),
  ...inContainer("L4", {
    "a hook without a command": always(preStop({ exec: {} })),
    "a hook with an empty command": always(preStop({ exec: { command: [] } })),
    "a probe without a command": always({ livenessProbe: { exec: { command: [] } } }),
    "a hook with an empty word": always(preStop({ exec: { command: [""] } })),
  }),
  ...inContainer("L5", {
    "a hook at port 0": always(preStop(http({ port: 0 }))),
    "a hook at no port": always(preStop(http({ port: undefined }))),
    "a hook at port 65536": always(preStop(http({ port: 65536 }))),
    "a hook at a port of capitals": always(preStop(http({ port: "HTTP" }))),
    "a hook at a port of digits": always(preStop(http({ port: "8080" }))),
    "a hook at an empty port": always(preStop(http({ port: "" }))),
    "a hook at a port that does not exist": always(preStop(http({ port: "nowhere" }))),
    "a hook at a long port": always(preStop(http({ port: "a".repeat(16) }))),
    "a hook of an unknown scheme": always(preStop(http({ scheme: "FTP" }))),
    "a hook of a scheme in lower case": always(preStop(http({ scheme: "https" }))),
    "a hook of HTTPS": always(preStop(http({ scheme: "HTTPS" }))),
    "a hook with a wrong header": always(preStop(http({ httpHeaders: [{ name: "a b", value: "c" }] }))),
    "a hook with an empty header": always(preStop(http({ httpHeaders: [{ name: "", value: "c" }] }))),
    "a hook with a header": always(preStop(http({ httpHeaders: [{ name: "X-A_b", value: "c" }] }))),
    "a hook with a header that has a dot": always(preStop(http({ httpHeaders: [{ name: "X.A", value: "" }] }))),
    "a hook with an empty path": always(preStop(http({ path: "" }))),
    "a probe of two headers that are wrong": always({
      readinessProbe: http({ httpHeaders: [{ name: ":", value: "c" }, { name: "é" }] }),
    }),
  }),
  ...inContainer("L6", {
    "an unknown protocol": always({ livenessProbe: http({ protocol: "HTTP3" }) }),
    "HTTP2 over HTTPS": always({ livenessProbe: http({ protocol: "HTTP2", scheme: "HTTPS" }) }),
    "HTTP2 with a host": always({ livenessProbe: http({ protocol: "HTTP2", host: "a" }) }),
    HTTP2: always({ livenessProbe: http({ protocol: "HTTP2" }) }),
  }),
  ...inContainer("L7", {
    "a socket at port 0": always({ livenessProbe: { tcpSocket: { port: 0 } } }),
    "a socket at a wrong name": always({ livenessProbe: { tcpSocket: { port: "a_b" } } }),
    "a socket at a name": always({ livenessProbe: { tcpSocket: { port: "http" } } }),
    "gRPC at port 0": always({ startupProbe: { grpc: { port: 0 } } }),
    "gRPC at no port": always({ startupProbe: { grpc: {} } }),
    "gRPC at port 70000": always({ startupProbe: { grpc: { port: 70000 } } }),
    gRPC: always({ startupProbe: { grpc: { port: 80, service: "a" } } }),
    "gRPC in an unknown mode": always({ startupProbe: { grpc: { port: 80, mode: "mTLS" } } }),
    "gRPC over TLS": always({ startupProbe: { grpc: { port: 80, mode: "TLS" } } }),
    "a hook at a socket": always(preStop({ tcpSocket: { port: 99999 } })),
  }),
  ...inContainer("L8", {
    "a sleep of -1": always(preStop({ sleep: { seconds: -1 } })),
    "a sleep of 0": always(preStop({ sleep: { seconds: 0 } })),
    "a sleep of no time": always(preStop({ sleep: {} })),
    "a sleep of 30": always(preStop({ sleep: { seconds: 30 } })),
    "a sleep of 31": always(preStop({ sleep: { seconds: 31 } })),
  }),
  ...inPod("L8", {
    "a sleep as long as the grace": {
      container: always(preStop({ sleep: { seconds: 60 } })),
      spec: { terminationGracePeriodSeconds: 60 },
    },
    "a sleep longer than the grace": {
      container: always(preStop({ sleep: { seconds: 6 } })),
      spec: { terminationGracePeriodSeconds: 5 },
    },
    "a sleep in a negative grace": {
      container: always(preStop({ sleep: { seconds: 1 } })),
      spec: { terminationGracePeriodSeconds: -5 },
      kinds: ["Pod"],
    },
    "a sleep in no grace": {
      container: always(preStop({ sleep: { seconds: 1 } })),
      spec: { terminationGracePeriodSeconds: 0 },
    },
  }),
  ...inContainer("L9", {
    "a stop signal": always({ lifecycle: { stopSignal: "SIGUSR1" } }),
    "an unknown stop signal": always({ lifecycle: { stopSignal: "SIGNONE" } }),
    "a stop signal that runs once": { lifecycle: { stopSignal: "SIGUSR1" } },
    "a stop signal and a hook": always({ lifecycle: { stopSignal: "SIGUSR1", preStop: exec } }),
  }),
  ...inContainer("B1", {
    ...Object.fromEntries(Object.entries(probed("an empty probe", {})).map(([what, each]) => [`sidecar: ${what}`, always(each)])),
    "a probe of two kinds": always({ startupProbe: { ...exec, ...tcpSocket } }),
    "a probe of four kinds": always({ startupProbe: { ...exec, ...http(), ...tcpSocket, grpc: { port: 1 } } }),
    "a probe of one kind that is null": always({ startupProbe: { ...exec, tcpSocket: null } }),
    "all probes": always({ livenessProbe: exec, readinessProbe: tcpSocket, startupProbe: http() }),
  }),
  ...inContainer(
    "B2",
    Object.fromEntries([
      ...["initialDelaySeconds", "timeoutSeconds", "periodSeconds", "successThreshold", "failureThreshold"].flatMap((name) => [
        [`${name} -1`, always({ livenessProbe: { ...exec, [name]: -1 } })],
        [`${name} 0`, always({ readinessProbe: { ...exec, [name]: 0 } })],
        [`${name} 1`, always({ startupProbe: { ...exec, [name]: 1 } })],
      ]),
    ]),
  ),
  ...inContainer("B3", {
    "liveness that succeeds twice": always({ livenessProbe: { ...exec, successThreshold: 2 } }),
    "a start that succeeds twice": always({ startupProbe: { ...exec, successThreshold: 2 } }),
    "readiness that succeeds twice": always({ readinessProbe: { ...exec, successThreshold: 2 } }),
    "liveness that succeeds after 0": always({ livenessProbe: { ...exec, successThreshold: 0 } }),
  }),
  ...inContainer("B4", {
    "no grace": always({ livenessProbe: { ...exec, terminationGracePeriodSeconds: 0 } }),
    "negative grace": always({ startupProbe: { ...exec, terminationGracePeriodSeconds: -1 } }),
    "grace for readiness": always({ readinessProbe: { ...exec, terminationGracePeriodSeconds: 5 } }),
    "no grace for readiness": always({ readinessProbe: { ...exec, terminationGracePeriodSeconds: 0 } }),
    "grace of a second": always({ livenessProbe: { ...exec, terminationGracePeriodSeconds: 1 } }),
  }),
];
