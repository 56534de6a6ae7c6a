/** An image reference in its parts (distribution/reference grammar, normalised as the kubelet does). */
export interface ImageReference {
  /** docker.io when none is written. */
  readonly registry: string;
  /** Without the registry; `library/` is added for Docker's official images. */
  readonly repository: string;
  /** As written; null when absent. */
  readonly tag: string | null;
  readonly digest: string | null;
}

const reference =
  /^(?<name>[a-z0-9]+(?:(?:[._-]+|:[0-9]+\/|\/)[a-z0-9]+)*)(?::(?<tag>\w[\w.-]{0,127}))?(?:@(?<digest>[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[0-9a-fA-F]{32,}))?$/i;

/** undefined for text that is no reference: a placeholder, a template, a value with spaces. */
export function parseImage(text: string): ImageReference | undefined {
  if (text.length > 512) return undefined;
  const match = reference.exec(text);
  if (match?.groups?.name === undefined) return undefined;
  const { name, tag, digest } = match.groups;
  const slash = name.indexOf("/");
  const first = slash < 0 ? "" : name.slice(0, slash);
  const hasRegistry = first.includes(".") || first.includes(":") || first === "localhost";
  const rest = hasRegistry ? name.slice(slash + 1) : name;
  if (rest !== rest.toLowerCase()) return undefined;
  const written = hasRegistry ? first : "docker.io";
  const registry = written === "index.docker.io" ? "docker.io" : written;
  const repository = registry === "docker.io" && !rest.includes("/") ? `library/${rest}` : rest;
  return { registry, repository, tag: tag ?? null, digest: digest ?? null };
}

/** `registry/repository`, for tables and settings. */
export const imageName = ({ registry, repository }: ImageReference): string => `${registry}/${repository}`;
