import { describe, expect, test } from "vitest";
import { podsOf } from "../../../shared/startup/replication.ts";
import { lookup, resource } from "./set.ts";

const pods = (kind: string, count: number | null, spec: object = {}, scalers: Parameters<typeof lookup>[0] = []) =>
  podsOf(lookup(scalers), {
    resource: resource("apps/v1", kind, { name: "web" }, spec),
    pod: { replicas: { count } as Parameters<typeof podsOf>[1]["pod"]["replicas"], partial: false },
  })?.atOnce;

const scaler = (maxReplicas: number, name = "web") =>
  resource("autoscaling/v2", "HorizontalPodAutoscaler", { name }, { scaleTargetRef: { kind: "Deployment", name }, maxReplicas });

describe("podsOf", () => {
  test("several at once, one after another, never two", () => {
    expect(pods("Deployment", 3)).toBe(true);
    expect(pods("DaemonSet", null)).toBe(true);
    expect(pods("Deployment", 1)).toBe(false);
    expect(pods("StatefulSet", 1)).toBeUndefined();
    expect(pods("Job", 3)).toBeUndefined();
    expect(pods("Deployment", null)).toBeUndefined();
  });

  test("an update that starts nothing beside the old Pod", () => {
    expect(pods("Deployment", 1, { strategy: { type: "Recreate" } })).toBeUndefined();
    expect(pods("Deployment", 1, { strategy: { rollingUpdate: { maxSurge: "0%" } } })).toBeUndefined();
    expect(pods("Deployment", 1, { strategy: { rollingUpdate: { maxSurge: 1 } } })).toBe(false);
  });

  test("an autoscaler decides, if it is this workload's and may run two", () => {
    expect(pods("Deployment", 1, {}, [scaler(5)])).toBe(true);
    expect(pods("Deployment", 1, {}, [scaler(1)])).toBe(false);
    expect(pods("Deployment", 1, {}, [scaler(5, "other")])).toBe(false);
  });
});
