import { expect, test } from "vitest";
import { defaultPortsOf, isCompanion } from "../../../shared/knowledge/companions.ts";

const proxy = "gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.14.0";

test.each<[string, readonly string[], readonly string[]]>([
  [proxy, [], ["--port=5432", "p:r:i"]],
  [`eu.gcr.io/cloud-sql-connectors/cloud-sql-proxy@sha256:${"0".repeat(64)}`, [], []],
  ["gcr.io/cloudsql-docker/gce-proxy:1.37.0", ["/cloud_sql_proxy"], ["-instances=p:r:i=tcp:5432"]],
  ["fluent/fluent-bit", [], []],
  ["docker.io/envoyproxy/envoy:v1.32.0", ["envoy", "-c", "/etc/envoy.yaml"], []],
  ["docker:27.5.1-dind-rootless", [], []],
])("%s %j %j keeps running", (image, command, args) => expect(isCompanion(image, command, args)).toBe(true));

test.each<[string, readonly string[], readonly string[]]>([
  ["example.com/cloud-sql-proxy:1", [], []],
  ["", [], []],
  [proxy, ["sh", "-c", "cloud-sql-proxy"], []],
  [proxy, [], ["--version"]],
  [proxy, [], ["wait"]],
  ["envoyproxy/envoy:v1.32.0", [], ["--mode", "validate"]],
  ["docker.elastic.co/beats/filebeat:8.15.0", [], ["--once"]],
  ["docker:27-cli", [], []],
  ["docker", [], []],
])("%s %j %j may end", (image, command, args) => expect(isCompanion(image, command, args)).toBe(false));

test("where it listens by default", () => {
  expect(defaultPortsOf(proxy)).toContain(5432);
  expect(defaultPortsOf("docker:dind")).toContain(2376);
  expect(defaultPortsOf("docker:cli")).toEqual([]);
  expect(defaultPortsOf("fluent/fluent-bit:3.1")).toEqual([]);
});
