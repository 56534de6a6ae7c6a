/**
 * Public images, by registry and repository. `source` names the Dockerfile (repository and commit) that was read.
 * A fact that differs between tags is decided by `byTag`; a tag that says nothing about it leaves the fact unknown.
 */
import { alpineCommands, alpineCommandsOfAnyVersion, bookwormCommands, busyboxApplets } from "./busybox.ts";
import type { ImageFacts } from "./image-facts.ts";

type Facts = Partial<Omit<ImageFacts, "entry">>;

interface ImageFamily {
  /** `registry/repository`, with `*` for any characters. */
  readonly names: readonly string[];
  readonly source: string;
  readonly facts: Facts;
  /** `tag` is "latest" when the manifest has neither tag nor digest, null when it has only a digest. */
  readonly byTag?: (tag: string | null) => Facts;
}

const root = { user: 0 } as const;
const noEntrypoint = { entrypoint: [] } as const;

/** docker-library images that come as Debian (the default) and as Alpine. */
const debianOrAlpine = (tag: string | null): Facts => {
  if (tag === null) return {};
  return tag.includes("alpine") ? { shell: "ash", ...alpineApplets(tag) } : { shell: "dash" };
};

/** Windows tags have none of the shells. */
const unlessWindows =
  (facts: Facts) =>
  (tag: string | null): Facts =>
    tag === null || /windows|nanoserver|ltsc/.test(tag) ? {} : facts;

const alpineTools = (tag: string | null): Facts => {
  const minor = Number(/^3\.(\d{1,2})(?:\.|$)/.exec(tag ?? "")?.[1] ?? Number.NaN);
  return { tools: minor >= 8 && minor <= 20 ? alpineCommands : alpineCommandsOfAnyVersion, ...alpineApplets(`alpine${tag}`) };
};

/** busybox's minor version in Alpine 3.6 to 3.20, as its binaries say. */
const busyboxOfAlpine = [26, 27, 28, 29, 30, 31, 31, 32, 33, 34, 35, 35, 36, 36, 36];

/** Of an image on Alpine that installs no other tools; its tag may end in Alpine's version. */
const alpineApplets = (tag: string | null): Facts => {
  const version = /alpine-?3\.(\d{1,2})(?:\.\d+)?$/.exec(tag ?? "")?.[1];
  return { applets: { builder: "alpine", minor: version === undefined ? null : (busyboxOfAlpine[Number(version) - 6] ?? null) } };
};

/** Before 1.26 the official image had a configuration of its own. */
const officialApplets = (tag: string | null): Facts => {
  const minor = Number(/^1\.(\d{2})(?:[.-]|$)/.exec(tag ?? "")?.[1] ?? Number.NaN);
  return { applets: { builder: "docker", minor: minor >= 26 && minor <= 38 ? minor : null } };
};

/** The hardened image comes on Debian, unless its tag says otherwise. */
const hardenedBusybox = (tag: string | null): Facts => {
  if (tag === null || !/^1(?:\.37(?:\.0)?)?(?:-debian13)?$/.test(tag)) return {};
  return { applets: { builder: "debian", minor: 37 }, user: 65532 };
};

const slimBookworm = (tag: string | null): Facts =>
  tag !== null && /^(?:bookworm(?:-\d{8})?|12(?:\.\d{1,2})?)-slim$/.test(tag) ? { tools: bookwormCommands } : {};

const distrolessUser = (tag: string | null): Facts => {
  if (tag === null) return {};
  return { user: /(?:^|-)nonroot(?:-|$)/.test(tag) ? 65532 : 0 };
};

/** Their debug tags have busybox, at /busybox, which is no known dialect of /bin/sh. */
const distroless = (tag: string | null): Facts => {
  if (tag === null || tag.includes("debug")) return distrolessUser(tag);
  return { shell: "none", tools: new Set<string>(), ...distrolessUser(tag) };
};

const server = (command: readonly string[], entrypoint: readonly string[]): Facts => ({ command, entrypoint, server: true });

const uvAlone: Facts = { shell: "none", tools: new Set(["uv", "uvx"]), entrypoint: ["/uv"], command: [], server: false, ...root };

