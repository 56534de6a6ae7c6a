/** Requests, limits, claims and how they may change (pkg/apis/core/validation, ValidateContainerResourceRequirements, validateResizePolicy). */
import type { Resources } from "../model/pod.ts";
import { notationOf, parseQuantity, printQuantity, type Quantity, storedQuantity } from "../model/quantity.ts";
import { type Check, duplicate, forbidden, invalid, knownAs, notFound, type Refuse, required, unsupported } from "./model.ts";
import { problemsOfLabel, problemsOfQualifiedName } from "./names.ts";

export const resourceChecks: readonly Check[] = [
  {
    of: "resources",
    check({ container: { resources } }, refuse) {
      if (resources === undefined) return;
      const { limits = {}, requests = {} } = resources;
      for (const list of ["limits", "requests"] as const)
        for (const [name, written] of Object.entries(resources[list] ?? {})) checkAmount(list, name, written, refuse);
      for (const name of Object.keys(requests)) checkPair(name, requests, limits, refuse);
      const names = [...Object.keys(limits), ...Object.keys(requests)];
      if (names.some(isHugePages) && !names.includes("cpu") && !names.includes("memory"))
        refuse(forbidden(["resources"], "HugePages require cpu or memory"));
    },
  },
  {
    of: "claims",
    byVersion: true,
    check({ container: { resources }, spec, cluster }, refuse) {
      const claims = resources?.claims;
      if (claims === undefined || !cluster.isOn("DynamicResourceAllocation")) return;
      const known = new Set((spec.resourceClaims ?? []).map(({ name }) => name ?? "").filter((name) => name !== ""));
      checkClaims(claims, known, refuse);
    },
  },
  {
    of: "resizePolicy",
    byVersion: true,
    check({ container: { resizePolicy = [] }, spec, cluster }, refuse) {
      if (resizePolicy.length === 0 || !cluster.isOn("InPlacePodVerticalScaling")) return;
      if (cluster.minor < 33) refuse(invalid(["resizePolicy"], "must not be set for init containers"));
      const seen = new Set<string>();
      for (const [index, { resourceName = "", restartPolicy = "" }] of resizePolicy.entries()) {
        const path = ["resizePolicy", index];
        const ofList = (refusal: Parameters<Refuse>[0]) => refuse(knownAs("resizePolicy", refusal));
        if (seen.has(resourceName)) refuse(duplicate(path, resourceName));
        seen.add(resourceName);
        for (const [field, value, supported] of [
          ["resourceName", resourceName, ["cpu", "memory"]],
          ["restartPolicy", restartPolicy, ["NotRequired", "RestartContainer"]],
        ] as const) {
          if (value === "") ofList(required([...path, field]));
          else if (!(supported as readonly string[]).includes(value)) ofList(unsupported([...path, field], value, supported));
        }
        const of = cluster.minor < 36 ? "" : "pod ";
        if (spec.restartPolicy === "Never" && restartPolicy !== "NotRequired" && cluster.minor >= 29)
          ofList(invalid([...path, "restartPolicy"], `must be 'NotRequired' when ${of}\`restartPolicy\` is 'Never'`));
      }
    },
  },
];

const isHugePages = (name: string): boolean => name.startsWith("hugepages-");
const isNative = (name: string): boolean => !name.includes("/") || name.includes("kubernetes.io/");
const mayBeOvercommitted = (name: string): boolean => isNative(name) && !isHugePages(name);
const isExtended = (name: string): boolean =>
  !isNative(name) && !name.startsWith("requests.") && problemsOfQualifiedName(`requests.${name}`).length === 0;

const ofContainers = ["cpu", "memory", "ephemeral-storage"];
/** Names without a prefix that mean something elsewhere, in a quota for instance (standardResources). */
const elsewhere =
  /^(?:cpu|memory|ephemeral-storage|storage|requests\.(?:cpu|memory|ephemeral-storage|storage|hugepages-.*)|limits\.(?:cpu|memory|ephemeral-storage)|hugepages-.*|pods|resourcequotas|services|services\.nodeports|services\.loadbalancers|replicationcontrollers|secrets|configmaps|persistentvolumeclaims)$/;
