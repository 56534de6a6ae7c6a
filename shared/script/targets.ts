/** Hosts and ports out of the words of a command. Whatever is not certain gives no target. */
import type { Command, Target, Word } from "./model.ts";

const name = /^(?:[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,251}[A-Za-z0-9_.])?|[0-9A-Fa-f:.]{2,45})$/;

const defaultPorts: Readonly<Record<string, number>> = {
  http: 80,
  https: 443,
  ftp: 21,
  postgres: 5432,
  postgresql: 5432,
  mysql: 3306,
  mariadb: 3306,
  mongodb: 27017,
  redis: 6379,
  rediss: 6379,
  amqp: 5672,
  amqps: 5671,
};

/** 1 to 65535, else null. */
function portOf(text: string | null | undefined): number | null {
  if (text == null || !/^\d{1,5}$/.test(text)) return null;
  const port = Number(text);
  return port >= 1 && port <= 65535 ? port : null;
}

/** A target of a host word and a port word; `fallback` is the port when no word names one. */
export function targetOf(host: Word | undefined, port: Word | undefined, fallback: number | null = null): readonly Target[] {
  if (host?.value == null || host.glob || !name.test(host.value)) return [];
  if (port !== undefined && port.value === null) return [];
  const number = port === undefined ? fallback : portOf(port.value);
  const shownPort = port?.fromEnv ? `:${bare(port.text)}` : number === null ? "" : `:${number}`;
  return [
    {
      host: host.value,
      port: number,
      shown: `${host.fromEnv ? bare(host.text) : bracketed(host.value)}${shownPort}`,
      place: host.place,
    },
  ];
}

/** A target that the tool has by default, so that no word names it. */
export const impliedTarget = (host: string, port: number, at: Word | undefined): readonly Target[] =>
  at === undefined ? [] : [{ host, port, shown: `${host}:${port}`, place: at.place }];

/** Targets of `scheme://user@host:port,host2/path` or `host:port`; `scheme` is the default. A `?` or `*` of the path is no glob that matters. */
export function urlTargets(word: Word | undefined, scheme: string): readonly Target[] {
  const value = word?.value;
  if (word === undefined || value == null) return [];
  const [given, authority] = split(value);
  const used = given?.toLowerCase() ?? scheme;
  if (used === "file" || used === "unix" || used.endsWith("+srv")) return [];
  const fallback = Object.hasOwn(defaultPorts, used) ? (defaultPorts[used] ?? null) : null;
  return authority.split(",").flatMap((part) => authorityTarget(word, part, fallback));
}

function authorityTarget(word: Word, authority: string, fallback: number | null): readonly Target[] {
  const match = /^(?:\[([0-9A-Fa-f:.]+)\]|([^:[\]]+))(?::(\d{1,5}))?$/.exec(authority);
  const host = match?.[1] ?? match?.[2];
  if (host === undefined || !name.test(host)) return [];
  const port = match?.[3] === undefined ? fallback : portOf(match[3]);
  if (match?.[3] !== undefined && port === null) return [];
  const shown = word.fromEnv ? split(bare(word.text))[1] : `${bracketed(host)}${port === null ? "" : `:${port}`}`;
  return [{ host, port, shown, place: word.place }];
}

/** Scheme (null without one) and authority, without user and password. */
function split(url: string): readonly [string | null, string] {
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]{0,20}):\/\//.exec(url);
  const rest = url.slice(scheme?.[0].length ?? 0);
  const end = rest.search(/[/?#]/);
  const authority = end < 0 ? rest : rest.slice(0, end);
  return [scheme?.[1] ?? null, authority.slice(authority.lastIndexOf("@") + 1)];
}

/** The words `host=… port=…` of a libpq connection string, or a connection URL. */
export function conninfoTargets(word: Word | undefined, port: Word | undefined): readonly Target[] {
  const value = word?.value;
  if (word === undefined || value == null) return [];
  if (/^postgres(?:ql)?:\/\//.test(value)) return urlTargets(word, "postgresql");
  const host = setting(value, "host");
  if (host === undefined) return [];
  const own = setting(value, "port");
  const shown = word.fromEnv ? { ...word, value: host, text: "host" } : { ...word, value: host };
  return targetOf(shown, own === undefined ? port : { ...shown, value: own, text: "port" }, 5432);
}

/** A `key=value` of a libpq connection string or of a URL's query. */
export const setting = (text: string, key: string): string | undefined => {
  const found = text.split(/[\s?&]+/).find((part) => part.startsWith(`${key}=`));
  return found?.slice(key.length + 1);
};

const bare = (text: string): string => text.replace(/^["'](.*)["']$/s, "$1");

const bracketed = (host: string): string => (host.includes(":") ? `[${host}]` : host);

/** bash opens `/dev/tcp/HOST/PORT` in a redirection as a connection; one entry for each redirection. */
export function devTcp({ redirects }: Command): readonly (readonly Target[])[] {
  return redirects.flatMap(({ target }) => {
    const match = target === null ? null : /^["']?\/dev\/tcp\/([^/]{1,260})\/([^/]{1,80})$/.exec(target.value ?? target.text);
    if (target === null || match === null) return [];
    if (target.value === null) return [[]];
    const [, host = "", port = ""] = match;
    const parts = /\/dev\/tcp\/([^/]*)\/([^/"']*)/.exec(target.text);
    return [
      targetOf({ ...target, value: host, text: parts?.[1] ?? "host" }, { ...target, value: port, text: parts?.[2] ?? "port" }),
    ];
  });
}
