import { expect, test } from "vitest";
import { rounds } from "../../policy/rounds.ts";

/** Numbers each piece of work, so that two answers show whether they come from one. */
function counted(): (policy: string, subject: string) => number {
  let works = 0;
  return rounds(
    (subject: string) => subject,
    () => ++works,
  );
}

test("all policies share the work of one request", () => {
  const ask = counted();
  expect([ask("a", "web"), ask("b", "web"), ask("c", "web")]).toEqual([1, 1, 1]);
});

test("another subject is another request", () => {
  const ask = counted();
  expect([ask("a", "web"), ask("b", "web"), ask("a", "db"), ask("b", "db")]).toEqual([1, 1, 2, 2]);
});

test("a policy that asks again begins another request about the same subject", () => {
  const ask = counted();
  expect([ask("a", "web"), ask("b", "web"), ask("a", "web"), ask("b", "web")]).toEqual([1, 1, 2, 2]);
});

test("work that fails is tried again by the next policy", () => {
  let works = 0;
  const ask = rounds(
    (subject: string) => subject,
    () => {
      works++;
      if (works === 1) throw new Error("first");
      return works;
    },
  );
  expect(() => ask("a", "web")).toThrow("first");
  expect([ask("b", "web"), ask("c", "web")]).toEqual([2, 2]);
});
