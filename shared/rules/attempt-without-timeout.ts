import { type InitContainerView, rule } from "../engine/rule.ts";
import type { Probe } from "../script/model.ts";
import { isLoopback } from "../startup/names.ts";

/** Tools that otherwise wait as long as the kernel tries to connect (about two minutes on Linux), and what limits them. */
const limits = new Map([
  ["nc", "-w"],
  ["netcat", "-w"],
  ["curl", "--max-time"],
  ["wget", "-T"],
  ["psql", "PGCONNECT_TIMEOUT"],
]);

export default rule({
  id: "attempt-without-timeout",
  level: "notice",
  since: "0.1.0",
  serves: ["practice: timeouts", "purpose: dependency checks"],
  summary: "Attempt to connect in a wait loop that has no time limit of its own",
  why: `When packets are dropped instead of refused (a network policy, a node that is gone, a Service without a route), one attempt lasts until the
kernel gives up: \`net.ipv4.tcp_syn_retries = 6\` makes that 127 seconds. A loop that is meant to try every two seconds then tries every
two minutes, and a loop of 60 rounds lasts two hours.`,
  fix: "Give each attempt a limit: `nc -z -w 2`, `curl --max-time 2`, `wget -T 2`, `PGCONNECT_TIMEOUT=2 psql`, or `timeout 2` before any other tool.",
  links: [
    "https://docs.kernel.org/networking/ip-sysctl.html",
    "https://curl.se/docs/manpage.html",
    "https://www.postgresql.org/docs/current/libpq-envars.html",
  ],

  initContainer(view, report) {
    const { container, role, run } = view;
    if (role === "sidecar") return;
    const probes = new Set(run.waits.flatMap((wait) => (wait.kind === "loop" ? wait.probes : [])));
    for (const probe of probes) {
      const limit = limits.get(probe.tool);
      if (limit === undefined || !mayHang(probe) || isSetElsewhere(view, probe)) continue;
      const [program] = probe.command.words;
      report(
        program?.place ?? probe.command.place,
        `init container "${container.name ?? ""}" runs "${probe.tool}" without "${limit}", so one attempt can last two minutes`,
      );
    }
  },
});

/** Nothing drops packets inside the pod, and a look-up has limits of its own. */
const mayHang = ({ attemptLimit, method, targets }: Probe): boolean =>
  attemptLimit === null && method === "connect" && !(targets.length > 0 && targets.every(({ host }) => isLoopback(host)));

/** libpq reads its limit from the environment; `envFrom` may bring it. */
const isSetElsewhere = ({ container }: InitContainerView, { tool }: Probe): boolean =>
  tool === "psql" &&
  (container.env?.some(({ name }) => name === "PGCONNECT_TIMEOUT") === true || (container.envFrom?.length ?? 0) > 0);
