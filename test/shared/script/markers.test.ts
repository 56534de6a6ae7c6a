import { describe, expect, test } from "vitest";
import { earlyMarkersIn } from "../../../shared/script/markers.ts";
import { run } from "./containers.ts";

/** path: maker > what can fail. */
const markers = (script: string): readonly string[] =>
  earlyMarkersIn(run({ command: ["sh", "-ec", script] })).map(
    ({ path, maker, failing }) => `${path}: ${maker.name} > ${failing.name}`,
  );

describe("a sign that is there before the work is done", () => {
  test.each([
    ["if [ ! -d /d/a ]; then mkdir /d/a; tool; fi", "/d/a: mkdir > tool"],
    ["if ! [ -d /d/a/ ]; then mkdir -p /d/a/b; tool; fi", "/d/a: mkdir > tool"],
    ["if ! test ! -d /d/a; then echo yes; else mkdir /d/a; tool; fi", "/d/a: mkdir > tool"],
    ["if [ -e /d/a ]; then exit 0; fi; mkdir /d/a; tool", "/d/a: mkdir > tool"],
    ["[ -e /d/a ] && { echo there; exit 0; }; mkdir /d/a; tool", "/d/a: mkdir > tool"],
    ["[ ! -e /d/a ] || exit 0; mkdir /d/a; tool", "/d/a: mkdir > tool"],
    ["[ -e /d/a ] || { touch /d/a; tool; }", "/d/a: touch > tool"],
    ["[ ! -e /d/a ] && (touch /d/a; tool)", "/d/a: touch > tool"],
    ["D=/d/a; if [ ! -f $D ]; then date > $D; tool; fi", "/d/a: date > tool"],
    ["if [ ! -d /d/a/.git ]; then git clone http://g/a /d/a; tool; fi", "/d/a/.git: git > tool"],
    ["if [ ! -d /d/a ]; then curl http://f | tar -x -C /d; tool; fi", "/d/a: tar > tool"],
    ["if [ ! -d /d/a ]; then curl http://f | tar -x -C /d; fi", "/d/a: tar > tar"],
    ["[ -s /d/a ] || curl -fo /d/a http://f", "/d/a: curl > curl"],
  ])("%s", (script, expected) => {
    expect(markers(script)).toEqual([expected]);
  });
});

test.each([
  // The work comes first, or is looked at.
  "if [ ! -d /d/a ]; then tool; mkdir /d/a; fi",
  "if [ ! -d /d/a ]; then mkdir /d/a; tool || rm -r /d/a; fi",
  "if [ ! -d /d/a ]; then mkdir /d/a; if tool; then echo; fi; fi",
  "if [ ! -d /d/a ]; then mkdir /d/a; echo done; fi; tool",
  // Something else is made, or nobody can tell.
  "if [ ! -d /d/a ]; then mkdir /d/b; tool; fi",
  "if [ ! -d /d/a ]; then cp -r x /d; cp -r y /d; tool; fi",
  "if [ ! -d $D ]; then mkdir $D; tool; fi",
  "if [ ! -d a ]; then mkdir a; tool; fi",
  "if [ ! -d /d/a ] && [ -n x ]; then mkdir /d/a; tool; fi",
  "if [ -d /d/a ]; then mkdir /d/a; tool; fi",
  // Another question than whether it is there, and one that a shell refuses.
  "[ ! -n /d/a ] && { mkdir /d/a; tool; }",
  "[ ! /d/a -G /d/b ] && { mkdir /d/a; tool; }",
  "if [ -d /d/a ]; then exit 1; fi; mkdir /d/a; tool",
  "if [ ! -d /d/a ]; then mkdir /d/a.tmp; tool; mv /d/a.tmp /d/a; fi",
  "if [ ! -d /d/a ]; then mkdir /d/a; chown 1000:1000 /d/a; chgrp 1 /d/a; fi",
  "trap clean EXIT; if [ ! -d /d/a ]; then mkdir /d/a; tool; fi",
  "if [ ! -d /d/a ]; then chroot /d mkdir /d/a; tool; fi",
])("no early sign: %s", (script) => {
  expect(markers(script)).toEqual([]);
});

test("a mark behind a failure that nobody looked at", () => {
  const script = "[ -f /d/a ] && exit 0; psql -f /x; touch /d/a";
  const found = (option: string) => earlyMarkersIn(run({ command: ["sh", option, script] })).map(({ failing }) => failing.name);
  expect(found("-c")).toEqual(["psql"]);
  expect(found("-ec")).toEqual([]);
});
