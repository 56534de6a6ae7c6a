import { expect, test } from "vitest";
import { parseCommand, see } from "./runner.ts";

test.each([
  ["::error file=a.yaml,line=3::x", { name: "error", properties: { file: "a.yaml", line: "3" }, data: "x" }],
  ["  \t::WARNING::x", { name: "warning", properties: {}, data: "x" }],
  ["::notice title=a%3Ab%2Cc%25::1%0A2%0D3%25", { name: "notice", properties: { title: "a:b,c%" }, data: "1\n2\r3%" }],
  ["::error ::%250A", { name: "error", properties: {}, data: "%0A" }],
  ["text ##[add-mask]secret", { name: "add-mask", properties: {}, data: "secret" }],
  ["##[set-output name=a;]x%5D%3B", { name: "set-output", properties: { name: "a" }, data: "x];" }],
  ["::group::a ##[error]b", { name: "group", properties: {}, data: "a ##[error]b" }],
])("%j is a command", (line, command) => {
  expect(parseCommand(line)).toEqual(command);
});

test.each([
  [""],
  ["error::x"],
  [":error::x"],
  ["::error"],
  ["::unknown::x"],
  [": :error::x"],
  ["##[unknown]x"],
  ["##[error x"],
  ["# #[error]x"],
])("%j is text", (line) => {
  expect(parseCommand(line)).toBeUndefined();
});

const place = (properties: string) => {
  const [seen] = see(`::error ${properties}::x`, "/w").annotations;
  return [seen?.line, seen?.endLine, seen?.column, seen?.endColumn];
};
const none = undefined;

test.each([
  ["line=1,endLine=1,col=2,endColumn=3", [1, 1, 2, 3]],
  ["line=1,endLine=2,col=2,endColumn=3", [1, 2, none, none]],
  ["line=3,endLine=2", [none, none, none, none]],
  ["line=1,col=5,endColumn=2", [1, none, none, none]],
  ["endLine=4", [4, 4, none, none]],
  ["col=5", [none, none, none, none]],
  ["line=1,endColumn=5", [1, none, 5, 5]],
])("lines and columns: %s", (properties, expected) => {
  expect(place(properties)).toEqual(expected);
});

test("ten of each level, messages of 4,096 characters, files relative to the workspace, every kind of line end", () => {
  const lines = Array.from({ length: 12 }, (_, i) => `::error file=/w/a.yaml::${i}${"x".repeat(5000)}`);
  const seen = see([...lines, "::warning::y", "plain"].join("\r"), "/w");
  expect(seen.annotations.map(({ level }) => level)).toEqual([...Array(10).fill("error"), "warning"]);
  expect(seen.hidden).toHaveLength(2);
  expect(seen.annotations[0]).toMatchObject({ file: "a.yaml" });
  expect(seen.annotations[0]?.message).toHaveLength(4096);
  expect(seen.log).toEqual(["plain"]);
});
