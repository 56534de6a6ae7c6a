import { describe, expect, test } from "vitest";
import type { Resource } from "../../../shared/model/resource.ts";
import { governing, type NamespaceLookup } from "../../../shared/startup/namespaced.ts";
import { resource } from "./set.ts";

const range = (name: string, namespace: string | null, file: string): Resource =>
  resource("v1", "LimitRange", { name, ...(namespace === null ? {} : { namespace }) }, {}, file);
const pod = (namespace: string | null, file: string): Resource =>
  resource("v1", "Pod", { name: "web", ...(namespace === null ? {} : { namespace }) }, {}, file);

/** Of twins the one in the same folder is meant. */
const set = (resources: readonly Resource[]): NamespaceLookup => {
  const folder = ({ file }: Resource): string | undefined => file?.split("/")[0];
  const all: NamespaceLookup["all"] = (kind, namespace) =>
    resources.filter((one) => one.kind === kind && (namespace === undefined || one.namespace === namespace));
  return {
    all,
    find: (kind, namespace, name, from) =>
      name === ""
        ? undefined
        : (all(kind, namespace).find((one) => one.name === name && folder(one) === folder(from)) ??
          all(kind, namespace).find((one) => one.name === name)),
  };
};

const [devTwin, prodTwin] = [range("limits", "shop", "dev/limits.yaml"), range("limits", "shop", "prod/limits.yaml")];
const nameless = range("", "shop", "dev/limits.yaml");
const more = range("more", "shop", "prod/more.yaml");
const [near, far] = [range("limits", null, "dev/limits.yaml"), range("limits", null, "prod/limits.yaml")];

describe("what holds for a namespace", () => {
  test.each<[string, Resource, readonly Resource[], readonly Resource[], readonly Resource[]]>([
    ["all of it", pod("shop", "dev/web.yaml"), [devTwin, more], [devTwin, more], []],
    ["of twins the nearest", pod("shop", "prod/web.yaml"), [devTwin, prodTwin, more], [prodTwin, more], []],
    ["one without a name", pod("shop", "dev/web.yaml"), [nameless], [nameless], []],
    ["never another one's", pod("tools", "dev/web.yaml"), [devTwin], [], []],
    ["perhaps one without a namespace", pod("shop", "dev/web.yaml"), [devTwin, near], [devTwin], [near]],
    ["what stands beside it when nobody says where", pod(null, "dev/web.yaml"), [near], [near], []],
    ["perhaps what stands elsewhere", pod(null, "dev/web.yaml"), [far, devTwin], [], [far, devTwin]],
    ["the nearest of both", pod(null, "dev/web.yaml"), [far, near], [near], [far]],
  ])("is %s", (_, from, resources, certain, possible) => {
    const found = governing(set(resources), "LimitRange", from);
    expect([found.certain, found.possible]).toEqual([certain, possible]);
  });
});
