/** What programs do at the two ends of a pipe: which bring something from elsewhere, and which are content with nothing. */

import { asks } from "./critical.ts";

/** Programs that print what another process, a key or an archive gives them, so that they print nothing when that fails. */
const printers = new Set(
  "aws az consul doppler etcdctl gcloud getent gh gpg gsutil mariadb-dump mongodump mongosh mysql mysqldump oc op pg_dump pg_dumpall psql sops vault".split(
    " ",
  ),
);

/** Of these only the calls with such an argument. */
const withArgument = new Map([
  ["git", /^(?:archive|ls-remote|show)$/],
  ["helm", /^(?:get|show|template)$/],
  ["kubectl", /^(?:create|exec|get|kustomize)$/],
  ["openssl", /^(?:s_client)$/],
  ["rclone", /^(?:cat|rcat)$/],
]);

/** True when the program with these arguments (null: not known) prints what it gets from elsewhere. curl and wget are for the caller, who knows their options. */
export const printsFromElsewhere = (program: string, args: readonly (string | null)[]): boolean =>
  !args.some((arg) => arg !== null && asks.test(arg)) &&
  (printers.has(program) || args.some((arg) => arg !== null && withArgument.get(program)?.test(arg) === true));

/**
 * Programs that end with status 0 when their standard input is empty, so that they do not notice that the program before them
 * failed; seen with GNU coreutils 9.1, busybox 1.35, jq 1.6 and gzip 1.12. Those that look into what they read (tar, gunzip, grep,
 * `kubectl apply`) are not here, nor those that end before it does (head).
 */
const content = new Set(
  "awk base64 bzip2 cat column cut envsubst fold gawk gzip jq mawk nl od paste rev sed sort split tail tee tr uniq wc xxd xz zstd".split(
    " ",
  ),
);

/** Those that do what they read, and nothing when that is nothing. */
const runners = new Set(["ash", "bash", "dash", "mariadb", "mysql", "psql", "sh"]);

/** Arguments that make a packer unpack, a query fail without a result, or name another input. */
const looks: Readonly<Record<string, RegExp>> = {
  bzip2: /^(?:-[a-zA-Z]*[dt][a-zA-Z]*|--decompress|--test)$/,
  gzip: /^(?:-[a-zA-Z]*[dt][a-zA-Z]*|--decompress|--test)$/,
  xz: /^(?:-[a-zA-Z]*[dt][a-zA-Z]*|--decompress|--test)$/,
  zstd: /^(?:-[a-zA-Z]*[dt][a-zA-Z]*|--decompress|--test)$/,
  jq: /^(?:-[a-zA-Z]*[en][a-zA-Z]*|--exit-status|--null-input)$/,
  awk: /\bexit\b/,
  gawk: /\bexit\b/,
  mawk: /\bexit\b/,
  psql: /^(?:-[a-zA-Z]*[cf].*|--command.*|--file.*)$/s,
  mysql: /^(?:-e.*|--execute.*)$/s,
  mariadb: /^(?:-e.*|--execute.*)$/s,
};

/** True for a program that succeeds when it reads nothing; an argument that is not known makes it uncertain. */
export const acceptsNothing = (program: string, args: readonly (string | null)[]): boolean =>
  (content.has(program) || runners.has(program)) &&
  (looks[program] === undefined || args.every((arg) => arg !== null && looks[program]?.test(arg) !== true));

/** True for a program that does what it reads. */
export const runsInput = (program: string): boolean => runners.has(program);
