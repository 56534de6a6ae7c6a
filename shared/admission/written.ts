/** Whether a refusal holds for the container as it was written, which is not always all that the server gets. */
import { at, type Path, printPath } from "../model/resource.ts";
import type { Refusal } from "./model.ts";

/** True when a patch is at fault by itself: what it leaves out stands elsewhere, so only a value that it gives can be wrong. */
export const isOwnFault = ({ type, path, beside }: Refusal, container: unknown): boolean =>
  beside !== true && ofValues.includes(type) && ["string", "number"].includes(typeof at(container, path));

const ofValues: readonly Refusal["type"][] = ["Invalid value", "Unsupported value", "Duplicate value", "Too long"];

/**
 * True for a field with `${NAME}` or `$(NAME)`, for envsubst, Flux or kustomize to replace; in `subPathExpr` the kubelet does it.
 * A field that does not exist is none in any case.
 */
export const isFilledLater = ({ type, path }: Refusal, container: unknown): boolean =>
  type !== "unknown field" &&
  path.at(-1) !== "subPathExpr" &&
  [path.at(-1), at(container, path)].some((text) => typeof text === "string" && /\$[{(]\w/.test(text));

/** The refusal as the server prints it, but for the value that it prints, too. `container`: where that stands. */
export function printRefusal({ type, path, detail, serverPath }: Refusal, container: Path): string {
  const below = serverPath ?? printPath(path);
  const place = `${printPath(container)}${below.startsWith("[") || below === "" ? "" : "."}${below}`;
  return detail === "" ? `${place}: ${type}` : `${place}: ${type}: ${detail}`;
}
