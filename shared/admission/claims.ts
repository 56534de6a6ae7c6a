import { at, type Resource } from "../model/resource.ts";

/** The names of a StatefulSet's volumeClaimTemplates, which take the place of volumes; empty for every other kind. */
export function claimsOf({ kind, body }: Pick<Resource, "kind" | "body">): readonly string[] {
  if (kind !== "StatefulSet") return [];
  const claims = at(body, ["spec", "volumeClaimTemplates"]);
  return Array.isArray(claims) ? claims.map((claim) => String(at(claim, ["metadata", "name"]) ?? "")) : [];
}
