/** What a row of the table of manifests is. The rows are the checks of the API server that reach an init container. */

export type Fields = Readonly<Record<string, unknown>>;

/** One change of a valid manifest. Maps are merged, lists grow, `undefined` takes a field away. */
export interface Row {
  /** The check: a letter and a number, such as "C1", as in the list of checks in rows/index.ts. */
  readonly check: string;
  /** What is tried, in a few words. */
  readonly what: string;
  /** What changes in the init container. */
  readonly container?: Fields;
  readonly spec?: Fields;
  /** Metadata of the pod or of its template. */
  readonly metadata?: Fields;
  /** Specification of a Job or of a CronJob's jobs. */
  readonly job?: Fields;
  /** Kinds of workload in which it makes sense; all without it. */
  readonly kinds?: readonly string[];
}

/** Rows that change the init container alone. */
export const inContainer = (check: string, tries: Readonly<Record<string, Fields>>): readonly Row[] =>
  Object.entries(tries).map(([what, container]) => ({ check, what, container }));

/** Rows that change more. */
export const inPod = (check: string, tries: Readonly<Record<string, Omit<Row, "check" | "what">>>): readonly Row[] =>
  Object.entries(tries).map(([what, changes]) => ({ check, what, ...changes }));

/** One volume mount of the volume "work", with more. */
export const mount = (fields: Fields = {}): Fields => ({ volumeMounts: [{ name: "work", mountPath: "/work", ...fields }] });

export const many = <T>(count: number, of: (index: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, index) => of(index));

/** Maps are merged, lists are joined, anything else is replaced; what becomes undefined goes away. Neither is changed. */
export function merged(base: Fields, change: Fields | undefined): Fields {
  if (change === undefined) return base;
  const out: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(change)) {
    const before = out[key];
    if (value === undefined) delete out[key];
    else if (Array.isArray(before) && Array.isArray(value)) out[key] = [...before, ...value];
    else if (isMap(before) && isMap(value)) out[key] = merged(before, value);
    else out[key] = value;
  }
  return out;
}

const isMap = (value: unknown): value is Fields => typeof value === "object" && value !== null && !Array.isArray(value);
