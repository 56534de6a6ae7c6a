import { imageName, parseImage } from "../model/image.ts";
import { at, isDictionary } from "../model/resource.ts";
import type { Lookup } from "./set.ts";

/** True when `images` of a kustomization (or of a Flux Kustomization) gives this image another name, tag or digest. */
export function isReplacedImage(set: Pick<Lookup, "all">, written: string): boolean {
  const image = parseImage(written);
  if (image === undefined) return false;
  const bare = written.replace(/@.*$/s, "");
  const name = image.tag === null ? bare : bare.slice(0, -image.tag.length - 1);
  return set.all("Kustomization", null).some(({ body }) =>
    [at(body, ["images"]), at(body, ["spec", "images"])].flat().some((entry) => {
      if (!isDictionary(entry) || typeof entry.name !== "string") return false;
      const same = parseImage(entry.name);
      return entry.name === name || (same !== undefined && imageName(same) === imageName(image));
    }),
  );
}
