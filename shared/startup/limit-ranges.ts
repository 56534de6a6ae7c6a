/**
 * What the LimitRanges of a namespace say about containers and pods. Sources: pkg/apis/core/v1/defaults.go (SetDefaults_LimitRangeItem)
 * and plugin/pkg/admission/limitranger/admission.go of Kubernetes 1.37.2.
 */
import type { Container, Resources } from "../model/pod.ts";
import { parseQuantity, type Quantity } from "../model/quantity.ts";
import { at, isDictionary, type Resource } from "../model/resource.ts";
import { type Amount, readAmounts, type Sides } from "./amounts.ts";
import { governing, type NamespaceLookup } from "./namespaced.ts";

/** Quantities as written, by the name of a resource. */
type Written = Readonly<Record<string, string | number>>;

/** One item of `spec.limits`, with the defaults that the API server gives it. */
export interface LimitItem {
  readonly range: Resource;
  readonly type: unknown;
  readonly min: Written;
  readonly max: Written;
  readonly maxLimitRequestRatio: Written;
  /** The limits and requests that a container gets where it has none. Empty unless `type` is Container. */
  readonly default: Written;
  readonly defaultRequest: Written;
}

interface Limits {
  readonly items: readonly LimitItem[];
  /** False when there is a LimitRange of which nobody knows whether it is of this namespace, or when two give different defaults. */
  readonly complete: boolean;
}

/** The LimitRanges of the namespace of `resource`. */
export function limitsFor(set: NamespaceLookup, resource: Resource): Limits {
  const { certain, possible } = governing(set, "LimitRange", resource);
  const items = certain.flatMap(itemsOf);
  return { items, complete: possible.length === 0 && !disagree(items) };
}

/** True when two items give one resource different defaults: the API server takes the LimitRanges of a namespace in no certain order. */
function disagree(items: readonly LimitItem[]): boolean {
  return (["default", "defaultRequest"] as const).some((field) => {
    const given = new Map<string, Quantity | undefined>();
    for (const [name, amount] of items.flatMap((item) => Object.entries(item[field]))) {
      if (given.has(name) && given.get(name) !== parseQuantity(amount)) return true;
      given.set(name, parseQuantity(amount));
    }
    return false;
  });
}

function itemsOf(range: Resource): readonly LimitItem[] {
  const limits = at(range.body, ["spec", "limits"]);
  if (range.apiVersion !== "v1" || !Array.isArray(limits)) return [];
  return limits.map((_, index) => {
    const field = (name: string): Written => written(at(range.body, ["spec", "limits", index, name]));
    const [min, max] = [field("min"), field("max")];
    const type = at(range.body, ["spec", "limits", index, "type"]);
    const limit = type === "Container" ? { ...max, ...field("default") } : {};
    const request = type === "Container" ? { ...min, ...limit, ...field("defaultRequest") } : {};
    return {
      range,
      type,
      min,
      max,
      maxLimitRequestRatio: field("maxLimitRequestRatio"),
      default: limit,
      defaultRequest: request,
    };
  });
}

function written(value: unknown): Written {
  if (!isDictionary(value)) return {};
  return Object.fromEntries(
    Object.entries(value).filter(
      (entry): entry is [string, string | number] => typeof entry[1] === "string" || typeof entry[1] === "number",
    ),
  );
}

/** The resources that a container has once the LimitRanger was there; `items` agree on their defaults. */
export function withDefaults(items: readonly LimitItem[]): (container: Container) => Resources {
  const limits = Object.assign({}, ...items.map((item) => item.default).reverse()) as Written;
  const requests = Object.assign({}, ...items.map((item) => item.defaultRequest).reverse()) as Written;
  return ({ resources: own = {} }) => ({
    limits: { ...limits, ...own.limits },
    // A container's own limit is its request before the LimitRanger comes.
    requests: { ...requests, ...own.limits, ...own.requests },
  });
}

/** Something that an item of a LimitRange does not allow. `amount` is undefined where the container has none. */
export interface Breach {
  readonly item: LimitItem;
  readonly kind: "min" | "max" | "maxLimitRequestRatio";
  readonly resource: string;
  readonly side: keyof Sides;
  readonly amount: Amount | undefined;
  readonly allowed: Amount;
}

/** What `sides` break of an item, by the name of the resource: minConstraint, maxConstraint and limitRequestRatioConstraint, in that order. */
export function breachesOf(item: LimitItem, sides: Sides): readonly Breach[] {
  return (["min", "max", "maxLimitRequestRatio"] as const).flatMap((kind) =>
    [...(readAmounts(item[kind]) ?? [])]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([resource, allowed]) => {
        const [request, limit] = [sides.requests.get(resource), sides.limits.get(resource)];
        const side = broken[kind](request?.amount, limit?.amount, allowed.amount);
        return side === null ? [] : [{ item, kind, resource, side, amount: side === "requests" ? request : limit, allowed }];
      }),
  );
}

type Broken = (request: Quantity | undefined, limit: Quantity | undefined, allowed: Quantity) => keyof Sides | null;

const broken: Readonly<Record<Breach["kind"], Broken>> = {
  min(request, limit, allowed) {
    if (request === undefined || request < allowed) return "requests";
    return limit !== undefined && limit < allowed ? "limits" : null;
  },
  max(request, limit, allowed) {
    if (limit === undefined || limit > allowed) return "limits";
    return request !== undefined && request > allowed ? "requests" : null;
  },
  maxLimitRequestRatio(request = 0n, limit = 0n, allowed) {
    if (request === 0n) return "requests";
    return limit === 0n || limit * unit > allowed * request ? "limits" : null;
  },
};

/** A ratio of 1 as a quantity. */
const unit = 1_000_000_000n;
