/** Scripts that nobody would write, through every rule: nothing throws, nothing is said of what only a template knows. */
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { defaultSettings, lintText, rules } from "../../../shared/text.ts";

const all = rules.map(({ id }) => id);

const pod = (command: readonly string[], more: object = {}): string =>
  stringify({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "p" },
    spec: {
      volumes: [
        { name: "data", persistentVolumeClaim: { claimName: "data" } },
        { name: "scripts", configMap: { name: "scripts" } },
      ],
      initContainers: [
        {
          name: "a",
          image: "busybox:1.37.0",
          command,
          volumeMounts: [
            { name: "data", mountPath: "/data" },
            { name: "scripts", mountPath: "/scripts" },
          ],
          ...more,
        },
      ],
      containers: [{ name: "app", image: "app:1", volumeMounts: [{ name: "data", mountPath: "/data" }] }],
    },
  });

const lint = (...texts: readonly string[]) =>
  lintText(
    texts.map((text, index) => ({ path: `${index}.yaml`, text })),
    defaultSettings,
    { today: "2026-01-01", rules: all },
  );

const megabyte = 1024 * 1024;

const scripts: Readonly<Record<string, string>> = {
  "NUL characters": "rm -rf /data\0; git clone https://example.com/x /data/x\0",
  "half of a surrogate pair": "echo \ud800; chmod 777 /data/\udfff",
  "one megabyte in a line": `echo ${"a".repeat(megabyte)}`,
  "one megabyte of words": "rm x;".repeat(megabyte / 5),
  "10,000 nested parentheses": `${"(".repeat(10_000)}true${")".repeat(10_000)}`,
  "10,000 nested substitutions": `echo ${"$(".repeat(10_000)}true${")".repeat(10_000)}`,
  "10,000 nested arithmetic": `echo $((${"(".repeat(10_000)}1${")".repeat(10_000)}))`,
  "10,000 nested braces of a parameter": `echo ${"$" + "{a:-".repeat(10_000)}1${"}".repeat(10_000)}`,
  "a single quote that does not end": "echo 'abc\nrm -rf /data",
  "a double quote that does not end": 'X="$(git clone x /data\necho done',
  "a here-document that does not end": "cat <<EOF\nrm -rf /data\n",
  "a here-document without a delimiter": "cat <<\nrm",
  CRLF: "set -e\r\nmkdir /data/x\r\necho done\r\n",
  "a here-document that contains YAML":
    "cat >/data/x.yaml <<EOF\ninitContainers:\n- name: x\n  command: [sh, -c, 'rm -rf /']\nEOF\n",
  "many loops": "while true; do ".repeat(100) + "nc -z x 1;" + "done;".repeat(100),
  "many functions that call each other":
    Array.from({ length: 400 }, (_, i) => `f${i}() { f${(i * 7) % 400}; f${(i * 3) % 400}; }`).join("\n") + "\nf0",
  "many options": `set -e; ${"set +e; set -e;".repeat(5000)} chown 1 /data; true`,
  "many pipes": `cat x ${"| cat ".repeat(10_000)}`,
  "many tests": "[ -f /data/x ] && exit 0;".repeat(5000),
  "many variables": `${Array.from({ length: 5000 }, (_, i) => `V${i}="$V${i - 1}x"`).join("\n")}\necho $V4999`,
};

describe("hostile scripts", () => {
  test.each(Object.keys(scripts))("%s", (name) => {
    const script = scripts[name] ?? "";
    const { notAnalysed, stats } = lint(pod(["sh", "-ec", script]), pod(["bash", "-c", `true\n${script}`]));
    expect(notAnalysed.filter(({ kind }) => kind === "fault")).toEqual([]);
    expect(stats.initContainers).toBe(2);
  });

  test.each([
    "#!/bin/sh -ex",
    "#!/usr/bin/env -S bash -eu",
    "#! /bin/sh",
    "#!",
    "#!/bin/sh\r",
    `#!/${"x".repeat(100_000)}`,
    "#!\0",
  ])("a first line %j", (line) => {
    const map = stringify({
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name: "scripts" },
      data: { "a.sh": `${line}\nmkdir /data/x\necho done\n` },
    });
    const { notAnalysed } = lint(`${map}---\n${pod(["/scripts/a.sh"])}`);
    expect(notAnalysed.filter(({ kind }) => kind === "fault")).toEqual([]);
  });
});

describe("a text that a template fills gives no finding", () => {
  const scriptRules = (script: string): readonly string[] => {
    const { findings } = lint(pod(["sh", "-c", script]));
    return findings.filter(({ path }) => path?.includes("command") || path?.includes("args")).map(({ rule }) => rule);
  };
  const broken =
    "mkdir /data/x; git clone https://example.com/x /data/y; rm -rf /data; chmod 777 /data; curl x | sh; [ $A -ne 1 ]; done";

  test("without a template there are some", () => {
    expect(scriptRules(broken.replace("; done", "")).length).toBeGreaterThan(3);
  });

  test.each(["{{ if .Values.x }}", "{{- end }}", "$" + "{{ matrix.x }}", "{{ x"])("%s", (directive) => {
    expect(scriptRules(`${directive}\n${broken}`)).toEqual([]);
  });
});
