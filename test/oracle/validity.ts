/** Manifests that try every check of the API server which reaches an init container, alone and in pairs, broken and just not broken. */
import { type Chance, chance } from "./chance.ts";
import { rows } from "./rows/index.ts";
import { type Fields, merged, type Row } from "./rows/row.ts";
import { type Kind, kinds, workload } from "./workloads.ts";

export interface Made {
  /** What is tried, for a reader. */
  readonly title: string;
  /** The checks that are tried. */
  readonly checks: readonly string[];
  readonly manifest: Fields;
  /** True when something is added before the server sees it: what it lacks is no mistake. */
  readonly isPart?: boolean;
}

type Role = "run-once" | "sidecar";

/** Every row alone, in a Pod in both roles and in some of the other kinds, and with some of the other rows. The same on every call. */
export function validityManifests(): readonly Made[] {
  const random = chance(4);
  return rows.flatMap((row, index) => [...alone(row, index), ...pairs(row, index, random)]);
}

const kindsOf = (row: Row): readonly Kind[] => kinds.filter((kind) => row.kinds?.includes(kind) ?? true);

function alone(row: Row, index: number): readonly Made[] {
  const possible = kindsOf(row);
  const others = possible.filter((kind) => kind !== "Pod");
  const chosen = others.length <= 4 ? others : [0, 3, 5].map((step) => others[(index + step) % others.length] as Kind);
  return [
    ...(possible.includes("Pod") ? [made("Pod", "run-once", row), made("Pod", "sidecar", row)] : []),
    ...chosen.map((kind, nth) => made(kind, (index + nth) % 2 === 0 ? "run-once" : "sidecar", row)),
  ];
}

function pairs(row: Row, index: number, random: Chance): readonly Made[] {
  return [false, true].flatMap((apart) => {
    const other = rows[(index + 1 + random.below(rows.length - 1)) % rows.length] as Row;
    const possible = kindsOf(row).filter((kind) => kindsOf(other).includes(kind));
    // Two changes of the pod can contradict each other in what is no matter of its init containers.
    if (possible.length === 0 || (row.spec !== undefined && other.spec !== undefined)) return [];
    return [made(random.pick(possible), random.pick(["run-once", "sidecar"]), row, other, apart)];
  });
}

const first: Fields = { name: "first", image: "registry.example.com/tools:1", command: ["true"], ports: [port(7070)] };
const app: Fields = { name: "app", image: "registry.example.com/app:1", ports: [port(9090)] };

function port(hostPort: number): Fields {
  return { containerPort: hostPort, hostPort };
}

const volumes: readonly Fields[] = [
  { name: "work", emptyDir: {} },
  { name: "config", configMap: { name: "settings" } },
  { name: "claim", persistentVolumeClaim: { claimName: "claim" } },
  {
    name: "scratch",
    ephemeral: {
      volumeClaimTemplate: { spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } } },
    },
  },
];

/** The row changes the second init container; the other row changes it too, or the first one when they are `apart`. */
function made(kind: Kind, role: Role, row: Row, other?: Row, apart = false): Made {
  const subject = {
    name: "subject",
    image: "registry.example.com/tools:1",
    ...(role === "sidecar" && { restartPolicy: "Always" }),
  };
  const second = other?.container;
  const spec = merged(
    {
      initContainers: [apart ? merged(first, second) : first, merged(merged(subject, row.container), apart ? undefined : second)],
      containers: [app],
      volumes: kind === "Pod" ? [...volumes, { name: "data", emptyDir: {} }] : volumes,
    },
    merged(row.spec ?? {}, other?.spec),
  );
  const manifest = workload(kind, spec, merged(row.metadata ?? {}, other?.metadata), merged(row.job ?? {}, other?.job));
  const tried = other === undefined ? [row] : [row, other];
  const what = tried.map(({ check, what }) => `${check} ${what}`).join(apart ? " and, in the first, " : " and ");
  return { title: `${what} (${role}, ${kind})`, checks: tried.map(({ check }) => check), manifest };
}
