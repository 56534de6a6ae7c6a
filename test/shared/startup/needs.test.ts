import { describe, expect, test } from "vitest";
import type { Container } from "../../../shared/model/pod.ts";
import { worksAsRoot, writesOnlyToVolumes } from "../../../shared/startup/needs.ts";
import { runOf } from "../script/containers.ts";

describe("worksAsRoot", () => {
  test.each([
    ["cp /a /b", false],
    ["cp -a /a /b", true],
    ["chown 1 /a", true],
    ["apk add curl", true],
    ["gosu app /run", true],
    ["nc -z db 1; echo chown", false],
  ])("%s: %s", (script, expected) => expect(worksAsRoot(runOf(script))).toBe(expected));
});

describe("writesOnlyToVolumes", () => {
  const pod = { spec: { volumes: [{ name: "data", emptyDir: {} }] }, resource: { kind: "Pod", body: {} } };
  const container: Container = { volumeMounts: [{ name: "data", mountPath: "/data" }] };
  test.each([
    ["until nc -z db 1; do sleep 1; done", true],
    ["cp /a /data/b", true],
    ["cp /a /etc/b", false],
    ["echo x > /tmp/x; cp /tmp/x /data", false],
    ["wget http://a/b", false],
    ["migrate up", false],
  ])("%s: %s", (script, expected) => expect(writesOnlyToVolumes(pod, container, runOf(script))).toBe(expected));
});
