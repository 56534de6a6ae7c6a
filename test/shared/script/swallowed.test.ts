import { expect, test } from "vitest";
import { swallowedIn } from "../../../shared/script/swallowed.ts";
import { runOf } from "./containers.ts";

const swallowed = (script: string): string | null => {
  const found = swallowedIn(runOf(script));
  return found === null ? null : `${found.command.words.map(({ text }) => text).join(" ")} < ${found.last.name}`;
};

test.each<[string, string | null]>([
  ["cp /a /b; echo x", "cp /a /b < echo"],
  ["cp /a /b; cp /c /d; echo x", "cp /a /b < echo"],
  ["set -e; cp /a /b; echo x", null],
  ["cp /a /b && echo x", null],
  ["cp /a /b; [ -f /b ]", null],
  ["cp /a /b; chmod +x /b", null],
  ["curl -o /x https://a/b; echo x", null],
  ["curl -fo /x https://a/b; echo x", "curl -fo /x https://a/b < echo"],
  ["date > /d; curl -f https://a/b; echo x", null],
  ["if a; then cp /a /b; echo x; fi", "cp /a /b < echo"],
  ["if a; then b; else cp /a /b; echo x; fi", "cp /a /b < echo"],
  ["if a; then b; elif c; then cp /a /b; echo x; fi", "cp /a /b < echo"],
  ["if a; then if b; then cp /a /b; fi; fi; echo x", "cp /a /b < echo"],
  ["if a; then cp /a /b; fi; mv /c /d; echo x", "cp /a /b < echo"],
  ["mv /c /d; if a; then cp /a /b; fi; echo x", "mv /c /d < echo"],
  ["if a; then cp /a /b; fi", null],
  ["if a; then cp /a /b; echo x; else exit 1; fi", "cp /a /b < echo"],
  ["if a; then cp /a /b; echo x; exit 1; fi", null],
  ["if a; then cp /a /b; fi; if c; then echo x; fi", null],
  ["if a; then cp /a /b; chmod +x /b; fi", null],
  ["if a; then cp /a /b; echo x; fi; server", null],
  ["if a; then set -e; cp /a /b; echo x; fi", null],
  ["f() { if a; then cp /a /b; fi; echo x; }; f", null],
  ["for x in 1; do if a; then cp /a /b; fi; done; echo x", null],
  ["if a; then cp /a /b & fi; echo x", null],
])("%s", (script, expected) => expect(swallowed(script)).toEqual(expected));
