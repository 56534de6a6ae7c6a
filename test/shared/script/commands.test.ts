// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell text, not templates
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseScript } from "../../../shared/script/parse.ts";
import { syntaxOf } from "../../../shared/script/run.ts";
import { commandsOf, run, spanned } from "./containers.ts";

/** The words of the last command, unknown ones as null. */
const words = (script: string, env: Readonly<Record<string, string>> = {}): readonly (string | null)[] => {
  const container = { env: Object.entries(env).map(([name, value]) => ({ name, value })) };
  return (
    commandsOf(script, container)
      .at(-1)
      ?.words.map(({ value }) => value) ?? []
  );
};

describe("words", () => {
  test.each([
    ["echo a b", ["echo", "a", "b"]],
    ["echo 'a b' \"c d\" e\\ f", ["echo", "a b", "c d", "e f"]],
    ["echo a'b'\"c\"", ["echo", "abc"]],
    ['echo "a\\"b" \'a\\b\'', ["echo", 'a"b', "a\\b"]],
    ["echo ''", ["echo", ""]],
    ["echo ~/x ~", ["echo", null, null]],
    ["echo a~", ["echo", "a~"]],
    ["echo $? $$$$ $# $!", ["echo", null, null, null, null]],
    ["echo a-`date`-b", null],
    ["echo $((1 + 2))", ["echo", null]],
    ["echo a{b,c}", ["echo", null]],
    ["X=/data; cp a $X/b", ["cp", "a", "/data/b"]],
    ["X=/data; cp a '$X'", ["cp", "a", "$X"]],
    ["X='a  b'; cp $X \"$X\"", ["cp", "a", "b", "a  b"]],
    ["X='a b'; cp x$X", ["cp", null]],
    ['X=; cp $X "$X"', ["cp", ""]],
    ["X=a; X=b; echo $X", ["echo", "b"]],
    ["X=a; X=$X/b; X=${X}c; X+=d; echo $X", ["echo", "a/bcd"]],
    ["export X=a; echo $X", ["echo", "a"]],
    ["X=a true; echo $X", ["echo", null]],
    ["X=a; unset X; echo $X", ["echo", null]],
    ["X=a; read X; echo $X", ["echo", null]],
    ["X=a; . ./lib; echo $X", ["echo", null]],
    ['X=a; eval "$Y"; echo $X', ["echo", null]],
    ["X=a; if [ -f x ]; then X=b; fi; echo $X", ["echo", null]],
    ["X=a; if [ -f x ]; then Y=b; fi; echo $X", ["echo", "a"]],
    ["X=a; [ -f x ] && X=b; echo $X", ["echo", null]],
    ["X=a && Y=$X && echo $Y", ["echo", "a"]],
    ["true && X=a || echo $X", ["echo", null]],
    ["X=a; ( X=b ); echo $X", ["echo", "a"]],
    ["X=a; echo | X=b; echo $X", ["echo", "a"]],
    ["X=a; X=b & echo $X", ["echo", "a"]],
    ["X=a; for i in 1; do echo $X; X=b; done", null],
    ["X=a; while true; do X=b; done; echo $X", ["echo", null]],
    ["X=a; for X in b c; do true; done; echo $X", ["echo", null]],
    ["X=a; f() { X=b; }; f; echo $X", ["echo", null]],
    ["X=1; Y=$((X++)); echo $X", ["echo", null]],
    ["X=a; f() { echo $X; }", ["echo", "a"]],
    ["X=a; f() { echo $X; }; X=b; true", null],
    ["echo ${X:-d} ${X-d} ${X:=d}", ["echo", "d", "d", "d"]],
    ["X=a; echo ${X:-d} ${X:+e} ${X:?no}", ["echo", "a", "e", "a"]],
    ['X=; echo "${X:-d}" "${X-d}" "${X:+e}"', ["echo", "d", "", ""]],
    ["X=a.tar; echo ${X%.tar} ${#X}", ["echo", null, null]],
    ['set -- a b; echo $1 "$@"', ["echo", null, null]],
    ["IFS=,; X='a b'; echo $X", ["echo", null]],
  ] as const)("%s", (script, expected) => {
    if (expected !== null) expect(words(script)).toEqual(expected);
    else expect(commandsOf(script).find(({ name }) => name === "echo")?.words[1]?.value).toBeNull();
  });

  test("a literal env value is known, printed as written, and gives way to the script", () => {
    const [, host, url] = commandsOf('curl $HOST "http://$HOST/"', { env: [{ name: "HOST", value: "db" }] })[0]?.words ?? [];
    expect(host).toMatchObject({ value: "db", text: "$HOST", fromEnv: true });
    expect(url).toMatchObject({ value: "http://db/", text: '"http://$HOST/"', fromEnv: true });
    expect(words("HOST=x; echo $HOST", { HOST: "db" })).toEqual(["echo", "x"]);
    expect(words("[ -f y ] || HOST=x; echo $HOST", { HOST: "db" })).toEqual(["echo", null]);
    expect(words(". ./lib; echo $HOST", { HOST: "db" })).toEqual(["echo", null]);
    expect(words("HOST=${HOST:-z}; echo $HOST", { HOST: "db" })).toEqual(["echo", "db"]);
  });

  test("a value from elsewhere is not known, nor any name when envFrom is there", () => {
    const secret = { env: [{ name: "S", valueFrom: { secretKeyRef: { name: "s", key: "k" } } }] };
    expect(commandsOf("echo $S ${S:-d}", secret)[0]?.words.map(({ value }) => value)).toEqual(["echo", null, null]);
    const open = { envFrom: [{ secretRef: { name: "s" } }] };
    expect(commandsOf("echo ${X:-d}", open)[0]?.words.map(({ value }) => value)).toEqual(["echo", null]);
  });

  test("globs are marked only where the shell expands them", () => {
    const [, ...rest] = commandsOf("rm /data/* '/data/*' \"*\" a\\* [ab] x?")[0]?.words ?? [];
    expect(rest.map(({ value, glob }) => [value, glob])).toEqual([
      ["/data/*", true],
      ["/data/*", false],
      ["*", false],
      ["a*", false],
      ["[ab]", true],
      ["x?", true],
    ]);
  });

  test("the words of a nested word are not split at unknown text", () => {
    expect(words("echo {{ .Values.a }} b")).toEqual(
      ["echo", null, null, null, "b"].filter((_, index) => index !== 2 && index !== 3),
    );
  });
});

