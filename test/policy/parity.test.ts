/** The pack finds what the text door finds: in every rule's cases, and in what the example program registers. */
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { defaultSettings, isDictionary, type Level, levels, lintText, rules } from "../../shared/text.ts";
import { builtPack } from "../support/built-pack.ts";
import { type Case, casesOf, today } from "../support/cases.ts";
import { lintCase } from "../support/lint-case.ts";
import { objectsOf } from "../support/objects.ts";
import { type Json, type Properties, stackRegistration, unknownText } from "../support/pulumi.ts";
import type { PolicyConfig } from "../support/pulumi-pack.ts";
import { type ProgramRun, runProgram } from "../support/pulumi-program.ts";
import { inText, lines, toRegistration } from "../support/said.ts";

const pack = builtPack();

describe("every case", () => {
  for (const rule of rules) {
    describe(rule.id, () => {
      for (const each of casesOf(rule.id).filter((one) => !one.textOnly && !isKustomized(one))) {
        test(each.title, async () => {
          await pack.configure(configOf(each));
          const found = await pack.run([stackRegistration, ...objectsOf(each).map(toRegistration)]);
          expect(lines(found)).toEqual(lines(inText(lintCase(each))));
        });
      }
    });
  }
});

/** A kustomization is a file beside others: what it does to them is done before a Pulumi program sees them. */
const isKustomized = (each: Case): boolean => objectsOf(each).some(({ body }) => body.kind === "Kustomization");

/** The settings and switches of a case in Pulumi's words, with its rule alone. */
function configOf(each: Case): PolicyConfig {
  const written: unknown = each.settings === null ? {} : parse(each.settings.text);
  const { rules: levels = {}, ...others } = (isDictionary(written) ? written : {}) as { rules?: Record<string, Json> };
  const own = levels[each.rule] ?? {};
  return {
    all: "disabled",
    "initguard-settings": {
      enforcementLevel: "advisory",
      ...(others as Properties),
      ...(each.complete ? { complete: true } : {}),
      ...(each.kubernetes === null ? {} : { kubernetes: each.kubernetes }),
    },
    [each.rule]: { enforcementLevel: "mandatory", ...(isDictionary(own) ? (own as Properties) : { level: own }) },
  };
}

test("the engine is told the worst level of each rule", () => {
  const worst = (id: string): Level => {
    const expected = casesOf(id).flatMap((each) => (each.settings === null ? each.expected : []));
    return levels.find((level) => expected.some((one) => one.level === level)) ?? "notice";
  };
  const blocking = rules.filter(({ id }) => worst(id) === "error").map(({ id }) => id);
  expect(rules.filter((rule) => (rule.worst ?? rule.level) === "error").map(({ id }) => id)).toEqual(blocking);
});

describe("the example program", () => {
  let program: ProgramRun;
  beforeAll(async () => {
    program = await runProgram(fileURLToPath(new URL("../../examples/pulumi", import.meta.url)));
    await pack.configure();
  });

  test("runs", () => {
    expect(program.output).toBe("");
    expect(program.exitCode).toBe(0);
    const kinds = program.registrations.map(({ type }) => type.split(":")[2]);
    expect(kinds).toEqual(expect.arrayContaining(["Deployment", "StatefulSet", "CronJob", "Job", "NetworkPolicy", "ConfigMap"]));
    expect(JSON.stringify(program.registrations)).toContain(unknownText);
  });

  test("gives the findings that its objects give as text", async () => {
    const objects = program.registrations.map(({ props }) => props).filter(({ kind }) => kind !== undefined);
    // A value that is not known reads in text like one that a template engine has still to fill in.
    const text = objects.map((object) => stringify(object).replaceAll(unknownText, '"{{ unknown }}"')).join("---\n");
    const expected = lintText([{ path: "shop.yaml", text }], defaultSettings, { today });
    expect(expected.notAnalysed.filter(({ kind }) => kind === "file" || kind === "fault")).toEqual([]);
    expect(expected.findings.length).toBeGreaterThan(20);
    expect(lines(await pack.run(program.registrations))).toEqual(lines(inText(expected)));
  });
});
