/**
 * Public images, by registry and repository. `source` names the Dockerfile (repository and commit) that was read.
 * A fact that differs between tags is decided by `byTag`; a tag that says nothing about it leaves the fact unknown.
 */
import { busyboxApplets } from "./busybox.ts";
import {
  alpineApplets,
  alpineTools,
  bitnami,
  distroless,
  hardenedBusybox,
  type ImageFamily,
  noEntrypoint,
  officialApplets,
  root,
  slimBookworm,
  uvAlone,
} from "./image-flavours.ts";
import { programImages } from "./program-images.ts";

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
    facts: { shell: "ash", entrypoint: ["/entrypoint.sh"], passes: true, command: ["curl"], server: false, user: "curl_user" },
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
  ...programImages,
];
