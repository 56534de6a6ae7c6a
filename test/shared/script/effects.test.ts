import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readEffects } from "../../../shared/script/effects.ts";
import type { Effect } from "../../../shared/script/model.ts";
import { normalized } from "../../../shared/script/paths.ts";
import { syntaxOf } from "../../../shared/script/run.ts";
import { runOf } from "./containers.ts";

function effectsOf(script: string, workingDir: string | null = null, env: Record<string, string> = {}): readonly Effect[] {
  const run = runOf(script, { env });
  return readEffects(run.commands, workingDir, syntaxOf(run));
}

/** `write /a`, `delete /a +` with what is below, `mode /a 755`. */
const lines = (effects: readonly Effect[]): string =>
  effects
    .map(({ kind, path, recursive, detail }) =>
      [kind, path, recursive ? "+" : "", detail].filter((part) => part !== "").join(" "),
    )
    .join("; ");

const table: readonly (readonly [string, string])[] = [
  ["cp /a/b.conf /etc/b.conf", "read /a/b.conf; write /etc/b.conf"],
  ["cp /a/b.conf /etc/", "read /a/b.conf; write /etc/b.conf"],
  ["cp -r /src /dst", "read /src +; write /dst +"],
  ["cp -r /src /dst/", "read /src +; write /dst/src +"],
  ["cp -a /src/. /dst/", "read /src +; write /dst +"],
  ["cp /a/* /dst", "read /a +; write /dst +"],
  ["cp /a /b /dst", "read /a; read /b; write /dst +"],
  ["cp -t /dst /a", "read /a; write /dst/a"],
  ["cp /a $DST", "read /a"],
  ["cp $SRC /dst", "write /dst"],
  ["cp -rf $SRC/* /dst/", "write /dst +"],
  ["mv /a /b", "read /a +; delete /a +; write /b +"],
  ["install -m 755 /a /usr/local/bin/", "read /a; write /usr/local/bin/a"],
  ["install -d -o app /data/x /data/y", "directory /data/x; directory /data/y"],
  ["ln -sf /a /b", "write /b"],
  ["mkdir -p /data/a /data/b/", "directory /data/a; directory /data/b"],
  ["mkdir -m 0777 /data/a", "directory /data/a; mode /data/a 0777"],
  ["touch /data/done", "write /data/done"],
  ["echo x | tee -a /data/log", "append /data/log"],
  ["echo x | tee /data/a /data/b >/dev/null", "write /data/a; write /data/b; write /dev/null"],
  ["chmod -R 777 /data", "mode /data + 777"],
  ["chmod 755 -R /data", "mode /data + 755"],
  ["chmod u+x,g-w /a /b", "mode /a u+x,g-w; mode /b u+x,g-w"],
  ["chmod -x /a", "mode /a -x"],
  ["chmod --reference=/a /b", "mode /b"],
  ["chown -R 1000:1000 /data", "owner /data + 1000:1000"],
  ["chown -hR app: /data", "owner /data + app:"],
  ["chgrp -R 0 /data", "owner /data + 0"],
  ["chown 1000 /data/*", "owner /data + 1000"],
  ["rm -rf /data/lost+found /data/x", "delete /data/lost+found +; delete /data/x +"],
  ["rm -rf /data/*", "delete /data +"],
  ["rm -f /data/a.pid", "delete /data/a.pid"],
  ["find /data -mindepth 1 -delete", "delete /data +"],
  ["find /data -name '*.tmp' -exec rm -f {} +", "delete /data +"],
  ["find /data -type d -exec chmod 755 {} \\;", "mode /data + 755"],
  ["find /data -name a", "read /data +"],
  ["tar -xzf /tmp/a.tgz -C /opt", "read /tmp/a.tgz; write /opt +"],
  ["tar xzf /tmp/a.tgz -C /opt --strip-components=1", "read /tmp/a.tgz; write /opt +"],
  ["curl -sL http://a/b.tgz | tar xz -C /opt", "write /opt +"],
  ["cd /opt && tar -xf /tmp/a.tar", "read /tmp/a.tar; write /opt +"],
  ["tar -czf /backup/a.tgz /data", "read /data +; write /backup/a.tgz"],
  ["unzip -qo /tmp/a.zip -d /opt/x", "read /tmp/a.zip; write /opt/x +"],
  ["unzip -l /tmp/a.zip", "read /tmp/a.zip"],
  ["curl -fsSL -o /data/a.jar https://h/x.jar", "write /data/a.jar"],
  ["curl -s --output=/data/a https://h/x", "write /data/a"],
  ["cd /data; curl -LO https://h/p/x.jar", "write /data/x.jar"],
  ["curl -O --output-dir /data https://h/p/x.jar?y=1", ""],
  ["curl -s http://a", ""],
  ["wget -q -O /data/a https://h/x", "write /data/a"],
  ["wget -O - https://h/x | tar xz -C /o", "write /o +"],
  ["wget -P /data https://h/p/x.jar", "write /data/x.jar"],
  ["wget --spider http://a", ""],
  ["git clone https://h/o/repo.git /code", "clone /code +"],
  ["git clone --depth 1 -b main https://h/o/repo.git /code/x/", "clone /code/x +"],
  ["cd /code; git clone https://h/o/repo.git", "clone /code/repo +"],
  ["git -C /code clone git@h:o/repo.git sub", "clone /code/sub +"],
  ["git pull", ""],
  ["sed -i 's/a/b/' /etc/x.conf", "read /etc/x.conf; write /etc/x.conf"],
  ["sed -i.bak -e 's/a/b/' /etc/x /etc/y", "read /etc/x; read /etc/y; write /etc/x; write /etc/y"],
  ["sed 's/a/b/' /etc/x > /etc/y", "read /etc/x; write /etc/y"],
  ["dd if=/dev/zero of=/swap bs=1M count=1", "read /dev/zero; write /swap"],
  ["openssl req -x509 -newkey rsa:2048 -nodes -keyout /c/k.pem -out /c/c.pem -days 9", "write /c/k.pem; write /c/c.pem"],
  ["ssh-keygen -q -t ed25519 -f /k/id", "write /k/id"],
  ["ssh-keygen -A -f /k/", "write /k/etc/ssh +"],
  ["keytool -importcert -file /ca/ca.crt -keystore /ks/t.jks -storepass changeit", "read /ca/ca.crt; write /ks/t.jks"],
  ["aws s3 cp s3://b/k/model.bin /models/", "write /models/model.bin"],
  ["aws s3 sync s3://b/k /models --delete", "write /models +"],
  ["aws s3 cp /data/x s3://b/x", "read /data/x"],
  ["gsutil -m cp -r gs://b/k /models", "write /models +"],
  ["rsync -a /src/ /dst/", "read /src +; write /dst +"],
  ["rsync -a h:/src /dst", "write /dst +"],
  ["mktemp -d /data/x.XXXX", "directory /data +"],
  ["echo a > /data/x", "write /data/x"],
  ["echo a >> /data/x 2>&1", "append /data/x"],
  ["cat <<EOF > /data/x\nrm -rf /y\nEOF", "write /data/x"],
  ["{ echo a; echo b; } > /data/x", "write /data/x"],
  ["sort < /data/in", "read /data/in"],
  ["cat /data/in - >/data/out", "read /data/in; write /data/out"],
  ["echo 1 > /proc/sys/vm/x", "write /proc/sys/vm/x"],
  ["echo > /dev/tcp/db/1", ""],
  ["nsenter -t 1 -m -- cp /a /b", ""],
  ["chroot /host rm -rf /x", ""],
  ["echo cp /a /b", ""],
  ["cp --help", ""],
];

