/** Which commands ask another process whether it is there, and whom. */
import { toolSyntax } from "../knowledge/tools.ts";
import { seconds, secondsOf } from "./durations.ts";
import type { Command, Probe, Target, Word } from "./model.ts";
import { hasOption, type Options, optionValue, readOptions } from "./options.ts";
import { conninfoTargets, devTcp, impliedTarget, setting, targetOf, urlTargets } from "./targets.ts";

type Limit = Probe["attemptLimit"];

/** What one call of a tool asks, and for how long at most. */
interface Attempt {
  readonly method: Probe["method"];
  readonly targets: readonly Target[];
  readonly limit: Limit;
}

type Reader = (options: Options, command: Command) => Attempt | null;

/** Every probe of another process, in source order. Commands of another system (`elsewhere`) are none of this container's. */
export function readProbes(commands: readonly Command[]): readonly Probe[] {
  const open: Command[] = [];
  const probes: Probe[] = [];
  for (const command of commands) {
    while (open.length > 0 && !contains(open.at(-1), command)) open.pop();
    if (!command.elsewhere) {
      // `timeout 1 sh -c 'nc …'` limits the attempt, `timeout 60 sh -c 'until nc …'` the loop.
      const outer = command.inLoop ? open.filter(({ inLoop }) => inLoop) : open;
      probes.push(...probesOf(command).map((found) => outer.reduce(limitedBy, found)));
    }
    if (open.length < 4 && isTimedShell(command)) open.push(command);
  }
  return probes;
}

const limitedBy = (found: Probe, outer: Command): Probe => ({ ...found, attemptLimit: withWrapper(found.attemptLimit, outer) });

const isTimedShell = ({ name, wrappers }: Command): boolean =>
  name !== null && /^(?:ba|da|a|z|k)?sh$/.test(name) && wrappers.some((wrapper) => wrapper.name === "timeout");

function contains(outer: Command | undefined, { place }: Command): boolean {
  const [a, b] = [outer?.place.span, place.span];
  if (outer === undefined || outer.place.path !== place.path || a === undefined || b === undefined) return false;
  return a.start <= b.start && b.end <= a.end;
}

function probesOf(command: Command): readonly Probe[] {
  const { name, words } = command;
  const probes: Probe[] = [];
  const reader = name !== null && Object.hasOwn(readers, name) ? readers[name] : undefined;
  const syntax = name !== null && Object.hasOwn(toolSyntax, name) ? toolSyntax[name] : undefined;
  if (name !== null && reader !== undefined) {
    const options = readOptions(words.slice(1), syntax ?? { valued: "", long: [] });
    const attempt = reader(options, command);
    if (attempt !== null) probes.push(probe(name, attempt, command));
  }
  for (const target of devTcp(command))
    probes.push(probe("/dev/tcp", { method: "connect", targets: target, limit: null }, command));
  return probes;
}

const probe = (tool: string, { method, targets, limit }: Attempt, command: Command): Probe => ({
  tool,
  method,
  targets,
  attemptLimit: withWrapper(limit, command),
  command,
});

/** `timeout 2 nc …` ends an attempt that the tool would not end itself. */
function withWrapper(limit: Limit, command: Command): Limit {
  const timeout = command.wrappers.find(({ name }) => name === "timeout");
  if (timeout === undefined) return limit;
  const duration = timeoutSeconds(timeout.words.slice(1));
  if (duration === null || limit === "unknown") return "unknown";
  return limit === null ? duration : Math.min(limit, duration);
}

/** Seconds of the arguments of `timeout`: GNU's, busybox's and the old `-t N`; null when not known, infinity for 0. */
export function timeoutSeconds(args: readonly Word[]): number | null {
  const options = readOptions(args, { valued: "kst", long: ["kill-after", "signal"], stopsAtOperand: true });
  const value = secondsOf(optionValue(options, "t") ?? options.operands[0]);
  return value === 0 ? Number.POSITIVE_INFINITY : value;
}

const limitOf = (options: Options, ...names: readonly string[]): Limit => {
  const value = optionValue(options, ...names);
  if (value !== undefined) {
    const limit = secondsOf(value);
    return limit === null ? "unknown" : limit === 0 ? null : limit;
  }
  return options.certain ? null : "unknown";
};

/** A word that is not known is an operand where the tool needs so many. */
const withOperands = (options: Options, needed: number): Options => ({
  ...options,
  certain: options.certain || options.operands.length === needed,
});

const connect = (targets: readonly Target[], limit: Limit): Attempt => ({ method: "connect", targets, limit });