describe("which commands there are", () => {
  const names = (script: string): readonly (string | null)[] => commandsOf(script).map(({ name }) => name);

  test("all of them, in source order", () => {
    expect(names("a; b && c || d | e & f")).toEqual(["a", "b", "c", "d", "e", "f"]);
    expect(names("if a; then b; elif c; then d; else e; fi")).toEqual(["a", "b", "c", "d", "e"]);
    expect(names("while a; do b; done; until c; do d; done; for i in x; do e; done")).toEqual(["a", "b", "c", "d", "e"]);
    expect(names("case $(a) in $(b)) c;; *) d;; esac")).toEqual(["a", "b", "c", "d"]);
    expect(names("f() { a; }; ( b ); { c; }; ! d; time e")).toEqual(["a", "b", "c", "d", "e"]);
    expect(names('a "$(b `c`)" <<E\n$(d)\nE\ne <<<"$(f)"')).toEqual(["a", "b", "c", "d", "e", "f"]);
    expect(names("a <<'E'\n$(b)\nE")).toEqual(["a"]);
    expect(names("[[ $(a) = x ]]; (( $(b) ))")).toEqual(["a", "b"]);
    expect(names("a <(b) > >(c)")).toEqual(["a", "b", "c"]);
    expect(names('/usr/bin/a; ./b; $X; "$(c)"')).toEqual(["a", "b", null, null, "c"]);
    expect(names("# a\n'# b'")).toEqual(["# b"]);
  });

  test("where they stand", () => {
    const found = commandsOf("a; if b; then c; fi; while d; do e; done; f && g; h() { i; }; h");
    const where = Object.fromEntries(found.map(({ name, inLoop, conditional }) => [name, [inLoop, conditional]]));
    expect(where).toEqual({
      a: [false, false],
      b: [false, false],
      c: [false, true],
      d: [true, false],
      e: [true, false],
      f: [false, false],
      g: [false, true],
      h: [false, false],
      i: [false, true],
    });
  });

  test("builtins and functions need no file, unless a program runs them", () => {
    const found = commandsOf("cd /; f() { :; }; f; cp a b; timeout 5 f; timeout 5 echo; exec echo; command echo");
    expect(found.map(({ name, builtin }) => [name, builtin])).toEqual([
      ["cd", true],
      [":", true],
      ["f", true],
      ["cp", false],
      ["f", false],
      ["echo", false],
      ["echo", false],
      ["echo", true],
    ]);
  });

  test("assignments and redirections are read with a command and without", () => {
    const [set, bare, both] = commandsOf("A=1 B=$X; > /a; C=2 cmd 2>&1 >>/b <<E\nhi $A\nE");
    expect(set?.assignments.map(({ name, value }) => [name, value.value])).toEqual([
      ["A", "1"],
      ["B", null],
    ]);
    expect(bare).toMatchObject({ name: null, words: [], redirects: [{ operator: ">", descriptor: 1, target: { value: "/a" } }] });
    expect(both).toMatchObject({
      name: "cmd",
      assignments: [{ name: "C" }],
      redirects: [
        { operator: ">&", descriptor: 2, target: { value: "1" } },
        { operator: ">>", descriptor: 1, target: { value: "/b" } },
        { operator: "<<", descriptor: 0, target: { value: "hi 1\n" } },
      ],
    });
    expect(commandsOf("{ a; } > /f")[0]).toMatchObject({ name: null, redirects: [{ target: { value: "/f" } }] });
    expect(commandsOf("a <<-E\n\tx\n\tE")[0]?.redirects[0]?.target?.value).toBe("x\n");
  });
});

