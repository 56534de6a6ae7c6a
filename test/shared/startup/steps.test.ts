import { expect, test } from "vitest";
import { defaultSettings, lintText } from "../../../shared/text.ts";

/** What the rule says of `sh -ec script` with a claim at /data. */
function said(script: string): readonly string[] {
  const spec = {
    initContainers: [
      { name: "i", image: "busybox:1.36", command: ["sh", "-ec", script], volumeMounts: [{ name: "d", mountPath: "/data" }] },
    ],
    containers: [{ name: "a", image: "a:1" }],
    volumes: [{ name: "d", persistentVolumeClaim: { claimName: "d" } }],
  };
  const text = JSON.stringify({ apiVersion: "v1", kind: "Pod", metadata: { name: "p" }, spec });
  const { findings } = lintText([{ path: "p.json", text }], defaultSettings, {
    today: "2026-01-01",
    rules: ["unrepeatable-step"],
  });
  return findings.map(({ message }) => /^init container "i" (.*) on volume/.exec(message)?.[1] ?? message);
}

test.each<[string, readonly string[]]>([
  ["mkdir /data/a", ['makes "/data/a" without -p']],
  // What a sourced file, an unknown program or evaluated text does nobody can see.
  [". /lib.sh; mkdir /data/a", []],
  ['eval "$PREPARE"; mkdir /data/a', []],
  ['"$PREPARE"; mkdir /data/a', []],
  ["mkdir /data/a; . /lib.sh", ['makes "/data/a" without -p']],
  // The mount's own directory is there the first time, too.
  ["mkdir /data", []],
  ["unzip x.zip -d /data", ['unzips into "/data" without -o']],
  ["unzip x.zip -d /data; mv /data/x/bin /usr/bin", []],
  ["unzip /data/x.zip -d /data; rm /data/x.zip", ['unzips into "/data" without -o']],
  ["mkdir /data/a; rm -rf /data/a", []],
  ["mkdir /data/a; rm -rf /data/ab", ['makes "/data/a" without -p']],
  ["for i in 1 2; do mkdir /data/a; done", []],
  ["mkdir /data/a || true", []],
  ["echo a >> /data/a; echo b > /data/a", ['appends to "/data/a"']],
  ["rm -f /data/a; echo a >> /data/a", []],
  ["for i in 1 2; do echo $i >> /data/a; done", ['appends to "/data/a"']],
  ["mv /data/a /data/b", ['moves "/data/a" away']],
  ["cp /x /data/a; mv /data/a /data/b", []],
  ["fetch; mv /data/a /data/b", []],
  ["mv /data/app.log /data/app.log.1", []],
])("%s", (script, expected) => expect(said(script)).toEqual(expected));
