/**
 * The cases of the unrepeatable rules, run twice on this machine: where a finding says that the second run fails or differs it does,
 * and where there is none it does not.
 */
import { describe, expect, test } from "vitest";
import type { InitContainerView } from "../../../shared/engine/rule.ts";
import { type Case, casesOf, settingsOf } from "../../support/cases.ts";
import { folder } from "../../support/folder.ts";
import { lintCase } from "../../support/lint-case.ts";
import { lacking, TwoRuns } from "../../support/two-runs.ts";
import { viewsOf } from "../../support/views.ts";

interface Subject {
  readonly title: string;
  readonly view: InitContainerView;
  /** Of the rule, for this container. */
  readonly messages: readonly string[];
}

/** The init containers of a case, each with what the rule says of it. */
function subjectsOf(each: Case): readonly Subject[] {
  const { findings } = lintCase(each);
  return viewsOf(each.files, settingsOf(each)).map((view) => {
    const name = view.container.name ?? "";
    const messages = findings.filter(({ container }) => container === name).map(({ message }) => message);
    return { title: `${each.title}: ${name}`, view, messages };
  });
}

const ran = new Set<string>();

describe.each(["unrepeatable-clone", "unrepeatable-step"])("%s", (id) => {
  for (const { title, view, messages } of casesOf(id).flatMap(subjectsOf)) {
    const lacks = lacking(view);
    if (lacks !== "") {
      test.skip(`${title} (not here: ${lacks})`, () => {});
      continue;
    }
    for (const { name, redirects } of view.run.commands)
      for (const each of [name, ...redirects.map(({ operator }) => operator)]) ran.add(each ?? "");
    test(`${title} ${messages.length > 0 ? "does not repeat" : "repeats"}`, () => {
      const [first, second] = new TwoRuns(folder(), view).run();
      expect(first.status, first.errors).toBe(0);
      if (messages.length === 0) {
        expect(second.status, second.errors).toBe(0);
        // A name of its own each time is what mktemp is for.
        if (!view.run.commands.some(({ name }) => name === "mktemp")) expect(second.holds).toBe(first.holds);
        return;
      }
      const said = messages.join("\n");
      if (/fails or/.test(said)) expect([second.status === 0, second.holds === first.holds]).not.toEqual([true, true]);
      else if (/longer/.test(said)) expect([second.status, second.holds === first.holds]).toEqual([0, false]);
      else expect(second.status).not.toBe(0);
    });
  }
});

test("the programs that everybody has were run", () => {
  expect([...ran]).toEqual(expect.arrayContaining(["git", "mkdir", "ln", "mv", "tar", ">", ">>"]));
});
