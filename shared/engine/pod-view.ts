import { imageFacts } from "../knowledge/images.ts";
import type { Place } from "../model/finding.ts";
import { clustersOf } from "../model/gates.ts";
import { type Container, type Metadata, metadataShape, type PodSpec, podSpecShape, roleOf } from "../model/pod.ts";
import { at, below, isDictionary, type Path, type Resource } from "../model/resource.ts";
import { conform } from "../model/shape.ts";
import { type PodTemplate, podTemplates, replicasOf } from "../model/workload.ts";
import { readRun } from "../script/run.ts";
import { mountedFile } from "./mounted-file.ts";
import { isHidden, original } from "./readable.ts";
import type { InitContainerView, PodView, ResourceSet } from "./rule.ts";
import type { Settings } from "./settings.ts";
import { hidden, lazily, type Watch, watched } from "./watch.ts";

/** The views of a resource's pod templates. */
export function podViews(resource: Resource, settings: Settings, watch: Watch, set: ResourceSet): readonly PodView[] {
  const body = original(resource).body;
  return podTemplates({ apiVersion: resource.apiVersion, kind: resource.kind, body }).map((template) =>
    podView(resource, body, template, settings, watch, set),
  );
}

function podView(
  resource: Resource,
  body: unknown,
  template: PodTemplate,
  settings: Settings,
  watch: Watch,
  set: ResourceSet,
): PodView {
  const raw = read<PodSpec>(resource, body, template.spec, podSpecShape);
  const metadata = template.metadata && read<Metadata>(resource, body, template.metadata, metadataShape);
  const spec = watched(raw.value, raw.unknown, watch);
  const metadataOf = (): Metadata => {
    if (template.metadata === null || metadata === null) return {};
    if (isHidden(original(resource), template.metadata)) return hidden<Metadata>(watch);
    return watched(metadata.value, metadata.unknown, watch);
  };
  const place = (...path: Path): Place => ({ resource, path: [...template.spec, ...path] });
  const replicas = lazily(watch, () => replicasOf(resource));
  const clusters = lazily(watch, () => clustersOf(settings.kubernetes, settings.gates));
  const initContainers = lazily(watch, () =>
    // An item that is not known as a whole reads as undefined: there is no container to look at.
    (spec.initContainers ?? []).flatMap((container: Container | undefined, index) =>
      container === undefined ? [] : [initContainerView(view, container, index, settings, watch)],
    ),
  );
  const view: PodView = {
    resource,
    spec,
    metadata: metadataOf(),
    get replicas() {
      return replicas();
    },
    partial: resource.partial || template.filledByOperator || isFragment(raw.value),
    get initContainers() {
      return initContainers();
    },
    kubernetes: settings.kubernetes,
    get clusters() {
      return clusters();
    },
    set,
    place,
  };
  return view;
}

function initContainerView(
  pod: PodView,
  container: Container,
  index: number,
  settings: Settings,
  watch: Watch,
): InitContainerView {
  const place = (...path: Path): Place => pod.place("initContainers", index, ...path);
  const image = lazily(watch, () => imageFacts(container.image, settings.images));
  const run = lazily(watch, () =>
    readRun(container, { place, image: image(), fileAt: (path) => mountedFile(path, container, pod) }),
  );
  return {
    pod,
    resource: pod.resource,
    container,
    index,
    get role() {
      return roleOf(container);
    },
    get run() {
      return run();
    },
    get image() {
      return image();
    },
    kubernetes: settings.kubernetes,
    set: pod.set,
    place,
  };
}

/** The part of a resource at `path`, and the paths in it whose value is not known. */
function read<T extends object>(
  resource: Resource,
  body: unknown,
  path: Path,
  shape: Parameters<typeof conform>[1],
): { readonly value: T; readonly unknown: readonly Path[] } {
  const unknown = below(resource.unknown, path);
  const value = conform(at(body, path), shape, [], unknown);
  return { value: (isDictionary(value) ? value : {}) as T, unknown };
}

/** No main container, or one without an image: a patch, or a template that something else completes. */
function isFragment(spec: PodSpec): boolean {
  const containers = Array.isArray(spec.containers) ? spec.containers : [];
  return (
    containers.length === 0 || containers.some((container) => !isDictionary(container) || !Object.hasOwn(container, "image"))
  );
}
