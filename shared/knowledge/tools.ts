/** How the tools that wait or probe are called. Options are named without their dashes. */

export interface ToolSyntax {
  /** Short options that take a value, as letters. */
  readonly valued: string;
  /** Short options whose value can only be attached (`-pSECRET`), as letters. */
  readonly attached?: string;
  /** Long options whose value may be the next word. */
  readonly long: readonly string[];
  /** Long options are written with one dash too, and short ones are not bundled (Go's flag package, openssl). */
  readonly oneDash?: true;
  /** The first operand ends the options (redis-cli, kubectl exec, wait-for-it's command). */
  readonly stopsAtOperand?: true;
  readonly source: string;
}

const go = { valued: "", oneDash: true } as const;

/** By program name. What is not here is no known probe. */
export const toolSyntax: Readonly<Record<string, ToolSyntax>> = {
  nc: {
    valued: "IiMmOPpqsTVWwXxeoG",
    long: [],
    source: "man.openbsd.org/nc, nc.traditional(1), busybox networking/nc_bloaty.c (-i -o -p -s -w -e)",
  },
  ncat: {
    valued: "iwgGopsdexmq",
    long: [
      "wait",
      "idle-timeout",
      "delay",
      "source",
      "source-port",
      "exec",
      "sh-exec",
      "proxy",
      "proxy-type",
      "proxy-auth",
      "output",
    ],
    source: "https://nmap.org/ncat/guide/",
  },
  curl: {
    valued: "AbCcDdEeFHKmoPQrTtUuwXxYyz",
    long: [
      ..."max-time connect-timeout retry retry-delay retry-max-time url output output-dir header data data-raw data-binary".split(
        " ",
      ),
      ..."data-urlencode json form user user-agent request cookie cookie-jar cacert cert key resolve connect-to proxy".split(" "),
      ..."unix-socket abstract-unix-socket interface write-out referer range upload-file dump-header config limit-rate".split(
        " ",
      ),
      ..."max-redirs noproxy oauth2-bearer capath ciphers cert-type key-type pass speed-limit speed-time stderr".split(" "),
      ..."dns-servers aws-sigv4 netrc-file max-filesize tls-max url-query variable keepalive-time expect100-timeout".split(" "),
    ],
    source: "https://curl.se/docs/manpage.html",
  },
  wget: {
    valued: "OoPTtwQUYaieABDIRlX",
    long: [
      ..."timeout tries output-document output-file append-output directory-prefix user-agent header post-data post-file".split(
        " ",
      ),
      ..."connect-timeout dns-timeout read-timeout wait waitretry user password http-user http-password method body-data".split(
        " ",
      ),
      ..."ca-certificate certificate private-key input-file execute level accept reject domains quota limit-rate proxy".split(
        " ",
      ),
    ],
    source: "GNU wget manual; busybox networking/wget.c (-O -o -P -T -t -U -Y)",
  },
  pg_isready: {
    valued: "dhptU",
    long: ["dbname", "host", "port", "timeout", "username"],
    source: "https://www.postgresql.org/docs/current/app-pg-isready.html (timeout 3 s by default)",
  },
  psql: {
    valued: "cdfFhLopPRTUv",
    long: "command dbname file host port username set variable output field-separator pset record-separator log-file table-attr".split(
      " ",
    ),
    source: "https://www.postgresql.org/docs/current/app-psql.html; connect_timeout 0 by default, libpq-connect.html",
  },
  mysqladmin: mysqlClient("mysqladmin"),
  mysql: mysqlClient("mysql"),
  "mariadb-admin": mysqlClient("mariadb-admin"),
  mariadb: mysqlClient("mariadb"),
  "redis-cli": {
    valued: "hptusanriDXd",
    long: ["user", "pass", "cacert", "cacertdir", "cert", "key", "sni", "tls-ciphers", "askpass-file"],
    stopsAtOperand: true,
    source: "redis-cli --help (-t: server connection timeout, 0 by default); 127.0.0.1:6379 by default",
  },
  mongosh: mongoShell("https://www.mongodb.com/docs/mongodb-shell/reference/options/"),
  mongo: mongoShell("https://www.mongodb.com/docs/v4.4/reference/program/mongo/"),
  nslookup: { ...go, long: [], source: "busybox networking/nslookup.c, nslookup(1): options carry their value after =" },
  dig: { valued: "bcfkpqtxy", long: [], source: "dig(1)" },
  host: { valued: "cmNpRtW", long: [], source: "host(1)" },
  getent: { valued: "s", long: ["service"], source: "getent(1)" },
  ping: { valued: "cFIilmMpQsStTwW", long: [], source: "ping(8) of iputils, busybox networking/ping.c" },
  telnet: { valued: "elnbkXS", long: [], source: "telnet(1)" },
  grpc_health_probe: {
    ...go,
    long: ["addr", "service", "connect-timeout", "rpc-timeout", "user-agent", "tls-ca-cert", "tls-server-name", "rpc-header"],
    source: "https://github.com/grpc-ecosystem/grpc-health-probe (both timeouts 1 s by default)",
  },
  kubectl: {
    valued: "nlfoscvL",
    long: [
      ..."namespace context kubeconfig cluster user server token selector filename output timeout request-timeout for".split(" "),
      ..."field-selector label-columns as as-group certificate-authority client-key client-certificate template sort-by".split(
        " ",
      ),
    ],
    source: "https://kubernetes.io/docs/reference/kubectl/generated/ (wait: 30 s by default; rollout status: no limit)",
  },
  "wait-for-it": waitForIt(),
  "wait-for-it.sh": waitForIt(),
  "wait-for": waitFor(),
  "wait-for.sh": waitFor(),
  dockerize: {
    ...go,
    long: ["wait", "timeout", "wait-retry-interval", "template", "stdout", "stderr", "wait-http-header", "delims", "env"],
    source: "https://github.com/jwilder/dockerize (timeout 10 s by default)",
  },
  "wait_for.sh": { valued: "nl", long: [], source: "groundnuty/k8s-wait-for 0e01916, wait_for.sh: no limit" },
  openssl: {
    ...go,
    long: [
      ..."connect host port servername CAfile CApath cert key verify starttls name alpn proxy out keyout in days subj".split(" "),
      ..."newkey config extensions extfile CA CAkey CAserial passin passout addext set_serial".split(" "),
    ],
    source: "openssl-s_client(1), openssl-req(1), openssl-x509(1)",
  },
};

