// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell text, not templates
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { run, spanned } from "./containers.ts";

describe("who runs what", () => {
  test.each([
    [["sh", "-c", "a"], "sh", "sh"],
    [["/bin/sh", "-c", "a"], "sh", "sh"],
    [["/bin/bash", "-lc", "a"], "bash", "bash"],
    [["ash", "-c", "a"], "ash", "ash"],
    [["zsh", "-c", "a"], "zsh", "other"],
    [["busybox", "sh", "-c", "a"], "sh", "ash"],
    [["/usr/bin/env", "bash", "-c", "a"], "bash", "bash"],
    [["tini", "--", "sh", "-c", "a"], "sh", "sh"],
    [["dumb-init", "sh", "-c", "a"], "sh", "sh"],
    [["timeout", "60", "sh", "-c", "a"], "sh", "sh"],
    [["sh", "-c", "-e", "a"], "sh", "sh"],
    [["sh", "-c", "--", "a"], "sh", "sh"],
    [["bash", "--norc", "-c", "a"], "bash", "bash"],
    [["bash", "-O", "extglob", "-c", "a"], "bash", "bash"],
  ] as const)("%j is a shell", (command, name, dialect) => {
    const read = run({ command });
    expect(read).toMatchObject({ form: "shell", opaque: null, shell: { name, dialect }, script: { text: "a", from: "inline" } });
    expect(read.commands.map((found) => found.name)).toEqual(["a"]);
  });

  test.each([
    [["nc", "-z", "db", "1"], "nc"],
    [["/bin/cp", "a", "b"], "cp"],
    [["python", "-c", "import os"], "python"],
    [["envoy", "-c", "/etc/envoy.yaml"], "envoy"],
    [["sh"], "sh"],
    [["sh", "-s"], "sh"],
    [["sh", "/in/the/image.sh"], "sh"],
    [["/in/the/image.sh"], "image.sh"],
    [["chroot", "/host", "systemctl", "x"], "systemctl"],
  ] as const)("%j is run directly", (command, name) => {
    const read = run({ command });
    expect(read).toMatchObject({ form: "exec", script: null, commands: [{ name, fate: "decides", builtin: false }] });
  });

  test("options of the shell are read in all spellings", () => {
    const flags = (...options: string[]) => {
      const { shell } = run({ command: ["bash", ...options, "a"] });
      return [shell?.errexit, shell?.nounset, shell?.pipefail];
    };
    expect(flags("-c")).toEqual([false, false, false]);
    expect(flags("-ec")).toEqual([true, false, false]);
    expect(flags("-euxo", "pipefail", "-c")).toEqual([true, true, true]);
    expect(flags("-o", "errexit", "-c")).toEqual([true, false, false]);
    expect(flags("-xc")).toEqual([false, false, false]);
    expect(flags("-e", "+e", "-c")).toEqual([false, false, false]);
    expect(flags("-c", "-e")).toEqual([true, false, false]);
  });

  test("command and args are one line; a command hides the image's, args alone use its entrypoint", () => {
    const argv = (container: object, facts: object | null = null) => run(container, facts).argv.map(({ value }) => value);
    expect(argv({ command: ["sh", "-c"], args: ["a"] })).toEqual(["sh", "-c", "a"]);
    const git = { entrypoint: ["git"], command: ["--help"] };
    expect(argv({}, git)).toEqual(["git", "--help"]);
    expect(argv({ args: ["clone", "x"] }, git)).toEqual(["git", "clone", "x"]);
    expect(argv({ command: ["ls"] }, git)).toEqual(["ls"]);
    expect(argv({ command: [], args: ["clone"] }, git)).toEqual(["git", "clone"]);
    expect(run({ args: ["sh", "-c", "a"] }, { entrypoint: ["docker-entrypoint.sh"], command: ["postgres"] }).form).toBe("shell");
    expect(run({ args: ["sh", "-c", "a"] }, { entrypoint: ["/entrypoint.sh"], passes: true, command: ["curl"] }).form).toBe(
      "shell",
    );
    expect(run({ args: ["sh", "-c", "a"] }, { entrypoint: ["/entrypoint.sh"], command: ["curl"] }).form).toBe("exec");
    expect(run({ args: ["sh", "-c", "a"] }, { entrypoint: ["git"], command: [] }).form).toBe("exec");
  });

  test("what the image decides is opaque, and why", () => {
    const why = (container: object, facts: object | null = null) => {
      const { form, opaque, commands } = run(container, facts);
      return [form, opaque, commands.length];
    };
    expect(why({})).toEqual(["opaque", "image entrypoint not known", 0]);
    expect(why({ args: ["x"] })).toEqual(["opaque", "image entrypoint not known", 0]);
    expect(why({}, { entrypoint: ["x"] })).toEqual(["opaque", "image command not known", 0]);
    expect(why({ args: ["y"] }, { entrypoint: ["x"] })).toEqual(["exec", null, 1]);
    expect(why({}, { entrypoint: [], command: [] })).toEqual(["opaque", "nothing to run", 0]);
  });

  test("the image tells the shell behind sh, but not behind bash, busybox or in another system", () => {
    const dialect = (command: readonly string[], shell: "dash" | "bash" | "ash" | "none") =>
      run({ command }, { shell }).shell?.dialect;
    expect(dialect(["sh", "-c", "a"], "dash")).toBe("dash");
    expect(dialect(["sh", "-c", "a"], "bash")).toBe("bash");
    expect(dialect(["sh", "-c", "a"], "none")).toBe("sh");
    expect(dialect(["bash", "-c", "a"], "ash")).toBe("bash");
    expect(dialect(["busybox", "sh", "-c", "a"], "dash")).toBe("ash");
    expect(dialect(["chroot", "/host", "sh", "-c", "a"], "dash")).toBe("sh");
  });
});

