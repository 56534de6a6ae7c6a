import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { probesOf } from "./containers.ts";

/** Command, method, targets as shown, limit of one attempt. */
const table: readonly (readonly [string, string, string, number | string | null])[] = [
  ["nc -z db 5432", "connect", "db:5432", null],
  ["nc -zw 2 db 5432", "connect", "db:5432", 2],
  ["nc -z -v -w30 db 5432", "connect", "db:5432", 30],
  ["nc -vz -w $N db 5432", "connect", "db:5432", "unknown"],
  ["nc $OPTS db 5432", "connect", "", "unknown"],
  ["/usr/bin/ncat --wait 5s -z db 5432", "connect", "db:5432", 5],
  ["netcat db 70000", "connect", "db", null],
  ["nc -zu db 53", "connect", "", null],
  ["nc -z db:5432", "connect", "", null],
  ["nc -z http://db 5432", "connect", "", null],
  ["curl $OPTS http://a", "connect", "a:80", "unknown"],
  ["curl -s $URL", "connect", "", null],
  ["nc -z $(hostname) 5432", "connect", "", null],
  ["timeout 3 nc -z -w 10 db 5432", "connect", "db:5432", 3],
  ["timeout -t 3 nc -z db 5432", "connect", "db:5432", 3],
  ["timeout -s KILL 1m nc -z db 5432", "connect", "db:5432", 60],
  ["timeout $T nc -z db 5432", "connect", "db:5432", "unknown"],
  ["busybox nc -z db 5432", "connect", "db:5432", null],
  ["curl -sf http://api/health", "connect", "api:80", null],
  ["curl -fsS -o /dev/null https://u:p@api.ns.svc/", "connect", "api.ns.svc:443", null],
  ["curl --max-time 5 --connect-timeout 2 api:8080/x?y=z", "connect", "api:8080", 5],
  ["curl --connect-timeout=2 http://[::1]:9200", "connect", "[::1]:9200", 2],
  ["curl -H 'Host: x' -d '{}' -m1.5 http://es:9200/_cluster", "connect", "es:9200", 1.5],
  ["curl -x proxy:3128 http://api", "connect", "", null],
  ["curl --unix-socket /var/run/docker.sock http://localhost/x", "connect", "", null],
  ['curl -s "http://$HOST:8080"', "connect", "", null],
  ["curl http://a http://b:81", "connect", "a:80,b:81", null],
  ["wget -qO- -T 3 http://api:8080/ready", "connect", "api:8080", 3],
  ["wget --spider --timeout=4 api", "connect", "api:80", 4],
  ["wget -q --tries=1 https://api -O /dev/null", "connect", "api:443", null],
  ["pg_isready -h db", "connect", "db:5432", 3],
  ["pg_isready -h db -p 5433 -t 10 -U app", "connect", "db:5433", 10],
  ["pg_isready -d postgres://u@db:6432/x", "connect", "db:6432", 3],
  ["pg_isready", "connect", "", 3],
  ["pg_isready -h /var/run/postgresql", "connect", "", 3],
  ["PGHOST=db pg_isready", "connect", "db:5432", 3],
  ["psql -h db -U u -c 'select 1'", "connect", "db:5432", null],
  ["PGCONNECT_TIMEOUT=5 psql -hdb -p6432 x", "connect", "db:6432", 5],
  ["psql 'host=db port=5433 connect_timeout=7' -c ''", "connect", "db:5433", 7],
  ["psql \"postgresql://u:p@db:5433/x?connect_timeout=2\" -c ''", "connect", "db:5433", 2],
  ["mysqladmin ping -h db --silent", "connect", "db:3306", null],
  ["mysqladmin -hdb -P3307 -uroot -psecret --connect-timeout=4 ping", "connect", "db:3307", 4],
  ["mysqladmin ping -h localhost", "connect", "", null],
  ['mysql -h 127.0.0.1 -e "SELECT 1"', "connect", "127.0.0.1:3306", null],
  ["redis-cli -h redis ping", "connect", "redis:6379", null],
  ["redis-cli -u redis://redis:6380/0 -t 5 ping", "connect", "redis:6380", 5],
  ["redis-cli ping", "connect", "127.0.0.1:6379", null],
  ["redis-cli -h redis set -p 1", "connect", "redis:6379", null],
  ["mongosh --host mongo --port 27018 --eval 'x'", "connect", "mongo:27018", "unknown"],
  ["mongosh mongodb://u:p@a:1,b:2/x --quiet", "connect", "a:1,b:2", "unknown"],
  ["mongo mongo:27017/admin --eval 'db.ping()'", "connect", "mongo:27017", "unknown"],
  ["mongosh mongodb+srv://cluster.example.com/x", "connect", "", "unknown"],
  ["nslookup db.ns.svc.cluster.local", "resolve", "db.ns.svc.cluster.local", "unknown"],
  ["nslookup -type=a db 10.0.0.10", "resolve", "db", "unknown"],
  ["dig +short @10.0.0.10 db.ns", "resolve", "db.ns", "unknown"],
  ["host db", "resolve", "db", "unknown"],
  ["getent ahostsv4 db", "resolve", "db", "unknown"],
  ["ping -c 1 db", "ping", "db", "unknown"],
  ["ping db", "ping", "db", null],
  ["ping -w 5 -c 1 db", "ping", "db", 5],
  ["telnet db 5432", "connect", "db:5432", null],
  ["grpc_health_probe -addr=api:9090", "connect", "api:9090", 2],
  ["grpc_health_probe -addr api:9090 -connect-timeout 250ms -rpc-timeout=3s", "connect", "api:9090", 3.25],
  ["kubectl get job migrate", "object", "", null],
  ["kubectl -n x wait --for=condition=complete job/a --timeout=90s", "object", "", 90],
  ["kubectl rollout status deploy/x --timeout 2m", "object", "", 120],
  ["exec 3<>/dev/tcp/db/5432", "connect", "db:5432", null],
  ["timeout 1 bash -c 'echo > /dev/tcp/db/5432'", "connect", "db:5432", 1],
  ["echo > /dev/tcp/$H/5432", "connect", "", null],
  ["wait-for-it.sh -h db -p 5432 -t 20 --strict -- echo", "connect", "db:5432", 20],
  ["wait-for db:5432 -- echo", "connect", "db:5432", 15],
  ["dockerize -wait tcp://db:5432 -wait https://api/x -timeout 20s", "connect", "db:5432,api:443", 20],
  ["openssl s_client -connect db:443 </dev/null", "connect", "db:443", null],
];

