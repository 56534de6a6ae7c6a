import { describe, expect, test } from "vitest";
import type { Container, PodSpec } from "../../../shared/model/pod.ts";
import { refusedChanges } from "../../../shared/startup/ownership.ts";
import { runOf } from "../script/containers.ts";

const volumes = [{ name: "data", emptyDir: {} }];
const volumeMounts = [{ name: "data", mountPath: "/data" }];

function refused(
  script: string,
  securityContext: Container["securityContext"],
  spec: PodSpec = {},
  before: readonly Container[] = [],
) {
  const pod = {
    spec: { volumes, ...spec },
    resource: { kind: "Pod", body: {} },
    initContainers: before.map((container) => ({ container, run: runOf(":") })),
  };
  const container: Container = { volumeMounts, ...(securityContext === undefined ? {} : { securityContext }) };
  const view = { pod, container, run: runOf(`set -e; ${script}`), index: before.length, image: null };
  return refusedChanges(view).map(({ because, certain }) => `${because}${certain ? "" : "?"}`);
}

describe("a user other than root", () => {
  const user = { runAsUser: 1000 };
  test.each([
    ["chown 1001 /data", ["as user 1000"]],
    ["chown 0:1000 /data", ["as user 1000"]],
    ["chown root /data", ["as user 1000"]],
    ["chown 1000 /data", []],
    ["chown 1000:1000 /data", []],
    ["chown app /data", []],
    ["chgrp 3000 /data", ["as user 1000?"]],
    ["chgrp 1000 /data", []],
    ["chgrp app /data", []],
    ["chmod 700 /data", ["as user 1000"]],
    ["chmod 700 /data/a", []],
    ["chmod 700 /data/*", []],
    ["sudo chown 1001 /data", []],
    ["chown 1001 /data || true", []],
    ["find /data -exec chown 1001 {} +", []],
    ["chown --reference=/a /data", []],
  ])("%s", (script, expected) => expect(refused(script, user)).toEqual(expected));

  test("a capability does not help, nor does privilege", () => {
    expect(refused("chown 1001 /data", { runAsUser: 1000, capabilities: { add: ["CHOWN"] } })).toHaveLength(1);
    expect(refused("chown 1001 /data", { runAsUser: 1000, privileged: true })).toHaveLength(1);
  });

  test("without a number only what is no user's own is refused", () => {
    expect(refused("chown 1001 /data", { runAsNonRoot: true })).toEqual([]);
    expect(refused("chown 0 /data", { runAsNonRoot: true })).toEqual(["as a user other than root"]);
  });

  test("groups of the Pod are its own", () => {
    expect(refused("chgrp 3000 /data", user, { securityContext: { supplementalGroups: [3000] } })).toEqual([]);
    expect(refused("chgrp 3000 /data", user, { securityContext: { fsGroup: 3000 } })).toEqual([]);
  });

  test("somebody before it may have given it the directory", () => {
    expect(refused("chmod 700 /data", user, {}, [{ volumeMounts }])).toEqual([]);
    expect(refused("chmod 700 /data", user, {}, [{}])).toHaveLength(1);
  });
});

describe("root", () => {
  const bare = { runAsUser: 0, capabilities: { drop: ["ALL"] } };
  test.each([
    ["chown 1000 /data", ['without "CHOWN"']],
    ["chown app:app /data", ['without "CHOWN"']],
    ["chown 0 /data", []],
    ["chown root:root /data", []],
    ["chgrp 1000 /data", ['without "CHOWN"']],
    ["chgrp 20 /data", []],
    ["chmod 700 /data", []],
  ])("without capabilities: %s", (script, expected) => expect(refused(script, bare)).toEqual(expected));

  test("with the capability, or not known to be root", () => {
    expect(refused("chown 1000 /data", { runAsUser: 0, capabilities: { drop: ["ALL"], add: ["CHOWN"] } })).toEqual([]);
    expect(refused("chown 1000 /data", { runAsUser: 0 })).toEqual([]);
    expect(refused("chown 1000 /data", { capabilities: { drop: ["ALL"] } })).toEqual([]);
  });
});
