/** Probes and hooks of sidecars (pkg/apis/core/validation, validateProbe, validateHandler and validateLifecycle). */

import type { Cluster } from "../model/gates.ts";
import type { Hook, PodSpec, Probe } from "../model/pod.ts";
import type { Path } from "../model/resource.ts";
import { type Check, forbidden, invalid, knownAs, type Refuse, required, type Subject, unsupported } from "./model.ts";
import { problemsOfPort, problemsOfPortName } from "./names.ts";

const probes = ["livenessProbe", "readinessProbe", "startupProbe"] as const;

/** On what runs once they are refused as such: probe-on-run-once says so. */
export const probeChecks: readonly Check[] = [
  ...probes.map(
    (field): Check => ({
      of: field,
      byVersion: true,
      check(subject, refuse) {
        const probe = subject.role === "sidecar" ? subject.container[field] : undefined;
        if (probe !== undefined) checkProbe(field, probe, subject, refuse);
      },
    }),
  ),
  {
    of: "lifecycle",
    byVersion: true,
    check(subject, refuse) {
      const { container, spec, cluster } = subject;
      if (subject.role !== "sidecar" || container.lifecycle === undefined) return;
      const { postStart, preStop, stopSignal } = container.lifecycle;
      if (postStart !== undefined) checkHandler(postStart, ["lifecycle", "postStart"], subject, refuse);
      if (preStop !== undefined) checkHandler(preStop, ["lifecycle", "preStop"], subject, refuse);
      if (stopSignal !== undefined && cluster.isOn("ContainerStopSignals")) checkSignal(stopSignal, spec, refuse);
    },
  },
];

function checkProbe(field: (typeof probes)[number], probe: Probe, subject: Subject, refuse: Refuse): void {
  checkHandler(probe, [field], subject, refuse);
  for (const name of numbers) {
    const value = probe[name];
    if (value !== undefined && value < 0) refuse(invalid([field, name], "must be greater than or equal to 0"));
  }
  const grace = probe.terminationGracePeriodSeconds;
  const ofGrace = [field, "terminationGracePeriodSeconds"];
  if (grace !== undefined && grace <= 0) refuse(invalid(ofGrace, "must be greater than 0"));
  if (field === "readinessProbe") {
    if (grace !== undefined) refuse(invalid(ofGrace, "must not be set for readinessProbes"));
  } else if ((probe.successThreshold || 1) !== 1) refuse(invalid([field, "successThreshold"], "must be 1"));
}

const numbers = ["initialDelaySeconds", "timeoutSeconds", "periodSeconds", "successThreshold", "failureThreshold"] as const;

/** In the server's order: the first one is checked, any other is one too many. */
const handlers = ["exec", "httpGet", "tcpSocket", "grpc", "sleep"] as const;

type Handler = Partial<Omit<Probe, (typeof numbers)[number]> & Hook>;

function checkHandler(handler: Handler, path: Path, subject: Subject, refuse: Refuse): void {
  const known = subject.cluster.isOn("PodLifecycleSleepAction") ? handlers : handlers.slice(0, -1);
  // Without the gate the hook vanishes with its only field, but not in 1.29. Before that nobody knows the field.
  if (known.length < handlers.length && handler.sleep !== undefined && subject.cluster.minor !== 29) return;
  const [first, ...more] = known.filter((name) => handler[name] !== undefined);
  for (const name of more) refuse(forbidden([...path, name], "may not specify more than 1 handler type"));
  if (first === undefined) {
    refuse(required(path, "must specify a handler type"));
    return;
  }
  const at = [...path, first];
  if (first === "exec") {
    if ((handler.exec?.command ?? []).length === 0) refuse(required([...at, "command"]));
  } else if (first === "httpGet") checkHttp(handler.httpGet ?? {}, at, subject.cluster, refuse);
  else if (first === "tcpSocket") checkPort(handler.tcpSocket?.port, [...at, "port"], refuse);
  else if (first === "grpc") {
    checkPort(handler.grpc?.port, [...at, "port"], refuse);
    const mode = subject.cluster.isOn("GRPCContainerProbeTLS") ? handler.grpc?.mode : undefined;
    if (mode !== undefined && !grpcModes.includes(mode)) refuse(unsupported([...at, "mode"], mode, grpcModes));
  } else checkSleep(handler.sleep?.seconds ?? 0, at, subject, refuse);
}