function mysqlClient(name: string): ToolSyntax {
  return {
    valued: "hPuSDe",
    attached: "p",
    long: [
      ..."host port user socket protocol database execute connect-timeout connect_timeout default-character-set".split(" "),
      ..."defaults-file defaults-extra-file ssl-ca ssl-cert ssl-key ssl-mode plugin-dir sleep wait".split(" "),
    ],
    source: `https://dev.mysql.com/doc/refman/8.4/en/${name.startsWith("mysqladmin") ? "mysqladmin" : "mysql-command-options"}.html`,
  };
}

function mongoShell(source: string): ToolSyntax {
  return {
    valued: "up",
    long: "host port username password authenticationDatabase authenticationMechanism eval file tlsCAFile tlsCertificateKeyFile".split(
      " ",
    ),
    source,
  };
}

function waitForIt(): ToolSyntax {
  return {
    valued: "hpt",
    long: ["host", "port", "timeout"],
    source: "https://github.com/vishnubob/wait-for-it (15 s by default, 0 is no limit; --strict decides about the command)",
  };
}

function waitFor(): ToolSyntax {
  return { valued: "t", long: ["timeout"], source: "https://github.com/eficode/wait-for (15 s by default, 0 is no limit)" };
}

/**
 * Programs whose first operand is a subcommand, so that the name of a program there is an error (status 1 or more). No subcommand
 * of theirs is called like a shell or like the tool itself. From each program's own list of commands.
 */
export const takesSubcommands: ReadonlySet<string> = new Set(
  "argocd aws az crane flux gcloud git gh helm istioctl kubectl kustomize liquibase mc oc rclone restic skopeo terraform tofu vault velero".split(
    " ",
  ),
);
