/** Environment variables and where they come from (pkg/apis/core/validation, ValidateEnv and ValidateEnvFrom). */
import type { EnvVar } from "../model/pod.ts";
import { parseQuantity } from "../model/quantity.ts";
import { type Path, printPath } from "../model/resource.ts";
import { type Check, forbidden, invalid, knownAs, type Refuse, required, unsupported } from "./model.ts";
import {
  problemsOfConfigKey,
  problemsOfLabel,
  problemsOfPrefix,
  problemsOfQualifiedName,
  problemsOfSteps,
  problemsOfSubdomain,
  problemsOfVariable,
} from "./names.ts";

type Source = NonNullable<EnvVar["valueFrom"]>;

export const envChecks: readonly Check[] = [
  {
    of: "env names",
    byVersion: true,
    check({ container: { env = [], envFrom = [] }, cluster }, refuse) {
      const relaxed = cluster.isOn("RelaxedEnvironmentVariableValidation");
      for (const [index, { name }] of env.entries()) {
        const at = ["env", index, "name"];
        if (!name) refuse(required(at));
        else for (const problem of problemsOfVariable(name, relaxed)) refuse(invalid(at, problem));
      }
      for (const [index, { prefix }] of envFrom.entries())
        if (prefix)
          for (const problem of problemsOfVariable(prefix, relaxed)) refuse(invalid(["envFrom", index, "prefix"], problem));
    },
  },
  {
    of: "env sources",
    byVersion: true,
    check({ container: { env = [] }, cluster }, refuse) {
      for (const [index, entry] of env.entries()) {
        const { valueFrom } = entry;
        if (valueFrom === undefined) continue;
        const path = ["env", index, "valueFrom"];
        const known = cluster.isOn("EnvFiles") ? [...sources, "fileKeyRef" as const] : sources;
        const given = known.filter((source) => valueFrom[source] !== undefined);
        if (given.length === 0) refuse(invalid(path, oneOf(known)));
        else if (entry.value) refuse(invalid(path, "may not be specified when `value` is not empty"));
        else if (given.length > 1) refuse(invalid(path, "may not have more than one field specified at a time"));
        if (given.includes("fileKeyRef")) checkFile(valueFrom.fileKeyRef ?? {}, [...path, "fileKeyRef"], refuse);
      }
    },
  },
  {
    of: "env references",
    check({ container: { env = [] } }, refuse) {
      for (const [index, { valueFrom }] of env.entries()) {
        if (valueFrom === undefined) continue;
        const { fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef } = valueFrom;
        const path = ["env", index, "valueFrom"];
        if (fieldRef) checkField(fieldRef, [...path, "fieldRef"], refuse);
        if (resourceFieldRef) checkResource(resourceFieldRef, [...path, "resourceFieldRef"], refuse);
        if (configMapKeyRef) checkKey(configMapKeyRef, [...path, "configMapKeyRef"], refuse);
        if (secretKeyRef) checkKey(secretKeyRef, [...path, "secretKeyRef"], refuse);
      }
    },
  },
  {
    of: "env references of 1.29",
    byVersion: true,
    check({ container: { env = [] }, cluster }, refuse) {
      if (cluster.minor >= 29) return;
      for (const [index, { valueFrom }] of env.entries())
        if (valueFrom?.fieldRef?.fieldPath === "status.hostIPs")
          refuse(
            forbidden(["env", index, "valueFrom", "fieldRef"], "may not be set when feature gate 'PodHostIPs' is not enabled"),
          );
    },
  },
  {
    of: "envFrom",
    check({ container: { envFrom = [] } }, refuse) {
      for (const [index, { configMapRef, secretRef }] of envFrom.entries()) {
        const path = ["envFrom", index];
        if (!configMapRef && !secretRef)
          refuse(knownAs("envFrom", invalid(path, "must specify one of: `configMapRef` or `secretRef`")));
        if (configMapRef && secretRef)
          refuse(knownAs("envFrom", invalid(path, "may not have more than one field specified at a time")));
        for (const [field, ref] of Object.entries({ configMapRef, secretRef })) {
          if (ref === undefined) continue;
          if (!ref.name) refuse(required([...path, field, "name"]));
          else for (const problem of problemsOfPrefix(ref.name)) refuse(invalid([...path, field, "name"], problem));
        }
      }
    },
  },
];

const sources = ["fieldRef", "resourceFieldRef", "configMapKeyRef", "secretKeyRef"] as const;

function oneOf(known: readonly string[]): string {
  const quoted = known.map((one) => `\`${one}\``);
  return `must specify one of: ${quoted.slice(0, -1).join(", ")} or ${quoted.at(-1)}`;
}

const fieldPaths = [
  "metadata.name",
  "metadata.namespace",
  "metadata.uid",
  "spec.nodeName",
  "spec.serviceAccountName",
  "status.hostIP",
  "status.hostIPs",
  "status.podIP",
  "status.podIPs",
];
/** Field labels that the server knows and a variable cannot hold. */
const otherLabels = ["metadata.annotations", "metadata.labels", "spec.restartPolicy", "spec.schedulerName", "status.phase"];

