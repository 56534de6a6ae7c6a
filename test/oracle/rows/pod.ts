/** What the pod as a whole says, and what cannot even be decoded: checks W6 to W9, and Y1 to Y4. */
import { type Fields, inContainer, inPod, type Row } from "./row.ts";

const takes = (requests: Fields, limits: Fields = {}): Fields => ({ resources: { requests, limits } });
const pod = (requests: Fields, limits?: Fields): Fields => ({
  resources: { requests, ...(limits === undefined ? {} : { limits }) },
});
const failure = (containerName: unknown): Fields => ({
  podFailurePolicy: {
    rules: [{ action: "FailJob", onExitCodes: { containerName, operator: "In", values: [1] } }],
  },
});
const never = { restartPolicy: "Never" };
const jobs = ["Job", "CronJob"];
const lasting = ["Deployment", "ReplicaSet", "StatefulSet", "DaemonSet", "ReplicationController"];

export const podRows: readonly Row[] = [
  ...inPod("W6", {
    "a pod with less cpu than an init container": { container: takes({ cpu: 2 }), spec: pod({ cpu: 1 }) },
    "a pod with as much cpu": { container: takes({ cpu: 2 }), spec: pod({ cpu: 2 }) },
    "a pod with less memory": { container: takes({ memory: "2Gi" }), spec: pod({ memory: "1Gi" }) },
    "a pod with less of both": { container: takes({ cpu: 2, memory: "2Gi" }), spec: pod({ cpu: 1, memory: "1Gi" }) },
    "a pod with less limit": { container: takes({}, { cpu: 2 }), spec: pod({ cpu: 3 }, { cpu: 1 }) },
    "a pod with a limit alone": { container: takes({ cpu: 2 }), spec: { resources: { limits: { cpu: 1 } } } },
    "a pod with fewer huge pages": {
      container: takes({ cpu: 1 }, { "hugepages-2Mi": "4Mi" }),
      spec: pod({ cpu: 2 }, { "hugepages-2Mi": "2Mi" }),
    },
    "a pod with as many huge pages": {
      container: takes({ cpu: 1 }, { "hugepages-2Mi": "4Mi" }),
      spec: pod({ cpu: 2 }, { "hugepages-2Mi": "4Mi" }),
    },
    "a pod with nothing": { container: takes({ cpu: 2 }), spec: { resources: {} } },
    "a pod with less than an init container and the app": {
      container: takes({ cpu: "500m" }),
      spec: {
        ...pod({ cpu: "600m" }),
        containers: [{ name: "second", image: "registry.example.com/app:1", ...takes({ cpu: "200m" }) }],
      },
    },
  }),
  ...inPod("W7", {
    "a failure of an init container": { job: failure("subject"), spec: never, kinds: jobs },
    "a failure of the app": { job: failure("app"), spec: never, kinds: jobs },
    "a failure of nobody": { job: failure("nobody"), spec: never, kinds: jobs },
    "a failure of an empty name": { job: failure(""), spec: never, kinds: jobs },
    "a failure of anybody": { job: failure(undefined), spec: never, kinds: jobs },
  }),
  ...inPod("W8", {
    "a lasting workload that never restarts": { spec: never, kinds: lasting },
    "a lasting workload that restarts on failure": { spec: { restartPolicy: "OnFailure" }, kinds: lasting },
    "a job that always restarts": { spec: { restartPolicy: "Always" }, kinds: jobs },
    "a job that never restarts": { spec: never, kinds: jobs },
    "a deadline in a lasting workload": { spec: { activeDeadlineSeconds: 60 }, kinds: lasting },
    "a deadline in a pod": { spec: { activeDeadlineSeconds: 60 }, kinds: ["Pod", ...jobs, "PodTemplate"] },
  }),
  ...inPod("W9", {
    "an ephemeral container": {
      spec: {
        ephemeralContainers: [
          { name: "look", image: "registry.example.com/tools:1", imagePullPolicy: "Always", terminationMessagePolicy: "File" },
        ],
      },
    },
    "no ephemeral container": { spec: { ephemeralContainers: [] } },
  }),
  ...inContainer("Y1", {
    "an unknown field": { retries: 3 },
    "a field in the wrong case": { Image: "registry.example.com/tools:2" },
    "an unknown field of a port": { ports: [{ containerPort: 80, port: 80 }] },
    "an unknown field of a mount": { volumeMounts: [{ name: "work", mountPath: "/a", path: "/b" }] },
    "an unknown field of the security context": { securityContext: { fsGroup: 1 } },
    "an unknown field that is null": { retries: null },
    "two unknown fields": { retries: 3, timeout: 5 },
    "an unknown resource field": { resources: { cpu: 1 } },
    "the fields of a pod": { nodeSelector: {}, volumes: [] },
    "a field that is null": { args: null, ports: null, resources: null, env: null },
  }),
  ...inContainer("Y2", {
    "a name that is a number": { name: 5 },
    "a name that is a boolean": { name: true },
    "a name that is a list": { name: ["subject"] },
    "an image that is a map": { image: { name: "tools", tag: "1" } },
    "a command that is a string": { command: "true" },
    "a command with a number": { command: ["sleep", 5] },
    "an argument that is a boolean": { args: ["--wait", true] },
    "an argument that is null": { args: ["a", null] },
    "a variable that is a number": { env: [{ name: "A", value: 1 }] },
    "a variable that is a boolean": { env: [{ name: "A", value: true }] },
    "a variable that is null": { env: [{ name: "A", value: null }] },
    "variables as a map": { env: { A: "1" } },
    "a port that is a string": { ports: [{ containerPort: "80" }] },
    "a port that is a fraction": { ports: [{ containerPort: 80.5 }] },
    "a port that is too large for its type": { ports: [{ containerPort: 4294967296 }] },
    "ports of numbers": { ports: [80] },
    "ports of null": { ports: [null] },
    "a user that is a string": { securityContext: { runAsUser: "1000" } },
    "privileged as a string": { securityContext: { privileged: "true" } },
    "privileged as a number": { securityContext: { privileged: 1 } },
    "a probe that is a list": { livenessProbe: [] },
    "a mount that is a string": { volumeMounts: ["work"] },
    "resources that are a list": { resources: [] },
    "limits that are a string": { resources: { limits: "1" } },
    "a hook at a port that is a boolean": { restartPolicy: "Always", lifecycle: { preStop: { tcpSocket: { port: true } } } },
    "a hook at a port that is a fraction": { restartPolicy: "Always", lifecycle: { preStop: { tcpSocket: { port: 1.5 } } } },
  }),
  ...inPod("Y2", {
    "an init container that is null": { spec: { initContainers: [null] } },
    "an init container that is a string": { spec: { initContainers: ["tools"] } },
    "an init container that is empty": { spec: { initContainers: [{}] } },
  }),
  ...inContainer("Y3", {
    "a quantity that is none": { resources: { limits: { cpu: "one" } } },
    "a quantity with a blank": { resources: { requests: { memory: "64 Mi" } } },
    "a quantity with a wrong unit": { resources: { requests: { memory: "64MB" } } },
    "a quantity in lower case": { resources: { requests: { memory: "64mi" } } },
    "an empty quantity": { resources: { limits: { cpu: "" } } },
    "a quantity that is a boolean": { resources: { limits: { cpu: true } } },
    "a quantity that is null": { resources: { limits: { cpu: null } } },
    "a quantity that is a map": { resources: { limits: { cpu: {} } } },
    "a quantity that is a list": { resources: { limits: { cpu: [] } } },
    "a quantity with a sign": { resources: { limits: { cpu: "+1" } } },
    "a quantity with an exponent": { resources: { limits: { memory: "1e9" } } },
    "a quantity with an exponent and a sign": { resources: { limits: { memory: "1E+3" } } },
    "a quantity with a dot": { resources: { limits: { cpu: ".5", memory: "5.Gi" } } },
    "a quantity with two dots": { resources: { limits: { cpu: "1.2.3" } } },
    "a quantity of nanos": { resources: { limits: { cpu: "1n" } } },
    "a quantity with a comma": { resources: { limits: { cpu: "1,5" } } },
    "a quantity with a fraction of a milli": { resources: { limits: { cpu: 0.0001 } } },
    "a very large quantity": { resources: { limits: { memory: "9999999999999999999999E" } } },
    "a limit of a volume": { volumeMounts: [{ name: "work", mountPath: "/a" }] },
    "a divisor that is none": {
      env: [{ name: "A", valueFrom: { resourceFieldRef: { resource: "limits.cpu", divisor: "x" } } }],
    },
  }),
  ...inContainer("Y4", {
    "a later field: a file": {
      env: [{ name: "A", valueFrom: { fileKeyRef: { volumeName: "work", path: "a", key: "B" } } }],
    },
    "a later field: mount options": { volumeMounts: [{ name: "work", mountPath: "/a", bindMountOptions: ["nodev"] }] },
  }),
];
