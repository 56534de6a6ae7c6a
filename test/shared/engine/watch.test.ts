import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lazily, type Watch, watched } from "../../../shared/engine/watch.ts";
import { at, type Path } from "../../../shared/model/resource.ts";

const watching = (): Watch => ({ touched: false });

describe("watched", () => {
  const value = { spec: { initContainers: [{ name: "a", image: "x:1" }, { name: "b" }] }, kind: "Pod" };

  test("an unknown value reads as undefined and is noted; its neighbours are not", () => {
    const watch = watching();
    const view = watched(value, [["spec", "initContainers", 0, "image"]], watch);
    expect([view.kind, view.spec.initContainers[0]?.name, view.spec.initContainers[1]?.name]).toEqual(["Pod", "a", "b"]);
    expect(watch.touched).toBe(false);
    expect(view.spec.initContainers[0]?.image).toBeUndefined();
    expect(watch.touched).toBe(true);
  });

  test("a path through `at` notes it too, since it asks for own properties", () => {
    const watch = watching();
    expect(at(watched(value, [["spec"]], watch), ["spec", "initContainers"])).toBeUndefined();
    expect(watch.touched).toBe(true);
  });

  test("lists stay lists: length, iteration and map work", () => {
    const watch = watching();
    const view = watched(value, [["spec", "initContainers", 1, "name"]], watch);
    expect(Array.isArray(view.spec.initContainers)).toBe(true);
    expect(view.spec.initContainers.map((container) => container.image)).toEqual(["x:1", undefined]);
    expect(watch.touched).toBe(false);
    expect([...view.spec.initContainers].map((container) => container.name)).toEqual(["a", undefined]);
    expect(watch.touched).toBe(true);
  });

  test("spreading an object reads its values, so it notes the unknown one", () => {
    const watch = watching();
    expect({ ...watched({ a: 1, b: 2 }, [["b"]], watch) }).toEqual({ a: 1, b: undefined });
    expect(watch.touched).toBe(true);
  });

  test("property: exactly the reads at or above an unknown path are noted", () => {
    const paths = fc.array(fc.constantFrom("a", "b", 0, 1), { minLength: 1, maxLength: 3 });
    const leaf = {
      a: { a: 1, b: [1, 2] },
      b: [
        { a: 1, b: 2 },
        { a: 3, b: 4 },
      ],
    };
    const tree = { ...leaf, a: leaf, b: [leaf, leaf] };
    fc.assert(
      fc.property(paths, paths, (unknown: Path, read: Path) => {
        const watch = watching();
        const seen = at(watched(tree, [unknown], watch), read);
        const hidden =
          unknown.length <= read.length &&
          unknown.every((key, i) => String(key) === String(read[i])) &&
          at(tree, unknown) !== undefined;
        expect(watch.touched).toBe(hidden);
        if (hidden) expect(seen).toBeUndefined();
        else if (typeof at(tree, read) === "number") expect(seen).toBe(at(tree, read));
      }),
    );
  });
});

describe("lazily", () => {
  test("computes once, and every use notes what the computation touched", () => {
    const watch = watching();
    let runs = 0;
    const name = lazily(watch, () => {
      runs++;
      return watched({ name: "a" }, [["name"]], watch).name;
    });
    name();
    expect(watch.touched).toBe(true);
    watch.touched = false;
    name();
    expect([watch.touched, runs]).toEqual([true, 1]);
  });

  test("a computation that touched nothing leaves an earlier note alone", () => {
    const watch = { touched: true };
    expect(lazily(watch, () => 1)()).toBe(1);
    expect(watch.touched).toBe(true);
  });
});
