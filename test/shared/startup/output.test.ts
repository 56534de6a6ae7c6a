import { describe, expect, test } from "vitest";
import type { Container, PodSpec } from "../../../shared/model/pod.ts";
import type { Command, Effect, Run, Word } from "../../../shared/script/model.ts";
import { isPlain, mayBeUsedLater, outputsOf } from "../../../shared/startup/output.ts";
import { resource as resourceOf } from "../../support/resources.ts";

const resource = resourceOf({ apiVersion: "v1", kind: "Pod", metadata: { name: "web" } });
const place = { resource, path: [] };
const word = (text: string): Word => ({
  value: text.includes("$") ? null : text,
  text,
  fromEnv: false,
  glob: text.includes("*"),
  place,
});

function command(line: string, extra: Partial<Command> = {}): Command {
  const [text = "", target] = line.split(" > ");
  const words = text.split(" ").map(word);
  return {
    name: words[0]?.value ?? null,
    words,
    wrappers: [],
    assignments: [],
    redirects: target === undefined ? [] : [{ operator: ">", descriptor: 1, target: word(target) }],
    fate: "lost",
    inLoop: false,
    conditional: false,
    elsewhere: false,
    builtin: false,
    place,
    ...extra,
  };
}

const effect = (kind: Effect["kind"], path: string, by: Command): Effect => ({
  kind,
  path,
  recursive: false,
  detail: "",
  command: by,
  place,
});

const run = (commands: readonly Command[], effects: readonly Effect[] = []): Run => ({
  form: "shell",
  opaque: null,
  interpreter: null,
  argv: [],
  shell: null,
  script: null,
  commands,
  waits: [],
  probes: [],
  effects,
});

describe("outputsOf", () => {
  const mounts = (...paths: string[]): Container => ({ volumeMounts: paths.map((mountPath) => ({ name: "v", mountPath })) });
  const spec: PodSpec = { volumes: [{ name: "v", emptyDir: {} }] };
  const reached = (container: Container, kind: Effect["kind"], path: string, by = command("cp a b")): readonly string[][] =>
    outputsOf({ spec, resource }, container, run([by], [effect(kind, path, by)])).map(({ mounted }) =>
      mounted.map(({ mountPath }) => mountPath),
    );

  test("names the volume that holds the path, and every one below it", () => {
    expect(reached(mounts("/data"), "write", "/data/a")).toEqual([["/data"]]);
    expect(reached(mounts("/opt/conf", "/opt/lib"), "owner", "/opt")).toEqual([["/opt/conf", "/opt/lib"]]);
    expect(reached(mounts("/data"), "write", "/database")).toEqual([[]]);
  });

  test("takes /var/run for /run, in both directions", () => {
    expect(reached(mounts("/run/app"), "write", "/var/run/app/x")).toEqual([["/run/app"]]);
    expect(reached(mounts("/var/run/app"), "write", "/run/app/x")).toEqual([["/var/run/app"]]);
    expect(reached(mounts("/run"), "write", "/var/runner")).toEqual([[]]);
  });

  test("says nothing of a script with a syntax error", () => {
    const by = command("cp a b");
    const script = { text: "cp a b; fi", from: "inline", errors: [{ message: "", place }], place: () => place } as const;
    const broken = { ...run([by], [effect("write", "/a", by)]), script };
    expect(outputsOf({ spec, resource }, mounts(), broken)).toEqual([]);
    expect(outputsOf({ spec, resource }, mounts(), { ...broken, script: { ...script, errors: [] } })).toHaveLength(1);
  });

  test("leaves out reading, deleting, the kernel's files and another system's", () => {
    expect(reached(mounts(), "read", "/a")).toEqual([]);
    expect(reached(mounts(), "delete", "/a")).toEqual([]);
    for (const path of ["/proc/sys/vm/x", "/sys/kernel/x", "/dev/stdout"]) expect(reached(mounts(), "write", path)).toEqual([]);
    expect(reached(mounts(), "write", "/device")).toEqual([[]]);
    expect(reached(mounts(), "write", "/a", command("cp a b", { elsewhere: true }))).toEqual([]);
  });
});

describe("mayBeUsedLater", () => {
  const used = (first: string, path: string, ...later: (string | Command)[]): boolean => {
    const by = command(first);
    const rest = later.map((one) => (typeof one === "string" ? command(one) : one));
    return mayBeUsedLater(run([by, ...rest]), effect("write", path, by));
  };

  test("sees the path, what is in it and what is around it", () => {
    expect(used("touch /a/b", "/a/b")).toBe(false);
    expect(used("touch /a/b", "/a/b", "echo done")).toBe(false);
    expect(used("touch /a/b", "/a/b", "cat /a/b")).toBe(true);
    expect(used("touch /a/b", "/a/b", "cat /a/b/c")).toBe(true);
    expect(used("touch /a/b", "/a/b", "cp -r /a /x")).toBe(true);
    expect(used("touch /a/b", "/a/b", "cat /a/bc")).toBe(false);
    expect(used("touch /a/b", "/a/b", "ls /")).toBe(false);
    expect(used("touch /a/b", "/a/b", "echo x > /a/b")).toBe(true);
  });

  test("takes what it cannot read for a use", () => {
    expect(used("touch /a/b", "/a/b", "cat $FILE")).toBe(true);
    expect(used("touch /a/b", "/a/b", "cat b")).toBe(true);
    expect(used("touch /root/.netrc", "/root/.netrc", "curl https://example.com")).toBe(true);
    expect(used("touch /a/b", "/a/b", command("x", { name: null }))).toBe(true);
  });

  test("in a loop, what stands before it comes after it too", () => {
    const by = command("touch /a/b", { inLoop: true });
    const before = command("cat /a/b", { inLoop: true });
    expect(mayBeUsedLater(run([before, by]), effect("write", "/a/b", by))).toBe(true);
    const once = command("touch /a/b");
    expect(mayBeUsedLater(run([before, once]), effect("write", "/a/b", once))).toBe(false);
  });
});

test("isPlain knows what reads nothing behind its words", () => {
  for (const name of ["echo x", "cp a b", "chown 1 a", "[ -f a ]", ": x"]) expect(isPlain(command(name))).toBe(true);
  for (const name of ["git pull", "psql", "sh x", "curl a"]) expect(isPlain(command(name))).toBe(false);
});
