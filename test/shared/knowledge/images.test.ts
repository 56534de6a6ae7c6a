import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { alpineCommands, bookwormCommands, busyboxApplets } from "../../../shared/knowledge/busybox.ts";
import { families } from "../../../shared/knowledge/image-families.ts";
import { type ImageClaim, imageFacts, matches } from "../../../shared/knowledge/images.ts";
import { shellBuiltins } from "../../../shared/knowledge/shells.ts";

const facts = (image: string, claims: readonly ImageClaim[] = []) => imageFacts(image, claims);

/** Image, shell, has a complete list of tools, server, user. */
const table: readonly (readonly [string, string | null, boolean, boolean | null, number | string | null])[] = [
  ["busybox", "ash", true, false, 0],
  ["busybox:1.28", "ash", true, false, 0],
  ["busybox:1.36-uclibc", "ash", true, false, 0],
  ["docker.io/library/busybox@sha256:0123456789012345678901234567890123456789012345678901234567890123", "ash", true, false, 0],
  ["mirror.gcr.io/library/busybox:1.37", "ash", true, false, 0],
  ["public.ecr.aws/docker/library/busybox", "ash", true, false, 0],
  ["alpine:3.20", "ash", true, false, 0],
  ["alpine", "ash", true, false, 0],
  ["debian:12-slim", "dash", true, false, 0],
  ["debian:bookworm", "dash", false, false, 0],
  ["debian:trixie-slim", "dash", false, false, 0],
  ["ubuntu:24.04", "dash", false, false, 0],
  ["bash:5", "ash", false, false, 0],
  ["curlimages/curl:8.10.1", "ash", false, false, "curl_user"],
  ["alpine/git", "ash", false, false, 0],
  ["bitnami/kubectl:1.33", "dash", false, false, 1001],
  ["bitnami/kubectl:1.14-ol-7", null, false, false, 1001],
  ["bitnami/kubectl:latest", null, false, false, 1001],
  ["registry.k8s.io/kubectl:v1.34.0", "none", true, false, null],
  ["registry.k8s.io/pause:3.10", "none", true, true, null],
  ["gcr.io/distroless/static-debian12:nonroot", "none", true, null, 65532],
  ["gcr.io/distroless/static-debian12:debug-nonroot", null, false, null, 65532],
  ["gcr.io/distroless/base-debian12", "none", false, null, 0],
  ["gcr.io/distroless/java21-debian12", "none", false, null, 0],
  ["gcr.io/distroless/static@sha256:0123456789012345678901234567890123456789012345678901234567890123", null, false, null, null],
  ["ghcr.io/jqlang/jq:1.7.1", "none", true, false, 0],
  ["ghcr.io/astral-sh/uv:0.6", "none", true, false, 0],
  ["ghcr.io/astral-sh/uv:0.6-alpine", null, false, null, null],
  ["postgres:16", "dash", false, true, 0],
  ["postgres:16-alpine3.20", "ash", false, true, 0],
  ["postgres@sha256:0123456789012345678901234567890123456789012345678901234567890123", null, false, true, 0],
  ["mysql:8.4", "bash", false, true, 0],
  ["mysql:5.7", null, false, true, 0],
  ["mysql:8.0-debian", "dash", false, true, 0],
  ["mariadb:11", "dash", false, true, 0],
  ["mariadb:11-ubi", "bash", false, true, null],
  ["redis:7-alpine", "ash", false, true, 0],
  ["mongo:8", "dash", false, true, 0],
  ["mongo:8-windowsservercore-ltsc2022", null, false, null, null],
  ["nginx:1.27-alpine-slim", "ash", false, true, 0],
  ["nginx", "dash", false, true, 0],
  ["node:22-bookworm-slim", "dash", false, false, 0],
  ["python:3.12-alpine", "ash", false, false, 0],
  ["golang:1.26", "dash", false, false, 0],
  ["amazon/aws-cli:2.17", "bash", false, false, 0],
  ["groundnuty/k8s-wait-for:v2.0", "ash", false, false, null],
  ["dhi.io/busybox:1.37", null, false, false, 65532],
  ["dhi.io/busybox:1.37-alpine3.23", null, false, false, null],
  ["php:8.4-fpm-alpine", "ash", false, true, 0],
  ["php:8.4", "dash", false, false, 0],
  ["php:8.4-apache", "dash", false, null, 0],
  ["ruby:3.4-slim", "dash", false, false, 0],
  ["haproxy:3.0", "dash", false, true, null],
  ["memcached:1-alpine", "ash", false, true, "memcache"],
  ["rabbitmq:4-management", "dash", false, true, 0],
  ["valkey/valkey:8-alpine", "ash", false, true, 0],
  ["eclipse-mosquitto:2.0.20", "ash", false, true, null],
  ["eclipse-mosquitto:2.1-ubuntu", "dash", false, true, null],
  ["eclipse-mosquitto", null, false, true, null],
  ["docker:29-cli", "ash", false, false, 0],
  ["docker:29-dind", null, false, null, null],
  ["hashicorp/vault:1.18", "ash", false, true, 0],
  ["hashicorp/vault:1.18-ubi", null, false, null, null],
  ["minio/mc:RELEASE.2024-11-21T17-21-54Z", null, false, false, 0],
  ["mikefarah/yq:4", "ash", false, false, null],
  ["rancher/kubectl:v1.34.1", "none", true, false, "kubectl"],
  ["alpine/helm:3", "ash", false, false, 0],
  ["alpine/k8s:1.34.1", "ash", false, false, 0],
  ["quay.io/argoproj/argocd:v3.0.0", "dash", false, null, 999],
  ["sonarqube:24.12.0-community", "dash", false, true, "sonarqube"],
  ["sonarqube:9.9-community", null, false, true, "sonarqube"],
];

