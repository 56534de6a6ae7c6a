import { expect, test } from "vitest";
import { isReplacedImage } from "../../../shared/startup/replaced-images.ts";
import { resource } from "../../support/resources.ts";

const set = (...bodies: readonly Record<string, unknown>[]) => ({
  all: (kind: string) =>
    kind === "Kustomization" ? bodies.map((body) => resource({ kind, metadata: { name: "k" }, ...body })) : [],
});

const digest = "sha256:0123456789012345678901234567890123456789012345678901234567890123";

test.each([
  ["busybox", "busybox:1.36", true],
  ["docker.io/library/busybox", "busybox", true],
  ["example.com/app", "example.com/app:1", true],
  ["example.com/app", `example.com/app:1@${digest}`, true],
  ["example.com/app", `example.com/app@${digest}`, true],
  ["example.com/app", "example.com/application:1", false],
  ["example.com/app:1", "example.com/app:1", true],
])("an entry for %s replaces %s: %s", (name, image, expected) => {
  expect(isReplacedImage(set({ images: [{ name, newTag: "2" }] }), image)).toBe(expected);
  expect(isReplacedImage(set({ spec: { images: [{ name, newTag: "2" }] } }), image)).toBe(expected);
});

test("what is no reference, and a set without kustomizations", () => {
  expect(isReplacedImage(set({ images: [{ name: "{{ image }}" }] }), "{{ image }}")).toBe(false);
  expect(isReplacedImage(set(), "busybox")).toBe(false);
  expect(isReplacedImage(set({ images: ["busybox", null, { name: 7 }] }), "busybox")).toBe(false);
});