describe("wrappers", () => {
  test.each([
    ["timeout 30 nc -z a 1", "nc", "timeout 30"],
    ["timeout -s KILL -k 5 30s nc", "nc", "timeout -s KILL -k 5 30s"],
    ["timeout --signal=KILL 30 nc", "nc", "timeout --signal=KILL 30"],
    ["timeout --signal KILL 30 nc", "nc", "timeout --signal KILL 30"],
    ["timeout -t 30 nc", "nc", "timeout -t 30"],
    ["timeout $T nc", "nc", "timeout $T"],
    ["exec nc", "nc", "exec"],
    ["exec -a x nc", "nc", "exec -a x"],
    ["env A=b -u C nc", "-u", "env A=b"],
    ["env -u C A=b nc", "nc", "env -u C A=b"],
    ["env -i A=$B nc", "nc", "env -i A=$B"],
    ["sudo -u root -E nc", "nc", "sudo -u root -E"],
    ["nice -n 5 nc", "nc", "nice -n 5"],
    ["nice -5 nc", "nc", "nice -5"],
    ["nohup nc", "nc", "nohup"],
    ["xargs -0 -n 1 -I{} nc", "nc", "xargs -0 -n 1 -I{}"],
    ["xargs -r nc", "nc", "xargs -r"],
    ["command nc", "nc", "command"],
    ["busybox nc", "nc", "busybox"],
    ["nsenter -t 1 -m -- nc", "nc", "nsenter -t 1 -m --"],
    ["nsenter --target 1 --mount nc", "nc", "nsenter --target 1 --mount"],
    ["chroot /host nc", "nc", "chroot /host"],
    ["su-exec user nc", "nc", "su-exec user"],
    ["/sbin/tini -s -- nc", "nc", "/sbin/tini -s --"],
    ["stdbuf -oL nc", "nc", "stdbuf -oL"],
    ["sudo timeout 5 nc", "nc", "sudo|timeout 5"],
    ["command -v nc", "command", ""],
    ["busybox --list", "busybox", ""],
    ["env", "env", ""],
    ["env A=b", "env", ""],
    ["sudo -l", "sudo", ""],
    ["timeout 5", "timeout", ""],
    ["xargs", "xargs", ""],
    ["exec", "exec", ""],
    ["timeout 5 $CMD", null, "timeout 5"],
  ])("%s", (script, name, wrappers) => {
    const [command] = commandsOf(script);
    expect(command?.name).toBe(name);
    const read = command?.wrappers.map(({ words: own }) => own.map(({ text }) => text).join(" ")).join("|");
    expect(read).toBe(wrappers);
  });

  test("after nsenter and chroot it is another system's, in a nested script too", () => {
    const found = commandsOf("a; chroot /host b; nsenter -t 1 -m sh -c 'c; d'; chroot /x");
    expect(found.filter(({ elsewhere }) => elsewhere).map(({ name }) => name)).toEqual(["b", "sh", "c", "d"]);
  });

  test("variables of env are assignments", () => {
    expect(commandsOf("env A=b C=$D x")[0]?.assignments.map(({ name, value }) => [name, value.value])).toEqual([
      ["A", "b"],
      ["C", null],
    ]);
  });
});

describe("scripts in scripts", () => {
  test("are read with places of their own where the quotes allow it", () => {
    const script = "timeout 9 sh -c 'until nc -z db 1; do sleep 2; done'";
    const nc = commandsOf(script).find(({ name }) => name === "nc");
    expect(nc && spanned(script, nc.place)).toBe("nc -z db 1");
    expect(nc?.inLoop).toBe(true);
    const escaped = 'sh -c "a \\"b\\""';
    const a = commandsOf(escaped).find(({ name }) => name === "a");
    expect(a?.words.map(({ value }) => value)).toEqual(["a", "b"]);
    expect(a && spanned(escaped, a.place)).toBe('"a \\"b\\""');
  });

  test("know what is exported to them only when nothing sets it", () => {
    const env = { env: [{ name: "H", value: "db" }] };
    const inner = (script: string) =>
      commandsOf(script, env)
        .at(-1)
        ?.words.map(({ value }) => value);
    expect(inner("sh -c 'echo $H'")).toEqual(["echo", "db"]);
    expect(inner("H=x; sh -c 'echo $H'")).toEqual(["echo", null]);
    expect(inner("sh -c 'echo $1' zero one")).toEqual(["echo", "one"]);
  });

  test("end at some depth", () => {
    let script = "x";
    for (let depth = 0; depth < 12; depth++) script = `sh -c "${script.replace(/[\\"]/g, "\\$&")}"`;
    expect(commandsOf(script).length).toBeLessThan(8);
  });
});

