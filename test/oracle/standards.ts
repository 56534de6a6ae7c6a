/** Pods that try every check of the Pod Security Standards, alone and in pairs, in every place that can break it. */
import { chance } from "./chance.ts";
import { type Fields, merged, type Row } from "./rows/row.ts";
import { standardRows } from "./rows/standards.ts";
import type { Made } from "./validity.ts";
import { kinds, workload } from "./workloads.ts";

const places = ["run-once", "sidecar", "main"] as const;
type Place = (typeof places)[number];

const hardened = {
  securityContext: {
    allowPrivilegeEscalation: false,
    runAsNonRoot: true,
    capabilities: { drop: ["ALL"] },
    seccompProfile: { type: "RuntimeDefault" },
  },
};

/** What else the pod says: nothing, its operating system, a user namespace, or what its containers then need not say. */
const settings: Readonly<Record<string, { readonly spec?: Fields; readonly container?: Fields }>> = {
  "hardened containers": {},
  "on Windows": { spec: { os: { name: "windows" } } },
  "on Linux": { spec: { os: { name: "linux" } } },
  "in a user namespace": { spec: { hostUsers: false } },
  "in the host's user namespace": { spec: { hostUsers: true } },
  "a hardened pod": {
    spec: { securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } } },
    container: { securityContext: { runAsNonRoot: undefined, seccompProfile: undefined } },
  },
  "nothing hardened": { container: { securityContext: undefined } },
};
const allSettings = Object.keys(settings);

/** The same pods on every call. */
export function standardManifests(): readonly Made[] {
  const random = chance(19);
  return standardRows.flatMap((row, index) => {
    const where = row.container === undefined && row.metadata === undefined ? places.slice(0, 1) : places;
    const pairs = [0, 1, 2, 3].map(() => random.pick(standardRows)).filter((other) => other !== row);
    return [
      ...where.flatMap((place) =>
        (place === "run-once" ? allSettings : allSettings.slice(0, 4)).map((setting) => made(place, setting, [row])),
      ),
      ...pairs.map((other) => made(random.pick(places), random.pick(allSettings), [row, other])),
      made("run-once", "hardened containers", [row], index),
    ];
  });
}

/** A pod in which all rows change one container; in the kind of this number, a Pod without one. */
function made(place: Place, setting: string, tried: readonly Row[], kind = 0): Made {
  const { spec, container } = settings[setting] ?? {};
  const base = (name: string): Fields => merged({ name, image: "registry.example.com/tools:1", ...hardened }, container);
  const subject = tried.reduce<Fields>((fields, row) => merged(fields, row.container), {
    ...base("subject"),
    ...(place === "sidecar" && { restartPolicy: "Always" }),
  });
  const other = base("other");
  const changed = tried.reduce<Fields>((fields, row) => merged(fields, row.spec ?? {}), {
    ...spec,
    initContainers: place === "main" ? [other] : [other, subject],
    containers: place === "main" ? [subject] : [base("app")],
  });
  const metadata = tried.reduce<Fields>((fields, row) => merged(fields, row.metadata ?? {}), {});
  const title = `${tried.map(({ check, what }) => `${check} ${what}`).join(" and ")} (${place}, ${setting})`;
  const manifest = workload(kinds[kind % kinds.length] ?? "Pod", changed, metadata);
  return { title, checks: tried.map(({ check }) => check), manifest };
}
