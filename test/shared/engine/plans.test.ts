/** The plan of a pod, through the text door: the order, what is waited for, what each step takes, and what is not known. */
import { expect, test } from "vitest";
import { defaultSettings, lintText } from "../../../shared/text.ts";

const plansOf = (text: string) =>
  lintText([{ path: "web.yaml", text }], defaultSettings, { today: "2026-01-01", rules: [], plan: true }).plans ?? [];

function planOf(text: string) {
  const [plan, ...others] = plansOf(text);
  if (plan === undefined || others.length > 0) throw new Error("not one plan");
  return plan;
}

const pod = (spec: string): string => `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n${spec}`;

const shop = pod(`  initContainers:
    - name: wait
      image: busybox:1.37.0
      command: [sh, -c, "timeout 60 sh -c 'until nc -z -w 2 db 5432; do sleep 2; done'"]
      resources: {requests: {cpu: 10m, memory: 16Mi}}
    - name: proxy
      image: example.com/proxy:1
      restartPolicy: Always
      startupProbe: {tcpSocket: {port: 8080}, periodSeconds: 2, failureThreshold: 15}
      resources: {requests: {cpu: 100m, memory: 32Mi}, limits: {memory: 32Mi}}
    - name: load
      image: example.com/load:1
      command: [load, --all]
      resources: {requests: {cpu: 900m}, limits: {cpu: "1", memory: 1Gi}}
    - name: tail
      image: example.com/tail:1
      restartPolicy: Always
      lifecycle: {postStart: {exec: {command: [prepare]}}}
    - name: exporter
      image: example.com/exporter:1
      restartPolicy: Always
  containers:
    - {name: web, image: "example.com/web:1", resources: {requests: {cpu: 200m, memory: 1Gi}}}
    - {name: metrics, image: "example.com/metrics:1"}
`);

test("each step says what it does and what the next one waits for", () => {
  const { steps, kubernetes, line, path, resource } = planOf(shop);
  expect(steps.map(({ role, names, does, until }) => [role, names, does, until])).toEqual([
    ["init container", ["wait"], 'waits for "db:5432" (60 s at most)', "it ends with 0"],
    ["sidecar", ["proxy"], "what its image starts (not known)", "its startupProbe succeeds (30 s at most)"],
    ["init container", ["load"], "runs load", "it ends with 0"],
    ["sidecar", ["tail"], "what its image starts (not known)", "its postStart hook has ended"],
    ["sidecar", ["exporter"], "what its image starts (not known)", "it is started"],
    ["containers", ["web", "metrics"], "run side by side", ""],
  ]);
  expect({ kubernetes, line, path, resource }).toEqual({
    kubernetes: "1.37",
    line: 5,
    path: "spec",
    resource: { apiVersion: "v1", kind: "Pod", namespace: null, name: "web" },
  });
});

test("a step takes what the sidecars before it take, too", () => {
  const { steps } = planOf(shop);
  expect(steps.map(({ requests }) => requests)).toEqual([
    { cpu: "10m", memory: "16Mi" },
    { cpu: "100m", memory: "32Mi" },
    { cpu: "1", memory: "1056Mi" },
    { cpu: "100m", memory: "32Mi" },
    { cpu: "100m", memory: "32Mi" },
    { cpu: "300m", memory: "1056Mi" },
  ]);
});

test("the effective amounts name the term that decides them", () => {
  const { requests, limits, qos } = planOf(shop);
  expect(requests).toEqual({
    cpu: { amount: "1", because: 'the step of init container "load" with sidecar "proxy"' },
    memory: { amount: "1056Mi", because: "the sum of the containers and sidecars" },
  });
  expect(limits).toEqual({
    cpu: { amount: "1", because: 'the step of init container "load" with sidecar "proxy"' },
    memory: { amount: "1056Mi", because: 'the step of init container "load" with sidecar "proxy"' },
  });
  expect(qos).toEqual({ class: "Burstable", because: 'init container "wait" lacks limits equal to its requests' });
});

