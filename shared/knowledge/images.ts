import { type ImageReference, imageName, parseImage } from "../model/image.ts";
import type { ImageFacts } from "./image-facts.ts";
import { families } from "./image-families.ts";

/** What a user says of own images; `engine/settings` has the same shape. */
export interface ImageClaim {
  /** `registry/repository` with `*` for any characters, with or without a tag. */
  readonly pattern: string;
  readonly shell?: "ash" | "dash" | "bash" | "sh" | "none";
  readonly tools?: readonly string[];
  readonly entrypoint?: readonly string[];
  readonly user?: number;
}

const nothing: ImageFacts = {
  entry: "",
  shell: null,
  tools: null,
  entrypoint: null,
  command: null,
  server: null,
  user: null,
};

/**
 * The facts about an image as a manifest writes it; null when neither the claims nor the table name it.
 * The first claim that matches wins, field by field, over the table.
 */
export function imageFacts(image: string | undefined, claims: readonly ImageClaim[]): ImageFacts | null {
  const reference = image === undefined ? undefined : parseImage(image);
  if (image === undefined || reference === undefined) return null;
  const known = fromTable(reference);
  const names = spellings(image, reference);
  const claim = claims.find(({ pattern }) => names.some((name) => matches(pattern, name)));
  return claim === undefined ? known : claimed(claim, known ?? nothing);
}

function fromTable(reference: ImageReference): ImageFacts | null {
  const name = canonicalName(reference);
  const family = families.find(({ names }) => names.some((pattern) => matches(pattern, name)));
  if (family === undefined) return null;
  return { ...nothing, entry: name, ...family.facts, ...family.byTag?.(tagOf(reference)) };
}

/** A reference without tag and digest means latest; with a digest alone the tag, and so the flavour, is not known. */
const tagOf = ({ tag, digest }: ImageReference): string | null => tag ?? (digest === null ? "latest" : null);

/** The registries below serve the images of Docker Hub under the same repository. */
function canonicalName(reference: ImageReference): string {
  const { registry, repository } = reference;
  if (registry === "mirror.gcr.io") return `docker.io/${repository}`;
  if (registry === "registry-1.docker.io" || registry === "registry.hub.docker.com") return `docker.io/${repository}`;
  if (registry === "public.ecr.aws" && repository.startsWith("docker/")) return `docker.io/${repository.slice("docker/".length)}`;
  return imageName(reference);
}

function spellings(image: string, reference: ImageReference): readonly string[] {
  const name = imageName(reference);
  const short = name.replace(/^docker\.io\/(library\/)?/, "");
  const bases = short === name ? [name] : [name, short];
  const tag = tagOf(reference);
  const tagged = tag === null ? [] : bases.map((base) => `${base}:${tag}`);
  return [...bases, ...tagged, image];
}

function claimed(claim: ImageClaim, known: ImageFacts): ImageFacts {
  const { shell, tools, entrypoint, user } = claim;
  const { passes, ...facts } = known;
  return {
    ...facts,
    entry: claim.pattern,
    ...(shell === undefined ? {} : { shell: shell === "sh" ? null : shell }),
    ...(tools === undefined ? {} : { tools: withShell(tools, shell) }),
    // What the table says of the default command holds only for the entrypoint that it knows.
    ...(entrypoint === undefined ? (passes ? { passes } : {}) : { entrypoint, command: null, server: null }),
    ...(user === undefined ? {} : { user }),
  };
}

/** A user who names the shell has no need to repeat it among the tools. */
function withShell(tools: readonly string[], shell: ImageClaim["shell"]): ReadonlySet<string> {
  return new Set(shell === undefined || shell === "none" ? tools : [...tools, "sh", shell]);
}

/** `*` stands for any characters; everything else for itself. Linear in the text for each part of the pattern. */
export function matches(pattern: string, text: string): boolean {
  const [first = "", ...rest] = pattern.split("*");
  if (!text.startsWith(first)) return false;
  const last = rest.pop();
  if (last === undefined) return text === first;
  let from = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, from);
    if (found < 0) return false;
    from = found + part.length;
  }
  return text.length - from >= last.length && text.endsWith(last);
}
