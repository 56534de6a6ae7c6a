import { expect, test } from "vitest";
import { isOpenRegistry, retiredCatalogue } from "../../../shared/knowledge/registries.ts";
import { parseImage } from "../../../shared/model/image.ts";

const state = (image: string) => {
  const reference = parseImage(image);
  return reference === undefined ? "no reference" : (retiredCatalogue(reference)?.state ?? null);
};

test.each([
  ["bitnami/kubectl:1.30", "gone"],
  ["docker.io/bitnami/postgresql:16.4.0-debian-12-r1", "gone"],
  ["index.docker.io/bitnami/redis:7", "gone"],
  ["registry-1.docker.io/bitnami/redis:7", "gone"],
  ["bitnami/kubectl", null],
  ["bitnami/kubectl:latest", null],
  ["bitnami/kubectl:1.30@sha256:0123456789012345678901234567890123456789012345678901234567890123", null],
  ["bitnami/minideb:bookworm", null],
  ["bitnami/sealed-secrets-controller:0.32.2", null],
  ["bitnamisecure/kubectl:1.30", null],
  ["bitnamilegacy/kubectl:1.30", "frozen"],
  ["quay.io/bitnami/kubectl:latest", "gone"],
  ["public.ecr.aws/bitnami/kubectl:1.30", null],
  ["registry.example.com/bitnami/kubectl:1.30", null],
  ["k8s.gcr.io/pause:3.5", "frozen"],
  ["gcr.io/google_containers/pause:3.5", "frozen"],
  ["gcr.io/google-containers/pause:3.5", "frozen"],
  ["registry.k8s.io/pause:3.10", null],
  ["gcr.io/kaniko-project/executor:v1", null],
])("%s: %s", (image, expected) => {
  expect(state(image)).toBe(expected);
});

test.each([
  ["docker.io", true],
  ["eu.gcr.io", true],
  ["europe-docker.pkg.dev", true],
  ["123456789012.dkr.ecr.eu-west-1.amazonaws.com", true],
  ["localhost:5001", true],
  ["image-registry.openshift-image-registry.svc:5000", true],
  ["registry.example.com", false],
  ["registry.gitlab.com", false],
  ["harbor.example.com:8443", false],
])("a host that needs no Secret, %s: %s", (host, expected) => {
  expect(isOpenRegistry(host)).toBe(expected);
});
