import { describe, expect, test } from "vitest";
import { resourceSet } from "../../../shared/engine/resource-set.ts";
import { defaultSettings } from "../../../shared/engine/settings.ts";
import type { Resource } from "../../../shared/model/resource.ts";
import { resource } from "../../support/resources.ts";

const service = (file: string | null, name = "db", namespace: string | null = null): Resource =>
  resource({ apiVersion: "v1", kind: "Service", metadata: { name, ...(namespace === null ? {} : { namespace }) } }, { file });

const deployment = (
  file: string | null,
  name: string,
  labels: Record<string, string>,
  namespace: string | null = null,
): Resource =>
  resource(
    {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name, ...(namespace === null ? {} : { namespace }) },
      spec: {
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { containers: [{ name: "app", image: "a:1" }] } },
      },
    },
    { file, mayHoldInitContainers: false },
  );

function setOf(resources: readonly Resource[]) {
  const watch = { touched: false };
  return { watch, set: resourceSet(resources, defaultSettings, watch, () => {}) };
}

describe("find", () => {
  const from = (file: string | null) => resource({ apiVersion: "v1", kind: "Pod", metadata: { name: "p" } }, { file });
  const found = (files: readonly string[], file: string) => {
    const { set, watch } = setOf(files.map((each) => service(each)));
    return { file: set.find("Service", null, "db", from(file))?.file, ambiguous: watch.touched };
  };

  test("prefers the same file, then the same directory, then the nearest common folder", () => {
    const tree = ["dev/app/db.yaml", "dev/app/all.yaml", "dev/db.yaml", "prod/db.yaml"];
    expect(found(tree, "dev/app/all.yaml").file).toBe("dev/app/all.yaml");
    expect(found(tree.slice(0, 1).concat(tree.slice(2)), "dev/app/web.yaml").file).toBe("dev/app/db.yaml");
    expect(found(tree.slice(2), "dev/app/web.yaml").file).toBe("dev/db.yaml");
    expect(found(["dev/x/db.yaml", "prod/db.yaml"], "dev/app/web.yaml").file).toBe("dev/x/db.yaml");
  });

  test("what stays ambiguous is not known: nothing is found and the reader has touched it", () => {
    expect(found(["dev/db.yaml", "prod/db.yaml"], "web.yaml")).toEqual({ file: undefined, ambiguous: true });
    expect(found(["a/1.yaml", "a/2.yaml"], "a/web.yaml")).toEqual({ file: undefined, ambiguous: true });
    expect(found(["prod/db.yaml"], "web.yaml")).toEqual({ file: "prod/db.yaml", ambiguous: false });
  });

  test("a namespace as written is its own: none is not any", () => {
    const { set } = setOf([service("a.yaml", "db", "shop"), service("a.yaml", "cache")]);
    expect(set.find("Service", "shop", "db", from("a.yaml"))?.name).toBe("db");
    expect(set.find("Service", null, "db", from("a.yaml"))).toBeUndefined();
    expect(set.find("Service", "shop", "cache", from("a.yaml"))).toBeUndefined();
  });
});

describe("selectedBy", () => {
  const labels = { app: "web" };

  test("finds every workload whose pods have the labels, in the namespace", () => {
    const all = [
      deployment("a.yaml", "blue", { app: "web", colour: "blue" }),
      deployment("b.yaml", "green", { app: "web", colour: "green" }),
      deployment("c.yaml", "other", { app: "other" }),
      deployment("d.yaml", "elsewhere", labels, "shop"),
    ];
    const { set } = setOf(all);
    const names = (wanted: Record<string, string>, namespace: string | null) =>
      set.selectedBy(wanted, namespace, service("a.yaml")).map((view) => view.resource.name);
    expect(names(labels, null)).toEqual(["blue", "green"]);
    expect(names({ app: "web", colour: "green" }, null)).toEqual(["green"]);
    expect(names(labels, "shop")).toEqual(["elsewhere"]);
    expect(names({}, null)).toEqual([]);
  });

  test("of two definitions of one workload takes the nearest", () => {
    const { set } = setOf([deployment("dev/web.yaml", "web", labels), deployment("prod/web.yaml", "web", labels)]);
    expect(set.selectedBy(labels, null, service("prod/service.yaml")).map((view) => view.resource.file)).toEqual([
      "prod/web.yaml",
    ]);
  });
});