const netcat: Reader = (options) => {
  if (hasOption(options, "l", "listen")) return null;
  const [host, port] = options.operands;
  const isTcp = !hasOption(options, "u", "U", "udp", "unixsock", "sctp");
  const viaProxy = optionValue(options, "x", "proxy") !== undefined;
  const targets = isTcp && !viaProxy && port !== undefined ? targetOf(host, port) : [];
  // Host and port are needed, so two words that are not known are these and no options.
  return connect(targets, limitOf(withOperands(options, 2), "w", "wait", "G"));
};

const curl: Reader = (given, command) => {
  const options = withOperands(given, 1);
  const limit = limitOf(options, "m", "max-time") ?? limitOf(options, "connect-timeout");
  const elsewhere = ["x", "proxy", "resolve", "connect-to", "unix-socket", "abstract-unix-socket", "K", "config"];
  const urls = [
    ...options.operands,
    ...options.options.flatMap(({ name, value }) => (name === "url" && value !== null ? [value] : [])),
  ];
  if (urls.length === 0 && options.certain && optionValue(options, "K", "config") === undefined) return null;
  const targets = hasOption(options, ...elsewhere) || usesProxy(command) ? [] : urls.flatMap((url) => urlTargets(url, "http"));
  return connect(targets, limit);
};

const wget: Reader = (given, command) => {
  const options = withOperands(given, 1);
  if (options.operands.length === 0 && options.certain) return null;
  const limit = limitOf(options, "T", "timeout") ?? limitOf(options, "connect-timeout");
  return connect(usesProxy(command) ? [] : options.operands.flatMap((url) => urlTargets(url, "http")), limit);
};

const usesProxy = ({ assignments }: Command): boolean => assignments.some(({ name }) => /^(?:https?|all)_proxy$/i.test(name));

const assigned = ({ assignments }: Command, name: string): Word | undefined =>
  assignments.find((entry) => entry.name === name)?.value;

function postgresTargets(options: Options, command: Command, database: Word | undefined): readonly Target[] {
  const host = optionValue(options, "h", "host") ?? assigned(command, "PGHOST");
  const port = optionValue(options, "p", "port") ?? assigned(command, "PGPORT");
  // A comma lists several hosts, a slash is a directory with a socket: neither is one name.
  return host === undefined ? conninfoTargets(database, port) : targetOf(host, port, 5432);
}

const pgIsReady: Reader = (options, command) => {
  const given = optionValue(options, "t", "timeout");
  const limit = given === undefined && options.certain ? 3 : limitOf(options, "t", "timeout");
  return connect(postgresTargets(options, command, optionValue(options, "d", "dbname")), limit);
};

const psql: Reader = (options, command) => {
  if (hasOption(options, "V", "version", "?", "help")) return null;
  const database = optionValue(options, "d", "dbname") ?? options.operands[0];
  const inString = setting(database?.value ?? "", "connect_timeout");
  const timeout = assigned(command, "PGCONNECT_TIMEOUT");
  const limit = inString === undefined ? secondsOf(timeout) : seconds(inString);
  const unknown = (timeout !== undefined && limit === null) || database?.value === null;
  return connect(postgresTargets(options, command, database), unknown ? "unknown" : limit === 0 ? null : limit);
};

const mysql: Reader = (options) => {
  if (hasOption(options, "V", "version", "help")) return null;
  const host = optionValue(options, "h", "host");
  // Without a host, and for the name localhost, it is the socket of this container.
  const local =
    host === undefined || (host.value === "localhost" && optionValue(options, "protocol")?.value?.toLowerCase() !== "tcp");
  const targets = local ? [] : targetOf(host, optionValue(options, "P", "port"), 3306);
  return connect(targets, limitOf(options, "connect-timeout", "connect_timeout"));
};

const redis: Reader = (options, command) => {
  if (hasOption(options, "v", "version", "help", "s")) return null;
  const uri = optionValue(options, "u");
  const host = optionValue(options, "h");
  const port = optionValue(options, "p");
  const limit = limitOf(options, "t");
  if (uri !== undefined) return connect(urlTargets(uri, "redis"), limit);
  if (host !== undefined) return connect(targetOf(host, port, 6379), limit);
  if (!options.certain || (port !== undefined && port.value === null)) return connect([], limit);
  return connect(impliedTarget("127.0.0.1", port === undefined ? 6379 : Number(port.value), command.words[0]), limit);
};

