import { expect, test } from "vitest";
import { checks } from "../../policy/checks.ts";
import { policySettings } from "../../policy/settings.ts";
import type { Registered } from "../../policy/to-resource.ts";
import { rule } from "../../shared/engine/rule.ts";
import { defaultSettings } from "../../shared/index.ts";
import { registration, unknownText } from "../support/pulumi.ts";
import { pod } from "../support/resources.ts";

const meta = { level: "error", since: "0.1.0", serves: [], summary: "", why: "", fix: "", links: [] } as const;
/** Says what it would conclude from a name that it does not find. */
const absent = rule({
  ...meta,
  id: "absent-name",
  initContainer({ set, place }, report) {
    if (set.complete) report(place(), "absent");
  },
});

const body = pod([{ name: "a", image: "busybox:1.37.0" }]);
const registered: Registered = registration("kubernetes:core/v1:Pod", "web", body as never);
const nameless: Registered = registration("kubernetes:core/v1:Service", "db", {
  kind: "Service",
  metadata: { name: unknownText },
});
const complete = checks(
  [absent],
  () => ({ ...defaultSettings, complete: true }),
  () => "2026-01-01",
);

test("what is registered so far is never the whole release", () => {
  expect(complete.resource(absent.id, registered).ask(absent).found).toEqual([]);
  expect(complete.stack(absent.id, [registered]).ask(absent).found).toHaveLength(1);
});

test("a stack with a name that is not known yet is not the whole release either", () => {
  expect(complete.stack(absent.id, [registered, nameless]).ask(absent).found).toEqual([]);
});

test("what turns out to be worse is said once more, and what is as bad is not", () => {
  const judged = rule({
    ...meta,
    id: "judged-by-service",
    initContainer({ set, place }, report) {
      report(place(), "is judged", { level: set.all("Service").length > 0 ? "error" : "warning" });
    },
  });
  const service: Registered = registration("kubernetes:core/v1:Service", "db", { kind: "Service", metadata: { name: "db" } });
  const levels = (found: ReturnType<ReturnType<typeof complete.stack>["ask"]>["found"]) =>
    found.map(({ finding }) => finding.level);
  for (const [others, worse] of [
    [[service], ["error"]],
    [[], []],
  ] as const) {
    const each = checks(
      [judged],
      () => defaultSettings,
      () => "2026-01-01",
    );
    expect(levels(each.resource(judged.id, registered).ask(judged).found)).toEqual(["warning"]);
    expect(levels(each.stack(judged.id, [registered, ...others]).ask(judged).found)).toEqual(worse);
  }
});

test("a configuration with a mistake is left out as a whole, and the settings file holds", () => {
  const settings = policySettings({ settings: { ...defaultSettings, kubernetes: { min: 30, max: 31 } }, problems: [] });
  expect(settings.configure({ kubernetes: "1.35", complete: true })).toEqual([]);
  expect(settings.common()).toMatchObject({ kubernetes: { min: 35, max: 35 }, complete: true });
  expect(settings.configure({ kubernetes: "1.99", complete: true })).toHaveLength(1);
  expect(settings.common()).toMatchObject({ kubernetes: { min: 30, max: 31 }, complete: false });
});
