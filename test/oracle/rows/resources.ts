/** Requests, limits, claims, resizing: checks R1 to Z5. */
import { type Fields, inContainer, inPod, type Row } from "./row.ts";

const limits = (list: Fields): Fields => ({ resources: { limits: list } });
const requests = (list: Fields): Fields => ({ resources: { requests: list } });
const both = (requested: Fields, limited: Fields): Fields => ({ resources: { requests: requested, limits: limited } });
const claims = (...list: readonly Fields[]): Fields => ({ resources: { claims: list } });
const declared = { resourceClaims: [{ name: "gpu", resourceClaimName: "gpu" }] };
const resize = (...list: readonly Fields[]): Fields => ({ resizePolicy: list });

export const resourceRows: readonly Row[] = [
  ...inContainer("R1", {
    "a name without a prefix": limits({ gpu: 1 }),
    "a name without a prefix, requested": requests({ gpu: 1 }),
    "a resource of other objects": limits({ pods: 1 }),
    storage: limits({ storage: "1Gi" }),
    "a name that is none": limits({ "a b": 1 }),
    "a name in capitals": limits({ CPU: 1 }),
    "an empty name": requests({ "": 1 }),
    "a resource of kubernetes.io": limits({ "kubernetes.io/gpu": 1 }),
    "a resource of requests.": limits({ "requests.example.com/gpu": 1 }),
    "an extended resource": limits({ "example.com/gpu": 1 }),
    "an extended resource with a wrong prefix": limits({ "Example_com/gpu": 1 }),
    "an extended resource with two slashes": limits({ "example.com/a/b": 1 }),
    "an attachable volume": limits({ "attachable-volumes-x": 1 }),
    "ephemeral storage": both({ "ephemeral-storage": "1Gi" }, { "ephemeral-storage": "2Gi" }),
    "huge pages without a size": { resources: { limits: { "hugepages-": "2Mi", cpu: 1 } } },
    "huge pages of a wrong size": { resources: { limits: { "hugepages-x": "2Mi", cpu: 1 } } },
    "a very long name": limits({ [`example.com/${"a".repeat(64)}`]: 1 }),
  }),
  ...inContainer("R2", {
    "a negative limit": limits({ cpu: "-1" }),
    "a negative request": requests({ memory: -5 }),
    zero: both({ cpu: 0 }, { cpu: 0 }),
    "a negative request and limit": both({ cpu: "-2" }, { cpu: "-1" }),
  }),
  ...inContainer("R3", {
    "half a device": limits({ "example.com/gpu": "500m" }),
    "a device in other words": limits({ "example.com/gpu": "1000m" }),
    "1.5 devices": limits({ "example.com/gpu": 1.5 }),
    "half a byte": limits({ memory: "500m" }),
  }),
  ...inContainer("R4", {
    "more cpu than the limit": both({ cpu: 2 }, { cpu: 1 }),
    "more memory than the limit": both({ memory: "1Gi" }, { memory: "1G" }),
    "a little more cpu": both({ cpu: "1001m" }, { cpu: 1 }),
    "as much cpu": both({ cpu: "1000m" }, { cpu: 1 }),
    "as much cpu after rounding": both({ cpu: "0.0001" }, { cpu: "1m" }),
    "a request without a limit": requests({ cpu: 2 }),
    "a request of one and a limit of another": both({ cpu: 2 }, { memory: "1Gi" }),
    "more of two than the limits": both({ cpu: 2, memory: "2Gi" }, { cpu: 1, memory: "1Gi" }),
    "a request against a limit of zero": both({ cpu: 1 }, { cpu: 0 }),
  }),
  ...inContainer("R5", {
    "fewer devices than the limit": both({ "example.com/gpu": 1 }, { "example.com/gpu": 2 }),
    "a device without a limit": requests({ "example.com/gpu": 1 }),
    "as many devices": both({ "example.com/gpu": 2 }, { "example.com/gpu": 2 }),
    "huge pages without a limit": requests({ "hugepages-2Mi": "2Mi", cpu: 1 }),
    "fewer huge pages": both({ "hugepages-2Mi": "2Mi", cpu: 1 }, { "hugepages-2Mi": "4Mi", cpu: 1 }),
  }),
  ...inContainer("R6", {
    "a part of a huge page": limits({ "hugepages-2Mi": "1Mi", cpu: 1 }),
    "three halves of a huge page": limits({ "hugepages-2Mi": "3Mi", cpu: 1 }),
    "two huge pages": limits({ "hugepages-2Mi": "4Mi", cpu: 1 }),
    "no huge pages": limits({ "hugepages-2Mi": 0, cpu: 1 }),
    "a huge page of 1Gi": limits({ "hugepages-1Gi": "1Gi", memory: "1Gi" }),
  }),
  ...inContainer("R7", {
    "huge pages alone": limits({ "hugepages-2Mi": "2Mi" }),
    "huge pages and storage": limits({ "hugepages-2Mi": "2Mi", "ephemeral-storage": "1Gi" }),
    "huge pages and memory": limits({ "hugepages-2Mi": "2Mi", memory: "1Gi" }),
    "huge pages and a request of cpu": both({ cpu: 1 }, { "hugepages-2Mi": "2Mi" }),
  }),
  ...inContainer("R8", {
    "a claim that nobody declares": claims({ name: "gpu" }),
    "a claim without a name": claims({}),
  }),
  ...inPod("R8", {
    "a claim": { container: claims({ name: "gpu" }), spec: declared },
    "a claim twice": { container: claims({ name: "gpu" }, { name: "gpu" }), spec: declared },
    "two requests of a claim": {
      container: claims({ name: "gpu", request: "a" }, { name: "gpu", request: "b" }),
      spec: declared,
    },
    "a claim and one of its requests": { container: claims({ name: "gpu" }, { name: "gpu", request: "b" }), spec: declared },
    "a request that is no label": { container: claims({ name: "gpu", request: "A" }), spec: declared },
    "another claim": { container: claims({ name: "tpu" }), spec: declared },
    "a claim with an empty name": { container: claims({ name: "" }), spec: declared },
  }),
  ...inContainer("Z1", {
    "a resource twice": resize(
      { resourceName: "cpu", restartPolicy: "NotRequired" },
      { resourceName: "cpu", restartPolicy: "NotRequired" },
    ),
    "no resource": resize({ restartPolicy: "NotRequired" }),
    "another resource": resize({ resourceName: "ephemeral-storage", restartPolicy: "NotRequired" }),
    "both resources": resize(
      { resourceName: "cpu", restartPolicy: "NotRequired" },
      { resourceName: "memory", restartPolicy: "NotRequired" },
    ),
  }),
  ...inContainer("Z2", {
    "no policy": resize({ resourceName: "cpu" }),
    "an unknown policy": resize({ resourceName: "cpu", restartPolicy: "Restart" }),
    "nothing at all": resize({}),
  }),
  ...inPod("Z3", {
    "a restart in a pod that never restarts": {
      container: resize({ resourceName: "cpu", restartPolicy: "RestartContainer" }),
      spec: { restartPolicy: "Never" },
      kinds: ["Pod", "Job", "CronJob", "PodTemplate"],
    },
    "no restart in a pod that never restarts": {
      container: resize({ resourceName: "cpu", restartPolicy: "NotRequired" }),
      spec: { restartPolicy: "Never" },
      kinds: ["Pod", "Job", "CronJob", "PodTemplate"],
    },
    "no policy in a pod that never restarts": {
      container: resize({ resourceName: "cpu" }),
      spec: { restartPolicy: "Never" },
      kinds: ["Pod", "Job"],
    },
  }),
  ...inContainer("Z4", {
    "a restart for memory": resize(
      { resourceName: "cpu", restartPolicy: "NotRequired" },
      { resourceName: "memory", restartPolicy: "RestartContainer" },
    ),
    "restarts for both": resize(
      { resourceName: "cpu", restartPolicy: "RestartContainer" },
      { resourceName: "memory", restartPolicy: "RestartContainer" },
    ),
  }),
];
