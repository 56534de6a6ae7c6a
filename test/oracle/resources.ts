/** Random pods for what they request: sidecars, resources of the pod, missing limits, overhead, huge pages, quantities in odd words. */
import fc from "fast-check";
import type { Fields } from "./rows/row.ts";
import { kinds, workload } from "./workloads.ts";

/** How many pods `resourceManifests` gives. */
export const resourcePods = 5000;

/** Small quantities, and ones that are at least as large as any of them: a request may not be above its limit. */
interface Quantities {
  readonly small: readonly unknown[];
  readonly large: readonly unknown[];
}

const overcommitted = {
  cpu: {
    small: ["500m", "250m", "0.1", 0.3, 0, "3e-1", ".25", "0.0001", "100000000n", "1m", "007m"],
    large: ["1", 2, "1.5", "1001m", "1e3", "2k", "500e-3", "1E0", "10."],
  },
  memory: {
    small: ["64Mi", "128M", "1e6", "1024Ki", 1048576, "1.5Mi", "500m", "0", "1E3", "1234567"],
    large: ["1Gi", "1G", "0.5Gi", 1073741824, "1e9", "1Ti", "2000000k", "999999999.5"],
  },
  "ephemeral-storage": { small: ["500Mi", 0, "1G"], large: ["1Gi", "2G", "1e10"] },
} as const satisfies Readonly<Record<string, Quantities>>;

/** Of these a request is its limit. */
const whole = { "example.com/gpu": [1, "2", 4, "1e1"], "hugepages-2Mi": ["2Mi", "4Mi", "64Mi", 2097152] } as const;

type Overcommitted = keyof typeof overcommitted;
type Sides = readonly [request: unknown, limit: unknown];

const from = (values: readonly unknown[]): fc.Arbitrary<unknown> => fc.constantFrom(...values);

/** What a container says about one resource: nothing, a request, a limit, both, or twice the same. */
function sides({ small, large }: Quantities): fc.Arbitrary<Sides> {
  return fc.oneof(
    fc.constant<Sides>([undefined, undefined]),
    from([...small, ...large]).map((request): Sides => [request, undefined]),
    from([...small, ...large]).map((limit): Sides => [undefined, limit]),
    fc.tuple(from(small), from(large)),
    from(large).map((same): Sides => [same, same]),
  );
}

const wholeSides = (values: readonly unknown[]): fc.Arbitrary<Sides> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constant<Sides>([undefined, undefined]) },
    { weight: 1, arbitrary: from(values).map((limit): Sides => [undefined, limit]) },
    { weight: 1, arbitrary: from(values).map((same): Sides => [same, same]) },
  );

function written(all: Readonly<Record<string, Sides>>): Fields | undefined {
  const side = (index: 0 | 1): readonly [string, unknown][] =>
    Object.entries(all).flatMap(([name, each]) => (each[index] === undefined ? [] : [[name, each[index]]]));
  const [requests, limits] = [side(0), side(1)];
  if (requests.length + limits.length === 0) return undefined;
  return {
    ...(requests.length > 0 && { requests: Object.fromEntries(requests) }),
    ...(limits.length > 0 && { limits: Object.fromEntries(limits) }),
  };
}

const of = (...names: readonly Overcommitted[]): fc.Arbitrary<Fields | undefined> =>
  fc.record(Object.fromEntries(names.map((name) => [name, sides(overcommitted[name])]))).map(written);

const everything = fc
  .record({
    ...Object.fromEntries(Object.entries(overcommitted).map(([name, each]) => [name, sides(each)])),
    ...Object.fromEntries(Object.entries(whole).map(([name, each]) => [name, wholeSides(each)])),
  })
  .map(written);

/** What makes a pod guaranteed when all its containers have it. */
const guaranteed = fc
  .tuple(from(overcommitted.cpu.large), from(overcommitted.memory.large))
  .map(([cpu, memory]) => written({ cpu: [cpu, cpu], memory: [memory, memory] }));

const resources = fc.oneof(
  { weight: 2, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.constant({}) },
  { weight: 7, arbitrary: of("cpu", "memory") },
  { weight: 1, arbitrary: everything },
);

/** Enough for any pod here, so that the server takes most of them. */
const plenty = fc.constantFrom<Fields>(
  { requests: { cpu: "9k", memory: "99Ti" } },
  { requests: { memory: "99Ti" } },
  { requests: { cpu: "9000", memory: "99Ti" }, limits: { cpu: "9000", memory: "99Ti" } },
  { requests: { cpu: "9k" }, limits: { memory: "100T" } },
  { limits: { cpu: "10k", memory: "99Ti" } },
  { limits: { cpu: 9000 } },
  { requests: { cpu: "9k", "hugepages-2Mi": "2Gi" }, limits: { "hugepages-2Mi": "2Gi" } },
  {},
);

const container = (all: fc.Arbitrary<Fields | undefined>, isInit: boolean): fc.Arbitrary<Fields> =>
  fc.record({ resources: all, sidecar: isInit ? fc.boolean() : fc.constant(false) }).map(({ resources, sidecar }) => ({
    ...(sidecar && { restartPolicy: "Always" }),
    ...(resources !== undefined && { resources }),
  }));

const containers = (all: fc.Arbitrary<Fields | undefined>): fc.Arbitrary<{ readonly init: Fields[]; readonly main: Fields[] }> =>
  fc.record({
    init: fc.array(container(all, true), { maxLength: 4 }),
    main: fc.array(container(all, false), { minLength: 1, maxLength: 3 }),
  });

const sometimes = (weight: number, of: fc.Arbitrary<Fields | undefined>): fc.Arbitrary<Fields | undefined> =>
  fc.oneof({ weight, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: of });

const pod = fc.record({
  containers: fc.oneof({ weight: 5, arbitrary: containers(resources) }, { weight: 1, arbitrary: containers(guaranteed) }),
  level: sometimes(2, fc.oneof({ weight: 4, arbitrary: plenty }, { weight: 1, arbitrary: of("cpu", "memory") })),
  overhead: sometimes(
    4,
    fc.record({ cpu: from(overcommitted.cpu.small), memory: from(overcommitted.memory.small) }, { requiredKeys: [] }),
  ),
  kind: fc.constantFrom("Pod" as const, "Pod" as const, ...kinds),
});

const named = (prefix: string, containers: readonly Fields[]): readonly Fields[] =>
  containers.map((each, index) => ({ name: `${prefix}${index}`, image: "registry.example.com/tools:1", ...each }));

/** The same pods on every call. */
export const resourceManifests = (): readonly Fields[] =>
  fc.sample(pod, { numRuns: resourcePods, seed: 1959 }).map(({ containers: { init, main }, level, overhead, kind }) =>
    workload(kind, {
      ...(init.length > 0 && { initContainers: named("init", init) }),
      containers: named("main", main),
      ...(level !== undefined && { resources: level }),
      ...(overhead !== undefined && { overhead, runtimeClassName: "sandboxed" }),
    }),
  );