describe("mounted scripts", () => {
  const files = {
    "/scripts/run.sh": "#!/bin/bash -e\na $X $1\nb\n",
    "/scripts/env.sh": "#!/usr/bin/env bash\na\n",
    "/scripts/split.sh": "#!/usr/bin/env -S bash -eu\na\n",
    "/scripts/none.sh": "a\n",
    "/scripts/python": "#!/usr/bin/env python3\nimport a\n",
    "/scripts/crlf.sh": "#!/bin/sh\r\na\r\n",
  };

  test("a file that is executed follows its first line", () => {
    const read = run({ command: ["/scripts/run.sh", "one"], env: [{ name: "X", value: "x" }] }, null, files);
    expect(read).toMatchObject({ form: "shell", shell: { name: "bash", errexit: true }, script: { from: "file" } });
    expect(read.commands[0]?.words.map(({ value }) => value)).toEqual(["a", "x", "one"]);
    expect(read.commands[1]?.place).toMatchObject({ path: ["data", "/scripts/run.sh"], span: { start: 23, end: 24 } });
    expect(run({ command: ["/scripts/env.sh"] }, null, files).shell).toMatchObject({ name: "bash", errexit: false });
    expect(run({ command: ["/scripts/split.sh"] }, null, files).shell).toMatchObject({ errexit: true, nounset: true });
    expect(run({ command: ["/scripts/crlf.sh"] }, null, files).shell).toMatchObject({ name: "sh" });
  });

  test("a file that a shell reads does not", () => {
    const read = run({ command: ["sh", "/scripts/run.sh", "one"] }, null, files);
    expect(read).toMatchObject({ form: "shell", shell: { name: "sh", errexit: false }, script: { from: "file" } });
    expect(read.commands[0]?.words.map(({ value }) => value)).toEqual(["a", null, "one"]);
    expect(run({ command: ["sh", "-e", "/scripts/none.sh"] }, null, files).shell?.errexit).toBe(true);
  });

  test("without a shell's first line nothing is known of it", () => {
    expect(run({ command: ["/scripts/none.sh"] }, null, files)).toMatchObject({ form: "exec", shell: null, script: null });
    expect(run({ command: ["/scripts/python"] }, null, files)).toMatchObject({ form: "exec", shell: null, script: null });
    expect(run({ command: ["chroot", "/host", "/scripts/run.sh"] }, null, files).form).toBe("exec");
  });

  test("relative paths need a working directory", () => {
    expect(run({ command: ["sh", "run.sh"] }, null, files).form).toBe("exec");
    expect(run({ command: ["sh", "./run.sh"], workingDir: "/scripts" }, null, files).form).toBe("shell");
    expect(run({ command: ["../scripts/run.sh"], workingDir: "/x" }, null, files).form).toBe("shell");
  });

  test("its text is not expanded by the kubelet", () => {
    const read = run({ command: ["sh", "/f"], env: [{ name: "A", value: "v" }] }, null, { "/f": "echo $(A) $$" });
    expect(read.script?.text).toBe("echo $(A) $$");
    expect(read.commands.map(({ name }) => name)).toEqual(["echo", "A"]);
  });
});

