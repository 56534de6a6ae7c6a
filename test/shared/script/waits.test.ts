import { describe, expect, test } from "vitest";
import { summary, waitsOf } from "./containers.ts";

/** A script, and what its waits are: bound, seconds, what follows, tools. */
const table: readonly (readonly [string, ...string[]])[] = [
  ["until nc -zv rabbitmq 5672; do echo waiting; sleep 2; done;", "none nc"],
  ["while ! nc -z db 5432; do sleep 1; done", "none nc"],
  ["until nc -z -v -w30 kafka 9092; do sleep 2; done", "none nc"],
  ["until timeout 2 nc -z db 5432; do sleep 1; done", "none nc"],
  ["until curl -m 1 -sf http://api/health; do sleep 1; done", "none curl"],
  ["until [ \"$(curl -s -o /dev/null -w '%{http_code}' http://api)\" = 200 ]; do sleep 3; done", "none curl"],
  ['until [ "$(curl -s http://api)" == "ok" ]; do sleep 3; done', "none curl"],
  ["while [[ $(curl -s http://api) != ok ]]; do sleep 3; done", "none curl"],
  ["until curl -s http://a | grep -q UP; do sleep 10; done", "none curl"],
  ["until [ -f /run/ready ]; do sleep 5; done", "none"],
  ["while [ ! -e /run/ready ]; do sleep 5; done", "none"],
  ["while ! ip link show mac0 | grep -q ',UP,'; do sleep 1; done", "none"],
  ["while true; do nc -z db 5432 && break; sleep 1; done", "none nc"],
  ["while :; do if nc -z db 5432; then exit 0; fi; sleep 1; done", "none nc"],
  ["until false; do nc -z db 5432 && break; sleep 1; done", "none nc"],
  ["while true; do nc -z db 5432; if [ $? -eq 0 ]; then break; fi; sleep 1; done", "none nc"],
  ["while true; do m=$(cat /proc/sys/x); if [ $m -eq 262144 ]; then exit 0; fi; sleep 1; done", "none"],
  ["for ((;;)); do nc -z db 1 && break; sleep 1; done", "none nc"],
  // No wait at all.
  ["while true; do sleep 86400; done"],
  ['while read -r line; do curl -s "$line"; sleep 1; done < urls'],
  ["while [ $# -gt 0 ]; do nc -z $1 80 || exit 1; sleep 1; shift; done"],
  ["for host in a b c; do nc -z $host 80 || exit 1; done"],
  ["i=0; while [ $i -lt 3 ]; do echo $i; i=$((i+1)); done"],
  ["(while ! nc -z db 1; do sleep 1; done; psql -c 'select 1') & exec server"],
  // Counters.
  ["i=0; until nc -z db 5432; do i=$((i+1)); if [ $i -ge 30 ]; then exit 1; fi; sleep 2; done", "counter 60 fails nc"],
  ["i=0; until nc -z -w 3 db 5432; do i=$((i+1)); [ $i -gt 30 ] && exit 1; sleep 2; done", "counter 150 fails nc"],
  ["i=0; until nc -z db 5432; do i=`expr $i + 1`; test $i -eq 10 && { echo no; exit 1; }; sleep 1; done", "counter 10 fails nc"],
  ["n=30; until nc -z db 5432; do n=$((n-1)); [ $n -le 0 ] && exit 1; sleep 1; done", "counter 30 fails nc"],
  ["n=0; until nc -z db 5432; do ((n++)); if ((n > 20)); then echo no; exit 3; fi; sleep 1; done", "counter 20 fails nc"],
  ["n=0; until nc -z db 5432; do let n+=5; [[ $n -lt 300 ]] || exit 1; sleep 5; done", "counter 300 fails nc"],
  ["n=0; until nc -z db 5432; do n=$((n+1)); [ $n -ge 10 ] && break; sleep 1; done; echo", "counter 10 continues nc"],
  ['M=60; i=0; while ! nc -z db 1; do i=$((i+1)); if [ "$i" -ge "$M" ]; then exit 1; fi; sleep 5; done', "counter 300 fails nc"],
  ["i=0; until nc -z db 1; do i=$(($i+1)); if [ $i -ge 20 ]; then exit 1; fi; sleep 5; done", "counter 100 fails nc"],
  ["i=0; while (($i < 20)); do nc -z db 1 && exit 0; i=$(( $i + 2 )); sleep 5; done; exit 1", "counter 50 fails nc"],
  ["i=0; while true; do if nc -z db 1 || [ $i -gt 36 ]; then exit 0; fi; sleep 5; i=$(($i+1)); done", "counter 180 continues nc"],
  // Ended from outside of the loop, or by a test under -e.
  ["set -e; i=0; until nc -z db 1; do i=$((i+1)); if [ $i -ge 9 ]; then echo late; false; fi; sleep 1; done; echo", "unknown nc"],
  ["set -e; i=0; until nc -z db 1; do i=$((i+1)); [ $i -lt 9 ]; sleep 1; done; echo", "unknown nc"],
  ["i=0; until nc -z db 1; do i=$((i+1)); [ $i -lt 9 ]; sleep 1; done; echo", "none nc"],
  ["(sleep 60; kill $$$$) & until nc -z db 1; do sleep 1; done", "unknown nc"],
  ["(sleep 60; kill $server) & until nc -z db 1; do sleep 1; done", "none nc"],
  ["up() { until nc -z db 1; do sleep 1; done; }; export -f up; timeout 60 bash -c up", "unknown nc"],
  [
    "up() { until nc -z db 1; do sleep 1; done; }; up; timeout 60 psql -c 'select 1'; until nc -z b 1; do sleep 1; done",
    "unknown nc",
    "none nc",
  ],
  ["up() { until nc -z db 1; do sleep 1; done; }; up", "none nc"],
  ["i=0; until nc -z db 1; do i=$((i+1)); if [ $i -ge $MAX ]; then exit 1; fi; sleep 5; done", "counter ? fails nc"],
  ["i=0; while [ $i -lt 30 ]; do nc -z db 1 && exit 0; i=$((i+1)); sleep 1; done; exit 1", "counter 30 fails nc"],
  ["i=0; while ! nc -z db 1 && [ $i -lt 30 ]; do i=$((i+1)); sleep 2; done", "counter 60 continues nc"],
  ["i=0; until nc -z db 1 || [ $i -eq 30 ]; do i=$((i+1)); sleep 2; done", "counter 60 continues nc"],
  ["i=0; while [ $i -lt 30 ] || ! nc -z db 1; do i=$((i+1)); sleep 2; done", "none nc"],
  ["for ((i=0; i<30; i++)); do nc -z db 1 && break; sleep 1; done", "counter 30 continues nc"],
  ["i=0; while [[ $i -lt 30 || $x != ok ]]; do x=$(curl -s http://a); i=$((i+1)); sleep 2; done", "none curl"],
  ["i=0; while [[ $i -lt 30 && $x != ok ]]; do x=$(curl -s http://a); i=$((i+1)); sleep 2; done", "counter 60 continues curl"],
  ['i=0; while [ $i -lt 30 -o "$x" != ok ]; do x=$(curl -s http://a); i=$((i+1)); sleep 2; done', "none curl"],
  ['i=0; until [ "$x" = ok -o $i -ge 30 ]; do x=$(curl -s http://a); i=$((i+1)); sleep 2; done', "counter 60 continues curl"],
  [
    "t=10; while [ $t -gt 0 ]; do sleep 1; if pg_isready -h db; then exit 0; else : $((t=t-1)); fi; done; exit 1",
    "counter 40 fails pg_isready",
  ],
  // An order of times that only chooses a message is no bound.
  [
    "SECONDS=0; while true; do if ((SECONDS <= 240)); then if nc -z a 1; then break; fi; else nc -z a 1 && break; fi; sleep 5; done",
    "none nc",
  ],
  // Sequences.
  ["for i in 1 2 3 4 5; do nc -z db 5432 && exit 0; sleep 2; done; exit 1", "sequence 10 fails nc"],
  ["for i in $(seq 1 30); do nc -z db 5432 && break; sleep 2; done; echo", "sequence 60 continues nc"],
  ["for i in {1..60}; do if curl -sf http://a; then exit 0; fi; sleep 1; done; echo no; exit 1", "sequence 60 fails curl"],
  ["for i in $(seq $N); do nc -z db 5432 && exit 0; sleep 2; done; exit 1", "sequence ? fails nc"],
  ["for i in `seq 10`; do pg_isready -h db && exit 0; sleep 2; done; exit 1", "sequence 50 fails pg_isready"],
  // Deadlines.
  ["until nc -z db 1; do [ $SECONDS -gt 120 ] && exit 1; sleep 1; done", "deadline 120 fails nc"],
  ["end=$((SECONDS+90)); until nc -z db 1; do if [ $SECONDS -ge $end ]; then exit 1; fi; sleep 1; done", "deadline 90 fails nc"],
  ["s=$(date +%s); until nc -z db 1; do [ $(( $(date +%s) - s )) -gt 60 ] && exit 1; sleep 1; done", "deadline 60 fails nc"],
  [
    "s=$(date +%s); until nc -z db 1; do now=$(date +%s); if [ $((now - s)) -gt 60 ]; then exit 1; fi; sleep 1; done",
    "deadline 60 fails nc",
  ],
  ["d=$((SECONDS + 30)); while [ $SECONDS -lt $d ]; do nc -z db 1 && exit 0; sleep 1; done; exit 1", "deadline 30 fails nc"],
  // A timeout around the loop, not around an attempt.
  ["timeout 300 sh -c 'until nc -z db 5432; do sleep 1; done'", "timeout 300 fails nc"],
  ["timeout 5m bash -c 'while ! nc -z db 5432; do sleep 1; done' || exit 1", "timeout 300 unknown nc"],
  ["timeout $T sh -c 'until nc -z db 5432; do sleep 1; done'", "timeout ? fails nc"],
  ["until timeout 1 bash -c '</dev/tcp/db/5432'; do sleep 1; done", "none /dev/tcp"],
  // Functions.
  ["check() { nc -z db 1; }; until check; do sleep 1; done", "none nc"],
  [
    "fail() { echo no; exit 1; }; i=0; until nc -z db 1; do i=$((i+1)); [ $i -gt 9 ] && fail; sleep 1; done",
    "counter 9 fails nc",
  ],
  ["w() { i=0; until nc -z $1 $2; do i=$((i+1)); [ $i -gt 9 ] && return 1; sleep 1; done; }; w db 1", "counter 9 unknown nc"],
  [". /lib.sh; until nc -z db 1; do retry_or_die; sleep 1; done", "unknown nc"],
  ['until nc -z db 1; do eval "$X"; sleep 1; done', "unknown nc"],
  ["until nc -z db 1; do if [ -f /stop ]; then exit 1; fi; sleep 1; done", "unknown nc"],
  ['r() { until "$@"; do sleep 1; done; }; r nc -z db 1', "none nc"],
  // Only until something goes away.
  ["while nc -z old 1; do sleep 1; done", "none"],
  ["until ! nc -z old 1; do sleep 1; done", "none"],
  // An exit in a subshell leaves only that.
  ["i=0; until nc -z db 1; do i=$((i+1)); ( [ $i -gt 9 ] && exit 1 ); sleep 1; done", "none nc"],
  // Tools that wait by themselves.
  ["wait-for-it.sh db:5432 -t 60 -- echo up", "timeout 60 continues wait-for-it.sh"],
  ["wait-for-it db:5432 --timeout=0", "none wait-for-it"],
  ["wait-for-it db:5432", "timeout 15 fails wait-for-it"],
  ["dockerize -wait tcp://db:5432 -timeout 60s", "timeout 60 fails dockerize"],
  ["kubectl wait --for=condition=ready pod/x --timeout=5m", "timeout 300 fails kubectl"],
  ["kubectl wait --for=condition=ready pod/x", "timeout 30 fails kubectl"],
  ["kubectl rollout status deploy/x", "none kubectl"],
  ["wait_for.sh job migrate", "none wait_for.sh"],
];

