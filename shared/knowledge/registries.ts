/** Registries and catalogues that were taken away or are no longer filled, and those that anybody may pull from. */
import { type ImageReference, imageName } from "../model/image.ts";
import { matches } from "./images.ts";

/** What became of a catalogue. gone: its images cannot be pulled. frozen: they can, and nothing new comes. */
interface RetiredCatalogue {
  /** `registry/repository` with `*` for any characters. */
  readonly names: readonly string[];
  readonly except?: readonly string[];
  readonly state: "gone" | "frozen";
  /** The day from which on it is so, YYYY-MM-DD. */
  readonly since: string;
  /** Only these references are meant; all of them without it. */
  readonly only?: (reference: ImageReference) => boolean;
  readonly source: string;
}

/** `latest` is still published for some of the repositories, and a digest may be one of those. */
const hasVersionTag = ({ tag, digest }: ImageReference): boolean => digest === null && tag !== null && tag !== "latest";

const catalogues: readonly RetiredCatalogue[] = [
  {
    names: ["docker.io/bitnami/*", "registry-1.docker.io/bitnami/*", "registry.hub.docker.com/bitnami/*"],
    // Built and published by projects of their own: bitnami/sealed-secrets#1785, bitnami/minideb#209.
    except: ["*/bitnami/minideb*", "*/bitnami/sealed-secrets*"],
    state: "gone",
    since: "2025-09-29",
    only: hasVersionTag,
    source: "https://github.com/bitnami/containers/issues/83267, /88031 and /96169",
  },
  {
    names: ["docker.io/bitnamilegacy/*", "registry-1.docker.io/bitnamilegacy/*"],
    state: "frozen",
    since: "2025-08-28",
    source: "https://github.com/bitnami/containers/issues/83267",
  },
  {
    names: ["quay.io/bitnami/*"],
    state: "gone",
    since: "2022-04-20",
    source: "https://github.com/bitnami/sealed-secrets/issues/822, https://github.com/confidential-containers/operator/issues/34",
  },
  {
    names: ["k8s.gcr.io/*", "gcr.io/google_containers/*", "gcr.io/google-containers/*"],
    state: "frozen",
    since: "2023-04-03",
    source:
      "https://kubernetes.io/blog/2023/02/06/k8s-gcr-io-freeze-announcement/; k8s.gcr.io was the other name of gcr.io/google_containers",
  },
];

/** The retired catalogue that an image comes from; undefined for every other image. */
export const retiredCatalogue = (reference: ImageReference): Pick<RetiredCatalogue, "state" | "since"> | undefined => {
  const name = imageName(reference);
  const named = (patterns: readonly string[]): boolean => patterns.some((pattern) => matches(pattern, name));
  return catalogues.find(
    ({ names, except = [], only }) => named(names) && !named(except) && (only === undefined || only(reference)),
  );
};

/**
 * Hosts from which images are pulled without a Secret: public ones, those of the node itself, and the registries of cloud
 * providers, for which the kubelet's credential provider answers.
 */
const open: readonly string[] = [
  "docker.io",
  "registry-1.docker.io",
  "registry.hub.docker.com",
  "quay.io",
  "ghcr.io",
  "lscr.io",
  "gcr.io",
  "*.gcr.io",
  "*.pkg.dev",
  "k8s.gcr.io",
  "registry.k8s.io",
  "public.ecr.aws",
  "*.amazonaws.com",
  "*.amazonaws.com.cn",
  "mcr.microsoft.com",
  "*.azurecr.io",
  "*.azurecr.cn",
  "docker.elastic.co",
  "nvcr.io",
  "cgr.dev",
  "registry.access.redhat.com",
  "registry.opensuse.org",
  "registry.suse.com",
  "registry.istio.io",
  "registry.datadoghq.com",
  "container-registry.oracle.com",
  "xpkg.upbound.io",
  "cr.l5d.io",
  "docker.n8n.io",
  "codeberg.org",
  "localhost",
  "localhost:*",
  "127.0.0.1*",
  "*.svc",
  "*.svc:*",
  "*.svc.cluster.local*",
];

/** True when no pull Secret is needed for a host, as far as is known. */
export const isOpenRegistry = (host: string): boolean => open.some((pattern) => matches(pattern, host));
