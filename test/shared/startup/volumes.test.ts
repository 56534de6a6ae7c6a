import { describe, expect, test } from "vitest";
import type { Container, PodSpec, Volume } from "../../../shared/model/pod.ts";
import { fileAt, mountAt, mountsBelow, usesAfter, usesOf } from "../../../shared/startup/volumes.ts";

const pod = (spec: PodSpec, kind = "Deployment", body: unknown = {}) => ({ spec, resource: { kind, body } });
const mounting = (...paths: readonly (readonly [string, string])[]): Container => ({
  volumeMounts: paths.map(([name, mountPath]) => ({ name, mountPath })),
});

describe("mountAt", () => {
  const spec: PodSpec = {
    volumes: [
      { name: "outer", emptyDir: {} },
      { name: "inner", hostPath: { path: "/srv" } },
    ],
  };

  test("the longest mount wins, whatever the order", () => {
    for (const container of [mounting(["outer", "/a"], ["inner", "/a/b/"]), mounting(["inner", "/a/b/"], ["outer", "/a"])]) {
      expect(mountAt(pod(spec), container, "/a/b/c")?.mount.name).toBe("inner");
      expect(mountAt(pod(spec), container, "/a/bc")?.mount.name).toBe("outer");
    }
  });

  test("a sibling with the same beginning is not below", () => {
    expect(mountAt(pod(spec), mounting(["outer", "/data"]), "/database")).toBeUndefined();
  });

  test("the path inside the volume counts the subPath and not the mount path", () => {
    const container: Container = { volumeMounts: [{ name: "outer", mountPath: "/etc/app", subPath: "conf/" }] };
    expect(mountAt(pod(spec), container, "/etc/app/x/y")?.pathInVolume).toBe("conf/x/y");
    expect(mountAt(pod(spec), container, "/etc/app")?.pathInVolume).toBe("conf");
    const dynamic: Container = { volumeMounts: [{ name: "outer", mountPath: "/etc/app", subPathExpr: "$(POD)" }] };
    expect(mountAt(pod(spec), dynamic, "/etc/app/x")?.pathInVolume).toBeNull();
  });

  test("a mount at the root holds everything", () => {
    expect(mountAt(pod(spec), mounting(["outer", "/"]), "/x/y")?.pathInVolume).toBe("x/y");
  });

  test.each<[Volume, string, boolean | null]>([
    [{ name: "v" }, "pod", true],
    [{ name: "v", emptyDir: {} }, "pod", true],
    [{ name: "v", ephemeral: {} }, "pod", true],
    [{ name: "v", configMap: { name: "c" } }, "pod", false],
    [{ name: "v", secret: { secretName: "s" } }, "pod", false],
    [{ name: "v", projected: {} }, "pod", false],
    [{ name: "v", downwardAPI: {} }, "pod", false],
    [{ name: "v", image: {} }, "pod", false],
    [{ name: "v", hostPath: { path: "/" } }, "beyond", true],
    [{ name: "v", nfs: {} }, "beyond", true],
    [{ name: "v", persistentVolumeClaim: { claimName: "c" } }, "beyond", true],
    [{ name: "v", persistentVolumeClaim: { claimName: "c", readOnly: true } }, "beyond", false],
    [{ name: "v", csi: {} }, "unknown", null],
    [{ name: "other" }, "unknown", null],
  ])("%j lives %s, writable %s", (volume, lifetime, writable) => {
    const mounted = mountAt(pod({ volumes: [volume] }), mounting(["v", "/v"]), "/v/file");
    expect(mounted).toMatchObject({ lifetime, writable });
  });

  test("a read-only mount of a writable volume", () => {
    const container: Container = { volumeMounts: [{ name: "outer", mountPath: "/a", readOnly: true }] };
    expect(mountAt(pod(spec), container, "/a/x")?.writable).toBe(false);
  });

  test("a claim template of a StatefulSet wins over a volume of its name; in another kind the key means nothing", () => {
    const body = { spec: { volumeClaimTemplates: [{ metadata: { name: "outer" } }] } };
    expect(mountAt(pod(spec, "StatefulSet", body), mounting(["outer", "/a"]), "/a/x")).toMatchObject({
      source: "persistentVolumeClaim",
      lifetime: "beyond",
      volume: undefined,
    });
    expect(mountAt(pod(spec, "Deployment", body), mounting(["outer", "/a"]), "/a/x")?.lifetime).toBe("pod");
  });

  test("mountsBelow finds what a recursive command on a parent reaches", () => {
    const container = mounting(["outer", "/opt/data"], ["inner", "/option"]);
    expect(mountsBelow(pod(spec), container, "/opt").map(({ mountPath }) => mountPath)).toEqual(["/opt/data"]);
  });
});