export const families: readonly ImageFamily[] = [
  {
    names: ["docker.io/library/busybox"],
    source: "docker-library/busybox 70ce0fb (dist-amd64): image-config.json and rootfs.tar.gz",
    facts: { shell: "ash", tools: busyboxApplets, ...noEntrypoint, command: ["sh"], server: false, ...root },
    byTag: officialApplets,
  },
  {
    names: ["dhi.io/busybox"],
    source: "docker-hardened-images/catalog 3c17cab, image/busybox/debian-13/1.yaml (Debian's package busybox 1.37.0)",
    facts: { ...noEntrypoint, command: ["/bin/sh"], server: false },
    byTag: hardenedBusybox,
  },
  {
    names: ["docker.io/library/alpine"],
    source: "alpinelinux/docker-alpine, branches v3.8 to v3.20 (7d63673): Dockerfile and mini root file system",
    facts: { shell: "ash", ...noEntrypoint, command: ["/bin/sh"], server: false, ...root },
    byTag: alpineTools,
  },
  {
    names: ["docker.io/library/debian"],
    source: "Debian 12: /bin/sh is dash, bash is essential (dpkg -L dash bash)",
    facts: { shell: "dash", ...noEntrypoint, server: false, ...root },
    byTag: slimBookworm,
  },
  {
    names: ["docker.io/library/ubuntu"],
    source: "Ubuntu's dash package diverts /bin/sh as Debian's does",
    facts: { shell: "dash", ...noEntrypoint, server: false, ...root },
  },
  {
    names: ["docker.io/library/bash"],
    source: "tianon/docker-bash cd784eb, 5.2/Dockerfile (FROM alpine)",
    facts: { shell: "ash", entrypoint: ["docker-entrypoint.sh"], command: ["bash"], server: false, ...root },
    byTag: alpineApplets,
  },
  {
    names: ["docker.io/curlimages/curl", "quay.io/curl/curl"],
    source: "curl/curl-container 96c8e58, create_base_image.sh and create_appliance_image.sh (Alpine, named user)",
    facts: { shell: "ash", entrypoint: ["/entrypoint.sh"], command: ["curl"], server: false, user: "curl_user" },
    byTag: () => alpineApplets(null),
  },
  {
    names: ["docker.io/alpine/git"],
    source: "alpine-docker/git 95d098d, Dockerfile (FROM alpine)",
    facts: { shell: "ash", entrypoint: ["git"], command: ["--help"], server: false, ...root },
  },
  {
    names: ["docker.io/bitnami/git", "docker.io/bitnamilegacy/git", "public.ecr.aws/bitnami/git"],
    source: "bitnami/containers 019e5b2, bitnami/git/2/debian-12/Dockerfile",
    facts: {
      shell: "dash",
      entrypoint: ["/opt/bitnami/scripts/git/entrypoint.sh"],
      command: ["/bin/bash"],
      server: false,
      ...root,
    },
    byTag: bitnami,
  },
  {
    names: ["docker.io/bitnami/kubectl", "docker.io/bitnamilegacy/kubectl", "public.ecr.aws/bitnami/kubectl"],
    source: "bitnami/containers 0a6dd9e, bitnami/kubectl/1.33/debian-12/Dockerfile",
    facts: { shell: "dash", entrypoint: ["kubectl"], command: ["--help"], server: false, user: 1001 },
    byTag: bitnami,
  },
  {
    names: ["registry.k8s.io/kubectl"],
    source: "k8s.io/kubernetes v1.28.0 to v1.37.2, build/server-image/kubectl/Dockerfile on go-runner (distroless static)",
    facts: {
      shell: "none",
      tools: new Set(["kubectl", "go-runner"]),
      entrypoint: ["/bin/kubectl"],
      command: [],
      server: false,
    },
  },
  {
    names: ["registry.k8s.io/pause", "k8s.gcr.io/pause", "gcr.io/google_containers/pause"],
    source: "k8s.io/kubernetes v1.37.2, build/pause/Dockerfile",
    facts: { shell: "none", tools: new Set(["pause"]), entrypoint: ["/pause"], command: [], server: true },
  },
  {
    names: ["gcr.io/distroless/static", "gcr.io/distroless/static-debian*"],
    source: "GoogleContainerTools/distroless cd08076, README.md and static/static.bzl",
    facts: {},
    byTag: distroless,
  },
  {
    names: ["gcr.io/distroless/*"],
    source: "GoogleContainerTools/distroless cd08076, README.md",
    facts: {},
    // base has had openssl, a language runtime brings its own programs: only of static is the list certain.
    byTag: (tag) => ({ ...distroless(tag), tools: null }),
  },
  {
    names: ["ghcr.io/jqlang/jq"],
    source: "jqlang/jq 579e6f7, Dockerfile (FROM scratch, since 1.7)",
    facts: { shell: "none", tools: new Set(["jq"]), entrypoint: ["/jq"], command: [], server: false, ...root },
  },
  {
    names: ["ghcr.io/astral-sh/uv"],
    source: "astral-sh/uv 063a9be, Dockerfile (FROM scratch); tags named after a distribution are built on that one",
    facts: {},
    byTag: (tag) => (tag !== null && /^(?:latest|\d+\.\d+(?:\.\d+)?)$/.test(tag) ? uvAlone : {}),
  },
  {
    names: ["docker.io/groundnuty/k8s-wait-for", "ghcr.io/groundnuty/k8s-wait-for"],
    source: "groundnuty/k8s-wait-for 07c0142, Dockerfile (FROM alpine)",
    facts: { shell: "ash", entrypoint: ["wait_for.sh"], command: [], server: false },
  },
  {
    names: ["docker.io/amazon/aws-cli", "public.ecr.aws/aws-cli/aws-cli"],
    source: "aws/aws-cli 1c30287, docker/Dockerfile (FROM amazonlinux, whose sh is bash)",
    facts: { shell: "bash", entrypoint: ["/usr/local/bin/aws"], command: [], server: false, ...root },
  },
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
];

/** Tags of Bitnami's old Oracle Linux and CentOS builds end in -ol-7 and the like; their sh is bash. */
function bitnami(tag: string | null): Facts {
  return tag !== null && /-(?:ol|rhel|centos|photon)-\d/.test(tag) ? { shell: null } : {};
}

function mysqlShell(tag: string | null): ImageFacts["shell"] {
  if (tag === null) return null;
  if (/oracle|^9\.|^8\.4/.test(tag)) return "bash";
  return tag.includes("debian") ? "dash" : null;
}
