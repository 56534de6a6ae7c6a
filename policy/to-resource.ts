/** What the Pulumi engine hands to a policy, as resources of the rules core. */
import { type Dictionary, isDictionary, type Path, type Resource } from "../shared/index.ts";
import { plain } from "./plain.ts";

/** The part of the SDK's arguments that says what a resource is. */
export interface Registered {
  readonly type: string;
  readonly urn: string;
  readonly props: object;
}

/** An object of a registration, and where it stands in its properties: `items[0]` in a List, else at the root. */
export interface Converted {
  readonly resource: Resource;
  readonly urn: string;
  readonly prefix: Path;
}

/** A Helm Release renders inside the cluster's provider: its objects never reach a policy. */
export const isOpaqueRelease = (type: string): boolean => type === "kubernetes:helm.sh/v3:Release";

/** `kubernetes:<group>/<version>:<Kind>`: every built-in kind (core is written `core/v1`) and every custom resource. */
const token = /^kubernetes:((?:[a-z0-9.-]+\/)?v\d[a-z0-9]*):([A-Za-z0-9]+)$/;
/** Components of the SDK whose tokens look like kinds; what they render is registered under its own tokens. */
const component = /^(?:yaml|kustomize|helm\.sh)\//;

/** What the type token says of an object; what its own properties say goes before it. */
interface Declared {
  readonly apiVersion: string;
  readonly kind: string;
}

/** The Kubernetes objects of a registration; none for components, providers and the resources of other clouds. */
export function toResources({ type, urn, props }: Registered): readonly Converted[] {
  const [, version, kind] = token.exec(type) ?? [];
  if (version === undefined || kind === undefined || component.test(version)) return [];
  const unknown: Path[] = [];
  const body = plain(props, [], unknown);
  if (!isDictionary(body)) return [];
  const partial = kind.endsWith("Patch") && body.kind !== kind;
  const declared = { apiVersion: version.replace(/^core\//, ""), kind: partial ? kind.slice(0, -"Patch".length) : kind };
  const convert = (entry: Dictionary, from: Declared, prefix: Path): Converted => ({
    resource: toResource(entry, from, partial, below(unknown, prefix), urn + prefix.join("/")),
    urn,
    prefix,
  });
  const own = identity(body, declared);
  if (!own.kind.endsWith("List") || !Array.isArray(body.items)) return [convert(body, own, [])];
  const item = { ...own, kind: own.kind.slice(0, -"List".length) };
  return body.items.flatMap((entry, index) =>
    isDictionary(entry) ? [convert(entry, identity(entry, item), ["items", index])] : [],
  );
}

const identity = (body: Dictionary, declared: Declared): Declared => ({
  apiVersion: text(body.apiVersion) || declared.apiVersion,
  kind: text(body.kind) || declared.kind,
});

function toResource(
  body: Dictionary,
  { apiVersion, kind }: Declared,
  partial: boolean,
  unknown: readonly Path[],
  id: string,
): Resource {
  const metadata = isDictionary(body.metadata) ? body.metadata : {};
  let json: string | undefined;
  const contains = (found: (json: string) => boolean): boolean => {
    json ??= JSON.stringify(body);
    return unknown.length > 0 || found(json);
  };
  return {
    apiVersion,
    kind,
    name: text(metadata.name),
    // Two namespaces that are not known yet may be different ones, so each is a namespace of its own.
    namespace: isUnknown(unknown, ["metadata", "namespace"]) ? `(not known yet, ${id})` : text(metadata.namespace) || null,
    body,
    file: null,
    get mayHoldInitContainers() {
      return contains((words) => /init[-_ ]?container/i.test(words));
    },
    partial,
    unknown,
    mentions: (word) => contains((words) => words.includes(JSON.stringify(word).slice(1, -1))),
  };
}

/** True when nobody knows yet which object this is, so that a set with it is never complete. */
export const isNameless = ({ unknown }: Resource): boolean =>
  isUnknown(unknown, ["metadata", "name"]) || isUnknown(unknown, ["metadata", "namespace"]);

const isUnknown = (unknown: readonly Path[], path: Path): boolean =>
  unknown.some((hidden) => hidden.length <= path.length && hidden.every((key, index) => key === path[index]));

const below = (unknown: readonly Path[], prefix: Path): readonly Path[] =>
  prefix.length === 0
    ? unknown
    : unknown
        .filter((path) => path.length >= prefix.length && prefix.every((key, index) => key === path[index]))
        .map((path) => path.slice(prefix.length));

const text = (value: unknown): string => (typeof value === "string" ? value : "");
