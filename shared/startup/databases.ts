/** Which Services of the set the environment of a container names as its database. */
import type { Container } from "../model/pod.ts";
import { at, isDictionary, type Resource } from "../model/resource.ts";
import { backing, resolve, type ServiceFacts } from "./names.ts";
import type { Lookup } from "./set.ts";

const url =
  /^(?:jdbc:)?(?:postgres(?:ql)?|mysql|mariadb|mongodb|mssql|sqlserver|cockroachdb|oracle)(?:\+[a-z0-9_]+)?:\/\/(?:[^@/\s]*@)?([A-Za-z0-9.-]+)/;
const hostVariable = /(?:^|_)(?:DB|DATABASE|POSTGRES(?:QL)?|PG|MYSQL|MARIADB|MONGO(?:DB)?|SQL)(?:_SERVER)?_?HOST(?:NAME)?$/i;

/** The Services that other workloads of the set stand behind; literal values and those of ConfigMaps of the set alone. */
export function databasesOf(set: Lookup, container: Container, from: Resource): readonly ServiceFacts[] {
  const found = new Map<Resource, ServiceFacts>();
  for (const [name, value] of variablesOf(set, container, from)) {
    const host = url.exec(value.slice(0, 2048))?.[1] ?? (hostVariable.test(name) ? value : null);
    const service = host === null ? undefined : resolve(set, host, from)?.service;
    if (service === undefined || service.external) continue;
    const pods = backing(set, service);
    if (pods.length > 0 && pods.every((pod) => pod.resource !== from)) found.set(service.resource, service);
  }
  return [...found.values()];
}

function variablesOf(set: Lookup, container: Container, from: Resource): readonly (readonly [string, string])[] {
  const dataOf = (name: string | undefined): unknown =>
    name === undefined ? undefined : at(set.find("ConfigMap", from.namespace, name, from)?.body, ["data"]);
  const all = (container.envFrom ?? []).flatMap(({ configMapRef, prefix = "" }) => {
    const data = dataOf(configMapRef?.name);
    return isDictionary(data) ? Object.entries(data).map(([key, value]) => [prefix + key, value] as const) : [];
  });
  const each = (container.env ?? []).map(({ name = "", value, valueFrom }) => {
    const key = valueFrom?.configMapKeyRef;
    return [name, value ?? (key?.key === undefined ? undefined : at(dataOf(key.name), [key.key]))] as const;
  });
  return [...all, ...each].flatMap(([name, value]) =>
    typeof value === "string" && value !== "" ? [[name, value] as const] : [],
  );
}