describe("an image of the table", () => {
  test.each(table)("%s", (image, shell, hasTools, server, user) => {
    const found = facts(image);
    expect(found === null ? null : [found.shell, found.tools !== null, found.server, found.user]).toEqual([
      shell,
      hasTools,
      server,
      user,
    ]);
  });

  test.each([
    "registry.example.com/busybox:1.36",
    "example/busybox",
    "myregistry:5000/library/alpine",
    "quay.io/library/busybox",
    "k8s.gcr.io/kubectl",
    "not an image",
    "{{ .Values.image }}",
    "",
  ])("%s is none", (image) => {
    expect(facts(image)).toBeNull();
  });

  test("no image at all is none", () => {
    expect(imageFacts(undefined, [{ pattern: "*", shell: "bash" }])).toBeNull();
  });

  test("names its entrypoint and default command", () => {
    expect(facts("nginx")).toMatchObject({ entrypoint: ["/docker-entrypoint.sh"], command: ["nginx", "-g", "daemon off;"] });
    expect(facts("alpine/git")).toMatchObject({ entrypoint: ["git"], command: ["--help"] });
    expect(facts("busybox")).toMatchObject({ entrypoint: [], command: ["sh"], entry: "docker.io/library/busybox" });
  });

  test("every family has a source and names that are written once", () => {
    const names = families.flatMap((family) => family.names);
    expect(new Set(names).size).toBe(names.length);
    for (const { source } of families) expect(source.length).toBeGreaterThan(20);
  });
});

describe("lists of programs", () => {
  test("have what was read and lack what nobody built in", () => {
    expect(busyboxApplets.size).toBe(442);
    expect(alpineCommands.size).toBe(325);
    expect(bookwormCommands.size).toBe(389);
    for (const list of [busyboxApplets, alpineCommands, bookwormCommands]) {
      for (const name of ["sh", "sleep", "tar", "chown", "[", "timeout"]) expect(list.has(name), name).toBe(true);
      for (const name of ["git", "curl", "jq", "kubectl", "psql", "dig", "python3", "envsubst"])
        expect(list.has(name), name).toBe(false);
    }
  });

  test.each([
    ["busybox", "nslookup telnet httpd flock nc", "bash getent git"],
    ["alpine:3.20", "nslookup apk getent wget", "bash telnet httpd"],
    ["alpine:3.6", "telnet apk", "bash curl"],
    ["alpine:edge", "telnet apk", "bash curl"],
    ["debian:12-slim", "bash getent perl apt-get", "nc wget ping ip ps nslookup"],
    ["registry.k8s.io/kubectl", "kubectl", "sh sleep"],
  ])("%s has %s, not %s", (image, has, lacks) => {
    const tools = facts(image)?.tools;
    for (const name of has.split(" ")) expect(tools?.has(name), name).toBe(true);
    for (const name of lacks.split(" ")) expect(tools?.has(name), name).toBe(false);
  });
});