/** Of those, the ones that count things. */
const counted =
  /^(?:pods|resourcequotas|services|services\.nodeports|services\.loadbalancers|replicationcontrollers|secrets|configmaps|persistentvolumeclaims)$/;

function problemsOfName(name: string): readonly string[] {
  const form = problemsOfQualifiedName(name);
  if (!name.includes("/")) {
    const isKnown = form.length > 0 || elsewhere.test(name);
    return [
      ...form,
      ...(isKnown ? [] : ["must be a standard resource type or fully qualified"]),
      ...(ofContainers.includes(name) || isHugePages(name) ? [] : ["must be a standard resource for containers"]),
    ];
  }
  return isNative(name) || isExtended(name) ? form : [...form, "doesn't follow extended resource name standard"];
}

const nano = 1_000_000_000n;
const milli = nano / 1000n;
/** What the server counts to, in units or in thousandths. Beyond its arithmetic runs over, and what it finds is chance. */
const countable = 2n ** 63n - 1n;

function checkAmount(list: "limits" | "requests", name: string, written: string | number, refuse: Refuse): void {
  const path = ["resources", list, name];
  for (const problem of problemsOfName(name)) refuse(invalid(path, problem));
  const amount = storedQuantity(written);
  if (amount === undefined) return;
  if (amount < 0n) refuse(invalid(path, "must be greater than or equal to 0"));
  if (amount % nano !== 0n && amount / milli <= countable && (counted.test(name) || isExtended(name)))
    refuse(invalid(path, "must be an integer"));
  if (isHugePages(name) && !isMultiple(amount, name.slice("hugepages-".length)))
    refuse(invalid(path, `${printQuantity(amount, notationOf(written))} is not positive integer multiple of ${name}`));
}

function isMultiple(amount: Quantity, page: string): boolean {
  const size = parseQuantity(page);
  const wholes = (amount < 0n ? amount - nano + 1n : amount + nano - 1n) / nano;
  return size !== undefined && size > 0n && size % nano === 0n && (wholes > countable || (wholes * nano) % size === 0n);
}

function checkPair(
  name: string,
  requests: NonNullable<Resources["requests"]>,
  limits: NonNullable<Resources["limits"]>,
  refuse: Refuse,
): void {
  const [request, limit] = [requests[name], limits[name]];
  const path = ["resources", "requests", name];
  if (limit === undefined) {
    if (!mayBeOvercommitted(name))
      refuse(knownAs("resources.limits", required(path, "Limit must be set for non overcommitable resources")));
    return;
  }
  const [asked, allowed] = [storedQuantity(request ?? 0), storedQuantity(limit)];
  if (asked === undefined || allowed === undefined || asked === allowed) return;
  const most = `${name} limit of ${printQuantity(allowed, notationOf(limit))}`;
  if (!mayBeOvercommitted(name)) refuse(knownAs("resources.requests", invalid(path, `must be equal to ${most}`)));
  else if (asked > allowed) refuse(knownAs("resources.requests", invalid(path, `must be less than or equal to ${most}`)));
}

function checkClaims(claims: NonNullable<Resources["claims"]>, known: ReadonlySet<string>, refuse: Refuse): void {
  const seen = new Set<string>();
  const inPart = new Set<string>();
  for (const [index, { name = "", request = "" }] of claims.entries()) {
    const path = ["resources", "claims", index];
    if (name === "") {
      refuse(required(path));
      continue;
    }
    const key = request === "" ? name : `${name}/${request}`;
    if (seen.has(name)) refuse(duplicate(path, name));
    else {
      if (request !== "") for (const problem of problemsOfLabel(request)) refuse(invalid([...path, "request"], problem));
      if (seen.has(key)) refuse(duplicate(path, key));
      else if (request === "" && inPart.has(name)) refuse(duplicate(path, name));
      seen.add(key);
      // The server knows a part by its slash, which a bad name may have, too.
      if (key.includes("/")) inPart.add(key.slice(0, key.indexOf("/")));
    }
    if (known.has(name)) continue;
    const names = known.size === 0 ? " which is empty" : `: ${[...known].sort().join(", ")}`;
    refuse(notFound(path, name, `must be one of the names in pod.spec.resourceClaims${names}`));
  }
}
