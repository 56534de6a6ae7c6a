import { describe, expect, test } from "vitest";
import type { Container } from "../../../shared/model/pod.ts";
import { onlySetsOwners, ownerChanges, takesFsGroup } from "../../../shared/startup/prepared-volumes.ts";
import { mountAt } from "../../../shared/startup/volumes.ts";
import { runOf } from "../script/containers.ts";
import { lookup, resource } from "./set.ts";

const volumes = [
  { name: "data", emptyDir: {} },
  { name: "claim", persistentVolumeClaim: { claimName: "claim" } },
];
const pod = { spec: { volumes }, resource: resource("v1", "Pod", { name: "p" }, {}) };
const container: Container = {
  volumeMounts: [
    { name: "data", mountPath: "/srv/data" },
    { name: "claim", mountPath: "/claim" },
  ],
};
const runner = (script: string) => ({ pod, container, run: runOf(script) });

describe("ownerChanges", () => {
  test.each([
    ["chown 1 /srv/data/a", ["data"]],
    ["chown -R 1 /srv", ["data"]],
    ["chown 1 /srv", []],
    ["chown -R 1 /", ["data", "claim"]],
    ["chmod 700 /srv/data", []],
  ])("%s", (script, names) =>
    expect(ownerChanges(runner(script)).flatMap(({ mounted }) => mounted.map(({ mount }) => mount.name))).toEqual(names),
  );
});

describe("onlySetsOwners", () => {
  test.each([
    ["chown 1 /claim", true],
    ["set -e; echo a; chown 1 /claim; chmod 0770 /claim; ls -l /claim 2>/dev/null", true],
    ["chown 1 /claim; chmod g+rwX /claim", true],
    ["chown 1 /claim; chmod 0700 /claim", false],
    ["chown 1 /claim; chmod go-rwx /claim", false],
    ["mkdir /claim/a; chown 1 /claim", false],
    ["chown 1 /claim; echo a > /claim/b", false],
    ["chown 1 /claim; /prepare", false],
  ])("%s: %s", (script, expected) => expect(onlySetsOwners(runner(script))).toBe(expected));
});

describe("takesFsGroup", () => {
  const claim = (spec: object) => resource("v1", "PersistentVolumeClaim", { name: "claim" }, spec);
  const takes = (path: string, claims: readonly ReturnType<typeof claim>[]): boolean => {
    const mounted = mountAt(pod, container, path);
    if (mounted === undefined) throw new Error(path);
    return takesFsGroup({ pod, resource: pod.resource, set: lookup(claims) }, mounted);
  };
  test("an emptyDir does, a claim that is not seen is not known", () => {
    expect(takes("/srv/data", [])).toBe(true);
    expect(takes("/claim", [])).toBe(false);
  });
  test.each([
    [{ accessModes: ["ReadWriteOnce"] }, true],
    [{ accessModes: ["ReadWriteOncePod"], storageClassName: "gp3" }, true],
    [{ accessModes: ["ReadWriteOnce", "ReadWriteMany"] }, false],
    [{ accessModes: [] }, false],
    [{ accessModes: ["ReadWriteOnce"], storageClassName: "local-path" }, false],
    [{ accessModes: ["ReadWriteOnce"], storageClassName: "" }, false],
    [{ accessModes: ["ReadWriteOnce"], volumeName: "disk" }, false],
  ])("%j: %s", (spec, expected) => expect(takes("/claim", [claim(spec)])).toBe(expected));
});
