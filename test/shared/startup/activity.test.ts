import { expect, test } from "vitest";
import { activityOf } from "../../../shared/startup/activity.ts";
import { run } from "../script/containers.ts";

const ofScript = (script: string): string => activityOf(run({ command: ["sh", "-c", script] }));

test.each([
  ["until nc -z -w 2 db 5432; do sleep 2; done", 'waits for "db:5432" (no limit)'],
  ["timeout 60 sh -c 'until nc -z db 5432; do sleep 2; done'", 'waits for "db:5432" (60 s at most)'],
  ["for i in $(seq 1 30); do nc -z -w 1 db 5432 && exit 0; sleep 2; done; exit 1", 'waits for "db:5432" (90 s at most)'],
  // Each attempt may take minutes, so 60 seconds of pauses are no limit.
  [
    "for i in $(seq 1 30); do nc -z db 5432 && exit 0; sleep 2; done; exit 1",
    'waits for "db:5432" (60 s at most, and what its attempts take)',
  ],
  [
    "n=0; until nc -z db 5432; do n=$((n+1)); [ $n -ge 30 ] && exit 1; done",
    'waits for "db:5432" (as long as its attempts take)',
  ],
  ["for i in $(seq 1 $N); do nc -z -w 1 db 5432 && exit 0; sleep 2; done; exit 1", 'waits for "db:5432" (limit not known)'],
  ["until [ -f /work/ready ]; do sleep 1; done", "waits for a condition (no limit)"],
  [
    "until nc -z -w 2 a 1; do sleep 1; done; until nc -z -w 2 b 2; do sleep 1; done; cp x y",
    'waits for "a:1" (no limit); waits for "b:2" (no limit); runs cp',
  ],
])("%s: %s", (script, expected) => {
  expect(ofScript(script)).toBe(expected);
});

test.each([
  ["mkdir -p /a; cp x /a; cp y /a; echo done", "runs mkdir, cp"],
  ["a; b; c; d; e", "runs a, b, c, d, …"],
  ["echo hi; true", "runs builtins of its shell"],
  ["sleep 5; echo on; sleep 1m", "sleeps 65 s"],
  ["sleep infinity", "sleeps for ever"],
  ["while true; do sleep 5; done", "sleeps"],
  ['sleep "$LONG"', "sleeps"],
])("%s: %s", (script, expected) => {
  expect(ofScript(script)).toBe(expected);
});

test("without a script it is the program, or what the image starts", () => {
  expect(activityOf(run({ command: ["/usr/bin/migrate", "up"] }))).toBe("runs migrate");
  expect(activityOf(run({ command: ["/bin/sh"] }))).toBe("runs /bin/sh");
  expect(activityOf(run({ command: ["sleep", "5"] }))).toBe("sleeps 5 s");
  expect(activityOf(run({}))).toBe("what its image starts (not known)");
});

test("values from the environment are not shown, wherever they stand", () => {
  const env = [
    { name: "HOST", value: "hidden.example.com" },
    { name: "TOOL", value: "hidden-tool" },
  ];
  for (const command of [
    ["sh", "-c", "until nc -z $HOST 1; do sleep 1; done; $TOOL up"],
    ["$(TOOL)", "up"],
    ["sh", "-c", "$(TOOL) up"],
    ["sh", "-c", "timeout 5 $TOOL up"],
  ]) {
    const said = activityOf(run({ command, env }));
    expect(said).not.toContain("hidden");
    expect(said).toContain("TOOL");
  }
});
