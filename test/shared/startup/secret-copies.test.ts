import { describe, expect, test } from "vitest";
import type { Container } from "../../../shared/model/pod.ts";
import { secretCopies } from "../../../shared/startup/secret-copies.ts";
import { run } from "../script/containers.ts";

const pod = {
  spec: {
    volumes: [
      { name: "tls", secret: { secretName: "tls" } },
      { name: "work", emptyDir: {} },
      { name: "config", configMap: { name: "c" } },
    ],
  },
  resource: { kind: "Pod", body: {} },
};

function copies(script: string): readonly string[] {
  const container: Container = {
    command: ["sh", "-c", script],
    env: [
      { name: "TOKEN", valueFrom: { secretKeyRef: { name: "a", key: "b" } } },
      { name: "DB_USER", valueFrom: { secretKeyRef: { name: "a", key: "c" } } },
      { name: "PGUSER", valueFrom: { secretKeyRef: { name: "a", key: "c" } } },
      { name: "OS_AUTH_URL", valueFrom: { secretKeyRef: { name: "a", key: "d" } } },
      { name: "PLAIN", value: "x" },
    ],
    volumeMounts: [
      { name: "tls", mountPath: "/tls" },
      { name: "work", mountPath: "/work" },
      { name: "config", mountPath: "/config" },
    ],
  };
  return secretCopies({ pod, container, run: run(container) }).map(
    ({ source, variable, effect }) => `${source?.path ?? `$${variable}`} > ${effect.path}`,
  );
}

describe("copies of Secrets", () => {
  test.each([
    ["cp /tls/tls.key /work/", ["/tls/tls.key > /work/tls.key"]],
    ["cat /tls/tls.crt /tls/tls.key > /work/a.pem", ["/tls/tls.crt > /work/a.pem", "/tls/tls.key > /work/a.pem"]],
    ["cp -r /tls /work", ["/tls > /work"]],
    ['echo "$TOKEN" > /work/t', ["$TOKEN > /work/t"]],
    ['printf "a=%s" "$TOKEN" >> /work/t', ["$TOKEN > /work/t"]],
    ["cat > /work/t <<END\n$TOKEN\nEND", ["$TOKEN > /work/t"]],
    ['sed -i "s/x/$TOKEN/" /work/t', ["$TOKEN > /work/t"]],
  ])("%s", (script, expected) => expect(copies(script)).toEqual(expected));

  test.each([
    "cp /config/a /work/",
    "cp /tls/tls.key /elsewhere/",
    "cp /tls/tls.key /config/",
    "cat /tls/tls.key",
    'echo "$PLAIN $DB_USER $PGUSER $OS_AUTH_URL" > /work/t',
    'TOKEN=x; echo "$TOKEN" > /work/t',
    `echo "\${#TOKEN}" > /work/t`,
    "echo '$TOKEN' > /work/t",
    'curl -H "Authorization: $TOKEN" -o /work/t https://a/b',
    'echo "$TOKEN" > /work/t; )',
  ])("none: %s", (script) => expect(copies(script)).toEqual([]));
});