describe("what a user says", () => {
  test("wins field by field over the table", () => {
    const claims: readonly ImageClaim[] = [
      { pattern: "busybox", user: 1000 },
      { pattern: "busybox", user: 2000, shell: "bash" },
    ];
    expect(facts("busybox:1", claims)).toMatchObject({ user: 1000, shell: "ash", entry: "busybox" });
  });

  test("makes an image known", () => {
    const claims: readonly ImageClaim[] = [
      { pattern: "registry.example.com/tools/*", shell: "bash", tools: ["curl", "jq"], user: 1000 },
    ];
    const found = facts("registry.example.com/tools/ci:2", claims);
    expect(found).toMatchObject({ shell: "bash", user: 1000, entrypoint: null, server: null });
    expect([...(found?.tools ?? [])].sort()).toEqual(["bash", "curl", "jq", "sh"]);
    expect(facts("registry.example.com/other:2", claims)).toBeNull();
  });

  test.each([
    ["busybox:1.36", "docker", 36],
    ["busybox:1.36.1-musl", "docker", 36],
    ["busybox", "docker", null],
    ["busybox:1.24", "docker", null],
    ["busybox:1.99", "docker", null],
    ["alpine:3.9", "alpine", 29],
    ["alpine:3.20.3", "alpine", 36],
    ["alpine:3.21", "alpine", null],
    ["alpine", "alpine", null],
    ["bash:5.2-alpine3.20", "alpine", 36],
    ["bash:5.2", "alpine", null],
    ["postgres:16-alpine3.19", "alpine", 36],
    ["dhi.io/busybox:1.37-debian13", "debian", 37],
  ])("%s has the applets of %s, minor version %j", (image, builder, minor) => {
    expect(facts(image)?.applets).toEqual({ builder, minor });
  });

  test.each(["postgres:16", "debian:12", "alpine/git", "dhi.io/busybox:1.37-alpine3.23", "dhi.io/busybox:1.37-dev"])(
    "%s has no applets that are known",
    (image) => {
      expect(facts(image)).not.toHaveProperty("applets");
    },
  );

  test("with its own entrypoint does not pass programs on", () => {
    expect(facts("curlimages/curl")).toMatchObject({ passes: true });
    expect(facts("curlimages/curl", [{ pattern: "curlimages/curl", user: 1 }])).toMatchObject({ passes: true });
    expect(facts("curlimages/curl", [{ pattern: "curlimages/curl", entrypoint: ["curl"] }])).not.toHaveProperty("passes");
  });

  test("with its own entrypoint makes the default command unknown", () => {
    expect(facts("nginx", [{ pattern: "nginx", entrypoint: ["/x"] }])).toMatchObject({
      entrypoint: ["/x"],
      command: null,
      server: null,
    });
  });

  test("sh is a shell of no known kind, none is none", () => {
    expect(facts("a/b", [{ pattern: "a/b", shell: "sh" }])?.shell).toBeNull();
    expect(facts("a/b", [{ pattern: "a/b", shell: "none", tools: ["x"] }])).toMatchObject({
      shell: "none",
      tools: new Set(["x"]),
    });
  });

  test.each([
    ["busybox:1.36", "busybox:1.36", true],
    ["busybox:1.3*", "busybox:1.36", true],
    ["busybox:1.35", "busybox:1.36", false],
    ["docker.io/library/busybox", "busybox:1.36", true],
    ["*/team/*", "r.example.com/team/app:1", true],
    ["*-alpine", "r/x:1-alpine", true],
    ["r/x", "r/xy", false],
  ])("%s for %s: %s", (pattern, image, expected) => {
    expect(facts(image, [{ pattern, user: 7 }])?.user === 7).toBe(expected);
  });
});

test("a pattern without a star is the text itself; stars stand for anything", () => {
  const part = fc.stringMatching(/^[a-z/]{0,4}$/);
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), fc.array(part, { maxLength: 4 }), (parts, fill) => {
      const text = parts.reduce((joined, next, index) => joined + (fill[index - 1] ?? "") + next);
      expect(matches(parts.join("*"), text)).toBe(true);
      const [only = ""] = parts;
      expect(matches(only, text)).toBe(only === text);
    }),
  );
});

test("builtins are the dialect's own, and all of them where it is not known", () => {
  expect(shellBuiltins("dash").has("source")).toBe(false);
  expect(shellBuiltins("ash").has("source")).toBe(true);
  expect(shellBuiltins("ash").has("mapfile")).toBe(false);
  expect(shellBuiltins("bash").has("mapfile")).toBe(true);
  expect(shellBuiltins("sh").has("mapfile")).toBe(true);
  for (const dialect of ["dash", "ash", "bash", "sh", "other"] as const) {
    for (const name of ["cd", "echo", "[", "exit", ":"]) expect(shellBuiltins(dialect).has(name)).toBe(true);
    expect(shellBuiltins(dialect).has("sleep")).toBe(false);
  }
});
