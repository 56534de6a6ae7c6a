/** Places, as initguard names them and as the server does. */
import { at } from "../../shared/model/resource.ts";

/** Where the server names another place than the one at fault: how its path is made of the right one. */
const quirks: readonly (readonly [place: RegExp, server: string])[] = [
  // No index.
  [/\.volumeMounts\[\d+\]\.(subPath|subPathExpr|mountPropagation|recursiveReadOnly)$/, ".volumeMounts.$1"],
  [/\.envFrom\[\d+\]$/, ".envFrom"],
  // The reference and not the subscript in its path.
  [/\.fieldRef\.fieldPath$/, ".fieldRef"],
  [/\.httpHeaders\[\d+\](\.name)?$/, ".httpHeaders"],
  [/\.resizePolicy\[\d+\](\.\w+)?$/, ".resizePolicy"],
  // Always the first container.
  [/\.initContainers\[\d+\](\.ports\[\d+\]\.hostPort)$/, ".initContainers[0]$1"],
  // In the network of the host a host port is the container's by default.
  [/\.containerPort$/, ".hostPort"],
  [/\.initContainers\[\d+\](\.ports\[\d+\])\.containerPort$/, ".initContainers[0]$1.hostPort"],
  // The annotations of a template, without its metadata.
  [/\.metadata\.annotations(\[[^\]]*\])$/, ".annotations$1"],
  // The list and not the resource. or the list that the resource is missing in.
  [/\.resources\.(requests|limits)(\.[\w-]*|\[[^\]]*\])$/, ".resources.$1"],
  [/\.resources\.requests(\.[\w-]*|\[[^\]]*\])$/, ".resources.limits"],
  // The pod and not the container that makes it wrong.
  [/\.initContainers\[\d+\]\.securityContext\.windowsOptions\.hostProcess$/, ""],
  [/\.initContainers\[\d+\]\.securityContext\.windowsOptions\.hostProcess$/, ".hostNetwork"],
];

/** True when a place is where the server's path points, or where it should. */
export const isAt = (place: string, server: string): boolean =>
  dotted(server) === place || quirks.some(([right, path]) => right.test(place) && place.replace(right, path) === server);

/** The server writes every key of a map in brackets, initguard those with a dot or a slash. */
export const dotted = (path: string): string => path.replace(/\[((?!\d+\])[^\]./]*)\]/g, ".$1");

/** A path without indexes and keys in brackets, as Go's decoder writes it. */
export const bare = (path: string): string => path.replace(/\[[^\]]*\]/g, "");

/** Fields that hold a quantity: Go's text about a wrong one names no place. */
export const holdsQuantity = (place: string): boolean => /\.(requests|limits|overhead)\b|\.(divisor|sizeLimit)$/.test(place);

/** The path of the field that was written, when the server speaks of a request that takes the value of a limit. */
export function written(server: string, manifest: unknown): string {
  const limit = server.replace(/\.resources\.requests(\[[^\]]*\])$/, ".resources.limits$1");
  return limit === server || at(manifest, parts(server)) !== undefined ? server : limit;
}

/** A path in a template as a path in its pods; any other stays. */
export const inPod = (path: string): string =>
  path.replace(/^(?:spec\.jobTemplate\.spec\.|spec\.)?template\.(spec|annotations|labels)\b/, (_, part) =>
    part === "spec" ? part : `metadata.${part}`,
  );

/** The same for a path in a pod that the manifest is a template of. */
export function writtenInPod(server: string, manifest: unknown): string {
  for (const prefix of ["spec.jobTemplate.spec.template.", "spec.template.", "template."]) {
    if (at(manifest, parts(`${prefix}spec`)) !== undefined) return inPod(written(`${prefix}${server}`, manifest));
  }
  return written(server, manifest);
}

/** The keys and indexes of a path of the server. */
export const parts = (path: string): readonly (string | number)[] =>
  [...path.matchAll(/\[([^\]]*)\]|[^.[\]]+/g)].map(([text, key]) =>
    key === undefined ? text : /^\d+$/.test(key) ? Number(key) : key,
  );
