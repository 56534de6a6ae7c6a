import { rule } from "../engine/rule.ts";
import { sleepSeconds } from "../script/durations.ts";
import type { Command, Run } from "../script/model.ts";

/** Commands that change nothing for what comes after the init container. */
const idle = new Set(["sleep", "echo", "printf", "true", ":", "set", "exit", "date"]);

/** Longer ones never end in practice, which is never-ending-init's. */
const longest = 86_400;

export default rule({
  id: "fixed-sleep",
  level: "warning",
  since: "0.1.0",
  serves: ["purpose: dependency checks", "practice: timeouts"],
  summary: "Init container that does nothing but sleep",
  why: `A fixed time is a guess about another process. When that process needs longer once, the app starts too early all the same; on every other day
each start, each rolling update and each scale-out is slower by the full time.`,
  fix: "Wait for the thing itself with a limit (`timeout 300 sh -c 'until nc -z -w 2 db 5432; do sleep 2; done'`), let the app retry its connection, or, to delay the start of the app behind a sidecar, give the sidecar a `startupProbe`.",
  links: ["https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#examples"],
  options: {
    minimumSeconds: {
      type: "integer",
      minimum: 1,
      default: 3,
      description: "Shorter sleeps are a pause for the eyes or for a log, and are no finding",
    },
  },

  initContainer({ container, role, run, pod }, report, { minimumSeconds }) {
    // A patch may be one of a sidecar: what makes it one stands elsewhere.
    const isPatch = pod.partial && container.image === undefined;
    if (role === "sidecar" || isPatch) return;
    const sleeps = run.commands.filter(({ name }) => name === "sleep");
    const [first] = sleeps;
    if (first === undefined || !doesNothingElse(run)) return;
    const total = sleeps.reduce((sum, sleep) => sum + (sleepSeconds(sleep) ?? Number.NaN), 0);
    if (!(total >= Number(minimumSeconds) && total <= longest)) return;
    const place = first.words[0]?.place ?? first.place;
    report(
      place,
      `init container "${container.name ?? ""}" only sleeps for a fixed time, so it waits too long or not long enough`,
    );
  },
});

const doesNothingElse = (run: Run): boolean => (run.script?.errors.length ?? 0) === 0 && run.commands.every(isIdle);

const isIdle = ({ name, redirects, wrappers, elsewhere, inLoop }: Command): boolean =>
  name !== null &&
  idle.has(name) &&
  !elsewhere &&
  !inLoop &&
  wrappers.every((wrapper) => wrapper.name === "exec" || wrapper.name === "busybox" || wrapper.name === "command") &&
  redirects.every(({ target }) => target === null || /^(?:\/dev\/(?:null|stdout|stderr)|&?[012])$/.test(target.value ?? ""));