function checkField({ apiVersion, fieldPath }: NonNullable<Source["fieldRef"]>, path: Path, refuse: Refuse): void {
  const at = [...path, "fieldPath"];
  if (!fieldPath) {
    refuse(required(at));
    return;
  }
  if (apiVersion && apiVersion !== "v1") {
    refuse(invalid(at, `error converting fieldPath: unsupported pod version: ${apiVersion}`));
    return;
  }
  const [, map, key] = /^([^']+?)\['([\s\S]*)'\]$/.exec(fieldPath) ?? [];
  if (map !== undefined && key !== undefined) {
    if (map !== "metadata.annotations" && map !== "metadata.labels") {
      refuse(invalid(at, `error converting fieldPath: field label does not support subscript: ${fieldPath}`));
      return;
    }
    const name = map === "metadata.annotations" ? key.toLowerCase() : key;
    for (const problem of problemsOfQualifiedName(name)) refuse(knownAs(printPath(path), invalid(at, problem)));
    return;
  }
  if (fieldPaths.includes(fieldPath) || fieldPath === "spec.host") return;
  if (otherLabels.includes(fieldPath)) {
    refuse(unsupported(at, fieldPath, fieldPaths));
    return;
  }
  refuse(invalid(at, `error converting fieldPath: field label not supported: ${fieldPath}`));
}

const resourceNames = [
  "limits.cpu",
  "limits.ephemeral-storage",
  "limits.memory",
  "requests.cpu",
  "requests.ephemeral-storage",
  "requests.memory",
];
const sizes = "1, 1k, 1M, 1G, 1T, 1P, 1E, 1Ki, 1Mi, 1Gi, 1Ti, 1Pi, 1Ei";

function checkResource({ resource, divisor }: NonNullable<Source["resourceFieldRef"]>, path: Path, refuse: Refuse): void {
  if (!resource) refuse(required([...path, "resource"]));
  const ofHugePages = /^(?:limits|requests)\.hugepages-/.test(resource ?? "");
  if (resource && !ofHugePages && !resourceNames.includes(resource))
    refuse(unsupported([...path, "resource"], resource, resourceNames));
  const unit = divisor === undefined ? undefined : unitOf(divisor);
  if (unit === undefined || unit === "0") return;
  const kind = ofHugePages ? "hugepages" : /^(?:limits|requests)\.(cpu|memory|ephemeral-storage)$/.exec(resource ?? "")?.[1];
  if (kind === undefined) return;
  const allowed = kind === "cpu" ? unit === "1" || unit === "1m" : unit === "1" || unit === "size";
  const what = kind === "cpu" ? "1m and 1 are supported with the cpu" : `${sizes} are supported with the ${kind}`;
  const name = kind === "ephemeral-storage" ? what.replace("ephemeral-storage", "local ephemeral storage") : what;
  if (!allowed) refuse(invalid([...path, "divisor"], `only divisor's values ${name} resource`));
}

const nano = 1_000_000_000n;

/**
 * The form of a divisor once the server has written it anew: "0", "1", "1m", "size" for one of 1k to 1E and 1Ki to 1Ei, "other".
 * A decimal number stays decimal: 1024 is none of them, and neither is 1e3.
 */
function unitOf(divisor: string | number): string | undefined {
  const amount = parseQuantity(divisor);
  if (amount === undefined) return undefined;
  if (amount === 0n) return "0";
  if (amount === nano) return "1";
  const text = String(divisor).trim();
  if (/[eE][+-]?\d/.test(text)) return "other";
  if (amount === nano / 1000n) return "1m";
  const base = text.endsWith("i") ? 1024n : 1000n;
  return [1n, 2n, 3n, 4n, 5n, 6n].some((power) => amount === nano * base ** power) ? "size" : "other";
}

function checkKey({ name = "", key }: NonNullable<Source["configMapKeyRef"]>, path: Path, refuse: Refuse): void {
  for (const problem of problemsOfSubdomain(name)) refuse(invalid([...path, "name"], problem));
  if (!key) refuse(required([...path, "key"]));
  else for (const problem of problemsOfConfigKey(key)) refuse(invalid([...path, "key"], problem));
}

function checkFile({ key, volumeName, path: file }: NonNullable<Source["fileKeyRef"]>, path: Path, refuse: Refuse): void {
  if (!key) refuse(required([...path, "key"]));
  else for (const problem of problemsOfVariable(key, true)) refuse(invalid([...path, "key"], problem));
  if (!volumeName) refuse(required([...path, "volumeName"]));
  else for (const problem of problemsOfLabel(volumeName)) refuse(invalid([...path, "volumeName"], problem));
  if (!file) refuse(required([...path, "path"]));
  else for (const problem of problemsOfSteps(file)) refuse(invalid([...path, "path"], problem));
}
