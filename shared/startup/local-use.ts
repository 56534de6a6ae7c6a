/** How a container reaches for the ports of its own pod, which all containers share: in its commands, its arguments, its environment. */
import type { Place } from "../model/finding.ts";
import type { Container } from "../model/pod.ts";
import type { Path } from "../model/resource.ts";
import type { Command, Run } from "../script/model.ts";
import { isLoopback } from "./names.ts";
import { isPlain } from "./output.ts";

/** One place where a container names a port of its own pod. */
export interface LocalUse {
  readonly port: number;
  readonly place: Place;
}

export interface LocalUses {
  /** What it connects to, or is told to connect to, without waiting. */
  readonly uses: readonly LocalUse[];
  /** Ports that it waits for by itself, with a loop or the tool's own repetition. */
  readonly awaited: ReadonlySet<number>;
}

const address = /(?<![\w.-])(?:localhost|127\.0\.0\.1|\[::1\]):(\d{1,5})(?!\d)/g;

/** Every port of the own pod in a text: `localhost:5432`, `http://127.0.0.1:8080/`. */
const portsIn = (text: string): readonly number[] => [...text.matchAll(address)].map(([, port]) => Number(port));

/** `place` makes places below the container. What only ends another process (`/quitquitquit`) is no use of it. */
export function localUses(container: Container, run: Run, place: (...path: Path) => Place): LocalUses {
  const waiting = new Set(run.waits.flatMap((wait) => wait.probes));
  const local = run.probes.flatMap((probe) =>
    probe.method === "connect" && !isFarewell(probe.command)
      ? probe.targets.flatMap(({ host, port, place: at }) =>
          isLoopback(host) && port !== null ? [{ probe, port, place: at }] : [],
        )
      : [],
  );
  const awaits = ({ probe }: (typeof local)[number]): boolean =>
    waiting.has(probe) || probe.command.inLoop || probe.command.words.some(({ value }) => value?.startsWith("--retry") === true);
  const awaited = new Set(local.filter(awaits).map(({ port }) => port));
  const named = run.form === "shell" ? [] : inArguments(run);
  const uses = [...local.filter(({ probe }) => isUse(probe.command)), ...named, ...inEnvironment(container, run, place)];
  return { uses: uses.filter(({ port }) => !awaited.has(port)).map(({ port, place: at }) => ({ port, place: at })), awaited };
}

/** A command whose failure the script looks at is prepared for it. */
const isUse = ({ conditional, fate }: Command): boolean => !conditional && fate !== "tested";

const isFarewell = ({ words }: Command): boolean => words.some(({ value, text }) => /quit|shutdown|kill/.test(value ?? text));

const inArguments = ({ argv }: Run): readonly LocalUse[] =>
  argv.flatMap(({ value, place }) => (value === null ? [] : portsIn(value).map((port) => ({ port, place }))));

function inEnvironment({ env = [] }: Container, run: Run, place: (...path: Path) => Place): readonly LocalUse[] {
  if (!mayReadEnvironment(run)) return [];
  const known = env.filter((entry: unknown) => entry !== undefined);
  const values = new Map(known.map(({ name, value }) => [name, value]));
  return known.flatMap(({ name = "", value = "" }, index) => {
    if (telemetry.test(name)) return [];
    const at = place("env", index, "value");
    const host = /^(.*?)_?(?:HOST|HOSTNAME|SERVER|ADDR|ADDRESS)$/.exec(name)?.[1];
    if (host === undefined || !isLoopback(value)) return portsIn(value).map((port) => ({ port, place: at }));
    const port = values.get(host === "" ? "PORT" : `${host}_PORT`) ?? values.get(`${host}PORT`) ?? "";
    return /^\d{1,5}$/.test(port) ? [{ port: Number(port), place: at }] : [];
  });
}

/** Where logs, traces and metrics go: a client of that works on without an answer. */
const telemetry = /OTEL|OTLP|STATSD|TRACE|TRACING|JAEGER|ZIPKIN|METRIC|SENTRY|^DD_|(?:^|_)LOG/;

/** Programs that connect to nobody, or to whom their words say. */
const deaf = new Set("curl wget git tar unzip gzip gunzip openssl sed awk apk nslookup ping".split(" "));

/** False when all of the commands are known and none takes an address from its environment. */
function mayReadEnvironment({ form, commands, probes }: Run): boolean {
  if (form === "opaque") return true;
  const probing = new Set(probes.map(({ command }) => command));
  return commands.some((command) => !isPlain(command) && !probing.has(command) && !deaf.has(command.name ?? ""));
}
