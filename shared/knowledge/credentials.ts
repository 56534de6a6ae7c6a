/** How programs are given a secret, and what only stands for one. */

/**
 * Environment variables that hold a secret and that no name gives away: libpq, the MySQL client, redis-cli, RabbitMQ, AWS CLI, Vault,
 * GitHub CLI, Consul.
 */
const documented: ReadonlySet<string> = new Set(
  "MYSQL_PWD REDISCLI_AUTH RABBITMQ_DEFAULT_PASS AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN VAULT_TOKEN GITHUB_TOKEN GH_TOKEN CONSUL_HTTP_TOKEN PGPASSWORD".split(
    " ",
  ),
);

/** A name that says password; what allows, wants or counts one is none. */
const password = /(?:^|[._-])(?:password|passwd|passphrase)$/i;
const noPassword = /(?:^|_)(?:ALLOW|CHANGE|EMPTY|ENABLE|GENERATE|HAS|NEED|NO|RANDOM|REQUIRE|RESET|SHOW|USE)_/i;
/** Names that are used for public values too, so the value has to look like a secret. */
const key = /(?:^|_)(?:API_?KEY|API_TOKEN|ACCESS_TOKEN|AUTH_TOKEN|BOT_TOKEN|CLIENT_SECRET|SECRET_KEY|SECRET_ACCESS_KEY)$/;
const looksRandom = (value: string): boolean =>
  /^[A-Za-z0-9+/_=.-]{20,512}$/.test(value) && /\d/.test(value) && /[A-Za-z]/.test(value);

/** True when the variable `name` with this literal value is a secret in plain text. */
export function isSecretVariable(name: string, value: string): boolean {
  if (isStandIn(value)) return false;
  if (documented.has(name)) return true;
  if (password.test(name)) return !noPassword.test(name) && !/\s/.test(value);
  return key.test(name) && looksRandom(value);
}

/** The options by which a program takes a secret, from its manual. */
interface SecretOptions {
  /** The secret is the next word: `-a SECRET`. */
  readonly next: readonly string[];
  /** The secret follows in the same word: `-pSECRET`. */
  readonly attached: readonly string[];
  /** The next word is `user:SECRET`. */
  readonly userinfo: readonly string[];
}

const options = (next: string, attached = "", userinfo = ""): SecretOptions => ({
  next: words(next),
  attached: words(attached),
  userinfo: words(userinfo),
});
const words = (text: string): readonly string[] => text.split(" ").filter((word) => word !== "");
const mysql = options("", "-p");
const mongo = options("-p --password");
const login = options("--password");

/** Every program also takes `--password=SECRET`, in one word. */
const programs: Readonly<Record<string, SecretOptions>> = {
  mysql,
  mysqladmin: mysql,
  mysqldump: mysql,
  mysqlcheck: mysql,
  mysqlimport: mysql,
  mariadb: mysql,
  "mariadb-admin": mysql,
  "mariadb-dump": mysql,
  mongo,
  mongosh: mongo,
  mongodump: mongo,
  mongorestore: mongo,
  mongoimport: mongo,
  mongoexport: mongo,
  "redis-cli": options("-a --pass"),
  "valkey-cli": options("-a --pass"),
  curl: options("", "", "-u --user"),
  sshpass: options("-p", "-p"),
  sqlcmd: options("-P", "-P"),
  cqlsh: options("-p --password"),
  "cypher-shell": options("-p --password"),
  "clickhouse-client": options("--password"),
  ldapsearch: options("-w"),
  rabbitmqadmin: options("-p --password"),
  ldapadd: options("-w"),
  ldapmodify: options("-w"),
  ldapwhoami: options("-w"),
  docker: login,
  podman: login,
  buildah: login,
  helm: options("--password"),
  crane: login,
  oras: login,
  skopeo: options("--password", "", "--creds --src-creds --dest-creds"),
  openssl: options("", "pass:"),
  influx: options("--password -t --token"),
  kcadm: options("--password --new-password"),
  "kcadm.sh": options("--password --new-password"),
  argocd: options("--password --auth-token"),
  flask: options("--password"),
  superset: options("--password"),
  gitea: options("--password"),
  mysqlsh: mysql,
};
const none = options("");

export const secretOptions = (program: string): SecretOptions =>
  (Object.hasOwn(programs, program) ? programs[program] : undefined) ?? none;

/** `--password=…`, `--db-password=…`, `-Dspring.datasource.password=…` and their kin, in one word; the group is the value. */
export const secretOption =
  /^(?:--?(?:[A-Za-z0-9]{1,32}[-_.]){0,6}(?:password|passwd|passphrase|dbpass|requirepass|masterauth)|--?(?:access-token|api-key|api-token|auth-token|bearer-token|client-secret|private-token|secret-key|token)|-D(?:[A-Za-z0-9]{1,64}[-_.]){0,8}(?:password|passwd))=([\s\S]+)$/;

/** `kubectl create secret … --from-literal=password=…`; the group is the value. */
export const fromLiteral =
  /^--from-literal=[A-Za-z0-9_.-]{0,64}(?:password|passwd|token|secret|key)[A-Za-z0-9_.-]{0,64}=([\s\S]+)$/i;

/** Programs that take a secret as an operand, see `secretOperand`. */
export const takesOperand: ReadonlySet<string> = new Set(["htpasswd", "mc", "mcli", "mosquitto_passwd", "rabbitmqctl"]);

/** What the secret among the operands is; null when there is none. `flags` are the short options, as letters. */
export function secretOperand(program: string, operands: readonly string[], flags: string): number | null {
  const [first, second, third] = operands;
  switch (program) {
    case "mc":
    case "mcli":
      if (first === "alias" && (second === "set" || second === "s")) return 5;
      return first === "config" && second === "host" && (third === "add" || third === "a") ? 6 : null;
    case "rabbitmqctl":
      return first === "add_user" || first === "change_password" ? 2 : null;
    case "mosquitto_passwd":
      return flags.includes("b") ? 2 : null;
    case "htpasswd":
      return flags.includes("b") ? (flags.includes("n") ? 1 : 2) : null;
    default:
      return null;
  }
}

const standIns =
  /^(?:change|example|placeholder|dummy|fake|redacted|replace|insert|enter|your|todo|xxx|auto|random|generate|disabled?$|empty$|unset$|n\/a$|not[-_ ]|foo$|bar$|null$|none$|true$|false$|yes$|no$|[01]$)/i;

/** Secrets that something fills in: bank-vaults, SOPS, vals, 1Password, cloud secret managers. */
const references = /^(?:ENC\[|arn:|[a-z][a-z0-9+.-]{1,32}:(?:\/\/|[A-Za-z0-9_.-]{1,128}\/))/;

/** True for text that stands for a secret or says where it is: a variable, a template, `changeme`, an example's `PASSWORD`, a path, a reference. */
export const isStandIn = (value: string): boolean =>
  /^(?:[*.-]*$|\/|\.\/|@|file:|env:|[A-Z_]*(?:PASSWORD|PASS|SECRET|TOKEN|KEY)$)/.test(value) ||
  /[$<>{}]|%[sv]|EXAMPLE|(.)\1{5}/.test(value) ||
  references.test(value) ||
  standIns.test(value);