describe("expansion of the command line", () => {
  const env = [
    { name: "HOST", value: "db" },
    { name: "SECRET", valueFrom: { secretKeyRef: { name: "s", key: "k" } } },
  ];

  test("literal values are filled in and remembered as such", () => {
    const { argv } = run({ command: ["nc", "$(HOST)", "$$(HOST)", "$(SECRET)", "$(MISSING)", "{{ x }}"], env });
    expect(argv.map(({ value, fromEnv, text }) => [value, fromEnv, text])).toEqual([
      ["nc", false, "nc"],
      ["db", true, "$(HOST)"],
      ["$(HOST)", false, "$$(HOST)"],
      [null, false, "$(SECRET)"],
      [null, false, "$(MISSING)"],
      [null, false, "{{ x }}"],
    ]);
  });

  test("what the shell would do with an unknown value is not guessed", () => {
    const read = run({ command: ["sh", "-c", "psql -h $(SECRET) -c 'x $(SECRET)'; $(SECRET) a; echo '$(date)'"], env });
    expect(read.commands.map(({ name, words }) => [name, ...words.slice(1).map(({ value }) => value)])).toEqual([
      ["psql", "-h", null, "-c", null],
      [null, "a"],
      ["echo", "$(date)"],
    ]);
    expect(read.script?.errors).toEqual([]);
  });
});

describe("syntax errors", () => {
  const errors = (text: string, shell = "sh", facts: object | null = null) => {
    const { script } = run({ command: [shell, "-c", text] }, facts);
    return script?.errors.map(({ place }) => spanned(text, place));
  };

  // Each line of these two tables was given to bash -n, dash -n and busybox sh -n.
  test.each([
    ["git clone x ; done;", ["done"]],
    ["if true; then a", ["a"]],
    ["a && ; b", ["&"]],
    ["while true; do; done", [";"]],
    ["for i in a b do echo; done", ["e"]],
    ["echo 'a", ["'"]],
    ["a | | b", [";"]],
    ["x=$$(if)", null],
    ["(a", null],
    ["a;;", null],
    ["f() { }", null],
    ["if a; then b; fi c", ["c"]],
  ])("%s is one", (text, places) => {
    const found = errors(text);
    expect(found?.length).toBeGreaterThan(0);
    if (places?.[0] === "done" || places?.[0] === "'" || places?.[0] === "c") expect(found).toEqual(places);
  });

  test.each([
    "f() a",
    "[[ a b ]]",
    "[[ a",
    "a[",
    'echo "${a:-\'b}"',
    "cat <<E\n$(\nE",
    "echo ${ X }",
    "function f { a; }",
    "a <(b)",
    "a=(1 2)",
    "case x in (a) b;; esac",
    "cat <<E\na",
    "echo $((1 + ))",
    "a\r\nb\r\n",
    "",
    "# only this",
    "{{ if .x }} done {{ end }}",
    "if ${{ x }}; then",
  ])("%j is none for every shell", (text) => {
    expect(errors(text)).toEqual([]);
  });

  test("what only bash refuses is one for bash", () => {
    expect(errors("f() a", "bash")?.length).toBeGreaterThan(0);
    expect(errors("[[ a b ]]", "bash")?.length).toBeGreaterThan(0);
    expect(errors("f() a", "sh", { shell: "bash" })?.length).toBeGreaterThan(0);
    expect(errors("done", "zsh")).toEqual([]);
  });
});

