import { expect, test } from "vitest";
import { interpreterLine } from "../../../shared/startup/executed-files.ts";

test.each([
  ["#!/bin/sh\necho", { path: "/bin/sh", name: "sh" }],
  ["#! /bin/bash -eu\n", { path: "/bin/bash", name: "bash" }],
  ["#!/usr/bin/env bash", { path: "/usr/bin/env", name: "bash" }],
  ["#!/usr/bin/env -S node --no-warnings", { path: "/usr/bin/env", name: "node" }],
  ["#!/usr/bin/env", { path: "/usr/bin/env", name: "env" }],
  ["#!python3", { path: "python3", name: "python3" }],
  ["#!/bin/sh\r\n", { path: "/bin/sh", name: "sh" }],
  ["\n#!/bin/sh", null],
  [" #!/bin/sh", null],
  ["\uFEFF#!/bin/sh", null],
  ["#!", null],
  ["# !/bin/sh", null],
  ["", null],
])("%j names %j", (text, expected) => {
  expect(interpreterLine(text)).toEqual(expected);
});
