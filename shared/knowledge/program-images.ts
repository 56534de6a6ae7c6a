/** Public images of servers, languages and tools; read as those in image-families.ts. */
import type { ImageFacts } from "./image-facts.ts";
import {
  alpineApplets,
  debianOrAlpine,
  type Facts,
  type ImageFamily,
  noEntrypoint,
  root,
  server,
  unlessWindows,
} from "./image-flavours.ts";

/** Images whose entrypoint script runs its arguments when they begin with a program. */
const passing = { passes: true } as const;

export const programImages: readonly ImageFamily[] = [
  {
    names: ["docker.io/library/postgres"],
    source: "docker-library/postgres 6edb0a8, 14/bookworm and 14/alpine3.22",
    facts: { ...server(["postgres"], ["docker-entrypoint.sh"]), ...root },
    byTag: debianOrAlpine,
  },
  {
    names: ["docker.io/library/mysql"],
    source: "docker-library/mysql 7f30fdb, 8.4/Dockerfile.oracle (older tags were Debian, so the shell needs a tag that says it)",
    facts: { ...server(["mysqld"], ["docker-entrypoint.sh"]), ...root },
    byTag: (tag) => ({ shell: mysqlShell(tag) }),
  },
  {
    names: ["docker.io/library/mariadb"],
    source: "MariaDB/mariadb-docker 1b6429b, 11.8/Dockerfile (Ubuntu) and 11.8-ubi/Dockerfile",
    facts: { entrypoint: ["docker-entrypoint.sh"], server: true },
    byTag: (tag) => (tag === null ? {} : tag.includes("ubi") ? { shell: "bash" } : { shell: "dash", ...root }),
  },
  {
    names: ["docker.io/library/redis"],
    source: "docker-library/redis e920499, 7.2/debian and 7.2/alpine",
    facts: { ...server(["redis-server"], ["docker-entrypoint.sh"]), ...root },
    byTag: debianOrAlpine,
  },
  {
    names: ["docker.io/library/mongo"],
    source: "docker-library/mongo 2c69a57, 8.0/Dockerfile (Ubuntu)",
    facts: {},
    byTag: unlessWindows({ ...server(["mongod"], ["docker-entrypoint.sh"]), shell: "dash", ...root }),
  },
  {
    names: ["docker.io/library/nginx"],
    source: "nginxinc/docker-nginx b430bec, mainline/debian and mainline/alpine-slim",
    facts: { ...server(["nginx", "-g", "daemon off;"], ["/docker-entrypoint.sh"]), ...root },
    byTag: debianOrAlpine,
  },
  {
    names: ["docker.io/library/httpd"],
    source: "docker-library/httpd 9b63b37, 2.4 and 2.4/alpine",
    facts: { ...server(["httpd-foreground"], []), ...root },
    byTag: debianOrAlpine,
  },
  {
    names: ["docker.io/library/node"],
    source: "nodejs/docker-node f27d936, 24/trixie-slim and 24/alpine3.23",
    facts: { entrypoint: ["docker-entrypoint.sh"], command: ["node"], server: false, ...root },
    byTag: debianOrAlpine,
  },
  {
    names: ["docker.io/library/python"],
    source: "docker-library/python 4f07059, 3.11/trixie, slim-trixie and alpine3.23",
    facts: {},
    byTag: (tag) => unlessWindows({ ...noEntrypoint, command: ["python3"], server: false, ...root, ...debianOrAlpine(tag) })(tag),
  },
  {
    names: ["docker.io/library/golang"],
    source: "docker-library/golang 7c8c182, 1.26/trixie and alpine3.23",
    facts: {},
    byTag: (tag) => unlessWindows({ ...noEntrypoint, server: false, ...root, ...debianOrAlpine(tag) })(tag),
  },
  {
    names: ["docker.io/library/php"],
    source: "docker-library/php 445bf41, 8.4/trixie and 8.4/alpine3.23, cli and fpm; docker-php-entrypoint",
    facts: { entrypoint: ["docker-php-entrypoint"], ...passing, ...root },
    byTag: (tag) => ({ ...debianOrAlpine(tag), ...phpCommand(tag) }),
  },
  {
    names: ["docker.io/library/ruby"],
    source: "docker-library/ruby d55e25a, 3.4/slim-trixie and 3.4/alpine3.23",
    facts: { ...noEntrypoint, command: ["irb"], server: false, ...root },
    byTag: debianOrAlpine,
  },
  {
    names: ["docker.io/library/haproxy"],
    source: "docker-library/haproxy ec437dd, 3.0 and 3.0/alpine",
    facts: server(["haproxy", "-f", "/usr/local/etc/haproxy/haproxy.cfg"], ["docker-entrypoint.sh"]),
    byTag: debianOrAlpine,
  },
  {
    names: ["docker.io/library/memcached"],
    source: "docker-library/memcached 53ac0ec, 1/debian and 1/alpine",
    facts: { ...server(["memcached"], ["docker-entrypoint.sh"]), user: "memcache" },
    byTag: debianOrAlpine,
  },
  {
    names: ["docker.io/library/rabbitmq"],
    source: "docker-library/rabbitmq 9193c1d, 4.2/ubuntu and 4.2/alpine",
    facts: { ...server(["rabbitmq-server"], ["docker-entrypoint.sh"]), ...root },
    byTag: debianOrAlpine,
  },
  {
    names: ["docker.io/valkey/valkey", "docker.io/library/valkey"],
    source: "valkey-io/valkey-container ae6141e, 8.0/debian and 8.0/alpine",
    facts: { ...server(["valkey-server"], ["docker-entrypoint.sh"]), ...root },
    byTag: debianOrAlpine,
  },
  {
    names: ["docker.io/library/eclipse-mosquitto"],
    source: "eclipse-mosquitto/mosquitto 7b8aba1, docker/2.0-openssl, 2.1-alpine and 2.1-ubuntu",
    facts: server(["/usr/sbin/mosquitto", "-c", "/mosquitto/config/mosquitto.conf"], ["/docker-entrypoint.sh"]),
    byTag: mosquittoShell,
  },
  {
    names: ["docker.io/library/docker"],
    source: "docker-library/docker 3289af8, 29/cli (FROM alpine); tags with dind run the daemon",
    facts: {},
    byTag: (tag) =>
      tag === null || /dind|windows/.test(tag)
        ? {}
        : { shell: "ash", ...alpineApplets(null), entrypoint: ["docker-entrypoint.sh"], command: ["sh"], server: false, ...root },
  },
  {
    names: ["docker.io/hashicorp/vault", "docker.io/library/vault"],
    source: "hashicorp/vault 024c09b, Dockerfile (FROM alpine) and .release/docker/docker-entrypoint.sh",
    facts: {},
    byTag: (tag) =>
      tag === null || tag.includes("ubi")
        ? {}
        : { shell: "ash", ...alpineApplets(null), ...server(["server", "-dev"], ["docker-entrypoint.sh"]), ...root },
  },
  {
    names: ["docker.io/minio/mc", "quay.io/minio/mc"],
    source: "minio/mc 3489439, Dockerfile.release (UBI micro; older releases are on Alpine, so the shell is not told)",
    facts: { entrypoint: ["mc"], command: [], server: false, ...root },
  },
  {
    names: ["docker.io/mikefarah/yq", "ghcr.io/mikefarah/yq"],
    source: "mikefarah/yq 0153ccc, Dockerfile (FROM alpine, named user since 4.9.4)",
    facts: { shell: "ash", ...alpineApplets(null), entrypoint: ["/usr/bin/yq"], command: [], server: false },
  },
  {
    names: ["docker.io/rancher/kubectl"],
    source: "rancher/kubectl 6343a93, package/Dockerfile (FROM scratch)",
    facts: {
      shell: "none",
      tools: new Set(["kubectl"]),
      entrypoint: ["/bin/kubectl"],
      command: ["help"],
      server: false,
      user: "kubectl",
    },
  },
  {
    names: ["docker.io/alpine/helm"],
    source: "alpine-docker/helm 07ebef0, Dockerfile (FROM alpine)",
    facts: { shell: "ash", entrypoint: ["helm"], command: ["--help"], server: false, ...root },
  },
  {
    names: ["docker.io/alpine/k8s"],
    source: "alpine-docker/k8s 014cb13, Dockerfile (FROM alpine, with bash, curl, git, helm, jq, kubectl, aws)",
    facts: { shell: "ash", ...noEntrypoint, command: ["/bin/sh"], server: false, ...root },
  },
  {
    names: ["quay.io/argoproj/argocd"],
    source: "argoproj/argo-cd 001b95b, Dockerfile (FROM ubuntu)",
    facts: { shell: "dash", entrypoint: ["/usr/bin/tini", "--"], command: [], user: 999 },
  },
  {
    names: ["docker.io/library/sonarqube"],
    source:
      "SonarSource/docker-sonarqube 05b1965, community-build/Dockerfile (FROM eclipse-temurin on Ubuntu; older ones on Alpine)",
    facts: { entrypoint: ["/opt/sonarqube/docker/entrypoint.sh"], command: [], server: true, user: "sonarqube" },
    byTag: (tag) => ({ shell: /^2[4-9]\./.test(tag ?? "") ? "dash" : null }),
  },
];

/** fpm serves; the others are the language. */
function phpCommand(tag: string | null): Facts {
  if (tag === null) return {};
  if (tag.includes("fpm")) return { command: ["php-fpm"], server: true };
  return /apache|zts/.test(tag) ? {} : { command: ["php", "-a"], server: false };
}

function mosquittoShell(tag: string | null): Facts {
  if (tag === null) return {};
  if (tag.includes("ubuntu")) return { shell: "dash" };
  return /alpine|openssl|^(?:1\.\d|2\.0)/.test(tag) ? { shell: "ash", ...alpineApplets(null) } : {};
}

function mysqlShell(tag: string | null): ImageFacts["shell"] {
  if (tag === null) return null;
  if (/oracle|^9\.|^8\.4/.test(tag)) return "bash";
  return tag.includes("debian") ? "dash" : null;
}
