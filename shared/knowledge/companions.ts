/** Programs that run beside an application for as long as it runs, so that nothing but a signal or a request ends them. */
import { imageName, parseImage } from "../model/image.ts";
import { matches } from "./images.ts";

interface Companion {
  /** `registry/repository`, with `*` for any characters. */
  readonly images: readonly string[];
  /** Only tags that hold this word. */
  readonly tag?: string;
  /** Programs of the image that keep running, when a manifest calls them by name. */
  readonly programs: readonly string[];
  /** TCP ports of which it listens on at least one when no option says another. */
  readonly ports?: readonly number[];
  readonly source: string;
}

const companions: readonly Companion[] = [
  {
    images: ["*gcr.io/cloud-sql-connectors/cloud-sql-proxy"],
    programs: ["cloud-sql-proxy"],
    ports: [3306, 5432, 1433],
    source: "GoogleCloudPlatform/cloud-sql-proxy 0184be3, README (port by the database's engine; POST /quitquitquit ends it)",
  },
  {
    images: ["*gcr.io/cloudsql-docker/gce-proxy"],
    programs: ["cloud_sql_proxy"],
    source: "GoogleCloudPlatform/cloud-sql-proxy, README of v1",
  },
  {
    images: ["*gcr.io/alloydb-connectors/alloydb-auth-proxy"],
    programs: ["alloydb-auth-proxy"],
    ports: [5432],
    source: "GoogleCloudPlatform/alloydb-auth-proxy 022c921, README",
  },
  {
    images: ["docker.io/istio/proxyv2", "gcr.io/istio-release/proxyv2"],
    programs: ["pilot-agent", "envoy"],
    source: "istio/istio 00af2c5, pilot/docker/Dockerfile.proxyv2 (pilot-agent, which POST /quitquitquit ends)",
  },
  {
    images: ["docker.io/envoyproxy/envoy"],
    programs: ["envoy"],
    source: "envoyproxy/envoy 019f458, ci/Dockerfile-envoy (POST /quitquitquit of the admin interface ends it)",
  },
  {
    images: ["cr.l5d.io/linkerd/proxy", "ghcr.io/linkerd/proxy"],
    programs: ["linkerd2-proxy-identity", "linkerd2-proxy"],
    source: "https://linkerd.io/2/tasks/graceful-shutdown/ (linkerd-await --shutdown ends it)",
  },
  {
    images: ["docker.io/fluent/fluent-bit", "cr.fluentbit.io/fluent/fluent-bit"],
    programs: ["fluent-bit"],
    source: "fluent/fluent-bit 015e1bc, dockerfiles/Dockerfile",
  },
  {
    images: ["docker.io/fluent/fluentd"],
    programs: ["fluentd"],
    source: "fluent/fluentd-docker-image 0951f04, v1.16/debian/Dockerfile",
  },
  {
    images: ["docker.elastic.co/beats/filebeat"],
    programs: ["filebeat"],
    source: "https://www.elastic.co/guide/en/beats/filebeat/current/command-line-options.html (--once ends it)",
  },
  {
    images: ["docker.io/otel/opentelemetry-collector", "docker.io/otel/opentelemetry-collector-contrib"],
    programs: ["otelcol", "otelcol-contrib"],
    source: "open-telemetry/opentelemetry-collector-releases 08b1607, distributions/otelcol/Dockerfile",
  },
  {
    images: ["docker.io/library/docker"],
    tag: "dind",
    programs: ["dockerd", "dockerd-entrypoint.sh"],
    ports: [2375, 2376],
    source: "docker-library/docker 03ecb33, 27/dind/Dockerfile (EXPOSE 2375 2376)",
  },
];

/** Options with which such a program only looks and ends. */
const ends =
  /^(?:-h|-v|-V|-D|--help|--version|--dry-run|--?once|version|help|wait|request|components|validate|test|export|setup)$/;

/**
 * True when a container of this image and these words runs a program that keeps running beside the application. False when it calls
 * another program of the image.
 */
export function isCompanion(image: string, command: readonly string[], args: readonly string[]): boolean {
  const row = rowOf(image);
  if (row === undefined) return false;
  const program = command[0];
  if (program !== undefined && !row.programs.includes(program.slice(program.lastIndexOf("/") + 1))) return false;
  return ![...command.slice(1), ...args].some((word) => ends.test(word));
}

/** The TCP ports of which a container of this image listens on at least one by default. */
export const defaultPortsOf = (image: string): readonly number[] => rowOf(image)?.ports ?? [];

function rowOf(image: string): Companion | undefined {
  const reference = parseImage(image);
  if (reference === undefined) return undefined;
  const name = imageName(reference);
  const row = companions.find(({ images }) => images.some((pattern) => matches(pattern, name)));
  return row?.tag === undefined || reference.tag?.includes(row.tag) === true ? row : undefined;
}
