/** How a secret is recognised in text, and how programs are given one. */

/**
 * Secrets whose form says what they are. Sources: the token format documentation of GitHub, GitLab, AWS (IAM identifiers), Slack,
 * Google Cloud (API keys), npm, Stripe and HashiCorp Vault; RFC 7468 for private keys. Every pattern is linear.
 */
export const tokenForms: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: "a GitHub token", pattern: /\b(?:gh[opsur]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{22,255})/g },
  { what: "a GitLab token", pattern: /\bglpat-[A-Za-z0-9_-]{20,255}/g },
  { what: "an AWS access key", pattern: /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g },
  { what: "a Slack token", pattern: /\bxox[abeprs]-[A-Za-z0-9-]{20,255}/g },
  { what: "a Google API key", pattern: /\bAIza[A-Za-z0-9_-]{35}/g },
  { what: "an npm token", pattern: /\bnpm_[A-Za-z0-9]{36}/g },
  { what: "a Stripe key", pattern: /\b[rs]k_live_[A-Za-z0-9]{24,255}/g },
  { what: "a Vault token", pattern: /\bhvs\.[A-Za-z0-9_-]{24,255}/g },
  { what: "a private key", pattern: /-----BEGIN (?:[A-Z]{2,12} )?(PRIVATE KEY)-----(?:\\n|\s){1,8}[A-Za-z0-9+/]{40}/g },
];

/**
 * `scheme://user:password@host` (RFC 3986 userinfo); the group is the password. Neither the `user:password@` of documentation
 * nor an image with tag and digest.
 */
export const urlWithPassword =
  /\b[a-z][a-z0-9+.-]{0,30}:\/\/(?!user(?:name)?:pass)[^\s:/?#@"'`]{0,256}:([^\s/?#@"'`]{1,256})@(?!sha256:)/gi;

/** An HTTP header that carries a credential; the group is the credential. */
export const authorization = /\bAuthorization: {0,4}(?:Basic|Bearer|Token) {1,4}([A-Za-z0-9._~+/=-]{8,4096})/gi;

/** Stands in every text that one of the forms above can match: one cheap look instead of eleven. */
export const anyForm =
  /gh[opsur]_|github_pat_|glpat-|AKIA|ASIA|xox[abeprs]-|AIza|npm_|[rs]k_live_|hvs\.|-----BEGIN|:\/\/|authorization/i;

/**
 * Environment variables that their programs document as the secret itself: libpq, MySQL, MariaDB, PostgreSQL and MongoDB images,
 * redis-cli, RabbitMQ, AWS CLI, Vault, GitHub CLI, Consul.
 */
export const secretVariables: ReadonlySet<string> = new Set([
  "PGPASSWORD",
  "MYSQL_PWD",
  "MYSQL_PASSWORD",
  "MYSQL_ROOT_PASSWORD",
  "MARIADB_PASSWORD",
  "MARIADB_ROOT_PASSWORD",
  "POSTGRES_PASSWORD",
  "MONGO_INITDB_ROOT_PASSWORD",
  "REDISCLI_AUTH",
  "RABBITMQ_DEFAULT_PASS",
  "AWS_SECRET_ACCESS_KEY",
  "AWS_SESSION_TOKEN",
  "VAULT_TOKEN",
  "GITHUB_TOKEN",
  "GH_TOKEN",
  "CONSUL_HTTP_TOKEN",
]);

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
};
const none = options("");

export const secretOptions = (program: string): SecretOptions =>
  (Object.hasOwn(programs, program) ? programs[program] : undefined) ?? none;

/** `--password=…` and its kin, in one word; the group is the value. */
export const secretOption =
  /^--?(?:password|passwd|http-password|proxy-password|db-password|token|access-token|secret-key)=([\s\S]+)$/;

const standIns =
  /^(?:change|example|placeholder|dummy|fake|redacted|replace|insert|enter|your|todo|xxx|foo$|bar$|null$|none$|true$|false$|yes$|no$|[01]$)/i;

/** True for text that stands for a secret or says where it is: a variable, a template, `changeme`, an example's `PASSWORD`, a path. */
export const isStandIn = (value: string): boolean =>
  /^(?:[*.-]*$|\/|\.\/|@|file:|env:|[A-Z_]*(?:PASSWORD|PASS|SECRET|TOKEN|KEY)$)/.test(value) ||
  /[$<>{}]|%[sv]|EXAMPLE|(.)\1{5}/.test(value) ||
  standIns.test(value);