describe("uses", () => {
  const use = (name: string, extra: Partial<Container> = {}): Container => ({ name, ...mounting(["v", "/v"]), ...extra });
  const spec: PodSpec = {
    volumes: [{ name: "v", emptyDir: {} }],
    initContainers: [
      use("first"),
      use("proxy", { restartPolicy: "Always" }),
      use("second"),
      { name: "none" },
      use("late", { restartPolicy: "Always" }),
    ],
    containers: [
      use("app"),
      { name: "reads-key", env: [{ name: "X", valueFrom: { fileKeyRef: { volumeName: "v", path: "f", key: "K" } } }] },
    ],
  };
  const names = (uses: ReturnType<typeof usesOf>) => uses.map(({ container }) => container.name);

  test("all, in start order", () =>
    expect(names(usesOf(pod(spec), "v"))).toEqual(["first", "proxy", "second", "late", "app", "reads-key"]));
  test("an earlier sidecar still runs afterwards, an earlier init container does not", () =>
    expect(names(usesAfter(pod(spec), 2, "v"))).toEqual(["proxy", "late", "app", "reads-key"]));
  test("a container does not use what it left itself", () =>
    expect(names(usesAfter(pod(spec), 1, "v"))).toEqual(["second", "late", "app", "reads-key"]));
});

describe("fileAt", () => {
  const at = (volume: Volume, path: string, subPath?: string) =>
    fileAt(
      pod({ volumes: [volume] }),
      { volumeMounts: [{ name: "v", mountPath: "/s", ...(subPath === undefined ? {} : { subPath }) }] },
      path,
    );

  test("the default mode of the API is 0644", () =>
    expect(at({ name: "v", configMap: { name: "c" } }, "/s/run.sh")).toEqual({
      kind: "ConfigMap",
      name: "c",
      key: "run.sh",
      optional: false,
      mode: 0o644,
      modeFrom: "default",
    }));
  test("an item's mode is before the volume's", () => {
    const items = [
      { key: "k", path: "bin/run.sh", mode: 0o755 },
      { key: "other", path: "other" },
    ];
    const volume: Volume = { name: "v", secret: { secretName: "s", defaultMode: 0o400, items } };
    expect(at(volume, "/s/bin/run.sh")).toMatchObject({ kind: "Secret", name: "s", key: "k", mode: 0o755, modeFrom: "item" });
    expect(at(volume, "/s/other")).toMatchObject({ mode: 0o400, modeFrom: "defaultMode" });
    expect(at(volume, "/s/k")).toBeUndefined();
  });
  test("a subPath mount is the file itself", () =>
    expect(at({ name: "v", configMap: { name: "c", defaultMode: 0o555 } }, "/s", "run.sh")).toMatchObject({
      key: "run.sh",
      mode: 0o555,
    }));
  test("the mount itself is a directory, and a key has no slash", () => {
    expect(at({ name: "v", configMap: { name: "c" } }, "/s")).toBeUndefined();
    expect(at({ name: "v", configMap: { name: "c" } }, "/s/a/b")).toBeUndefined();
  });
  test("a projected file takes the projection's mode; two possible sources are not certain", () => {
    const one = { configMap: { name: "a", items: [{ key: "x", path: "x" }] } };
    const any = { secret: { name: "b" } };
    const projected = (...sources: readonly object[]): Volume => ({ name: "v", projected: { defaultMode: 0o500, sources } });
    expect(at(projected(one), "/s/x")).toMatchObject({ name: "a", mode: 0o500 });
    expect(at(projected(one, any), "/s/y")).toMatchObject({ name: "b" });
    expect(at(projected(one, any), "/s/x")).toBeUndefined();
  });
  test("an emptyDir has no such files", () => expect(at({ name: "v", emptyDir: {} }, "/s/run.sh")).toBeUndefined());
});
