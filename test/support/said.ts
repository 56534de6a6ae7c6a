import { isDictionary, type TextReport } from "../../shared/text.ts";
import type { CaseObject } from "./objects.ts";
import { type Properties, type Registration, urnOf } from "./pulumi.ts";
import type { Diagnostic } from "./pulumi-pack.ts";

/** What both doors can say of a finding, as one line. */
export interface Said {
  readonly level: string;
  readonly rule: string;
  /** `Kind/name` of the resource at fault. */
  readonly resource: string;
  readonly path: string;
  readonly message: string;
}

/** Comparable, in one order. */
export const lines = (found: readonly Said[]): readonly string[] =>
  found.map(({ level, rule, resource, path, message }) => `${level} ${rule} ${resource} ${path}: ${message}`).sort();

export const inText = ({ findings }: TextReport): readonly Said[] =>
  findings.map(({ level, rule, resource, path, message }) => ({
    level,
    rule,
    resource: `${resource?.kind}/${resource?.name}`,
    path: path ?? "",
    message,
  }));

const levelOf: Readonly<Record<string, string>> = { high: "error", medium: "warning", low: "notice" };

export function inPack(found: readonly Diagnostic[], resources: readonly Registration[]): readonly Said[] {
  const names = new Map(resources.map(({ urn, props }) => [urn, nameOf(props)]));
  return found.map(({ policy, severity, message, urn }) => {
    const [first = ""] = message.split("\n");
    const [, path = "", text = ""] = /^(?:[A-Z]\w+ "[^"]*" )?(.*?): (.*)$/.exec(first) ?? [];
    return { level: levelOf[severity] ?? severity, rule: policy, resource: names.get(urn) ?? urn, path, message: text };
  });
}

const nameOf = ({ kind, metadata }: Properties): string =>
  `${kind}/${isDictionary(metadata) && typeof metadata.name === "string" ? metadata.name : ""}`;

/** An object as a program registers it. */
export function toRegistration({ body }: CaseObject, index: number): Registration {
  const { apiVersion = "", kind = "" } = body;
  const type = `kubernetes:${apiVersion === "v1" ? "core/v1" : apiVersion}:${kind}`;
  const name = `${nameOf(body as Properties)}-${index}`;
  return { type, name, urn: urnOf(type, name), parent: "", props: body as Properties };
}