describe("waits", () => {
  test.each(table.map(([script, ...expected]) => ({ script, expected })))("$script", ({ script, expected }) => {
    expect(summary(waitsOf(script))).toEqual(expected);
  });
});

describe("a wait", () => {
  test("stands at the keyword, also in a script inside the script", () => {
    const place = (script: string) => {
      const [wait] = waitsOf(script);
      const { start, end } = wait?.place.span ?? { start: 0, end: 0 };
      return script.slice(start, end);
    };
    expect(place("echo a; until nc -z db 1; do sleep 1; done")).toBe("until");
    expect(place("timeout 9 sh -c 'echo a; while ! nc -z db 1; do sleep 1; done'")).toBe("while");
    expect(place("echo; for i in 1 2; do nc -z db 1 && exit 0; sleep 1; done")).toBe("for");
    expect(place("kubectl wait pod/a")).toBe("kubectl");
  });

  test.each([
    ["until nc -z db 1; do sleep 2; done", 2],
    ["until nc -z db 1; do sleep 0.5; done", 0.5],
    ["until nc -z db 1; do echo; done", 0],
    ["until nc -z db 1; do sleep 1; sleep 1m; done", 61],
    ["until nc -z db 1; do sleep $PAUSE; done", null],
    ["until nc -z db 1; do if [ -f a ]; then sleep 1; else sleep 9; fi; done", null],
    ["until nc -z db 1; do sleep 3 & wait $!; done", 3],
    ["nap() { sleep 4; }; until nc -z db 1; do nap; done", 4],
    ['while ! nc -z db 1; do [ -n "$Q" ] || echo waiting; sleep 5; done', 5],
  ])("%s pauses %s", (script, pause) => {
    expect(waitsOf(script).map((wait) => wait.pause)).toEqual([pause]);
  });

  test("knows its targets", () => {
    const [wait] = waitsOf("h=db; until nc -z $h 5432 && curl -sf http://api:8080/x; do sleep 1; done");
    expect(wait?.probes.flatMap(({ targets }) => targets.map(({ host, port }) => [host, port]))).toEqual([
      ["db", 5432],
      ["api", 8080],
    ]);
  });
});

test("hostile scripts are read in bounded work", () => {
  const calls = Array.from({ length: 400 }, (_, index) => `f${index}() { f${index + 1}; f${index + 1}; nc -z a 1; }`).join("; ");
  expect(waitsOf(`${calls}; until f0; do sleep 1; done`)).toHaveLength(1);
  const chain = Array.from({ length: 3000 }, (_, index) => `g${index}() { g${index + 1}; }`).join("; ");
  expect(summary(waitsOf(`${chain}; until g0; do sleep 1; done`))).toEqual(["unknown"]);
  const deep = `${"until nc -z a 1; do ".repeat(60)}sleep 1${"; done".repeat(60)}`;
  expect(waitsOf(deep).length).toBeLessThanOrEqual(60);
});
