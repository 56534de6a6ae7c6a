import { describe, expect, test } from "vitest";
import { carelessCurl, readsDocument, takesErrorPages } from "../../../shared/script/downloads.ts";
import type { Command } from "../../../shared/script/model.ts";
import { commandsOf } from "./containers.ts";

const first = (script: string): Command => {
  const [command] = commandsOf(script);
  if (command === undefined) throw new Error(`no command in ${script}`);
  return command;
};

describe("carelessCurl", () => {
  const file = (script: string): string | null | undefined => {
    const careless = carelessCurl(first(script));
    return careless === null ? undefined : (careless.file?.text ?? null);
  };
  test.each<[string, string | null | undefined]>([
    ["curl -o /x https://a/b", "/x"],
    ["curl -sSLo /x https://a/b", "/x"],
    ["curl -O https://a/b", "https://a/b"],
    ["curl https://a/b", null],
    ["curl -o - https://a/b", null],
    ["curl --url https://a/b", null],
    ['curl "$X" -o "$Y"', '"$Y"'],
    ["curl $URL -o /x", "/x"],
    ["curl -X GET -o /x a/b", "/x"],
    ["curl -fo /x https://a/b", undefined],
    ["curl -sSfL https://a/b", undefined],
    ["curl --fail https://a/b", undefined],
    ["curl --fail-with-body https://a/b", undefined],
    ["curl -w '%{http_code}' https://a/b", undefined],
    ["curl -X POST https://a/b", undefined],
    ["curl -d x https://a/b", undefined],
    ["curl -I https://a/b", undefined],
    ["curl -K /c https://a/b", undefined],
    ["curl ftp://a/b", undefined],
    ["curl --version", undefined],
    ["curl $OPTS https://a/b", undefined],
    ['curl "$@"', undefined],
    ["curl $(options) https://a/b", undefined],
    ["wget https://a/b", undefined],
  ])("%s", (script, expected) => expect(file(script)).toEqual(expected));
});

test.each<[string, boolean]>([
  ["curl https://a/b", true],
  ["curl -o - https://a/b", true],
  ["curl -o /x https://a/b", false],
  ["curl -O https://a/b", false],
  ["wget -qO- https://a/b", true],
  ["wget -O /dev/stdout https://a/b", true],
  ["wget https://a/b", false],
  ["wget -O /x https://a/b", false],
  ["cat https://a/b", false],
])("readsDocument %s", (script, expected) => expect(readsDocument(first(script))).toBe(expected));

test.each<[string, boolean]>([
  ["tee /x", true],
  ["sed s/a/b/", true],
  ["gzip -c", true],
  ["gzip -dc", false],
  ["gzip --decompress", false],
  ["gunzip", false],
  ["tar xz", false],
  ["jq .", false],
])("takesErrorPages %s", (script, expected) => expect(takesErrorPages(first(script))).toBe(expected));