const mongo: Reader = (options, command) => {
  if (hasOption(options, "nodb", "version", "help")) return null;
  const host = optionValue(options, "host");
  const port = optionValue(options, "port");
  const address = options.operands.find(({ value }) => value === null || /[:/]/.test(value) || value.includes("."));
  if (host !== undefined) return connect(hostWithPort(host, port, "mongodb"), "unknown");
  if (address !== undefined) return connect(/\.js$/.test(address.value ?? "") ? [] : urlTargets(address, "mongodb"), "unknown");
  const local = options.certain && options.operands.length === 0 && (port === undefined || port.value !== null);
  return connect(local ? impliedTarget("127.0.0.1", Number(port?.value ?? 27017), command.words[0]) : [], "unknown");
};

const hostWithPort = (host: Word, port: Word | undefined, scheme: string): readonly Target[] =>
  port === undefined || /[:/,]/.test(host.value ?? "") ? urlTargets(host, scheme) : targetOf(host, port);

const resolve = (host: Word | undefined): Attempt => ({
  method: "resolve",
  targets: targetOf(host, undefined),
  limit: "unknown",
});

const dig: Reader = ({ operands }) => resolve(operands.find(({ value }) => value !== null && !/^[@+]/.test(value)));

const getent: Reader = ({ operands: [database, host] }) =>
  /^(?:hosts|ahosts|ahostsv4|ahostsv6)$/.test(database?.value ?? "") && host !== undefined ? resolve(host) : null;

const ping: Reader = (options) => {
  const deadline = limitOf(options, "w");
  const counted = optionValue(options, "c") === undefined ? null : "unknown";
  return {
    method: "ping",
    targets: targetOf(options.operands.at(-1), undefined),
    limit: deadline ?? (options.certain ? counted : "unknown"),
  };
};

const telnet: Reader = (options) =>
  options.operands.length === 0 ? null : connect(targetOf(options.operands[0], options.operands[1], 23), null);

const grpc: Reader = (options) => {
  const one = (name: string): number | null =>
    optionValue(options, name) === undefined ? 1 : secondsOf(optionValue(options, name));
  const [first, second] = [one("connect-timeout"), one("rpc-timeout")];
  return connect(
    urlTargets(optionValue(options, "addr"), "grpc"),
    first === null || second === null || !options.certain ? "unknown" : first + second,
  );
};

const kubectl: Reader = (options) => {
  const [verb, second] = options.operands.map(({ value }) => value);
  const object = (limit: Limit): Attempt => ({ method: "object", targets: [], limit });
  const given = limitOf(options, "timeout");
  if (verb === "wait") return object(optionValue(options, "timeout") === undefined && options.certain ? 30 : given);
  if (verb === "rollout" && second === "status") return object(given);
  return verb === "get" || verb === "describe" || verb === "logs" ? object(limitOf(options, "request-timeout")) : null;
};

const waitForIt: Reader = (options) => {
  const host = optionValue(options, "h", "host");
  const address = options.operands.find(({ value }) => value === null || /:/.test(value));
  const targets = host === undefined ? urlTargets(address, "tcp") : targetOf(host, optionValue(options, "p", "port"));
  const limit = optionValue(options, "t", "timeout") === undefined && options.certain ? 15 : limitOf(options, "t", "timeout");
  return connect(targets, limit);
};

const dockerize: Reader = (options) => {
  const addresses = options.options.flatMap(({ name, value }) => (name === "wait" && value !== null ? [value] : []));
  if (addresses.length === 0) return null;
  const limit = optionValue(options, "timeout") === undefined && options.certain ? 10 : limitOf(options, "timeout");
  return connect(
    addresses.flatMap((address) => urlTargets(address, "tcp")),
    limit,
  );
};

const openssl: Reader = (options) => {
  if (options.operands[0]?.value !== "s_client") return null;
  return connect(
    hasOption(options, "proxy") ? [] : urlTargets(optionValue(options, "connect") ?? options.operands[1], "tcp"),
    null,
  );
};

const readers: Readonly<Record<string, Reader>> = {
  nc: netcat,
  netcat,
  ncat: netcat,
  curl,
  wget,
  pg_isready: pgIsReady,
  psql,
  mysqladmin: mysql,
  mysql,
  "mariadb-admin": mysql,
  mariadb: mysql,
  "redis-cli": redis,
  mongosh: mongo,
  mongo,
  nslookup: ({ operands: [host] }) => (host === undefined ? null : resolve(host)),
  host: ({ operands: [host] }) => (host === undefined ? null : resolve(host)),
  dig,
  getent,
  ping,
  ping6: ping,
  telnet,
  grpc_health_probe: grpc,
  kubectl,
  "wait_for.sh": () => ({ method: "object", targets: [], limit: null }),
  "wait-for-it": waitForIt,
  "wait-for-it.sh": waitForIt,
  "wait-for": waitForIt,
  "wait-for.sh": waitForIt,
  dockerize,
  openssl,
};
