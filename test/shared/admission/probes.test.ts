/** Sleeping hooks of sidecars by version and period, and signals: what no emulated version shows. */
import { expect, test } from "vitest";
import type { Subject } from "../../../shared/admission/model.ts";
import { probeChecks } from "../../../shared/admission/probes.ts";
import { refused } from "../../support/refused.ts";

const sidecar = (fields: Subject["container"], about: Partial<Subject> = {}): Partial<Subject> => ({
  role: "sidecar",
  container: fields,
  ...about,
});
const sleep = (seconds: number, about: Partial<Subject> = {}): Partial<Subject> =>
  sidecar({ lifecycle: { preStop: { sleep: { seconds } } } }, about);
const refusal = (text: string): string => `lifecycle.preStop.sleep: Invalid value: ${text}`;

test("a hook sleeps no longer than the Pod's period, from 1.33 on also not at all", () => {
  const tooLong = refusal("must be non-negative and less than terminationGracePeriodSeconds (30)");
  const least = "must be greater than 0 and less than terminationGracePeriodSeconds (30)";
  const hint = "Enable AllowPodLifecycleSleepActionZeroValue feature gate for zero sleep.";
  expect([30, 31].map((seconds) => refused(probeChecks, sleep(seconds)))).toEqual([[], [tooLong]]);
  expect([28, 29, 30, 31, 32, 33].map((minor) => refused(probeChecks, sleep(0), minor))).toEqual([
    [],
    ["lifecycle.preStop: Required value: must specify a handler type"],
    [refusal(least)],
    [refusal(least)],
    [refusal(`${least}. ${hint}`)],
    [],
  ]);
});

test("a negative period is one second in a Pod, and stays in a template", () => {
  const on = (seconds: number, isPod: boolean): string[] =>
    refused(probeChecks, sleep(seconds, { isPod, spec: { terminationGracePeriodSeconds: -5 } }));
  const text = "must be non-negative and less than terminationGracePeriodSeconds";
  expect([on(1, true), on(2, true)]).toEqual([[], [refusal(`${text} (1)`)]]);
  expect([on(0, false), on(1, false)]).toEqual([[refusal(`${text} (-5)`)], [refusal(`${text} (-5)`)]]);
});

test("a signal is one of the Pod's operating system", () => {
  const said = (stopSignal: string, name?: string): readonly string[] =>
    refused(probeChecks, sidecar({ lifecycle: { stopSignal } }, { spec: name === undefined ? {} : { os: { name } } }), 37, {
      ContainerStopSignals: true,
    });
  const good = ["SIGTERM", "SIGRTMIN", "SIGRTMIN+15", "SIGRTMAX-14", "SIGCLD"];
  const bad = ["TERM", "SIGRTMIN+0", "SIGRTMIN+16", "SIGRTMAX-15", "SIGRTMAX+1", "SIGTERM\n", ""];
  expect(good.flatMap((signal) => said(signal, "linux"))).toEqual([]);
  expect(bad.filter((signal) => said(signal, "linux").length === 1)).toEqual(bad);
  expect(said("TERM", "linux")[0]).toBe(
    'lifecycle.stopSignal: Unsupported value: "TERM": supported values: "SIGABRT", "SIGALRM", "SIGBUS", "SIGCHLD", "SIGCLD", "SIGCONT", …',
  );
  expect(said("SIGUSR1", "windows")).toEqual([
    'lifecycle.stopSignal: Unsupported value: "SIGUSR1": supported values: "SIGKILL", "SIGTERM"',
  ]);
  expect(said("SIGTERM")).toEqual(["lifecycle.stopSignal: Forbidden: may not be set for containers with empty `spec.os.name`"]);
});

test("of several handlers the first one is checked, the others are one too many", () => {
  const livenessProbe = { grpc: { port: 0 }, tcpSocket: { port: 0 }, exec: { command: ["true"] } };
  expect(refused(probeChecks, sidecar({ livenessProbe }))).toEqual([
    "livenessProbe.tcpSocket: Forbidden: may not specify more than 1 handler type",
    "livenessProbe.grpc: Forbidden: may not specify more than 1 handler type",
  ]);
  expect(refused(probeChecks, { container: { livenessProbe } })).toEqual([]);
});
