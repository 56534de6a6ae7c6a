/** What every rule has to be, whatever it finds. */
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { rules } from "../shared/rules/index.ts";
import { casesOf } from "./support/cases.ts";
import { lintCase } from "./support/lint-case.ts";

const directory = fileURLToPath(new URL("../shared/rules/", import.meta.url));
const files = readdirSync(directory).filter((name) => name.endsWith(".ts") && name !== "index.ts");

test("the registry holds every file of the folder, each under its own id, in order", () => {
  expect(rules.map(({ id }) => `${id}.ts`)).toEqual([...files].sort());
});

describe.each(rules.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  test("has what a page needs", () => {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)+$/);
    expect(rule.since).toMatch(/^\d+\.\d+\.\d+$/);
    expect(rule.serves).not.toEqual([]);
    expect(rule.links).not.toEqual([]);
    for (const link of rule.links) expect(link).toMatch(/^https:\/\/\S+$/);
    expect(rule.summary).toMatch(/^\S.*[^.\s]$/);
    expect(rule.summary).not.toContain("\n");
    for (const text of [rule.why, rule.fix]) expect(text.trim()).toMatch(/^\S[\s\S]{20,}[.:`)]$/);
    expect(`${rule.summary} ${rule.why} ${rule.fix}`).not.toMatch(/\bTODO\b|ensure that|should be/i);
  });

  test("works on exactly one level", () => {
    expect([rule.initContainer, rule.pod, rule.resources].filter((check) => check !== undefined)).toHaveLength(1);
  });

  test("has two firing and two quiet cases, each with a title of its own", () => {
    const cases = casesOf(id);
    expect(cases.filter(({ expected }) => expected.length > 0).length).toBeGreaterThanOrEqual(2);
    expect(cases.filter(({ expected }) => expected.length === 0).length).toBeGreaterThanOrEqual(2);
    expect(new Set(cases.map(({ title }) => title)).size).toBe(cases.length);
    for (const { prose, title } of cases) expect(prose, title).not.toBe("");
  });

  test("says what is the case in one short line", () => {
    for (const each of casesOf(id)) {
      for (const { message } of lintCase(each).findings) {
        const plain = message.replace(/"[^"]*"/g, "");
        expect(plain).toMatch(/^[a-z]/);
        expect(plain).not.toMatch(/\.\s*$|\n|ensure that|should be/i);
        expect(plain.length, message).toBeLessThanOrEqual(120);
      }
    }
  });

  test("declares a default of the right type for every option", () => {
    for (const option of Object.values(rule.options ?? {})) {
      expect(option.description).not.toBe("");
      if (option.type === "array") expect(option.default.every((item) => typeof item === "string")).toBe(true);
      else expect(typeof option.default).toBe(option.type === "integer" ? "number" : "boolean");
    }
  });
});