describe("hostile input", () => {
  const hostile = [
    "(".repeat(10_000) + ")".repeat(10_000),
    "$(".repeat(10_000),
    "`".repeat(100_000),
    "${".repeat(50_000),
    "{{".repeat(50_000),
    `echo ${"x".repeat(1_000_000)}`,
    "X=$X$X$X$X\n".repeat(2000),
    "X=1 || ".repeat(20_000),
    "if a; then ".repeat(5000),
    "cat <<A\n".repeat(5000),
    "\u0000\ud800$\udfff",
  ];

  test.each(hostile.map((text, index) => [index, text] as const))("number %i is read or refused", (_, text) => {
    const read = run({ command: ["sh", "-ec", text], env: [{ name: "X", value: "y".repeat(1000) }] });
    expect(["shell", "opaque"]).toContain(read.form);
    expect(read.commands.every(({ fate }) => fate !== undefined)).toBe(true);
    expect(read.script?.errors).toBeDefined();
    if (read.form === "opaque") expect(read).toMatchObject({ opaque: "script too large to read", commands: [], waits: [] });
  });

  test("no container makes it throw", () => {
    const text = fc.oneof(fc.string(), fc.constantFrom("sh", "-c", "-e", "--", "env", "timeout", "$(A)", "$$", "/f", "exec"));
    const value = fc.oneof(text, fc.constant(undefined));
    fc.assert(
      fc.property(
        fc.array(value, { maxLength: 6 }),
        fc.array(value, { maxLength: 3 }),
        fc.array(fc.tuple(text, value)),
        (command, args, env) => {
          const container = { command, args, env: env.map(([name, given]) => ({ name, value: given })) };
          const read = run(container as object, { entrypoint: ["x"], command: [] }, { "/f": "#!/bin/sh\n:" });
          expect([read.commands, read.script?.errors, read.waits, read.probes, read.effects].length).toBe(5);
        },
      ),
    );
  });
});

test("asking for the command line parses nothing", () => {
  const read = run({ command: ["sh", "-c", "a;".repeat(1000)] });
  const getters = ["form", "opaque", "commands", "probes", "waits", "effects"] as const;
  for (const name of getters) expect(Object.getOwnPropertyDescriptor(read, name)?.get).toBeTypeOf("function");
  expect(read.commands).toBe(read.commands);
});

describe("a program of another interpreter is named", () => {
  test.each([
    [["python3", "-c", "print(1)"], "python3"],
    [["python", "-uc", "print(1)"], "python"],
    [["node", "--eval=1"], "node"],
    [["node", "-e", "1"], "node"],
    [["perl", "-ne", "print"], "perl"],
    [["/usr/bin/python3.12", "-u", "/scripts/a.py"], "python3.12"],
    [["timeout", "9", "ruby", "-e", "1"], "ruby"],
    [["/scripts/a.py"], "python3"],
    [["/scripts/b"], "perl"],
    [["python", "manage.py", "migrate"], null],
    [["python", "-m", "http.server"], null],
    [["perl", "$(X)", "-e", "1"], null],
    [["pythonic", "-c", "1"], null],
    [["sh", "-c", "python -c 1"], null],
    [["/scripts/c"], null],
    [["nsenter", "-t", "1", "python3", "/scripts/a.py"], null],
  ] as const)("%j", (command, expected) => {
    const files = {
      "/scripts/a.py": "#!/usr/bin/env python3\n",
      "/scripts/b": "#! /usr/bin/perl -w\n",
      "/scripts/c": "#!/bin/sh\n",
    };
    const env = command.some((word) => word === "$(X)") ? [{ name: "X", valueFrom: {} }] : [];
    expect(run({ command, env }, null, files).interpreter).toBe(expected);
  });
});
