/** How facts about images are written down, and what images of one kind have in common. */
import { alpineCommands, alpineCommandsOfAnyVersion, bookwormCommands } from "./busybox.ts";
import type { ImageFacts } from "./image-facts.ts";

export type Facts = Partial<Omit<ImageFacts, "entry">>;

export interface ImageFamily {
  /** `registry/repository`, with `*` for any characters. */
  readonly names: readonly string[];
  readonly source: string;
  readonly facts: Facts;
  /** `tag` is "latest" when the manifest has neither tag nor digest, null when it has only a digest. */
  readonly byTag?: (tag: string | null) => Facts;
}

export const root = { user: 0 } as const;
export const noEntrypoint = { entrypoint: [] } as const;

/** docker-library images that come as Debian (the default) and as Alpine. */
export const debianOrAlpine = (tag: string | null): Facts => {
  if (tag === null) return {};
  return tag.includes("alpine") ? { shell: "ash", ...alpineApplets(tag) } : { shell: "dash" };
};

/** Windows tags have none of the shells. */
export const unlessWindows =
  (facts: Facts) =>
  (tag: string | null): Facts =>
    tag === null || /windows|nanoserver|ltsc/.test(tag) ? {} : facts;

export const alpineTools = (tag: string | null): Facts => {
  const minor = Number(/^3\.(\d{1,2})(?:\.|$)/.exec(tag ?? "")?.[1] ?? Number.NaN);
  return { tools: minor >= 8 && minor <= 20 ? alpineCommands : alpineCommandsOfAnyVersion, ...alpineApplets(`alpine${tag}`) };
};

/** busybox's minor version in Alpine 3.6 to 3.20, as its binaries say. */
const busyboxOfAlpine = [26, 27, 28, 29, 30, 31, 31, 32, 33, 34, 35, 35, 36, 36, 36];

/** Of an image on Alpine that installs no other tools; its tag may end in Alpine's version. */
export const alpineApplets = (tag: string | null): Facts => {
  const version = /alpine-?3\.(\d{1,2})(?:\.\d+)?$/.exec(tag ?? "")?.[1];
  return { applets: { builder: "alpine", minor: version === undefined ? null : (busyboxOfAlpine[Number(version) - 6] ?? null) } };
};

/** Before 1.26 the official image had a configuration of its own. */
export const officialApplets = (tag: string | null): Facts => {
  const minor = Number(/^1\.(\d{2})(?:[.-]|$)/.exec(tag ?? "")?.[1] ?? Number.NaN);
  return { applets: { builder: "docker", minor: minor >= 26 && minor <= 38 ? minor : null } };
};

/** The hardened image comes on Debian, unless its tag says otherwise. */
export const hardenedBusybox = (tag: string | null): Facts => {
  if (tag === null || !/^1(?:\.37(?:\.0)?)?(?:-debian13)?$/.test(tag)) return {};
  return { applets: { builder: "debian", minor: 37 }, user: 65532 };
};

export const slimBookworm = (tag: string | null): Facts =>
  tag !== null && /^(?:bookworm(?:-\d{8})?|12(?:\.\d{1,2})?)-slim$/.test(tag) ? { tools: bookwormCommands } : {};

const distrolessUser = (tag: string | null): Facts => {
  if (tag === null) return {};
  return { user: /(?:^|-)nonroot(?:-|$)/.test(tag) ? 65532 : 0 };
};

/** Their debug tags have busybox, at /busybox, which is no known dialect of /bin/sh. */
export const distroless = (tag: string | null): Facts => {
  if (tag === null || tag.includes("debug")) return distrolessUser(tag);
  return { shell: "none", tools: new Set<string>(), ...distrolessUser(tag) };
};

export const server = (command: readonly string[], entrypoint: readonly string[]): Facts => ({
  command,
  entrypoint,
  server: true,
});

export const uvAlone: Facts = {
  shell: "none",
  tools: new Set(["uv", "uvx"]),
  entrypoint: ["/uv"],
  command: [],
  server: false,
  ...root,
};

/**
 * Versioned tags of Bitnami without another system in them are Debian's. Those of Oracle Linux, CentOS and Photon have bash for sh, and
 * what stands behind `latest` is no longer told (bitnami/containers#83267).
 */
export function bitnami(tag: string | null): Facts {
  const isDebian = tag !== null && /^\d/.test(tag) && !/-(?:ol|rhel|centos|photon)-\d/.test(tag);
  return isDebian ? {} : { shell: null };
}