describe("effects", () => {
  test.each(table.map(([script, expected]) => ({ script, expected })))("$script", ({ script, expected }) => {
    expect(lines(effectsOf(script))).toBe(expected);
  });
});

describe("a relative path", () => {
  test.each([
    ["touch a", "/app", "write /app/a"],
    ["touch ../a ./b", "/app/x", "write /app/a; write /app/x/b"],
    ["touch a", null, ""],
    ["cd /d; touch a", null, "write /d/a"],
    ["cd /d/e; cd ..; touch a", null, "write /d/a"],
    ["cd x; touch a", "/w", "write /w/x/a"],
    ["mkdir -p /d && cd /d && touch a", null, "directory /d; write /d/a"],
    ["true && cd /d && touch a; touch b", "/w", "write /d/a"],
    ["cd $D; touch a", "/w", ""],
    ["cd -; touch a", "/w", ""],
    ["cd; touch a", "/w", ""],
    ["if x; then cd /d; fi; touch a", "/w", ""],
    ["while x; do cd /d; touch a; done", "/w", ""],
    ["(cd /d && touch a); touch b", "/w", "write /d/a; write /w/b"],
    ["(cd /d; touch a); touch b", "/w", "write /d/a; write /w/b"],
    ["x=$(cd /d; pwd); touch a", "/w", "write /w/a"],
    ["cd /d | cat; touch a", "/w", "write /w/a"],
    ["f() { touch a; }; cd /d; f", "/w", ""],
    ["f() { cd /d; }; f; touch a", "/w", ""],
    ["bash -c 'cd /d; touch a'; touch b", "/w", "write /d/a; write /w/b"],
  ])("%s in %s", (script, workingDir, expected) => {
    expect(lines(effectsOf(script, workingDir))).toBe(expected);
  });
});

test("a mode or an owner from env is shown as written", () => {
  const effects = effectsOf("chown -R $O /d; chmod $M /d", null, { O: "hidden:1", M: "0750" });
  expect(effects.map(({ detail }) => detail)).toEqual(["$O", "$M"]);
});

test("a place is the word that names the path", () => {
  const script = "mkdir -p /a /b";
  const places = effectsOf(script).map(({ place }) => script.slice(place.span?.start, place.span?.end));
  expect(places).toEqual(["/a", "/b"]);
});

test("normalising is done once and stays absolute", () => {
  const path = fc.array(fc.constantFrom("a", "..", ".", "", "b c"), { maxLength: 9 }).map((parts) => `/${parts.join("/")}`);
  fc.assert(
    fc.property(path, (text) => {
      const once = normalized(text);
      expect(normalized(once)).toBe(once);
      expect(once).toMatch(/^\/(?:[^/]+(?:\/[^/]+)*)?$/);
      expect(once.split("/")).not.toContain("..");
    }),
  );
});

test("any words are read without an exception", () => {
  const program = fc.constantFrom(
    ..."cp mv install ln mkdir chmod chown tar unzip curl wget git sed dd find openssl rsync aws mktemp touch".split(" "),
  );
  const word = fc.oneof(
    fc.constantFrom("-", "--", "-t", "-C", "-R", "x", "clone", "of=", "-exec", "rm", "s3", "cp", "/", "*", "$X", "..", ">"),
    fc.string({ maxLength: 6 }),
  );
  fc.assert(
    fc.property(program, fc.array(word, { maxLength: 8 }), (name, words) => {
      for (const { path } of effectsOf(`${name} ${words.join(" ")}`, "/w")) expect(path.startsWith("/")).toBe(true);
    }),
  );
});
