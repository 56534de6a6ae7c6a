/** Programs that wait by themselves. */
import { afterFailure } from "./bounds.ts";
import type { Bound, Probe, Wait } from "./model.ts";

/** Waits of programs that wait by themselves: wait-for-it, wait-for, dockerize, k8s-wait-for, kubectl wait and rollout status. */
export function readToolWaits(probes: readonly Probe[]): readonly Wait[] {
  return probes.flatMap((probe) => {
    const { tool, command, attemptLimit } = probe;
    const verb = command.words.slice(1).flatMap(({ value }) => (value === null || value.startsWith("-") ? [] : [value]));
    const waits =
      /^(?:wait-for(?:-it)?(?:\.sh)?|wait_for\.sh|dockerize)$/.test(tool) ||
      (tool === "kubectl" && (verb.includes("wait") || (verb.includes("rollout") && verb.includes("status"))));
    if (!waits) return [];
    const bound: Bound =
      attemptLimit === "unknown"
        ? { kind: "unknown" }
        : attemptLimit === null || attemptLimit === Number.POSITIVE_INFINITY
          ? { kind: "none" }
          : { kind: "timeout", seconds: attemptLimit };
    return [
      {
        kind: "tool",
        place: command.words[0]?.place ?? command.place,
        probes: [probe],
        bound,
        afterwards: afterTool(probe),
        pause: 0,
      },
    ];
  });
}

/** wait-for-it starts the command behind `--` also after its timeout, unless it is strict. */
function afterTool({ tool, command, attemptLimit }: Probe): Wait["afterwards"] {
  if (typeof attemptLimit !== "number") return "unknown";
  const values = command.words.map(({ value }) => value);
  if (/^wait-for-it/.test(tool) && values.includes("--") && !values.includes("--strict") && !values.includes("-s")) {
    return values.includes(null) ? "unknown" : "continues";
  }
  return afterFailure(command.fate);
}