describe("places", () => {
  test("lead back through the kubelet's expansion", () => {
    const script = "nc $(HOST) 5432; echo $$(date) $(HOST)x";
    const found = commandsOf(script, { env: [{ name: "HOST", value: "a-much-longer-name.example" }] });
    expect(found.map(({ place }) => spanned(script, place))).toEqual(["nc $(HOST) 5432", "echo $$(date) $(HOST)x", "date"]);
    expect(found[0]?.words[1]).toMatchObject({ value: "a-much-longer-name.example", text: "$(HOST)", fromEnv: true });
    expect(found[1]?.words.map(({ place }) => spanned(script, place))).toEqual(["echo", "$$(date)", "$(HOST)x"]);
  });

  test("every word is where it says, whatever the script", () => {
    const token = fc.constantFrom(
      ..."a b ' \" $X ${X} $(c) `d` ; | && || ( ) { } if then fi do done while > < <<E E # \\ \n = * $".split(" "),
      "\n",
      " ",
    );
    fc.assert(
      fc.property(fc.array(token, { maxLength: 30 }), (tokens) => {
        const script = tokens.join(" ");
        for (const command of commandsOf(script.replaceAll("$(", () => "$$("))) {
          for (const { place, text } of command.words) {
            expect(place.path).toEqual(["command", 2]);
            if (!/[`]/.test(script))
              expect(
                spanned(
                  script.replaceAll("$(", () => "$$("),
                  place,
                ),
              ).toBe(text);
          }
          expect(["decides", "lost", "tested", "unknown"]).toContain(command.fate);
        }
      }),
      { numRuns: 300 },
    );
  });
});

test("the syntax tree leads to the commands and words", () => {
  const read = run({ command: ["sh", "-c", "for i in a 'b c'; do x; done"] });
  const syntax = syntaxOf(read);
  const loop = syntax?.ast.commands[0]?.command;
  if (syntax == null || loop?.type !== "For") throw new Error("no loop");
  expect(loop.wordlist?.flatMap((word) => syntax.wordsOf(word)).map(({ value }) => value)).toEqual(["a", "b c"]);
  const first = loop.body.commands[0]?.command;
  expect(first && syntax.commandOf(first)).toBe(read.commands[0]);
});

test("what is too long or too deep is not read", () => {
  expect(parseScript("(".repeat(10_000))).toBeNull();
  expect(parseScript(`${"$(".repeat(10_000)}a`)).toBeNull();
  expect(parseScript("x".repeat(1_000_000))).toBeNull();
  expect(parseScript("a;".repeat(1000))).not.toBeNull();
});

describe("what a function is called with", () => {
  const probed = (script: string): readonly (string | null)[] =>
    commandsOf(script)
      .filter(({ name }) => name === "nc")
      .flatMap(({ words }) => words.slice(1).map(({ value }) => value));

  test.each([
    ['w() { nc "$1" "$2"; }; w db 5432', ["db", "5432"]],
    ['w() { local host=$1; port="$2"; nc $host $port; }; w db 5432', ["db", "5432"]],
    ['retry() { until "$@"; do sleep 1; done; }; retry nc -z db 5432', ["-z", "db", "5432"]],
    ['w() { nc "$1"; }; w "db.shop"', ["db.shop"]],
    ['w() { nc "$1"; }; w db; w cache', [null]],
    ['w() { nc "$1"; }; w "$HOST"', [null]],
    ['w() { shift; nc "$1"; }; w a b', [null]],
    ['w() { nc "$1"; }; retry w; w db', [null]],
    ['w() { nc "$1"; }; trap "w; exit" EXIT; w db', [null]],
    ["w() { host=$1; nc $host; }; v() { host=x; }; w db", [null]],
    ["w() { if true; then host=$1; fi; nc $host; }; w db", [null]],
    ["w() { nc $host; host=$1; }; w db", [null]],
    ["w() { host=$1; }; w db; nc $host", [null]],
  ] as const)("%s", (script, expected) => {
    expect(probed(script)).toEqual(expected);
  });
});
