import { cpSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { act, asConsumer, copyAction, repository, runAct, workflow } from "../support/act.ts";
import { folder } from "../support/folder.ts";
import { badPod, goodPod } from "../support/pod.ts";

const good = goodPod("web");

const readOutputs = `- run: |
    echo "errors $ERRORS, outcome $OUTCOME, version $(grep -o '"schemaVersion": 1' "$REPORT")"
  env:
    ERRORS: \${{ steps.lint.outputs.errors }}
    OUTCOME: \${{ steps.lint.outcome }}
    REPORT: \${{ steps.lint.outputs.report }}
`;

describe.skipIf(act === undefined)("in a real workflow, by nektos/act (skipped without it: see ACT)", () => {
  test("as a consumer writes it: annotations, summary and outputs that a later step reads", () => {
    const steps = `- id: lint\n  uses: initguard/initguard@v0\n  continue-on-error: true\n  with:\n    paths: k8s\n${readOutputs}`;
    const files = {
      ".github/workflows/ci.yaml": workflow(steps),
      "k8s/web.yaml": badPod("web", "init-web"),
      "elsewhere.yaml": badPod("other"),
    };
    const run = runAct(repository(files), asConsumer());
    expect(run.step("lint").annotations).toEqual([
      {
        level: "error",
        title: "initguard: probe-on-run-once",
        message: expect.stringMatching(/^init container "init-web" has a readinessProbe[\s\S]+\n\nfix: /),
        file: "k8s/web.yaml",
        line: 9,
        endLine: 9,
        column: 7,
        endColumn: 21,
      },
    ]);
    expect(run.summary("lint")).toContain("**1 error in 1 file**");
    expect(run.summary("lint")).toMatch(
      /\| \[9\]\(https:\/\/github\.com\/acme\/shop\/blob\/[0-9a-f]{40}\/k8s\/web\.yaml#L9\) \|/,
    );
    expect(run.outputs("lint")).toMatchObject({ errors: "1", warnings: "0", notices: "0" });
    expect(run.log).toContain('errors 1, outcome failure, version "schemaVersion": 1');
    expect({ result: run.result, code: run.code }).toEqual({ result: "success", code: 0 });
  });

  test("findings fail the job", () => {
    const steps = "- id: lint\n  uses: initguard/initguard@v0\n- id: after\n  run: echo unreachable\n";
    const run = runAct(repository({ ".github/workflows/ci.yaml": workflow(steps), "web.yaml": badPod("web") }), asConsumer());
    expect({ result: run.result, code: run.code }).toEqual({ result: "failure", code: 1 });
    expect(run.log).toContain("initguard: 1 error in 1 file; the step fails (fail-on: error)");
    expect(run.log).not.toContain("unreachable");
  });

  test("its own repository uses ./, on the runtime that action.yml names", () => {
    const own = folder();
    copyAction(own);
    const files = {
      ".github/workflows/ci.yaml": workflow("- id: lint\n  uses: ./\n"),
      ".gitignore": "nothing\n",
      "web.yaml": good,
    };
    const root = repository(files);
    cpSync(own, root, { recursive: true });
    const run = runAct(root, ["--use-gitignore=false"]);
    expect({ result: run.result, code: run.code }).toEqual({ result: "success", code: 0 });
    expect(run.step("lint").annotations).toEqual([]);
    expect(run.step("lint").commands).toContainEqual({
      name: "debug",
      properties: {},
      data: expect.stringMatching(/^initguard on node v24\./),
    });
  });

  test("thirty findings: no more annotations than the runner shows, none lost", () => {
    const manifests = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`${i}.yaml`, badPod(`p${i}`, `init-p${i}`)]));
    const steps = "- id: lint\n  uses: initguard/initguard@v0\n  with:\n    fail-on: never\n";
    const run = runAct(repository({ ".github/workflows/ci.yaml": workflow(steps), ...manifests }), asConsumer());
    const { annotations, hidden } = run.step("lint");
    expect(annotations).toHaveLength(10);
    expect(hidden).toEqual([]);
    expect(annotations.at(-1)?.message).toBe("+21 more errors in the job summary");
    for (let i = 0; i < 30; i++) expect(run.summary("lint")).toContain(`"init-p${i}"`);
    expect(run.result).toBe("success");
  });

  test("a mistake in the settings fails the job and stands on its line", () => {
    const files = {
      ".github/workflows/ci.yaml": workflow("- id: lint\n  uses: initguard/initguard@v0\n"),
      "web.yaml": good,
      "initguard.yaml": "complete: false\nnonsense: true\n",
    };
    const run = runAct(repository(files), asConsumer());
    expect(run.step("lint").annotations).toMatchObject([{ level: "error", file: "initguard.yaml", line: 2 }]);
    expect(run.result).toBe("failure");
  });

  test("hostile names reach the pull request as text and nothing else", () => {
    const name = "x\n::error file=a::b\r##[add-mask]c\n::set-output name=errors::0";
    const steps = `- id: lint\n  uses: initguard/initguard@v0\n  continue-on-error: true\n${readOutputs}`;
    const run = runAct(
      repository({ ".github/workflows/ci.yaml": workflow(steps), "::error::y.yaml": badPod(name) }),
      asConsumer(),
    );
    const { annotations, commands } = run.step("lint");
    expect(annotations.map(({ file }) => file)).toEqual(["::error::y.yaml"]);
    expect(new Set(commands.map(({ name }) => name))).toEqual(new Set(["debug", "group", "endgroup", "set-output"]));
    expect(run.outputs("lint").errors).toBe("1");
  });
});
