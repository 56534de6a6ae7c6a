/** Which containers reach for a port of a sidecar before anything made sure that somebody listens there. */
import { imageFacts } from "../knowledge/images.ts";
import type { Place } from "../model/finding.ts";
import type { PodSpec } from "../model/pod.ts";
import type { Path } from "../model/resource.ts";
import type { Run } from "../script/model.ts";
import { readRun } from "../script/run.ts";
import { localUses } from "./local-use.ts";
import { type Positioned, runsOn, servesPort, startOrder } from "./sidecars.ts";

/** A pod template as far as this needs it; the engine's `PodView` is one. */
interface Pod {
  readonly spec: PodSpec;
  readonly initContainers: readonly { readonly index: number; readonly run: Run }[];
  place(...path: Path): Place;
}

interface EarlyUse {
  readonly port: number;
  readonly by: Positioned;
  readonly place: Place;
}

/**
 * For each port of the sidecar at `index` and each container after it, the first place where that container uses the port without waiting
 * for it. When an init container in between waits for a port, it is up for all that come later.
 */
export function earlyUses(pod: Pod, index: number): readonly EarlyUse[] {
  const order = startOrder(pod.spec);
  const sidecar = order.find((one) => one.list === "initContainers" && one.index === index);
  if (sidecar === undefined) return [];
  const others = order.filter((one) => runsOn(one) && one !== sidecar);
  const isItsOwn = (port: number): boolean =>
    servesPort(sidecar.container, port) && !others.some((one) => servesPort(one.container, port));
  const up = new Set<number>();
  const found: EarlyUse[] = [];
  for (const by of order.slice(order.indexOf(sidecar) + 1)) {
    const { uses, awaited } = localUses(by.container, runOf(pod, by), (...path) => pod.place(by.list, by.index, ...path));
    const seen = new Set<number>();
    for (const { port, place } of uses) {
      if (up.has(port) || seen.has(port) || !isItsOwn(port)) continue;
      seen.add(port);
      found.push({ port, by, place });
    }
    if (!runsOn(by)) for (const port of awaited) up.add(port);
  }
  return found;
}

function runOf(pod: Pod, { list, index, container }: Positioned): Run {
  const known = list === "initContainers" ? pod.initContainers.find((one) => one.index === index) : undefined;
  if (known !== undefined) return known.run;
  const place = (...path: Path): Place => pod.place(list, index, ...path);
  return readRun(container, { place, image: imageFacts(container.image, []), fileAt: () => null });
}
