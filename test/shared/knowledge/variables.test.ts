import { expect, test } from "vitest";
import { isGivenVariable } from "../../../shared/knowledge/variables.ts";

test.each([
  "HOME",
  "UID",
  "EUID",
  "LC_ALL",
  "OPTIND",
  "DB_SERVICE_HOST",
  "DB_SERVICE_PORT_HTTP",
  "DB_PORT",
  "DB_PORT_5432_TCP_ADDR",
  "JAVA_OPTS",
  "PGDATA",
  "GOPATH",
])("given: %s", (name) => {
  expect(isGivenVariable(name)).toBe(true);
});

test.each(["DB_HOST", "HOMEPAGE", "TENANT", "USERNAME", "PORTAL", "SERVICE_HOST_NAME", "MY_HOMES"])("not given: %s", (name) => {
  expect(isGivenVariable(name)).toBe(false);
});
