/** The seed document's own situations (`test/seed/`) and what is to be found in them: the expectation of all three doors. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Level, SourceFile } from "../../shared/text.ts";

const folder = fileURLToPath(new URL("../seed/", import.meta.url));

export const seedFiles: readonly SourceFile[] = readdirSync(folder)
  .sort()
  .map((path) => ({ path, text: readFileSync(folder + path, "utf8") }));

/** Manifest, level, rule, line, column (1-based, UTF-16 units), the text at that place, and the path of the field. */
type Row = readonly [string, Level, string, number, number, string, string];

const inits = "spec.initContainers";
const deployed = "spec.template.spec.initContainers";

export const seedFindings: readonly Row[] = [
  ["one-init-container.yaml", "notice", "missing-resources", 14, 7, "name", `${inits}[0]`],
  ["one-init-container.yaml", "error", "missing-tool", 16, 30, "git", `${inits}[0].command[2]`],
  ["one-init-container.yaml", "error", "shell-syntax-error", 16, 91, ";", `${inits}[0].command[2]`],
  ["shared-volume.yaml", "notice", "missing-resources", 14, 7, "name", `${inits}[0]`],
  ["shared-volume.yaml", "warning", "mutable-image-tag", 15, 14, "busybox", `${inits}[0].image`],
  ["two-init-containers.yaml", "notice", "missing-resources", 14, 7, "name", `${inits}[0]`],
  ["two-init-containers.yaml", "warning", "unbounded-wait", 16, 30, "until", `${inits}[0].command[2]`],
  ["two-init-containers.yaml", "notice", "dns-as-readiness", 16, 45, "myservice", `${inits}[0].command[2]`],
  ["two-init-containers.yaml", "notice", "missing-resources", 17, 7, "name", `${inits}[1]`],
  ["two-init-containers.yaml", "warning", "unbounded-wait", 19, 30, "until", `${inits}[1].command[2]`],
  ["two-init-containers.yaml", "notice", "dns-as-readiness", 19, 45, "mydb", `${inits}[1].command[2]`],
  ["use-cases.yaml", "notice", "missing-resources", 16, 11, "name", `${deployed}[0]`],
  ["use-cases.yaml", "warning", "mutable-image-tag", 17, 18, "busybox", `${deployed}[0].image`],
  ["use-cases.yaml", "warning", "unbounded-wait", 18, 34, "until", `${deployed}[0].command[2]`],
  ["use-cases.yaml", "notice", "attempt-without-timeout", 18, 40, "nc", `${deployed}[0].command[2]`],
  ["use-cases.yaml", "notice", "missing-resources", 19, 11, "name", `${deployed}[1]`],
  ["use-cases.yaml", "warning", "mutable-image-tag", 20, 18, "busybox", `${deployed}[1].image`],
  ["use-cases.yaml", "notice", "missing-resources", 30, 11, "name", `${deployed}[2]`],
  ["use-cases.yaml", "warning", "mutable-image-tag", 31, 18, "my-app-migrations", `${deployed}[2].image`],
  ["use-cases.yaml", "warning", "migration-per-replica", 32, 34, "python", `${deployed}[2].command[2]`],
  ["use-cases.yaml", "notice", "missing-resources", 39, 11, "name", `${deployed}[3]`],
  ["use-cases.yaml", "warning", "mutable-image-tag", 40, 18, "busybox", `${deployed}[3].image`],
  ["use-cases.yaml", "warning", "world-writable-volume", 41, 47, "/data", `${deployed}[3].command[2]`],
  ["use-cases.yaml", "notice", "missing-resources", 45, 11, "name", `${deployed}[4]`],
  ["use-cases.yaml", "warning", "mutable-image-tag", 46, 18, "cert-fetcher", `${deployed}[4].image`],
  ["use-cases.yaml", "error", "script-not-executable", 47, 34, "/scripts/fetch-certs.sh", `${deployed}[4].command[2]`],
];