const grpcModes = ["Plaintext", "TLS"];
const schemes = ["HTTP", "HTTPS"];
const protocols = ["HTTP1", "HTTP2"];

function checkHttp(
  { port, scheme: written, httpHeaders = [], protocol, host }: NonNullable<Probe["httpGet"]>,
  path: Path,
  cluster: Cluster,
  refuse: Refuse,
): void {
  checkPort(port, [...path, "port"], refuse);
  const scheme = written || "HTTP";
  if (!schemes.includes(scheme)) refuse(unsupported([...path, "scheme"], scheme, schemes));
  for (const [index, { name = "" }] of httpHeaders.entries()) {
    const list = `${path.join(".")}.httpHeaders`;
    if (!/^[-A-Za-z0-9]+$/.test(name)) refuse(knownAs(list, invalid([...path, "httpHeaders", index, "name"], headerText)));
  }
  if (protocol === undefined || !cluster.isOn("H2CContainerProbe")) return;
  if (!protocols.includes(protocol)) refuse(unsupported([...path, "protocol"], protocol, protocols));
  else if (protocol === "HTTP2" && scheme !== "HTTP") refuse(invalid([...path, "protocol"], "is only supported with HTTP (H2C)"));
  else if (protocol === "HTTP2" && host) refuse(invalid([...path, "host"], 'must be empty when `protocol` is "HTTP2"'));
}

const headerText =
  "a valid HTTP header must consist of alphanumeric characters or '-' (e.g. 'X-Header-Name', regex used for validation is '[-A-Za-z0-9]+')";

function checkPort(port: string | number | undefined, path: Path, refuse: Refuse): void {
  const problems = typeof port === "string" ? problemsOfPortName(port) : problemsOfPort(port ?? 0);
  for (const problem of problems) refuse(invalid(path, problem));
}

function checkSleep(seconds: number, path: Path, { spec, isPod, cluster }: Subject, refuse: Refuse): void {
  const grace = spec.terminationGracePeriodSeconds ?? 30;
  // A template keeps a negative period, which no sleep is as short as.
  const limit = isPod && grace < 0 ? 1 : grace;
  const mayBeZero = cluster.isOn("PodLifecycleSleepActionAllowZero");
  if (seconds > limit || seconds < 0 || (seconds === 0 && !mayBeZero)) {
    const least = mayBeZero ? "non-negative" : "greater than 0";
    const hint = mayBeZero || cluster.minor < 32 ? "" : `. ${zeroHint}`;
    refuse(invalid(path, `must be ${least} and less than terminationGracePeriodSeconds (${limit})${hint}`));
  }
}

const zeroHint = "Enable AllowPodLifecycleSleepActionZeroValue feature gate for zero sleep.";

const onWindows = ["SIGKILL", "SIGTERM"];
const signals =
  /^SIG(?:ABRT|ALRM|BUS|CHLD|CLD|CONT|FPE|HUP|ILL|INT|IO|IOT|KILL|PIPE|POLL|PROF|PWR|QUIT|SEGV|STKFLT|STOP|SYS|TERM|TRAP|TSTP|TTIN|TTOU|URG|USR1|USR2|VTALRM|WINCH|XCPU|XFSZ|RTMIN(?:\+(?:[1-9]|1[0-5]))?|RTMAX(?:-(?:[1-9]|1[0-4]))?)$/;
/** How the server's list of them begins: 65 names are more than a message can bear. */
const firstSignals = ["SIGABRT", "SIGALRM", "SIGBUS", "SIGCHLD", "SIGCLD", "SIGCONT"];

function checkSignal(signal: string, { os }: PodSpec, refuse: Refuse): void {
  const path = ["lifecycle", "stopSignal"];
  if (os === undefined) refuse(forbidden(path, "may not be set for containers with empty `spec.os.name`"));
  else if (os.name === "windows" && !onWindows.includes(signal)) refuse(unsupported(path, signal, onWindows));
  else if (os.name === "linux" && !signals.test(signal)) {
    const refusal = unsupported(path, signal, firstSignals);
    refuse({ ...refusal, detail: `${refusal.detail}, …` });
  }
}
