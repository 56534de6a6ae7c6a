/** Places, as initguard names them and as the server does. */

/** Where the server names another place than the one at fault: how its path is made of the right one. */
const quirks: readonly (readonly [place: RegExp, server: string])[] = [
  // No index.
  [/\.volumeMounts\[\d+\]\.(subPath|subPathExpr|mountPropagation|recursiveReadOnly)$/, ".volumeMounts.$1"],
  [/\.envFrom\[\d+\]$/, ".envFrom"],
  [/\.httpHeaders\[\d+\](\.name)?$/, ".httpHeaders"],
  [/\.resizePolicy\[\d+\](\.\w+)?$/, ".resizePolicy"],
  // Always the first container.
  [/\.initContainers\[\d+\](\.ports\[\d+\]\.hostPort)$/, ".initContainers[0]$1"],
  // The list and not the resource.
  [/\.resources\.(requests|limits)(\.[\w-]+|\[[^\]]*\])$/, ".resources.$1"],
];

/** True when a place is where the server's path points, or where it should. */
export const isAt = (place: string, server: string): boolean =>
  dotted(server) === place || quirks.some(([right, path]) => right.test(place) && place.replace(right, path) === server);

/** The server writes every key of a map in brackets, initguard those with a dot or a slash. */
const dotted = (path: string): string => path.replace(/\[([^\]\d./][^\]./]*)\]/g, ".$1");

/** A path without indexes and keys in brackets, as Go's decoder writes it. */
export const bare = (path: string): string => path.replace(/\[[^\]]*\]/g, "");

/** Fields that hold a quantity: Go's text about a wrong one names no place. */
export const holdsQuantity = (place: string): boolean => /\.(requests|limits|overhead)\b|\.(divisor|sizeLimit)$/.test(place);
