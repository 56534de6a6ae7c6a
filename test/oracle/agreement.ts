/** What initguard says about manifests beside what the API server says. */
import { at, printPath, type Resource } from "../../shared/model/resource.ts";
import { readFile } from "../../shared/source/documents.ts";
import { defaultSettings, type LocatedFinding, lint, rules } from "../../shared/text.ts";
import { today } from "../support/cases.ts";
import { validityRules } from "../support/validity-rules.ts";
import { bare, dotted, holdsQuantity, inPod, isAt, parts, written, writtenInPod } from "./paths.ts";
import type { Server } from "./servers.ts";
import { printReason, type Reason, type Verdict } from "./verdict.ts";

/** What initguard says about one manifest on one server. */
export interface Said {
  readonly rule: string;
  readonly place: string;
  readonly message: string;
  /** The server takes the field and does not store it. */
  readonly drops: boolean;
  /** True for what a template is accepted with and its Pods are refused for. */
  readonly later: boolean;
  /** What the server says, as initguard quotes it; null when it does not. */
  readonly quoted: string | null;
}

/** The manifests as the text door reads them, each a file of its own. */
export const readManifests = (manifests: readonly unknown[]): readonly Resource[] =>
  manifests.map((manifest, index) => {
    const { resources, notAnalysed } = readFile({ path: `${index}.yaml`, text: JSON.stringify(manifest) });
    const [resource] = resources;
    if (resource === undefined) throw new Error(`not analysed: ${notAnalysed[0]?.reason}: ${JSON.stringify(manifest)}`);
    const { apiVersion, kind, name, namespace, file, partial, body } = resource;
    return {
      apiVersion,
      kind,
      name,
      namespace,
      file,
      partial,
      body,
      mayHoldInitContainers: true,
      unknown: [],
      mentions: () => true,
    };
  });

/** What initguard says about each of them on one server, in order. */
export function saidOf(resources: readonly Resource[], { minor, gates }: Server): readonly (readonly Said[])[] {
  const settings = { ...defaultSettings, kubernetes: { min: minor, max: minor }, gates };
  const chosen = rules.filter(({ id }) => validityRules.includes(id));
  const { findings, faults } = lint(resources, settings, { today, rules: chosen });
  const [fault] = faults;
  if (fault !== undefined) throw new Error(`rule "${fault.rule}" failed on ${fault.resource?.file}: ${fault.message}`);
  const said = new Map(resources.map((resource) => [resource, [] as Said[]]));
  for (const { rule, level, message, place, resource } of findings) {
    const finding = { rule, level, message, path: printPath(place.path) };
    if (isVerdict(finding) || drops.test(message)) said.get(resource)?.push(readFinding(finding));
  }
  return [...said.values()];
}

type Finding = Pick<LocatedFinding, "rule" | "level" | "message" | "path">;

/** An error about what the server does. What the kubelet does with a Pod that was taken is not its verdict. */
export const isVerdict = ({ level, message }: Finding): boolean => level === "error" && !message.endsWith("so it cannot start");

/** What the server takes and does not store is a finding of any level. */
const drops = /\bdrops (?:it |them )?silently/;

/** A finding as what it says about the server. */
export const readFinding = ({ rule, path, message }: Finding): Said => ({
  rule,
  place: path ?? "",
  message,
  drops: drops.test(message),
  quoted: /^the API server refuses .*?: "(.*)"$/s.exec(message)?.[1] ?? null,
  later: message.startsWith("the API server refuses the Pods"),
});

/** How initguard and the server differ about one manifest, for a reader; empty when they do not. Only reasons in scope must be said. */
export function differences(
  said: readonly Said[],
  verdict: Verdict,
  manifest: unknown,
  inScope: (reason: Reason) => boolean,
): readonly string[] {
  const reasons = verdict.refusals.map((reason): Held => ({ reason, place: written(reason.path, manifest), ofPods: false }));
  const later = verdict.podRefusals.map((reason): Held => ({ reason, place: writtenInPod(reason.path, manifest), ofPods: true }));
  const refusals = said.filter(({ drops }) => !drops);
  const [first] = verdict.refusals;
  if (first?.type === "wrong type") {
    // The decoder stops at the first wrong type: about the rest of the manifest nothing is known.
    return refusals.some(({ place }) => isWrongType(place, first)) || !inScope(first) ? [] : [`not said: ${printReason(first)}`];
  }
  const all = [...reasons, ...later];
  // Of a template that is refused there are no pods.
  return [
    ...(reasons.length > 0 ? reasons : later)
      .filter((held) => inScope(held.reason) && !refusals.some((each) => isThere(each, held)))
      .map(({ reason, ofPods }) => `not said${ofPods ? " of the pods" : ""}: ${printReason(reason)}`),
    ...refusals
      .filter((each) => !all.some((held) => isThere(each, held)))
      .map(({ rule, place, message }) => `not so: ${rule} at ${place}: ${message}`),
    ...refusals
      .filter(({ quoted }) => quoted !== null && !all.some(({ reason }) => isSaid(quoted, reason)))
      .map(({ quoted }) => `not in these words: ${quoted}`),
    ...said
      .filter(({ drops, place }) => drops && !verdict.dropped.some((path) => isDroppedAt(place, path)))
      .map(({ rule, place, message }) => `not dropped: ${rule} at ${place}: ${message}`),
    ...(verdict.refusals.length > 0 ? [] : verdict.dropped)
      .filter((path) => path.includes(".initContainers[") && !isHarmless(path, manifest))
      .filter((path) => !said.some(({ drops, place }) => drops && isDroppedAt(place, path)))
      .map((path) => `not said to be dropped: ${path}`),
  ];
}

/** A field goes with what it stands in, and a mount that goes moves those behind it up. */
const isDroppedAt = (place: string, path: string): boolean =>
  place === path ||
  (place.startsWith(path) && /^[.[]/.test(place.slice(path.length))) ||
  (/\.volumeMounts\b/.test(path) && bare(place) === bare(path));

/** A policy that is dropped where the pod's says the same changes nothing, and one with rules is told with them. */
const isHarmless = (path: string, manifest: unknown): boolean =>
  path.endsWith(".restartPolicy") && ["Never", "OnFailure"].includes(String(at(manifest, parts(path))));

/** A reason and where it is to be said. */
interface Held {
  readonly reason: Reason;
  readonly place: string;
  /** True for a template that is taken, whose pods are refused: the place is in a pod. */
  readonly ofPods: boolean;
}

/** Only a message that quotes the server says which of the two it refuses. */
const isThere = ({ place, later, quoted }: Said, held: Held): boolean =>
  held.ofPods ? (later || quoted === null) && isAt(inPod(place), held.place) : !later && isAt(place, held.place);

/** True when a quotation, which has no double quotes inside, gives this reason. Of a decoder's words, which are Go's, the kind counts. */
function isSaid(quoted: string, { type, path, detail }: Reason): boolean {
  const [place = "", words] = quoted.split(`: ${type}`);
  const [said, server] = [dotted(path), detail].map((each) => each.replaceAll('"', "'"));
  if (words === undefined || ![place, inPod(place)].some((each) => each === said || isAt(each, path))) return false;
  return type === "unknown field" || type === "wrong type" || words.includes((server ?? "").replace(asWritten, " of "));
}

/** The server quotes some quantities as they were written (Quantity remembers a few), initguard the canonical form. */
const asWritten = / of (?:\+\S+|\S*\.\S*|\S*[eE]-?\d+)$/;

const isWrongType = (place: string, { path }: Reason): boolean =>
  path === "" ? holdsQuantity(place) : bare(place) === path || bare(place).startsWith(`${path}.`);
