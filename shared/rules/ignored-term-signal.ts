import { type InitContainerView, rule } from "../engine/rule.ts";
import type { Place } from "../model/finding.ts";
import type { Bound } from "../script/model.ts";
import { programName } from "../script/wrappers.ts";
import { endlessPart } from "../startup/endless.ts";

/** Seconds: the Pod's default. */
const defaultGrace = 30;

export default rule({
  id: "ignored-term-signal",
  level: "notice",
  optIn: true,
  since: "0.1.0",
  serves: ["practice: error handling and logging"],
  summary: "Loop in a shell that ignores the signal to end, so that deleting the Pod takes the whole grace period",
  why: `The first process of a container gets no default handling of signals from the kernel: a shell that sets no \`trap\` ignores the TERM signal
with which the kubelet ends a container. While it loops, deleting the Pod, draining a node and rolling back take the full
\`terminationGracePeriodSeconds\` (30 by default) until the shell is killed.`,
  fix: "Set `trap 'exit 143' TERM` before the loop, and sleep with `sleep 2 & wait $!`, since a shell handles a signal only when its current command has ended. Or bound the grace period.",
  links: [
    "https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination",
    "https://github.com/cilium/cilium-cli/issues/276",
  ],

  initContainer(view, report) {
    const { container, role, pod } = view;
    const { terminationGracePeriodSeconds: grace = defaultGrace, shareProcessNamespace, hostPID } = pod.spec;
    // In a shared namespace, the shell is not the first process.
    if (grace < defaultGrace || shareProcessNamespace === true || hostPID === true || container.lifecycle !== undefined) return;
    const loop = loopOfFirstProcess(view, grace);
    if (loop === undefined) return;
    const kind = role === "sidecar" ? "sidecar" : "init container";
    report(loop, `${kind} "${container.name ?? ""}" loops in a shell that ignores TERM, so deleting the Pod takes ${grace} s`, {
      cause: "",
    });
  },
});

/** A loop that may still run when the grace period, in seconds, is over. */
function loopOfFirstProcess({ run }: InitContainerView, grace: number): Place | undefined {
  const { shell, commands, waits, argv } = run;
  if (run.form !== "shell" || shell === null || programName(argv[0]) !== shell.name) return undefined;
  const handles = commands.some(
    ({ name, wrappers }) =>
      name === null ||
      /^(?:trap|exec|eval|\.|source|(?:ba|da|a|z|k)?sh)$/.test(name) ||
      wrappers.some((one) => one.name === "exec"),
  );
  if (handles) return undefined;
  const wait = waits.find(({ kind, bound }) => kind === "loop" && lasts(bound, grace));
  const endless = endlessPart(run);
  return wait?.place ?? (endless?.program === null ? endless.place : undefined);
}

const lasts = (bound: Bound, grace: number): boolean =>
  bound.kind === "none" || ((bound.kind === "counter" || bound.kind === "sequence") && (bound.seconds ?? 0) >= grace);
