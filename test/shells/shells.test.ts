import { describe, expect, test } from "vitest";
import { readRun } from "../../shared/script/run.ts";
import { resource as resourceOf } from "../support/resources.ts";
import { agreementOf } from "./agreement.ts";
import { generatedSubjects } from "./generated.ts";
import { missingPrograms, RealShells } from "./real-shells.ts";
import { stubbed } from "./stubbed.ts";
import type { Subject } from "./subjects.ts";

const missing = missingPrograms();
const resource = resourceOf({ apiVersion: "v1", kind: "Pod", metadata: { name: "p" } });
const context = { place: (...path: (string | number)[]) => ({ resource, path }), image: null, fileAt: () => null };

const subject = (script: string, shell = "sh"): Subject => ({
  origin: script,
  run: readRun({ command: [shell, "-c", script.replaceAll("$(", () => "$$(")] }, context),
});

const textOf = (script: string): string => {
  const fit = stubbed(subject(script).run);
  return typeof fit === "string" ? `not run: ${fit}` : fit.text;
};

describe("a script with stubs", () => {
  test.each([
    ["rm -rf / && echo done", "S0 -rf / && echo done"],
    ["exec nginx -g 'daemon off;'", "exec S0 -g 'daemon off;'"],
    ["X=$(cat /etc/passwd) || exit 1", "X=$(S0 /etc/passwd) || exit 1"],
    ["f() { chown 1 /data; }; f >/etc/passwd 2>&1", "f() { S0 1 /data; }; f >/dev/null 2>&1"],
    ["timeout 5 sh -c 'rm -rf /'", "S0 5 sh -c 'rm -rf /'"],
    ['"$TOOL" run', "S0 run"],
    ["trap 'rm -rf /tmp/x' EXIT", "trap HANDLER EXIT"],
    ["{ tee a; } >>/etc/hosts", "{ S0 a; } >>/dev/null"],
    ["cat <<E\n$(rm x)\nE", "S0 <<E\n$(S1 x)\nE"],
    ["/bin/rm x; test -f y", "S0 x; S1 -f y"],
  ])("%j", (script, expected) => {
    expect(textOf(script)).toBe(expected);
  });

  test.each(["eval rm x", ". /lib.sh", "trap 'exit 0' EXIT", "X=`echo \\`rm x\\``", "if", "exec -a x y"])(
    "%j is not run",
    (script) => {
      expect(textOf(script)).toMatch(/^not run: /);
    },
  );
});

describe.skipIf(missing.length > 0)(`real shells${missing.length > 0 ? ` (skipped without ${missing.join(", ")})` : ""}`, () => {
  test("each answers for itself, and a script that does not end has no status", async () => {
    const shells = new RealShells();
    try {
      const job = { flags: [], names: ["X"], failing: ["S1"], turning: [], text: 'S0 "$X"; S1 || S2; [ "$X" = 1 ]' };
      const endless = { ...job, shell: "dash" as const, text: "while S0; do S1; done" };
      const all = (["bash", "bash as sh", "dash", "ash"] as const).map((shell) => ({ ...job, shell }));
      const outcomes = await shells.run([...all, endless, { ...job, shell: "dash", text: "S1" }]);
      for (const { status, reached } of outcomes.slice(0, 4)) {
        expect(status).toBe(0);
        expect([...reached].sort()).toEqual(["S0", "S1", "S2"]);
      }
      expect(outcomes.slice(4).map(({ status }) => status)).toEqual([null, 1]);
    } finally {
      shells.end();
    }
  });

  test("a wrong model is seen", async () => {
    const subjects = [subject("mkdir /a; echo done"), subject("mkdir /a && chown 1 /a", "bash"), subject("set -e; cp a b; true")];
    const right = await agreementOf(subjects);
    expect([...right.observed.values()]).toEqual([2, 2, 2, 2]);
    expect(right.disagreements).toEqual([]);
    const wrong = await agreementOf(subjects, ({ command: { fate } }) => (fate === "decides" ? "lost" : "decides"));
    expect(wrong.disagreements).toHaveLength(8);
  });

  test("generated scripts agree", async () => {
    const { disagreements, observed } = await agreementOf(generatedSubjects(24));
    expect(disagreements).toEqual([]);
    expect([...observed.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(100);
  });
});