test("what is not known is not guessed, and the rest is said", () => {
  const { steps, requests, limits, qos } = planOf(
    pod(`  initContainers:
    - name: wait
      image: busybox:1.37.0
      command: [sh, -c, "until nc -z db 5432; do sleep 2; done"]
      resources: {requests: {cpu: "{{ .Values.cpu }}"}}
    - {name: "{{ .Values.name }}", image: busybox:1.37.0, command: [sh, -c, "{{ .Values.script }}"]}
  containers: [{name: web, image: "example.com/web:1"}]
`),
  );
  expect(steps.map(({ names, does }) => [names, does])).toEqual([
    [["wait"], 'waits for "db:5432" (no limit)'],
    [[null], "not known"],
    [["web"], "run side by side"],
  ]);
  expect([requests, limits, qos, steps[0]?.requests]).toEqual([null, null, null, null]);
});

test("one name that is not known takes nothing from the others, nor a number from the rest", () => {
  const { steps, requests } = planOf(
    pod(`  initContainers:
    - name: proxy
      image: example.com/proxy:1
      restartPolicy: Always
      startupProbe: {tcpSocket: {port: 8080}, periodSeconds: "{{ .Values.period }}"}
    - {name: copy, image: busybox:1.37.0, restartPolicy: "{{ .Values.policy }}", command: [cp, a, /b]}
  containers: [{name: "{{ .Values.name }}", image: "example.com/web:1"}, {name: log, image: "example.com/log:1"}]
`),
  );
  expect(requests).toBe(null);
  expect(steps.map(({ names, until }) => [names, until])).toEqual([
    [["proxy"], null],
    [["copy"], null],
    [[null, "log"], ""],
  ]);
});

test("a container or a list that is not known takes nothing from the others, and the plan is a part", () => {
  const wait = '{name: wait, image: busybox:1.37.0, command: [sh, -c, "until nc -z db 5432; do sleep 2; done"]}';
  const web = '{name: web, image: "example.com/web:1"}';
  const said = (inits: string, containers: string) => {
    const { steps, partial, requests } = planOf(pod(`  initContainers: ${inits}\n  containers: ${containers}\n`));
    return [steps.map(({ names }) => names), partial, requests];
  };
  expect(said(`[${wait}]`, `[${web}]`)).toEqual([[["wait"], ["web"]], false, {}]);
  expect(said(`["{{ .Values.init }}", ${wait}]`, `[${web}]`)).toEqual([[["wait"], ["web"]], true, null]);
  expect(said(`[${wait}]`, `["{{ .Values.app }}", ${web}]`)).toEqual([[["wait"], ["web"]], true, null]);
  expect(said(`[${wait}]`, `"{{ .Values.containers }}"`)).toEqual([[["wait"], []], true, null]);
});

test("a step without a known name decides all the same", () => {
  const { requests, qos } = planOf(
    pod(`  initContainers:
    - {name: "{{ .Values.step }}", image: busybox:1.37.0, resources: {requests: {cpu: 1}}}
  containers: [{name: web, image: "example.com/web:1"}]
`),
  );
  expect(requests).toEqual({ cpu: { amount: "1", because: "the step of init container (name not known)" } });
  expect(qos?.because).toBe("init container (name not known) lacks limits equal to its requests");
});

test("a sidecar with a hook and a startup probe holds up the next step with both", () => {
  const { steps } = planOf(shop.replace("startupProbe:", "lifecycle: {postStart: {exec: {command: [x]}}}\n      startupProbe:"));
  expect(steps[1]?.until).toBe("its postStart hook has ended and its startupProbe succeeds (30 s at most)");
});

test("where sidecars are not known, each is an init container that has to end", () => {
  const [plan] =
    lintText(
      [{ path: "web.yaml", text: shop }],
      { ...defaultSettings, kubernetes: { min: 28, max: 28 } },
      {
        today: "2026-01-01",
        plan: true,
      },
    ).plans ?? [];
  expect(plan?.steps[1]).toMatchObject({ role: "init container", until: "it ends with 0" });
  expect(plan?.requests?.cpu).toEqual({ amount: "900m", because: 'the step of init container "load"' });
  expect(JSON.stringify(plan)).not.toContain("sidecar");
});

