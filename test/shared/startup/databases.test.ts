import { describe, expect, test } from "vitest";
import type { Container } from "../../../shared/model/pod.ts";
import { databasesOf } from "../../../shared/startup/databases.ts";
import { lookup, podLike, resource } from "./set.ts";

const service = (name: string, spec: object) => resource("v1", "Service", { name }, spec);
const app = resource("apps/v1", "Deployment", { name: "app" }, {});
const set = lookup(
  [
    service("db", { selector: { app: "db" } }),
    service("alias", { type: "ExternalName", externalName: "db.example.com" }),
    service("nobody", { selector: { app: "nobody" } }),
    service("own", { selector: { app: "own" } }),
    { ...resource("v1", "ConfigMap", { name: "env" }, {}), body: { data: { DB_HOST: "db", OTHER: "x" } } },
  ],
  [podLike(null, { app: "db" }), { ...podLike(null, { app: "own" }), resource: app }],
);
const found = (container: Container) => databasesOf(set, container, app).map(({ resource: { name } }) => name);

describe("databasesOf", () => {
  test.each([
    ["DATABASE_URL", "postgresql+psycopg://user:pw@db:5432/app", ["db"]],
    ["SPRING_DATASOURCE_URL", "jdbc:mysql://db/app", ["db"]],
    ["POSTGRES_HOST", "db", ["db"]],
    ["APP_DB_HOSTNAME", "db", ["db"]],
    ["PGHOST", "db", ["db"]],
    ["REDIS_HOST", "db", []],
    ["DB_HOST", "alias", []],
    ["DB_HOST", "nobody", []],
    ["DB_HOST", "own", []],
    ["DB_HOST", "localhost", []],
    ["URL", "https://db/app", []],
  ])("%s=%s", (name, value, expected) => expect(found({ env: [{ name, value }] })).toEqual(expected));

  test("from a ConfigMap of the set", () => {
    expect(found({ envFrom: [{ configMapRef: { name: "env" } }] })).toEqual(["db"]);
    expect(found({ envFrom: [{ prefix: "APP_", configMapRef: { name: "env" } }] })).toEqual(["db"]);
    expect(found({ envFrom: [{ configMapRef: { name: "unseen" } }] })).toEqual([]);
    const env = [{ name: "MYSQL_HOST", valueFrom: { configMapKeyRef: { name: "env", key: "DB_HOST" } } }];
    expect(found({ env })).toEqual(["db"]);
  });
});
