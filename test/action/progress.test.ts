import { expect, test } from "vitest";
import { progressLine } from "../../action/progress.ts";

function started() {
  let time = 0;
  const written: string[] = [];
  const progress = progressLine(
    (text) => written.push(text.replaceAll("\r\u001b[2K", "<")),
    () => time,
  );
  return {
    written,
    progress,
    at(milliseconds: number, read: number) {
      time = milliseconds;
      progress.show(read, 100);
    },
  };
}

test("a short run shows nothing and has nothing to take away", () => {
  const { written, progress, at } = started();
  at(0, 0);
  at(499, 100);
  progress.clear();
  expect(written).toEqual([]);
});

test("a long run rewrites one line, not for every file, and takes it away", () => {
  const { written, progress, at } = started();
  at(500, 10);
  at(599, 11);
  at(600, 12);
  at(610, 100);
  progress.clear();
  expect(written).toEqual(["<reading 10 of 100 files", "<reading 12 of 100 files", "<checking 100 files", "<"]);
});
