import { describe, expect, test } from "vitest";
import { removalsIn } from "../../../shared/script/removals.ts";
import { runOf } from "./containers.ts";

const removals = (script: string): readonly string[] =>
  removalsIn(runOf(script)).map(({ path, contents }) => `${path}${contents ? "/*" : ""}`);

describe("removalsIn", () => {
  test.each<[string, readonly string[]]>([
    ["rm -rf /data", ["/data"]],
    ["rm -fr /data/a /data/b/", ["/data/a", "/data/b"]],
    ["rm --recursive /data", ["/data"]],
    ["rm -rf /data/*", ["/data/*"]],
    ["cd /data && rm -rf ./* .[!.]* ..?*", ["/data/*", "/data/*", "/data/*"]],
    ["rm -rf /data/*.tmp /data/a*", []],
    ["rm -rf '/data/*'", ["/data/*"]],
    ["rm -f /data/a", []],
    ["rm -rf /data/$X", []],
    ["rmdir /data", []],
    ["mv /data /old", []],
    ["find /data -delete", ["/data"]],
    ["find /data -mindepth 1 -delete", ["/data/*"]],
    ["find /a /b -mindepth 1 -maxdepth 1 -exec rm -rf {} +", ["/a/*", "/b/*"]],
    ["find /data -mindepth 1 ! -name lost+found -delete", ["/data/*"]],
    ["find /data -mindepth 1 -name '*.tmp' -delete", []],
    ["find /data -type f -delete", []],
    ["find /data -mtime +7 -exec rm {} ;", []],
    ["find /data -name x", []],
  ])("%s", (script, expected) => expect(removals(script)).toEqual(expected));
});