test.each([
  ["Guaranteed", "every container has limits equal to its requests", "1", "1"],
  ["BestEffort", "no container has cpu or memory", "0", "0"],
  ["Burstable", 'container "web" lacks limits equal to its requests', "0", "1"],
  ["Burstable", 'init container "copy" has no cpu and no memory', "1", "0"],
])("%s: %s", (expected, because, web, copy) => {
  const resources = (of: string) => (of === "1" ? "{limits: {cpu: 1, memory: 1Gi}}" : "{}");
  const { qos } = planOf(
    pod(`  initContainers: [{name: copy, image: busybox:1.37.0, resources: ${resources(copy)}}]
  containers: [{name: web, image: "example.com/web:1", resources: ${web === "0" && copy === "1" ? "{requests: {cpu: 1}}" : resources(web)}}]
`),
  );
  expect(qos).toEqual({ class: expected, because });
});

test("a deadline of the Pod or its Job ends all of it", () => {
  const spec = `  initContainers: [{name: copy, image: busybox:1.37.0, command: [cp, a, /b]}]
  containers: [{name: web, image: "example.com/web:1"}]
`;
  expect(planOf(pod(spec)).deadline).toBe(null);
  expect(planOf(pod(`  activeDeadlineSeconds: 600\n${spec}`)).deadline).toBe(600);
  expect(planOf(pod(`  activeDeadlineSeconds: "{{ .Values.deadline }}"\n${spec}`)).deadline).toBe(null);
});

test("a value from the environment is not shown", () => {
  const text = pod(`  initContainers:
    - name: wait
      image: busybox:1.37.0
      env: [{name: HOST, value: hidden.example.com}]
      command: [sh, -c, "until nc -z $HOST 5432; do sleep 2; done; $HOST --now"]
  containers: [{name: web, image: "example.com/web:1"}]
`);
  expect(JSON.stringify(planOf(text))).not.toContain("hidden");
});

test("a pod without init containers has no plan, and without asking there is none", () => {
  const text = pod("  containers: [{name: web, image: example.com/web:1}]\n");
  expect(plansOf(text)).toEqual([]);
  expect(lintText([{ path: "web.yaml", text: shop }], defaultSettings, { today: "2026-01-01" })).not.toHaveProperty("plans");
});

test("the newest of the configured versions is meant: before 1.34 resources of the Pod itself are dropped", () => {
  const text = shop.replace("spec:\n", "spec:\n  resources: {requests: {cpu: 4}}\n");
  const cpuOn = (minor: number) =>
    lintText(
      [{ path: "web.yaml", text }],
      { ...defaultSettings, kubernetes: { min: 29, max: minor } },
      { today: "2026-01-01", plan: true },
    ).plans?.[0]?.requests?.cpu;
  expect(cpuOn(33)).toMatchObject({ amount: "1" });
  expect(cpuOn(37)).toEqual({ amount: "4", because: "resources of the Pod itself" });
});

test("a step that never ends says so, and one that only prints is no secret", () => {
  const { steps } = planOf(
    pod(`  initContainers:
    - {name: hello, image: busybox:1.37.0, command: [echo, hello]}
    - {name: note, image: busybox:1.37.0, command: [sh, -c, echo hello]}
    - {name: logs, image: busybox:1.37.0, command: [tail, -f, /dev/null]}
  containers: [{name: web, image: "example.com/web:1"}]
`),
  );
  expect(steps.map(({ does, until }) => [does, until])).toEqual([
    ["runs echo", "it ends with 0"],
    ["runs builtins of its shell", "it ends with 0"],
    ["runs tail", "it ends with 0, which it never does"],
    ["run side by side", ""],
  ]);
});
