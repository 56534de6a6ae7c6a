import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { askApplets } from "../../../scripts/ask-applets.ts";
import {
  type Applets,
  appletSyntax,
  findRefuses,
  isForeignDate,
  knownApplets,
  longOptions,
  sleepsForever,
  timeoutTakes,
} from "../../../shared/knowledge/applet-options.ts";
import { debianApplets } from "../../../shared/knowledge/busybox.ts";

const banner = spawnSync("busybox", ["--help"], { encoding: "utf8" });
const isDebians = /^BusyBox v1\.35\.0 \(Debian /.test(`${banner.stdout ?? ""}${banner.stderr ?? ""}`);
const here: Applets = { builder: "debian", minor: 35 };

// Skipped where Debian 12's busybox-static is not installed.
describe.skipIf(!isDebians)("busybox-static of Debian 12, asked itself", () => {
  const long = (tool: string): readonly string[] => [...longOptions(tool), "no-such-option"];
  const asked = isDebians ? askApplets(["busybox"], knownApplets, long) : { applets: [], options: {} };

  test("has the applets of the table, no more and no fewer", () => {
    expect([...debianApplets].sort()).toEqual([...asked.applets].sort());
  });

  test("reads options in every applet of the table", () => {
    expect(Object.keys(asked.options).sort()).toEqual([...knownApplets].sort());
  });

  test.each(knownApplets)("takes the options of %s that the table claims, and no others", (tool) => {
    const syntax = appletSyntax(tool, here);
    const words = asked.options[tool] ?? [];
    const short = words.filter((word) => !word.startsWith("--")).flatMap((word) => [...word.slice(1).replace("=", "")]);
    for (const letter of "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
      expect(`-${letter} ${syntax?.takes(letter)}`).toBe(`-${letter} ${short.includes(letter)}`);
    const taken = words.flatMap((word) => (word.startsWith("--") ? [word.slice(2).replace("=", "")] : []));
    for (const name of long(tool)) expect(`--${name} ${syntax?.takes(name)}`).toBe(`--${name} ${taken.includes(name)}`);
    const valued = words.filter((word) => /^-\w=$/.test(word)).map((word) => word.slice(1, 2));
    expect([...(syntax?.valued ?? "")].sort()).toEqual(valued.sort());
    const longValued = words.filter((word) => /^--.*=$/.test(word)).map((word) => word.slice(2, -1));
    expect([...(syntax?.long ?? [])].sort()).toEqual(longValued.sort());
  });

  const call = (...args: readonly string[]) =>
    spawnSync("busybox", args, { encoding: "utf8", timeout: 5000, input: "", cwd: "/", env: { TZ: "UTC" } });

  test.each([
    "-printf -newermt -regextype -iregex -ls -daystart -true -readable -uid -lname -execdir -mount -xtype -anewer -fstype -noleaf",
    "-empty -executable -quit -amin -cmin -atime -ctime -samefile -delete -maxdepth -prune -print0 -perm -newer -iname -wholename",
  ])("find knows and refuses as the table says: %s", (words) => {
    for (const word of words.split(" ")) {
      // `-prune` first, so that nothing is looked at; a missing value is another message.
      const { stderr } = call("find", "/", "-maxdepth", "0", "-name", "no-such-name", word, "1");
      expect(`${word} ${/unrecognized/.test(stderr.split("\n").find((line) => line.includes(word)) ?? "")}`).toBe(
        `${word} ${findRefuses(word, here)}`,
      );
    }
  });

  test.each([
    ["5 minutes ago", true],
    ["yesterday", true],
    ["next monday", true],
    ["+1 day", true],
    ["2020-01-01T10:00:00Z", true],
    ["@0", false],
    ["2020-01-01", false],
    ["2020-01-01 10:00:00", false],
    ["10:00", false],
  ])("date -d %j is foreign: %s", (text, foreign) => {
    expect(call("date", "-d", text, "+%s").status === 0).toBe(!foreign);
    expect(isForeignDate(text)).toBe(foreign);
  });

  test("timeout takes its limit as the first operand", () => {
    expect(call("timeout", "5", "true").status).toBe(0);
    expect(call("timeout", "-t", "5", "true").status).not.toBe(0);
    expect(timeoutTakes(here)).toBe("operand");
  });
});

describe("the options of other busyboxes", () => {
  const of = (minor: number | null): Applets => ({ builder: "docker", minor });
  const takes = (tool: string, option: string, applets: Applets) => appletSyntax(tool, applets)?.takes(option);

  test.each([
    ["nc", "z", of(36), true],
    ["nc", "z", here, false],
    ["nc", "z", { builder: "debian", minor: 37 } as const, false],
    ["nc", "N", of(null), false],
    ["wget", "T", of(28), true],
    ["wget", "timeout", of(36), true],
    ["wget", "retry-connrefused", of(null), false],
    ["wget", "post-file", of(34), false],
    ["wget", "post-file", of(35), true],
    ["wget", "post", of(35), true],
    ["grep", "P", of(null), false],
    ["grep", "R", of(31), false],
    ["grep", "R", of(32), true],
    ["cp", "n", of(33), false],
    ["cp", "n", of(34), true],
    ["cp", "no-preserve", of(null), false],
    ["timeout", "t", of(29), true],
    ["timeout", "t", of(30), false],
    ["timeout", "t", of(null), true],
    ["sort", "h", here, false],
    ["sort", "h", { builder: "debian", minor: 37 } as const, true],
    ["xargs", "d", of(null), false],
    ["mktemp", "suffix", of(null), false],
    ["du", "max-depth", of(null), false],
  ])("%s, option %s of %o: %s", (tool, option, applets, expected) => {
    expect(takes(tool, option, applets)).toBe(expected);
  });

  test("what was not asked is not known", () => {
    expect(appletSyntax("find", of(36))).toBeNull();
    expect(appletSyntax("constructor", of(36))).toBeNull();
    expect(findRefuses("-name", of(null))).toBe(false);
    expect(findRefuses("-quit", of(null))).toBe(false);
    expect(findRefuses("-quit", of(29))).toBe(true);
    expect(findRefuses("-printf", of(null))).toBe(true);
    expect(sleepsForever(of(30))).toBe(false);
    expect(sleepsForever(of(31))).toBe(true);
    expect(sleepsForever(of(null))).toBe(true);
    expect(timeoutTakes(of(29))).toBe("-t");
    expect(timeoutTakes(of(null))).toBeNull();
  });
});
