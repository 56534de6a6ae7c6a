/** A script in a ConfigMap with the directives of a template: what stands in their place is not known, so these rules are silent. */
import { describe, expect, test } from "vitest";
import { defaultSettings } from "../shared/engine/settings.ts";
import { lintText } from "../shared/text.ts";
import { today } from "./support/cases.ts";

/** Whether the rule speaks of an init container that gives this script to a shell. */
function speaks(rule: string, lines: readonly string[]): boolean {
  const text = `apiVersion: v1
kind: ConfigMap
metadata: {name: scripts}
data:
  start.sh: |
${lines.map((line) => `    ${line}`).join("\n")}
---
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - name: start
      image: bash:5.2
      command: [bash, /scripts/start.sh]
      env: [{name: TOKEN, valueFrom: {secretKeyRef: {name: api, key: token}}}]
      volumeMounts: [{name: scripts, mountPath: /scripts}, {name: work, mountPath: /work}]
  containers:
    - {name: app, image: "example.com/app:1", env: [{name: TENANT, value: main}], volumeMounts: [{name: work, mountPath: /work}]}
  volumes: [{name: scripts, configMap: {name: scripts}}, {name: work, emptyDir: {}}]
`;
  return lintText([{ path: "web.yaml", text }], defaultSettings, { today, rules: [rule] }).findings.length > 0;
}

describe.each<[rule: string, script: string]>([
  ["download-without-fail", "curl -o /work/tool https://get.example.com/tool"],
  ["error-branch-continues", 'git clone https://git.example.com/a.git /work/a || echo "clone failed"'],
  ["exact-value-wait", 'until [ "$(sysctl -n fs.file-max)" = 131072 ]; do sleep 1; done'],
  ["glob-in-test", "[ -f /work/*.sql ] && echo seed"],
  ["guard-before-work", "set -e; if [ ! -d /work/a ]; then mkdir /work/a; tool; fi"],
  ["ignored-failure", "git clone https://git.example.com/a.git /work/a || true"],
  ["lost-substitution-status", "set -e; export TOKEN=$(vault write -field=token auth/kubernetes/login role=web jwt=x); tool"],
  ["printed-secret", "set -x; mysql -p$TOKEN shop"],
  ["secret-on-disk", 'echo "$TOKEN" > /work/token'],
  ["test-fails-open", "CODE=$(curl -s http://a/code); if [ $CODE -ne 200 ]; then exit 1; fi"],
  ["undefined-variable", 'python seed.py --tenant "$TENANT"'],
])("%s", (rule, script) => {
  test("speaks of the script, and not with a directive before it", () => {
    expect(speaks(rule, ["echo start", script])).toBe(true);
    expect(speaks(rule, ["{{ prologue }}", script])).toBe(false);
  });
});