describe("probes", () => {
  test.each(table.map(([script, method, targets, limit]) => ({ script, method, targets, limit })))(
    "$script",
    ({ script, ...expected }) => {
      const found = probesOf(script).map((probe) => ({
        method: probe.method,
        targets: probe.targets.map(({ shown }) => shown).join(","),
        limit: probe.attemptLimit,
      }));
      expect(found).toEqual([expected]);
    },
  );

  test.each([
    "nc -l -p 80",
    "kubectl apply -f x",
    "getent passwd root",
    "openssl req -new",
    "curl --version",
    "redis-cli --version",
    "echo nc -z db 1",
    "nsenter -t 1 -n nc -z db 1",
    "chroot /host curl http://a",
    "dockerize -template a:b",
    "cat < /dev/tcp",
  ])("%s is none", (script) => {
    expect(probesOf(script)).toEqual([]);
  });

  test("a loop inside a timeout has no limit on its attempts", () => {
    expect(probesOf("timeout 300 sh -c 'until nc -z db 1; do sleep 1; done'").map(({ attemptLimit }) => attemptLimit)).toEqual([
      null,
    ]);
    expect(probesOf("until timeout 2 sh -c 'nc -z db 1'; do sleep 1; done").map(({ attemptLimit }) => attemptLimit)).toEqual([2]);
  });
});

describe("a value from env", () => {
  const env = { H: "secret-host", P: "6543", URL: "http://user:pass@secret-host:81/x" };
  const shown = (script: string) => probesOf(script, env).flatMap(({ targets }) => targets);

  test.each([
    ['nc -z "$H" "$P"', "$H:$P", 6543],
    ["nc -z $H 5432", "$H:5432", 5432],
    ["nc -z db $P", "db:$P", 6543],
    ['curl -sf "$URL"', "$URL", 81],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: shell text
    ["curl http://admin:${P}@$H:8080/x", "$H:8080", 8080],
    ["psql -h $H -p $P", "$H:$P", 6543],
    ["pg_isready -h=$H -h $H", "$H:5432", 5432],
    ["echo > /dev/tcp/$H/$P", "$H:$P", 6543],
    ['psql "host=$H port=$P"', "host:port", 6543],
  ])("%s shows %s", (script, text, port) => {
    const targets = shown(script);
    expect(targets.map((target) => [target.host, target.shown, target.port])).toEqual([
      [script.includes("db $P") ? "db" : "secret-host", text, port],
    ]);
  });

  test("is never shown", () => {
    const hidden = fc.stringMatching(/^[a-z]{9,12}$/);
    const form = fc.constantFrom(
      "nc -z $X 1",
      'curl "http://$X:80/"',
      "curl http://a.$X",
      "wget http://u:$X@h",
      "psql host=$X",
      "redis-cli -u redis://:$X@$X",
      "mongosh $X:1/x",
      "echo >/dev/tcp/$X/1",
      "dockerize -wait tcp://$X:1",
      'pg_isready -d "postgres://$X/"',
    );
    fc.assert(
      fc.property(hidden, form, (value, script) => {
        for (const { targets } of probesOf(script, { X: value }))
          for (const { shown: text } of targets) expect(text).not.toContain(value);
      }),
    );
  });
});

test("any words are read without an exception", () => {
  const word = fc.oneof(
    fc.constantFrom(
      "-",
      "--",
      "-w",
      "-h",
      "--max-time",
      "--url",
      "-d",
      "=",
      "http://",
      "[::",
      "a:b:c",
      ",",
      "@",
      "-t",
      "$X",
      "'",
      "/dev/tcp/",
    ),
    fc.string({ maxLength: 8 }),
  );
  const tool = fc.constantFrom(
    "nc",
    "curl",
    "wget",
    "psql",
    "mysql",
    "redis-cli",
    "mongosh",
    "dig",
    "ping",
    "kubectl",
    "dockerize",
    "openssl",
    "timeout 1 nc",
  );
  fc.assert(
    fc.property(tool, fc.array(word, { maxLength: 8 }), (name, words) => {
      for (const { targets } of probesOf(`${name} ${words.join(" ")}`)) {
        for (const { host, port } of targets) {
          expect(host).not.toMatch(/[\s/@]/);
          expect(port === null || (port >= 1 && port <= 65535)).toBe(true);
        }
      }
    }),
  );
});
