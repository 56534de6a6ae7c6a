import { describe, expect, test } from "vitest";
import type { Path, Resource } from "../../../shared/model/resource.ts";
import { deadlineSeconds, hasDeadline, keepsRunning } from "../../../shared/startup/deadline.ts";

const templateIn = (kind: string, body: unknown, path: Path, partial = false): Parameters<typeof hasDeadline>[0] => {
  const resource = { kind, body } as Resource;
  return { resource, partial, place: () => ({ resource, path }) };
};

describe("a deadline", () => {
  const cronJob = ["spec", "jobTemplate", "spec", "template", "spec"];

  test("of the Pod itself", () => {
    expect(hasDeadline(templateIn("Pod", { spec: { activeDeadlineSeconds: 1 } }, ["spec"]))).toBe(true);
    expect(hasDeadline(templateIn("Pod", { spec: {}, activeDeadlineSeconds: 1 }, ["spec"]))).toBe(true);
    expect(hasDeadline(templateIn("Pod", { spec: { containers: [{ activeDeadlineSeconds: 1 }] } }, ["spec"]))).toBe(false);
  });

  test("of the Job and of its template, in a CronJob too", () => {
    const inJob = { spec: { jobTemplate: { spec: { activeDeadlineSeconds: 1, template: { spec: {} } } } } };
    const inPod = { spec: { jobTemplate: { spec: { template: { spec: { activeDeadlineSeconds: 1 } } } } } };
    const other = { spec: { startingDeadlineSeconds: 1, jobTemplate: { spec: { template: { spec: {} } } } } };
    expect(hasDeadline(templateIn("CronJob", inJob, cronJob))).toBe(true);
    expect(hasDeadline(templateIn("CronJob", inPod, cronJob))).toBe(true);
    expect(hasDeadline(templateIn("CronJob", other, cronJob))).toBe(false);
  });

  test("may stand elsewhere for a part of a Job, not for a part of a Deployment", () => {
    expect(hasDeadline(templateIn("CronJob", {}, cronJob, true))).toBe(true);
    expect(hasDeadline(templateIn("Job", {}, ["spec", "template", "spec"], true))).toBe(true);
    expect(hasDeadline(templateIn("Deployment", {}, ["spec", "template", "spec"], true))).toBe(false);
  });

  test("is none where the API server refuses it", () => {
    const body = { spec: { template: { spec: { activeDeadlineSeconds: 1 } } } };
    for (const kind of ["Deployment", "ReplicaSet", "StatefulSet", "DaemonSet", "ReplicationController"]) {
      expect(keepsRunning(kind), kind).toBe(true);
      expect(hasDeadline(templateIn(kind, body, ["spec", "template", "spec"])), kind).toBe(false);
    }
    for (const kind of ["Job", "CronJob", "Pod", "PodTemplate", "Rollout"]) expect(keepsRunning(kind), kind).toBe(false);
  });

  test("is the earliest of the Pod's and the Job's, where both are known", () => {
    const seconds = (job: unknown, pod: unknown, kind = "Job") =>
      deadlineSeconds(
        templateIn(kind, { spec: { activeDeadlineSeconds: job, template: { spec: { activeDeadlineSeconds: pod } } } }, [
          "spec",
          "template",
          "spec",
        ]),
      );
    expect([seconds(600, undefined), seconds(undefined, 60), seconds(600, 60), seconds(60, 600)]).toEqual([600, 60, 60, 60]);
    expect([seconds(undefined, undefined), seconds(600, "60"), seconds(0, undefined), seconds(600, 60, "Deployment")]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});
