import { describe, expect, test } from "vitest";
import type { Container } from "../../../shared/model/pod.ts";
import { changesOfRoot, needsOfRoot } from "../../../shared/startup/root-writes.ts";
import { runOf } from "../script/containers.ts";

const pod = { spec: { volumes: [{ name: "data", emptyDir: {} }] }, resource: { kind: "Pod", body: {} } };
const container: Container = {
  volumeMounts: [
    { name: "data", mountPath: "/data" },
    { name: "data", mountPath: "/run/app", subPath: "run" },
  ],
};
const changed = (script: string) => changesOfRoot({ pod, container, run: runOf(script) }).map(({ effect }) => effect.path);
const needs = (script: string, more: Container = {}) =>
  needsOfRoot({ pod, container: { ...container, ...more }, run: runOf(script) }).map(({ what }) => what);

describe("changes of the root file system", () => {
  test.each([
    ["touch /tmp/a", ["/tmp/a"]],
    ["mkdir -p /tmp/a /srv /run /run/other", ["/tmp/a", "/run/other"]],
    ["touch /data/a /var/run/app/pid", []],
    ["touch /dev/shm/a /proc/1/x /sys/y; echo a >> /etc/hosts", []],
    ["wget http://a/b; wget -O /tmp/b http://a/b", ["/tmp/b"]],
    ["chown -R 1 /", ["/"]],
    ["cp -r /a /run", []],
  ])("%s", (script, expected) => expect(changed(script)).toEqual(expected));
});

describe("programs that need it", () => {
  test.each([
    ["mktemp", 1],
    ["mktemp -d", 1],
    ["mktemp /tmp/a.XXXXXX", 1],
    ["mktemp /data/a.XXXXXX", 0],
    ["mktemp -p /data", 0],
    ["TMPDIR=/data mktemp", 0],
    ["export TMPDIR=/data; mktemp", 0],
    ["pip install a", 1],
    ["python3 -m pip install a", 1],
    ["cd /data; pip install a", 0],
    ["apk add git", 1],
    ["apk --no-cache add git", 1],
    ["apk info", 0],
    ["apk --root /data add git", 0],
    ["useradd app", 1],
    ["git config --global a.b c", 1],
    ["HOME=/data git config --global a.b c", 0],
    ["git config a.b c", 0],
    ["git clone https://a/b /data/b", 0],
    ["apk add git || true", 0],
    ["chroot /host apt-get install nfs-common", 0],
  ])("%s: %d", (script, count) => expect(needs(script)).toHaveLength(count));

  test("a variable of the container leads elsewhere", () => {
    expect(needs("mktemp", { env: [{ name: "TMPDIR", value: "/data" }] })).toEqual([]);
    expect(needs("mktemp", { envFrom: [{ configMapRef: { name: "a" } }] })).toEqual([]);
    expect(needs("mktemp", { volumeMounts: [{ name: "data", mountPath: "/tmp" }] })).toEqual([]);
  });
});
